import { leavesOf } from '../../knowledge/condition.ts';
import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { liesIn } from '../../language/region.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { pairsOf, sharedPairs } from './sentences.ts';

/** A measure of a side, with its clause. */
export interface SideMeasure extends Ranked {
  readonly rule: Rule;
}

/** One of the places, documents or single measures (neither place nor document) that are compared, and its measures on the subject, the one that is held against the others first. */
export interface ComparedSide {
  readonly place: string | null;
  readonly document: PolicyDocument | null;
  readonly measures: readonly SideMeasure[];
}

/** What is compared, measure by measure; `atLarge`: by all that each gives. */
export interface Sides {
  readonly sides: readonly ComparedSide[];
  readonly atLarge: boolean;
}

/** Places or documents side by side; null where not two of them are named, or no measure of theirs pays on the subject. */
export function comparedSides(evidence: Evidence, knowledge: Knowledge): Sides | null {
  const { question, asOf } = evidence;
  if (question.act.act !== 'compare') return null;
  const { wording, topics, called, bounds } = question;
  const all = [...knowledge.book.rules.values()].flatMap((rule): SideMeasure[] => {
    const held = rankedById(rule.clause, asOf, knowledge);
    return held ? [{ rule, ...held }] : [];
  });
  const words = [...topics.filter((t) => t.weight >= 0.5).map((t) => t.word), ...bounds.titles];
  const isNamed = ({ rule }: SideMeasure): boolean =>
    called.some((one) => one.rule === rule) ||
    [rule.title, ...rule.keywords].some((name) => words.some((word) => name.includes(word)));
  const ofDocuments = question.documents.length > 1;
  const codes = [...new Set(question.regions.map(({ code }) => code))];
  const narrow = codes.filter((code) => !codes.some((other) => other !== code && liesIn(other, code)));
  if (!ofDocuments && narrow.length < 2) return sidesOfMeasures(evidence, all);
  const groups = ofDocuments
    ? question.documents.map((document) => ({ place: null, document, of: all.filter((m) => m.document === document) }))
    : narrow.map((place) => ({ place, document: null, of: all.filter((m) => m.document.region === place) }));
  const atLarge = ofDocuments || !groups.some(({ of }) => of.some(isNamed));
  if (atLarge && !ofDocuments && bounds.titles.length > 0) return null;
  const said = pairsOf(wording);
  const like = ({ rule }: SideMeasure): number =>
    sharedPairs([rule.title, ...rule.keywords].join(' '), said) + ('promise' in rule.award ? PAYS : 0);
  const sides = groups.map(({ place, document, of }) => ({
    place,
    document,
    measures: (atLarge ? of : of.filter(isNamed)).sort((a, b) => like(b) - like(a)),
  }));
  const some = sides.some(({ measures }) => measures.some(({ rule }) => !atLarge || 'promise' in rule.award));
  if (!some) return null;
  return { sides: atLarge ? sides : alike(sides, like), atLarge };
}

/** Measures that the question names, of one place. */
function sidesOfMeasures({ question }: Evidence, all: readonly SideMeasure[]): Sides | null {
  const named = all.filter(
    (m) => question.called.some(({ rule }) => rule === m.rule) && 'promise' in m.rule.award && m.status !== 'expired',
  );
  const places = new Set(named.map(({ document }) => document.region));
  if (named.length < 2 || places.size > 1) return null;
  return { sides: named.map((m) => ({ place: null, document: null, measures: [m] })), atLarge: false };
}

/** What pays answers a question of who gives more. */
const PAYS = 6;
const ALIKE = 4;

/** Of two sides the measures that are most alike come first: for the same title, both for its first time. */
function alike(sides: readonly ComparedSide[], like: (m: SideMeasure) => number): readonly ComparedSide[] {
  const [one, other, ...more] = sides.filter(({ measures }) => measures.length > 0);
  if (!one || !other || more.length > 0) return sides;
  const asked = ({ rule }: SideMeasure): readonly string[] =>
    leavesOf(rule.conditions).flatMap((leaf) => [
      ...('fact' in leaf ? [leaf.fact] : []),
      ...('has' in leaf ? [leaf.has] : []),
    ]);
  const common = (a: SideMeasure, b: SideMeasure): number =>
    'promise' in a.rule.award === 'promise' in b.rule.award
      ? asked(a).filter((condition) => asked(b).includes(condition)).length
      : 0;
  const pairs = one.measures.flatMap((a) =>
    other.measures.map((b) => ({ a, b, sum: like(a) + like(b) + ALIKE * common(a, b) })),
  );
  const best = pairs.sort((x, y) => y.sum - x.sum)[0];
  if (!best) return sides;
  const first = (side: ComparedSide, measure: SideMeasure): ComparedSide => ({
    ...side,
    measures: [measure, ...side.measures.filter((m) => m !== measure)],
  });
  return sides.map((side) => (side === one ? first(one, best.a) : side === other ? first(other, best.b) : side));
}
