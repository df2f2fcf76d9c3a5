import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { Span } from '../span.ts';
import { isLeftOut } from './by-learned.ts';
import { isClaim } from './claim-words.ts';
import { applies } from './phrases.ts';
import { isShortSpan } from './read-durations.ts';
import type { Slot } from './slot.ts';
import { clauseAt, lookBack, type SlotSource, slotOf } from './source.ts';
import { isWorkedOut } from './worked-out.ts';

/** A stretch that states something and that no reader took: a month, a span of less than a year, or a sum. */
export interface Residue extends Span {
  readonly of: 'time' | 'span' | 'money';
}

/** Months, spans of less than a year and sums of the asker's that nothing took, in order; `taken` are figures that a noun took. */
export function residueOf(source: SlotSource, said: readonly Slot[], taken: readonly Figure[]): Residue[] {
  const { figures, text, book } = source;
  const moments: Span[] = [
    ...figures.filter((f) => f.unit === 'date' && /-\d\d/.test(f.value)),
    ...book.language.places('{moment}', text),
  ];
  const isTotal = ({ start }: Span) => book.language.pattern('{total-word}{between}*$$').test(lookBack(source, start));
  // 百分之三就是六十万: what is worked out is no part of anything.
  const isClaimed = (f: Figure) =>
    isClaim(source, f, { named: false, names: false }) ||
    book.language.pattern('{works-out}$$').test(lookBack(source, f.start)) ||
    isWorkedOut(source, f) ||
    isLeftOut(source, f, null);
  const sums = figures.filter((f) => f.unit === 'CNY' && !taken.includes(f) && !isTotal(f) && !isClaimed(f));
  // 贷款到明年三月到期，500万: the words of an exact sum take no month that stands among them.
  const takes = ({ fact, exactness }: Slot, of: Residue['of']) =>
    of === 'money' || exactness === 'partial' || book.get(fact)?.type !== 'amount';
  const isSaid = (span: Residue) => said.some((s) => s.start < span.end && span.start < s.end && takes(s, span.of));
  const left = [
    ...moments.map(({ start, end }): Residue => ({ start, end, of: 'time' })),
    ...figures.filter((f) => isShortSpan(source, f)).map(({ start, end }): Residue => ({ start, end, of: 'span' })),
    ...sums.map(({ start, end }): Residue => ({ start, end, of: 'money' })),
  ].filter((span) => !isSaid(span));
  left.sort((a, b) => a.start - b.start || b.end - a.end);
  return left.filter((span, i) => !left.slice(0, i).some((l) => l.of === span.of && span.start < l.end));
}

/**
 * What was left over forbids taking a fact for granted: 从三月用到年底 speaks of the time of the loan, 其中200万还掉了 of a part of it.
 * Such a fact is open, to be asked. A clause about other things (年底前能到账吗) is passed over.
 */
export function forbidAssumptions(source: SlotSource, said: readonly Slot[], residue: readonly Residue[]): Slot[] {
  return [...source.book].flatMap(([name, fact]) => {
    if (fact.type !== 'number' || !fact.assume || said.some((s) => s.fact === name)) return [];
    const span = residue.find((r) => concerns(source, r, fact));
    return span ? [slotOf(source, name, '0', span, { exactness: 'partial' })] : [];
  });
}

/** The clause of the residue speaks of the fact, or of a time of nothing else; a month that stands in a sum's noun tells of that sum. */
function concerns(source: SlotSource, span: Residue, fact: Extract<Fact, { type: 'number' }>): boolean {
  const { pattern } = source.book.language;
  const { start, end } = clauseAt(source, span.start);
  const clause = source.text.slice(start, end);
  if (pattern('{elsewhen}').test(clause)) return false;
  const timed = fact.unit === 'year' || fact.unit === 'month';
  if (timed && span.of === 'time') return true;
  // 用满6个月才能贴息吗: a span that limits is none of the asker's.
  if (span.of === 'span' && (!timed || pattern('{limited}').test(source.text.slice(span.end, end)))) return false;
  const [ahead, behind] = [source.text.slice(start, span.start), source.text.slice(span.end, end)];
  const isAlone =
    pattern('^^(?:{just}|{not-a-whole})*$$').test(ahead) && pattern('^^{of-it}?{time-tail}?$$').test(behind);
  if (span.of === 'span' && (isAlone || pattern('{not-used-for}$$').test(ahead))) return true;
  return (fact.said?.verbs ?? []).some((verb) => applies(source, verb) && pattern(verb.say).test(clause));
}
