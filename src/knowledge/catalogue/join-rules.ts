import { neighboursIn } from '../../language/pairs.ts';
import { type Band, type MoneyAward, type PlainAmount, plainIn } from '../award.ts';
import type { Clause } from '../document.ts';
import type { Knowledge } from '../load.ts';
import type { Rule } from '../measure.ts';
import type { RuleBook } from '../measure-book.ts';
import type { FigureFacet, Measure } from './facet.ts';
import { facetReader } from './facet-reader.ts';
import { measureOfRule, ruleWords, sentenceOf } from './measure-of-rule.ts';
import { type SentencePart, segmentsOf } from './segments.ts';

/** A rule, a measure that it may compute, and how like they are. */
interface Pair {
  readonly rule: Rule;
  readonly at: number;
  readonly likeness: number;
}

/** The measures of a clause with the rules that compute them: a rule's title and keywords are names of its measure, and a rule whose grant isn't read has one of its own. */
export function joinRules(
  clause: Clause,
  measures: readonly Measure[],
  { book, documents, language }: Pick<Knowledge, 'book' | 'documents' | 'language'>,
): readonly Measure[] {
  const rules = rulesAt(book).get(clause.id) ?? [];
  const document = documents.get(clause.document);
  if (rules.length === 0 || !document) return measures;
  const reader = facetReader(language);
  const segments = segmentsOf(clause.text, reader);
  const joined = [...measures];
  const pairs = rules
    .flatMap((rule) => joined.map((m, at): Pair => ({ rule, at, likeness: likeness(rule, m, segments) })))
    .filter((pair) => pair.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const own = new Map<Rule, number[]>();
  for (const { rule, at } of pairs) {
    const known = own.get(rule) ?? [];
    // One help is one measure; a sum for each level may be several.
    if (joined[at]?.rule || (known.length > 0 && figuresOf(rule).size === 0)) continue;
    own.set(rule, [...known, at]);
    joined[at] = named(joined[at] as Measure, rule);
  }
  for (const [rule, places] of own)
    for (const [n, at] of places.sort((a, b) => a - b).entries()) {
      const names = [rule.title, ...rule.keywords, ...(places.length > 1 ? (measures[at]?.names ?? []) : [])];
      joined[at] = {
        ...(joined[at] as Measure),
        id: n === 0 ? rule.id : `${rule.id}~${n + 1}`,
        names: [...new Set(names)],
      };
    }
  const made = rules
    .filter((rule) => !own.has(rule))
    .map((rule) => named(measureOfRule(rule, clause, document, reader), rule));
  return [...joined, ...made];
}

const named = (measure: Measure, rule: Rule): Measure => ({
  ...measure,
  names: [rule.title, ...rule.keywords],
  rule: rule.id,
  computes: 'promise' in rule.award,
  figures: measure.figures.map((one) => ({ ...one, ...limitedBy(rule, one) })),
});

/** A figure is the most where the clause says so around it, or where the rule calculates with it as a cap: of the award, or of its base. */
function limitedBy({ award }: Rule, { value, unit, bound }: FigureFacet): Pick<FigureFacet, 'bound' | 'of'> {
  if (!('promise' in award)) return { bound };
  const isIt = (written: Written): boolean => figure(written).includes(`${value} ${unit}`);
  for (const part of plainIn(award.amount)) if ('of' in part && isIt(part.ofAtMost)) return { bound, of: part.of };
  if (bound !== 'exact') return { bound };
  const isCap = [award.cap, award.capAll, award.capEach?.cap].some(isIt);
  return { bound: isCap || isOnlyMost(award, unit) ? 'at-most' : bound };
}

/** A sum that is no more than hoped for; the lower end of a range aside, nothing of it is fixed. */
const isOnlyMost = ({ promise, from }: MoneyAward, unit: string): boolean =>
  promise === 'up-to' && from === undefined && unit === 'CNY';

const RULES = new WeakMap<RuleBook, ReadonlyMap<string, readonly Rule[]>>();

/** The rules of a book by clause. */
function rulesAt(book: RuleBook): ReadonlyMap<string, readonly Rule[]> {
  const known = RULES.get(book);
  if (known) return known;
  const rules = new Map<string, Rule[]>();
  for (const rule of book.rules.values()) rules.set(rule.clause, [...(rules.get(rule.clause) ?? []), rule]);
  RULES.set(book, rules);
  return rules;
}

/** How well a rule fits a measure: the figures that they share, then the pairs of characters of its part; help fits none in another sentence. */
function likeness(rule: Rule, measure: Measure, segments: readonly SentencePart[]): number {
  const { span } = measure.instrument.said;
  const holds = ({ start, end }: SentencePart): boolean => span !== null && start <= span.start && span.start < end;
  const words = neighboursIn(ruleWords(rule));
  const said = segments.find(holds)?.text ?? '';
  const alike = [...neighboursIn(said)].filter((pair) => words.has(pair)).length;
  const figures = figuresOf(rule);
  const shared = measure.figures.filter((f) => figures.has(`${f.value} ${f.unit}`)).length;
  if (figures.size > 0 || measure.figures.length > 0) return shared > 0 ? shared + alike / 1000 : 0;
  return sentenceOf(rule, segments).some(holds) ? alike : 0;
}

const FIGURES = new WeakMap<Rule, ReadonlySet<string>>();

/** The figures of a rule's award, by value and unit. */
function figuresOf(rule: Rule): ReadonlySet<string> {
  const known = FIGURES.get(rule) ?? new Set('promise' in rule.award ? inAward(rule.award) : []);
  FIGURES.set(rule, known);
  return known;
}

type Written = { readonly value: string; readonly unit: string } | undefined;
const figure = (q: Written): string[] => (q ? [`${q.value} ${q.unit}`] : []);
const inBands = (bands: readonly Band[]): string[] => bands.flatMap((b) => [...figure(b.rate), ...figure(b.fixed)]);

const inAward = ({ amount, cap, capAll, floor, from }: MoneyAward): string[] => [
  ...plainIn(amount).flatMap(inPlain),
  ...[cap, capAll, floor, from].flatMap(figure),
];

function inPlain(amount: PlainAmount): string[] {
  if ('fixed' in amount) return figure(amount.fixed);
  if ('each' in amount) return figure(amount.each);
  if ('actual' in amount) return [];
  if (!('of' in amount)) return inBands(amount.tiers.bands);
  const rate = typeof amount.rate === 'object' && 'value' in amount.rate ? amount.rate : undefined;
  return [...figure(rate), ...figure(amount.times), ...figure(amount.ofAtMost), ...inBands(amount.tiers?.bands ?? [])];
}
