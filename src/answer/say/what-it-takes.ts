import { factsIn } from '../../calculate/facts-asked.ts';
import type { Calculation } from '../../calculate/value/calculation-schema.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { listed, name, type Pieces } from '../draft/writer.ts';
import type { Fit } from '../evidence/fit.ts';
import { wordsOfCondition } from './condition-words.ts';
import { isWorked, stepsOf, yearsOfSupport } from './verdict.ts';

/** What a measure still takes, in one line: what is short, the titles to be had first, what has to be met; what was taken for granted. */
export const whatItTakes = (fit: Fit, knowledge: Knowledge): Pieces => taken(fit, knowledge);

function taken(fit: Fit, knowledge: Knowledge): Pieces {
  const { standing, calculation, rule } = fit;
  if (standing === 'near') {
    const ahead = stepsOf(fit, 'ahead');
    return ahead.length > 0
      ? ['还差一点：', ...ahead]
      : ['还差：', ...stepsOf(fit, 'condition', (s) => s.holds === false).slice(0, 1)];
  }
  if (standing === 'unmet' || standing === 'missed')
    return listed(
      stepsOf(fit, 'condition', (s) => s.holds === false),
      '，',
    );
  if (standing === 'met') {
    const assumed = listed(stepsOf(fit, 'assumed'), '，');
    const attest = listed(calculation.attest.map(name), '；');
    const met = listed(
      stepsOf(fit, 'condition', (s) => s.holds === true && s.figures.some((f) => f.origin === 'user')),
      '，',
    );
    if ('support' in rule.award && met.length > 0) return [...met, ...(attest.length > 0 ? ['；要：', ...attest] : [])];
    const first = listed(
      [worked(fit), yearsOfSupport(fit), assumed].filter((part) => part.length > 0),
      '；',
    );
    return [...first, ...(attest.length > 0 ? [first.length > 0 ? '；要：' : '要：', ...attest] : [])];
  }
  const others = listed(openConditions(fit, knowledge), '；');
  const first: Pieces = fit.titles.length > 0 ? ['还差：评上', ...listed(fit.titles.map(name))] : [];
  const then = others.length > 0 ? [first.length > 0 ? '，再要' : '要：', ...others] : [];
  const attested: Pieces =
    standing === 'past' && 'support' in rule.award && rule.attest.length > 0
      ? [then.length > 0 ? '；' : first.length > 0 ? '；要：' : '要：', ...listed(rule.attest.map(name), '；')]
      : [];
  const before = [...first, ...then, ...attested];
  const unsaid = 'support' in rule.award && rule.reading ? [before.length > 0 ? '；' : '', name(rule.reading)] : [];
  if (before.length + unsaid.length > 0) return [...before, ...unsaid];
  const counted = listed(calculation.missing.map(name));
  return standing === 'open' && counted.length > 0 ? ['算出数还要知道：', ...counted] : [];
}

/** 800万元 × 3% = 24万元: how its sum comes about, where it is worked out from what was told. */
function worked(fit: Fit): Pieces {
  const how = [...stepsOf(fit, 'amount'), ...stepsOf(fit, 'cap', (s) => s.say.startsWith('超过'))];
  return isWorked(how) ? listed(how, '，') : [];
}

/** The conditions that nothing told settles, titles aside. */
function openConditions({ rule, calculation }: Fit, knowledge: Knowledge): readonly Pieces[] {
  const clause = clauseOf(rule, knowledge);
  const { book } = knowledge;
  const apart = [factInRole(book.facts, 'recognitions'), factInRole(book.facts, 'home')];
  return conditionsApart(rule).flatMap((condition) => {
    const facts = factsIn(condition);
    if (facts.some((fact) => apart.includes(fact))) return [];
    const isMet = isSettled(condition, calculation) || sayMet(facts, calculation);
    if (isMet) return [];
    const open = facts.some((fact) => calculation.missing.includes(fact));
    const supposed =
      calculation.verdict === 'ineligible' && facts.every((f) => book.facts.get(f)?.assume === undefined);
    return open || supposed ? [inWords(condition, clause)] : [];
  });
}

/** A condition that is met names the facts that it looks at. */
const sayMet = (facts: readonly string[], { steps }: Calculation): boolean =>
  steps.some(({ kind, holds, say }) => kind === 'condition' && holds === true && facts.every((f) => say.includes(f)));

/** 研发占4%: a share that is told as such settles what is asked of it, without the sums that it is of. */
export function isSettled(condition: Condition, { steps }: Calculation): boolean {
  const share = 'ratio' in condition ? condition.stated : undefined;
  return share !== undefined && steps.some((s) => s.kind === 'condition' && s.holds === true && s.say.includes(share));
}

/** What a measure asks, of the conditions that are told, in words; what an owner takes for granted goes without saying. */
export function allItAsks(rule: Rule, clause: Clause, isTold: (condition: Condition) => boolean = () => true): Pieces {
  const isGranted = (condition: Condition) => 'fact' in condition && 'is' in condition && condition.is === false;
  return listed(
    conditionsApart(rule).flatMap((one) => (isGranted(one) || !isTold(one) ? [] : [inWords(one, clause)])),
    '，',
  );
}

/** What has to be met one by one. */
export function conditionsApart({ conditions }: Rule): readonly Condition[] {
  if (!conditions) return [];
  return 'all' in conditions ? conditions.all : [conditions];
}

const inWords = (condition: Condition, clause: Clause): Pieces =>
  wordsFor(condition, clause) ?? ['满足条文对', ...listed(factsIn(condition).map(name)), '的要求'];

/** A condition in words; of alternatives those that can be worded, the others by what they look at. */
function wordsFor(condition: Condition, clause: Clause): Pieces | null {
  if ('is' in condition && Array.isArray(condition.is)) return [name(condition.fact), '是', condition.is.join('或')];
  if ('above' in condition && 'fact' in condition && condition.above?.value === '0')
    return [name(condition.fact), '（有了才给）'];
  if (!('any' in condition)) return wordsOfCondition(condition, clause);
  const worded = condition.any.map((one) => ('all' in one ? null : wordsOfCondition(one, clause)));
  const told = worded.flatMap((words) => (words ? [words] : []));
  if (told.length === 0) return null;
  return [...listed(told, '，或者'), ...(told.length < worded.length ? ['（或者条文写的别的情形）'] : [])];
}
