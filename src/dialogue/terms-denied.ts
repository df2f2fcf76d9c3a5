import type { Decided } from '../answer/evidence/evidence.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Question } from '../understand/question.ts';

/** A pair of characters that more of the further terms say names none of them. */
const FEW = 3;

/**
 * 没有新增, of a measure that pays for 项目的新增贷款: where what is told denies a further term of a measure, which no fact decides, the measure
 * is not met, whatever its figures.
 */
export function withTermsDenied(one: Decided, own: Question, knowledge: Knowledge): Decided {
  const { verdict, attest } = one.calculation;
  if (verdict === 'ineligible' || verdict === 'not-in-scope') return one;
  const denied = attest.filter((term) => isDenied(term, own, knowledge) || isOfOtherTrade(term, own, knowledge));
  if (denied.length === 0) return one;
  return failingFor(
    one,
    denied.map((term) => `条款要求“${term}”，您说的情况对不上`),
  );
}

/** A measure that what was told rules out, for the reasons given; what its figures came to is told no more. */
export function failingFor(one: Decided, reasons: readonly string[]): Decided {
  const failed = reasons.map((say) => ({
    kind: 'condition' as const,
    say,
    clause: one.rule.clause,
    holds: false,
    figures: [],
  }));
  return {
    ...one,
    calculation: {
      ...one.calculation,
      verdict: 'ineligible',
      amount: null,
      atMost: null,
      missing: [],
      next: null,
      nearMiss: null,
      steps: [...one.calculation.steps.filter(({ kind }) => kind === 'scope' || kind === 'condition'), ...failed],
    },
  };
}

/** What is said not to be, right after the words that say so, is a thing of the term. */
function isDenied(term: string, { signs }: Question, { book }: Knowledge): boolean {
  const names = (thing: string): boolean =>
    [...book.rules.values()].flatMap((rule) => rule.attest).filter((t) => t.includes(thing)).length <= FEW;
  return signs.denied.some((thing) => /^\p{Script=Han}{2}$/u.test(thing) && term.includes(thing) && names(thing));
}

/** The term is of whoever makes things, and the message tells of trades that make none. */
function isOfOtherTrade(term: string, { trades }: Question, { language }: Knowledge): boolean {
  const told = language.trades.filter(({ trade, kind }) => kind !== 'plan' && trades.includes(trade));
  const makes = language.trades.some(({ common, called }) => common && term.includes(called));
  return makes && told.length > 0 && told.every(({ seldom }) => seldom);
}
