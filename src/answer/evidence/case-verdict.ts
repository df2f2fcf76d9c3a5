import type { Step } from '../../calculate/value/calculation-schema.ts';
import type { Claim } from './claim-verdict.ts';
import type { Decided, Evidence } from './evidence.ts';

/** What answers a question of yes or no by what the case comes to: something is had although the asker gives up (是不是没戏了), or not all that is told counts (能按3500万全算吗). */
type CaseVerdict = 'not-lost' | 'not-all';

/** The verdict on a case that is decided, or of which something is still open; null where what it comes to answers by itself, or a sum that is put up does. */
export function caseVerdict(
  { own: { polar, figures } }: Pick<Evidence, 'own'>,
  decided: readonly Decided[],
  claims: readonly Claim[],
): CaseVerdict | null {
  const [only, ...others] = decided;
  if (!polar || !only) return null;
  if (polar.hopeless) return decided.every(isHad) ? 'not-lost' : null;
  const isPut = claims.length > 0 || polar.put === 'has' || others.length > 0;
  const isTold = (step: Step): boolean =>
    step.figures.some(({ origin, value }) => origin === 'user' && figures.some((f) => f.value === value));
  return !isPut && only.calculation.steps.some((s) => isUncounted(s) && isTold(s)) ? 'not-all' : null;
}

/** What is told and not counted. */
export const isUncounted = ({ kind, holds }: Step): boolean =>
  (kind === 'amount' || kind === 'counted') && holds === false;

const isHad = ({ calculation: { verdict, amount } }: Decided): boolean =>
  verdict === 'eligible' && amount?.value !== '0';
