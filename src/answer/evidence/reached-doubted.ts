import type { Knowledge } from '../../knowledge/load.ts';
import type { AgainstLine } from './against-line.ts';
import type { ExcludedCase } from './barred.ts';
import type { BeforeStart } from './before-start.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { isLineDoubted } from './line-doubted.ts';
import { isSumDoubted } from './sums/sum-doubted.ts';
import type { TermPassed } from './term-passed.ts';
import type { OwnWorked } from './worked-shape.ts';

/** What the asker's own figure comes to by a clause. */
export type CaseReached = OwnWorked | OnScale | AgainstLine | ExcludedCase | TermPassed | BeforeStart;

/** It comes to a sum that may be another one, or misses a line that it may not miss. */
export function isReachedDoubted(
  evidence: Evidence,
  of: Ranked,
  reached: CaseReached,
  { language }: Knowledge,
): boolean {
  const { document } = of;
  const isMissed = (clause: Ranked['clause'], line: OwnLine, said: OwnLine): boolean =>
    isLineDoubted(evidence, { clause, document }, line, [said], language);
  if (reached.lead === 'below') return isMissed(reached.clause, reached.least, reached.said);
  if (reached.lead !== 'worked') return false;
  if (reached.as === 'short' && !reached.per) return isMissed(reached.clause, reached.line, reached.said);
  return isSumDoubted(evidence, of, reached, language);
}
type OwnLine = Extract<OnScale, { lead: 'below' }>['least'];
