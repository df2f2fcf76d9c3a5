import { cite, clauseFigure, type Writer } from '../draft/writer.ts';
import type { OwnWorked } from '../evidence/worked-shape.ts';
import { ofAsker, ofOut } from './own-pieces.ts';

/** Says what may be deducted before tax of what was spent, or what it takes where the asker does not tell that. */
export function sayDeduction(writer: Writer, lead: Extract<OwnWorked, { as: 'deduction' }>): void {
  const rate = clauseFigure(lead.clause, lead.rate);
  const cites = cite(lead.clause);
  if (!lead.met) {
    const asks = '付给条文写的对象、用在条文写的用途上、实际付出去的，才可以据实扣除，再按';
    writer.say(asks, rate, '加计扣除', cites, '；按您说的还不能认定。');
    return;
  }
  writer.say(
    '一共可以在税前扣除',
    ofOut(lead.sum),
    '：',
    ofAsker(lead.said),
    '据实扣除，再按',
    rate,
    '加计扣除',
    ofOut(lead.besides),
    cites,
    '。这是少算的应纳税所得额，不是少交的税。',
  );
}
