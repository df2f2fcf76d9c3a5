import { neighboursIn } from '../../language/pairs.ts';
import { leavesOf, titlesIn } from '../condition.ts';
import type { Clause, PolicyDocument } from '../document.ts';
import type { InstrumentKind } from '../language-data.ts';
import type { Rule } from '../measure.ts';
import { type Facet, facetAt, type Measure, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './grant.ts';
import { measureFrom } from './measure-from.ts';
import { surroundingsIn } from './read-facets.ts';
import { type SentencePart, segmentsOf } from './segments.ts';
import { softKind } from './soft-kind.ts';

/** What a rule says in its own words. */
export const ruleWords = ({ title, keywords, award }: Rule): string =>
  [title, ...keywords, 'support' in award ? award.support : ''].join(' ');

/** The sentence of a clause that is likest to a rule's words, by the pairs of characters that they share. */
export function sentenceOf(rule: Rule, segments: readonly SentencePart[]): readonly SentencePart[] {
  const words = neighboursIn(ruleWords(rule));
  let best: { shared: number; parts: readonly SentencePart[] } = { shared: -1, parts: [] };
  for (const parts of sentences(segments)) {
    const shared = [...neighboursIn(parts.map(({ text }) => text).join(' '))].filter((pair) => words.has(pair)).length;
    if (shared > best.shared) best = { shared, parts };
  }
  return best.parts;
}

function sentences(segments: readonly SentencePart[]): (readonly SentencePart[])[] {
  const found: SentencePart[][] = [[]];
  for (const segment of segments) {
    found.at(-1)?.push(segment);
    if (segment.stop === '。') found.push([]);
  }
  return found.filter((parts) => parts.length > 0);
}

/** The measure of a rule whose grant the clause words in a way that isn't read: its place is the sentence of the rule's own words. */
export function measureOfRule(rule: Rule, clause: Clause, document: PolicyDocument, reader: FacetReader): Measure {
  const { text } = clause;
  const segments = segmentsOf(text, reader);
  const parts = sentenceOf(rule, segments);
  const said = saidIn(rule, parts);
  const gives = parts.find(({ start, end }) => start <= said.start && said.end <= end) ?? (parts[0] as SentencePart);
  const at = parts.indexOf(gives);
  const grant: Grant = {
    kind: kindOf(rule, gives, reader),
    help: true,
    said,
    before: parts.slice(0, at),
    opening: [],
    gives,
    from: said.start,
    after: parts.slice(at + 1),
    figures: [],
    ceiling: false,
  };
  const read = measureFrom(
    rule.id,
    grant,
    surroundingsIn(text, segments, clause.id, reader)(grant),
    clause,
    document,
    reader,
  );
  const bind = (words: string): Facet[] => boundTo(words, clause, parts);
  const who = titlesIn(rule.conditions).flatMap(bind)[0] ?? read.beneficiary;
  const asked = [...chosenIn(rule), ...rule.attest].flatMap(bind);
  return {
    ...read,
    beneficiary: who,
    subject:
      rule.keywords.flatMap(bind)[0] ?? read.subject ?? facetAt(clause.id, stretchOf(text, said.start, said.end)),
    conditions: apart([...read.conditions, ...asked]).filter((c) => c.text !== who?.text),
  };
}

/** The choices that a rule's conditions ask for: 技改, 投资扩产. */
const chosenIn = (rule: Rule): readonly string[] =>
  leavesOf(rule.conditions).flatMap((leaf) => ('is' in leaf && typeof leaf.is !== 'boolean' ? [leaf.is].flat() : []));

/** Words of a rule as a facet, where its sentence says them, else the clause; quotation marks aside. */
function boundTo(words: string, { id, text }: Clause, parts: readonly SentencePart[]): Facet[] {
  const at = [...text].flatMap((c, i) => (QUOTES.includes(c) ? [] : [i]));
  const bare = at.map((i) => text[i]).join('');
  const wanted = [...words].filter((c) => !QUOTES.includes(c)).join('');
  const from = at.findIndex((i) => i >= (parts[0]?.start ?? 0));
  const near = bare.indexOf(wanted, from);
  const start = near < 0 ? bare.indexOf(wanted) : near;
  if (wanted === '' || start < 0) return [];
  const first = at[start] ?? 0;
  const end = (at[start + wanted.length - 1] ?? 0) + 1;
  const opens = text[first - 1] === '“' && text.slice(first, end).includes('”');
  return [facetAt(id, stretchOf(text, opens ? first - 1 : first, end))];
}
const QUOTES = '“”"‘’';

/** The words of the sentence that tell the help: the longest that the rule says too. */
function saidIn(rule: Rule, parts: readonly SentencePart[]): { start: number; end: number } {
  const words = ruleWords(rule);
  let best = { start: parts[0]?.start ?? 0, end: parts[0]?.end ?? 0, length: 0 };
  for (const { start, text } of parts)
    for (let from = 0; from < text.length; from += 1) {
      let length = best.length + 1;
      while (from + length <= text.length && words.includes(text.slice(from, from + length))) {
        best = { start: start + from, end: start + from + length, length };
        length += 1;
      }
    }
  return best;
}

/** How it helps, by its part of the clause, then by the rule's words. */
function kindOf(rule: Rule, { text }: SentencePart, reader: FacetReader): InstrumentKind {
  const texts = [text, ruleWords(rule)];
  for (const words of texts)
    for (const facet of ['help', 'instrument']) {
      const found = reader.kinds(facet).find((k) => {
        const named = reader.first(k.facet, words);
        return named !== null && !reader.holds('vague-help', named.text);
      });
      if (found) return found.kind;
    }
  return softKind(texts, reader);
}

/** Facets of one place count once. */
const apart = (facets: readonly Facet[]): Facet[] =>
  facets.filter(
    ({ span: a }, i) => !facets.some(({ span: b }, j) => j < i && a && b && a.start < b.end && b.start < a.end),
  );
