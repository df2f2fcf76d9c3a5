import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import type { Fitting } from '../answer/evidence/fitting.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { withImplied } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { rulesOn } from '../knowledge/measure-book.ts';

/** So much help that figures rule out is told. */
const RULED_OUT = 2;

/**
 * A list of nothing but what takes titles that nobody has: what the figures told rule out, in its stead, and the titles that are held and pay nothing.
 * `codes`: the places whose texts count; `hoping`: a title is applied for or wished.
 */
export function withNoneFound(
  fitting: Fitting,
  codes: ReadonlySet<string>,
  hoping: boolean,
  { sums, asOf }: Pick<Evidence, 'sums' | 'asOf'>,
  knowledge: Knowledge,
): Fitting {
  const isHere = (clause: string): boolean => codes.has(documentOf(clause, knowledge)?.region ?? '');
  const { shown, rest, seldom, further } = fitting;
  const pays = ({ standing, titles }: Fit): boolean =>
    standing !== 'rung' && (standing !== 'open' || titles.length === 0);
  if (further || seldom || shown.length === 0 || shown.some(pays)) return fitting;
  const paid = rulesOn(knowledge.book, asOf).filter(
    ({ award, clause, valid }) => 'promise' in award && isHere(clause) && !(valid.to !== undefined && valid.to < asOf),
  );
  const isIdle = (title: string): boolean => {
    const held = withImplied([title], knowledge.book.facts);
    return !paid.some(({ conditions }) => titlesIn(conditions).some((wanted) => held.has(wanted)));
  };
  const idle = sums.titles.has.every(isIdle) ? sums.titles.has : [];
  const ruledOut = hoping ? [] : sums.missed.all.filter(({ rule }) => isHere(rule.clause)).slice(0, RULED_OUT);
  if (ruledOut.length === 0) return { ...fitting, idle };
  return { ...fitting, idle, shown: ruledOut, rest: [...shown, ...rest], asks: null, ruledOut: true };
}
