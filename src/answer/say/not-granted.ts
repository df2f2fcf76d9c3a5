import type { Clause } from '../../knowledge/document.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { NotGranted } from '../evidence/plan-to-say.ts';

/** Says what the clause that follows does not grant. */
export function sayNotGranted(writer: Writer, what: NotGranted, clause: Clause): void {
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
  }
}
