import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { RelationKind } from '../../knowledge/relations/relation.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import type { Calculation } from '../value/calculation-schema.ts';
import { Decimal, toFen } from '../value/decimal.ts';
import { bestSelection } from './best-selection.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import type { Cap } from './pay-under-caps.ts';
import type { Problem } from './problem.ts';

/** A measure as decided for one enterprise. */
export interface MeasureCandidate {
  readonly rule: Rule;
  readonly calculation: Calculation;
}

/** What is left out, which of the chosen bars it or a shared limit leaves nothing for it, and the clause that says so; null for two places. */
interface Dropped {
  readonly measure: MeasureCandidate;
  readonly because: RelationKind | 'place';
  readonly with: MeasureCandidate | null;
  readonly clause: string | null;
}

/** The best that an enterprise may have together; sums in yuan. */
export interface Combination {
  /** Entitlements that are known exactly and of which a text says that they add up, or of which one is had alone. */
  readonly certain: Decimal;
  readonly surely: readonly MeasureCandidate[];
  /** Ceilings, open facts and pairs of which nothing is said taken in. */
  readonly possible: Decimal;
  readonly chosen: readonly MeasureCandidate[];
  readonly dropped: readonly Dropped[];
  /** Pairs of the chosen of which no text says, or not for sure, whether they may be had together. */
  readonly unsaid: readonly (readonly [MeasureCandidate, MeasureCandidate])[];
}

/** What is due is one sum, promised and not told inexactly. */
const isCertain = ({ calculation: { verdict, amount } }: MeasureCandidate): boolean =>
  verdict === 'eligible' && amount?.promise === 'entitled' && amount.told === undefined && amount.low === undefined;

const mostOf = ({ calculation: { amount, atMost } }: MeasureCandidate): Decimal =>
  toFen(new Decimal((amount?.high ?? amount?.value ?? atMost?.value) || 0));

/** Chooses among measures that pay money what pays most together within what their texts allow. */
export function combineMeasures(all: readonly MeasureCandidate[], knowledge: Knowledge): Combination {
  const paying = all.filter((one) => one.calculation.verdict !== 'ineligible' && mostOf(one).gt(0));
  const meetings = new Map<string, Meeting>();
  for (const [i, a] of paying.entries())
    for (const [j, b] of paying.entries()) if (i < j) meetings.set(`${i} ${j}`, meetingOf(a.rule, b.rule, knowledge));
  const meeting = (i: number, j: number): Meeting =>
    meetings.get(i < j ? `${i} ${j}` : `${j} ${i}`) ?? { how: 'unsaid', relation: null };
  const caps = sharedCaps(paying, knowledge);
  const solve = (isIn: (one: MeasureCandidate) => boolean, bars: (how: Meeting['how']) => boolean) => {
    const problem: Problem = {
      amounts: paying.map((one) => (isIn(one) ? inFen(mostOf(one)) : 0n)),
      deadlines: paying.map(({ rule }) => rule.valid.to ?? null),
      exclusions: [...meetings].filter(([, { how }]) => bars(how)).map(([key]) => key.split(' ').map(Number)),
      requires: requiredPairs(paying, knowledge),
      caps: caps.map(({ of, limit }) => ({ of, limit })),
    };
    return bestSelection(problem);
  };
  const sure = solve(isCertain, (how) => how !== 'adds');
  const may = solve(
    () => true,
    (how) => how === 'barred' || how === 'apart',
  );
  const chosen = new Set(may.chosen);
  const at = (i: number): MeasureCandidate => paying[i] as MeasureCandidate;
  return {
    certain: ofFen(sure.value),
    surely: sure.chosen.map(at),
    possible: ofFen(may.value),
    chosen: may.chosen.map(at),
    dropped: paying.flatMap((measure, i) => {
      if (chosen.has(i)) return [];
      const rival = may.chosen.find((j) => ['barred', 'apart'].includes(meeting(i, j).how));
      const { how, relation } = rival === undefined ? { how: null, relation: null } : meeting(i, rival);
      const cap = caps.find(({ of }) => of.includes(i));
      const because = how === 'apart' ? ('place' as const) : (relation?.kind ?? (cap ? ('cap' as const) : null));
      if (because === null) return [];
      const clause = relation?.clause ?? (how === null ? (cap?.clause ?? null) : null);
      return [{ measure, because, with: rival === undefined ? null : at(rival), clause }];
    }),
    unsaid: may.chosen.flatMap((i) =>
      may.chosen.flatMap((j) =>
        i < j && ['unsaid', 'depends'].includes(meeting(i, j).how) ? [[at(i), at(j)] as const] : [],
      ),
    ),
  };
}

/** What several measures together may not exceed: the caps that texts set for all that their document grants. */
function sharedCaps(
  all: readonly MeasureCandidate[],
  knowledge: Knowledge,
): readonly (Cap & { readonly clause: string })[] {
  const found = new Map<string, { of: number[]; limit: bigint; clause: string }>();
  for (const [i, { rule }] of all.entries())
    for (const { kind, cap, clause, words, scopes } of relationsOf(rule, knowledge)) {
      if (kind !== 'cap' || cap?.unit !== 'CNY' || !scopes.includes('same-document')) continue;
      const key = `${clause} ${words}`;
      const one = found.get(key) ?? { of: [], limit: inFen(new Decimal(cap.value)), clause };
      one.of.push(i);
      found.set(key, one);
    }
  return [...found.values()].filter(({ of }) => of.length > 1);
}

/** Pairs of which the first is had only with the second, by name. */
function requiredPairs(all: readonly MeasureCandidate[], knowledge: Knowledge): readonly (readonly [number, number])[] {
  return all.flatMap(({ rule }, i) =>
    relationsOf(rule, knowledge)
      .filter(({ kind }) => kind === 'requires')
      .flatMap(({ with: named }) =>
        all.flatMap((other, j) => (j !== i && named.includes(other.rule.id) ? [[i, j] as const] : [])),
      ),
  );
}

const inFen = (yuan: Decimal): bigint => BigInt(toFen(yuan).times(100).toFixed(0));
const ofFen = (fen: bigint): Decimal => new Decimal(fen.toString()).div(100);
