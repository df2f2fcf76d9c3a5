import { cite, name, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { OpenPromise } from '../evidence/open-promise.ts';
import type { NotGranted } from '../evidence/plan-to-say.ts';
import { placeOfDocument } from './clause.ts';
import { silentText } from './silent-text.ts';

const SAY: Record<Exclude<NotGranted, 'by-this-payer'>, string> = {
  'tax-rate': '没有写明比例或税率，请向税务部门询问',
  amount: '没有写明具体金额或比例',
  money: '没有写发钱，也没有写金额或比例',
  task: '没有写给企业多少钱，写的是政府部门要做的工作',
  'this-kind': '没有写您问的这种补贴，最接近的是下面的内容',
  'this-level': '没有写这个级别的称号给多少，写的是别的级别',
};

/** Says what the clause that follows does not grant, and in which words it promises help all the same. */
export function sayNotGranted(writer: Writer, what: NotGranted, ranked: Ranked, promise: OpenPromise | null): void {
  const open = what === 'amount' && promise ? ['，', PROMISED[promise]] : [];
  if (what !== 'by-this-payer') writer.say(silentText(ranked.document), SAY[what], ...open, cite(ranked.clause), '。');
  else
    writer.say('条文写的是', name(placeOfDocument(ranked)), '给的，没有写您问的那边给多少', cite(ranked.clause), '。');
}

const PROMISED: Record<OpenPromise, string> = {
  'helps-selected': '只写了择优，不是家家都有',
  'open-rules': '只写了按有关规定给',
  'helps-by-result': '只写了按评价结果给',
  'helps-only': '只写了给予支持',
  encourages: '只写了鼓励',
};
