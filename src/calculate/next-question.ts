import type { Fact } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { Missing } from './condition/truth.ts';
import { type Circumstances, frameOf, outcomeOf } from './outcome.ts';
import type { NextQuestion } from './value/calculation-schema.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';
import type { Ends } from './value/ends.ts';
import type { FactValue } from './value/value.ts';

/** The missing facts, the one that can move the amount most first, and the question for it. Ties keep the order of the text. */
export function nextQuestion(
  rule: Rule,
  given: GivenCase,
  circumstances: Circumstances,
  missing: readonly Missing[],
): { readonly missing: string[]; readonly next: NextQuestion | null } {
  const ordered = missing.length < 2 ? [...missing] : mostDecisiveFirst(rule, given, circumstances, missing);
  const [first] = ordered;
  const fact = first && given.book.get(first.fact);
  return {
    missing: ordered.map((m) => m.fact),
    next: first && fact ? questionOf(first, fact, endsKnown(given, first.fact)) : null,
  };
}

function mostDecisiveFirst(
  rule: Rule,
  given: GivenCase,
  circumstances: Circumstances,
  missing: readonly Missing[],
): Missing[] {
  const least = new Map(missing.map((m) => [m, leastWith(rule, given, circumstances, m)]));
  return [...missing].sort((a, b) => (least.get(a) as Decimal).cmp(least.get(b) as Decimal));
}

const UNBOUNDED = new Decimal('1e30');

/** The least that the award could still come to, at most, once the fact is known: the lower, the more the fact decides. */
function leastWith(rule: Rule, given: GivenCase, circumstances: Circumstances, { fact, names }: Missing): Decimal {
  let least = UNBOUNDED;
  for (const value of extremesOf(given, fact, names)) {
    const values = new Map(given.values).set(fact, value);
    const most = mostOf(rule, { ...given, values }, circumstances);
    if (most.lt(least)) least = most;
    if (least.eq(0)) break;
  }
  return least;
}

function mostOf(rule: Rule, given: GivenCase, circumstances: Circumstances): Decimal {
  const outcome = outcomeOf(rule, frameOf(rule, given, circumstances, false));
  if (outcome.verdict === 'ineligible' || outcome.verdict === 'not-in-scope') return new Decimal(0);
  return outcome.most ?? UNBOUNDED;
}

/** Values of a fact at both of its ends, whatever type it has. */
function extremesOf(given: GivenCase, name: string, names: readonly string[]): FactValue[] {
  const fact = given.book.get(name);
  switch (fact?.type) {
    case 'amount':
    case 'rate':
    case 'number': {
      const known = given.values.get(name);
      const { low = null, high = null } = (known?.type === 'number' && known.ends) || {};
      if (low) return [low, high ?? new Decimal('1e13')].map((value) => ({ type: 'number', value }));
      return ['0', '1', '1e13'].map((value) => ({ type: 'number', value: new Decimal(value) }));
    }
    case 'truth':
      return [true, false].map((value) => ({ type: 'truth', value }));
    case 'choice':
      return Object.keys(fact.options).map((value) => ({ type: 'choice', value }));
    case 'names': {
      const known = given.values.get(name);
      const { has, lacks } = known?.type === 'names' ? known : { has: [], lacks: [] };
      return [
        { type: 'names', stated: [], has: new Set([...has, ...names]), lacks: new Set(lacks) },
        { type: 'names', stated: [], has: new Set(has), lacks: new Set([...(lacks ?? []), ...names]) },
      ];
    }
    case 'list':
      return [{ type: 'list', items: [] }];
    case 'place':
      return ['110000', '990000'].map((value) => ({ type: 'place', value }));
    default:
      return [];
  }
}

/** From what to what it was said to be, where that is known inexactly. */
function endsKnown({ values }: GivenCase, name: string): Ends | undefined {
  const known = values.get(name);
  return known?.type === 'number' ? known.ends : undefined;
}

/** The question in an owner's words, with its numbered answers where they can be counted. */
function questionOf({ fact: name, names }: Missing, fact: Fact, ends: Ends | undefined): NextQuestion {
  const ask = fact.ask.replace('{name}', names.join('或者'));
  const exactly = ends ? { exactly: true as const, ...(ends.byNow ? { byNow: true as const } : {}) } : {};
  return { fact: name, ask, hint: fact.hint ?? null, names: [...names], choices: choicesOf(fact, names), ...exactly };
}

/** The numbered answers to the question for a fact; none where they can not be counted. */
export function choicesOf(fact: Fact, names: readonly string[]): NextQuestion['choices'] {
  if (fact.type === 'truth') return yesOrNo;
  if (fact.type === 'choice') return Object.keys(fact.options).map((label) => ({ label, value: label }));
  if (fact.type !== 'names') return [];
  if (names.length === 1) return yesOrNo;
  return [...names.map((label) => ({ label, value: label })), { label: '都没有', value: '都没有' }];
}

const yesOrNo = [
  { label: '是', value: '是' },
  { label: '否', value: '否' },
];
