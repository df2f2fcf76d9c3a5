import { cite, name, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { NotGranted } from '../evidence/plan-to-say.ts';
import { placeOfDocument } from './clause.ts';

/** Says what the clause that follows does not grant. */
export function sayNotGranted(writer: Writer, what: NotGranted, ranked: Ranked): void {
  const { clause } = ranked;
  switch (what) {
    case 'tax-rate':
      writer.say('条文没有写明比例或税率，请向税务部门询问', cite(clause), '。');
      return;
    case 'amount':
      writer.say('条文没有写明具体金额或比例', cite(clause), '。');
      return;
    case 'this-kind':
      writer.say('条文没有写您问的这种补贴，最接近的是下面的内容', cite(clause), '。');
      return;
    case 'this-level':
      writer.say('条文没有写这个级别的称号给多少，写的是别的级别', cite(clause), '。');
      return;
    case 'by-this-payer':
      writer.say('条文写的是', name(placeOfDocument(ranked)), '给的，没有写您问的那边给多少', cite(clause), '。');
      return;
  }
}
