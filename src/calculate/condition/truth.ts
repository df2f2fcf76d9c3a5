import type { NearMiss, Step } from '../value/calculation-schema.ts';
import type { Decimal } from '../value/decimal.ts';

/** A fact that would settle something; for a list of names, the names that it is about. */
export interface Missing {
  readonly fact: string;
  readonly names: readonly string[];
}

/** A threshold that failed, and how far off as a part of it. */
export interface Miss extends NearMiss {
  readonly part: Decimal;
}

/** What is known of a condition. `truth` null: unknown, and `missing` would settle it. */
export interface Finding {
  readonly truth: boolean | null;
  readonly missing: readonly Missing[];
  readonly misses: readonly Miss[];
  /** It fails, and not by a threshold alone: no distance tells how far. */
  readonly categorical: boolean;
  /** Facts taken for granted on which the truth rests. */
  readonly assumed: readonly string[];
  /** A fact is there but nothing follows from it (a ratio of nothing): no bound may be told. */
  readonly stuck: boolean;
  readonly steps: readonly Step[];
}

export const NO_FINDING: Finding = {
  truth: true,
  missing: [],
  misses: [],
  categorical: false,
  assumed: [],
  stuck: false,
  steps: [],
};

export function unknown(fact: string, names: readonly string[] = []): Finding {
  return { ...NO_FINDING, truth: null, missing: [{ fact, names }] };
}

/** Kleene's and: one false conjunct settles it, whatever the others are. */
export function allOf(findings: readonly Finding[]): Finding {
  const [first, second] = findings;
  if (first && !second) return first;
  const steps = joined(findings, stepsOf);
  if (findings.some(isFalse)) return { ...gather(findings.filter(isFalse)), truth: false, stuck: false, steps };
  const open = findings.filter(isOpen);
  const missing = open.length > 0 ? mergeMissing(joined(open, missingOf)) : NONE;
  return { ...gather(findings), truth: open.length > 0 ? null : true, missing, steps };
}

/** Kleene's or: one true disjunct settles it. Where all fail, the one that came nearest tells the distance. */
export function anyOf(findings: readonly Finding[]): Finding {
  const met = findings.filter((f) => f.truth === true);
  if (met.length) return { ...gather(met.slice(0, 1)), truth: true, steps: met[0]?.steps ?? [] };
  const open = findings.filter((f) => f.truth === null);
  if (open.length) {
    const missing = mergeMissing(open.flatMap((f) => f.missing));
    return { ...gather(findings), truth: null, missing, steps: open.flatMap((f) => f.steps) };
  }
  const near = findings
    .filter((f) => !f.categorical && f.misses.length === 1)
    .sort((a, b) => partOf(a).cmp(partOf(b)))[0];
  return {
    ...gather(findings),
    truth: false,
    misses: near?.misses ?? [],
    categorical: !near,
    steps: closest(findings).flatMap((f) => f.steps),
  };
}

/** The alternatives worth telling: those that fail by a threshold alone; where none does, the one of which most holds, first what it is about. */
function closest(findings: readonly Finding[]): readonly Finding[] {
  const byThreshold = findings.filter((f) => !f.categorical);
  if (byThreshold.length) return byThreshold;
  const held = (f: Finding) => f.steps.filter((s) => s.holds).length + (f.steps[0]?.holds ? 0.5 : 0);
  return [...findings].sort((a, b) => held(b) - held(a)).slice(0, 1);
}

export function notOf(finding: Finding): Finding {
  if (finding.truth === null) return finding;
  const steps = finding.steps.map((s) => ({
    ...s,
    say: `不应有：${s.say}`,
    holds: s.holds === null ? null : !s.holds,
  }));
  return { ...finding, truth: !finding.truth, misses: [], categorical: finding.truth, steps };
}

/** Missing facts, each once, with all the names asked of it. */
export function mergeMissing(missing: readonly Missing[]): readonly Missing[] {
  if (missing.length < 2) return missing;
  const merged = new Map<string, readonly string[]>();
  for (const { fact, names } of missing) merged.set(fact, [...new Set([...(merged.get(fact) ?? []), ...names])]);
  return [...merged].map(([fact, names]) => ({ fact, names }));
}

const NONE: readonly never[] = [];
const isFalse = ({ truth }: Finding): boolean => truth === false;
const isOpen = ({ truth }: Finding): boolean => truth === null;
const stepsOf = ({ steps }: Finding): readonly Step[] => steps;
const missingOf = ({ missing }: Finding): readonly Missing[] => missing;
const missesOf = ({ misses }: Finding): readonly Miss[] => misses;
const assumedOf = ({ assumed }: Finding): readonly string[] => assumed;

/** The parts of all in order; most have none, and then nothing is built: a batch of clients asks this a million times. */
function joined<T>(findings: readonly Finding[], part: (finding: Finding) => readonly T[]): readonly T[] {
  let only: readonly T[] = NONE;
  let all: T[] | null = null;
  for (const finding of findings) {
    const some = part(finding);
    if (some.length === 0) continue;
    if (all) all.push(...some);
    else if (only.length === 0) only = some;
    else all = [...only, ...some];
  }
  return all ?? only;
}

function gather(findings: readonly Finding[]): Omit<Finding, 'truth' | 'steps'> {
  const assumed = joined(findings, assumedOf);
  return {
    missing: NONE,
    misses: joined(findings, missesOf),
    categorical: findings.some(({ categorical }) => categorical),
    assumed: assumed.length > 1 ? [...new Set(assumed)] : assumed,
    stuck: findings.some(({ stuck }) => stuck),
  };
}

function partOf(finding: Finding): Decimal {
  return (finding.misses[0] as Miss).part;
}
