import type { Figure } from '../../language/figure.ts';
import type { Decided, Evidence } from './evidence.ts';

/** A sum that the asker works out for their own case (照3个点不是有63万), and what their case comes to. */
export interface OwnSum {
  readonly said: Figure;
  readonly decided: Decided;
}

/** The last sum that is claimed of the asker's own case, where that case is decided and the figure limits nothing. */
export function ownSum({ question, sums, slots, midway }: Evidence): OwnSum | null {
  const [decided] = sums.decided;
  if (!decided || sums.problems.length > 0) return null;
  if (!sums.figured && !itemsOf(decided) && !(midway && restsOnFigures(decided))) return null;
  const { verdict, amount } = decided.calculation;
  if (verdict !== 'ineligible' && (verdict !== 'eligible' || !amount)) return null;
  // 按1000万的3%算: what was told of the case, said again.
  const isOwn = (f: Figure) => slots.some((s) => (s.start < f.end && s.end > f.start) || s.value === f.value);
  const said = question.signs.claimed.findLast((f) => f.unit === 'CNY' && f.bound === 'exact' && !isOwn(f));
  return said ? { said, decided } : null;
}

/** It is decided by figures that the asker told, now or before. */
const restsOnFigures = ({ calculation: { steps } }: Decided): boolean =>
  steps.some((s) => s.kind !== 'assumed' && s.figures.some((f) => f.origin === 'user' && f.unit !== 'date'));

/** What the kinds that were told with their numbers come to together. */
export function itemsOf({ calculation: { steps } }: Decided): string | undefined {
  return steps.find((s) => s.kind === 'items')?.figures.at(-1)?.value;
}
