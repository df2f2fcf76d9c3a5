import type { Rule } from '../knowledge/measure.ts';
import { assumedPlace, placeFact } from './condition/scope.ts';
import type { Finding } from './condition/truth.ts';
import { type DerivedSum, withParts } from './derived-facts.ts';
import { nextQuestion } from './next-question.ts';
import { type Circumstances, frameOf, outcomeOf, type RuleOutcome } from './outcome.ts';
import type { Calculation, Step } from './value/calculation-schema.ts';
import type { GivenCase } from './value/case.ts';
import { type Decimal, roughly } from './value/decimal.ts';
import { type Ends, manner } from './value/ends.ts';
import type { Frame } from './value/lookup.ts';
import { ofFactWithin, ofRuleWithin, phrase, step } from './value/step.ts';

/**
 * What a rule says of an enterprise. Pure and total on sound facts; throws InputError where the facts contradict each other on
 * this day. Nothing unknown counts as 0 or as no.
 */
export function decide(rule: Rule, stated: GivenCase, circumstances: Circumstances): Calculation {
  const { given, parts } = withParts(rule, stated);
  const frame = frameOf(rule, given, circumstances, true);
  const outcome = outcomeOf(rule, frame);
  const { verdict, awarded, missing } = outcome;
  const upTo = awarded?.partPaid ? 'up-to' : 'promise' in rule.award ? rule.award.promise : 'entitled';
  const ordered = verdict === 'needs-facts' ? nextQuestion(rule, given, circumstances, missing) : null;
  const miss = outcome.finding.categorical ? undefined : outcome.finding.misses[0];
  return {
    rule: rule.id,
    verdict,
    amount: verdict === 'eligible' && awarded?.value ? amountOf(awarded.value, awarded.ends, upTo) : null,
    atMost: verdict === 'needs-facts' && outcome.most ? { value: outcome.most.toFixed(), unit: 'CNY' } : null,
    ...(awarded?.ends?.byNow || ordered?.next?.byNow ? { byNow: true as const } : {}),
    support: 'support' in rule.award ? rule.award.support : null,
    missing: ordered?.missing ?? [],
    next: ordered?.next ?? null,
    assumed: [...outcome.assumed],
    attest: rule.attest,
    nearMiss: verdict === 'ineligible' && miss ? withoutPart(miss) : null,
    steps: [
      ...outcome.assumed.map((name) => assumedStep(rule, frame, name)),
      ...parts.map((part) => partStep(frame, part)),
      ...outcome.steps,
    ],
  };
}

/** What `decide` comes to, without its telling and its next question: for whoever tries many cases. */
export function bareOutcome(rule: Rule, stated: GivenCase, circumstances: Circumstances): RuleOutcome {
  return outcomeOf(rule, frameOf(rule, withParts(rule, stated).given, circumstances, false));
}

/** The award, with its ends where it is not known exactly. */
function amountOf(value: Decimal, ends: Ends | null, promise: 'entitled' | 'up-to'): Calculation['amount'] {
  const sum = { value: value.toFixed(), unit: 'CNY', promise } as const;
  const told = ends ? manner(ends) : 'exact';
  if (!ends || told === 'exact') return sum;
  const round = (yuan: Decimal) => roughly(yuan).toFixed();
  return { ...sum, value: round(value), told, low: round(ends.low), ...(ends.high && { high: round(ends.high) }) };
}

function partStep(frame: Frame, { part, value, whole, of, share, stated }: DerivedSum): Step {
  const product = phrase`${ofFactWithin(frame, whole, of, 'user')} × ${ofFactWithin(frame, stated, share, 'user')}`;
  const words = phrase`${part} = ${whole}${product} = ${ofRuleWithin(frame, value, 'CNY')}`;
  return step(frame, 'amount', words);
}

function assumedStep(rule: Rule, frame: Frame, name: string): Step {
  const words =
    name === placeFact(frame.given.book) ? assumedPlace(rule) : (frame.given.book.get(name)?.assume?.say ?? name);
  return step(frame, 'assumed', phrase`假定${words}`);
}

function withoutPart({ part: _, ...miss }: Finding['misses'][number]): Calculation['nearMiss'] {
  return miss;
}
