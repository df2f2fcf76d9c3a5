import type { Segment, Statement } from '../draft/draft.ts';
import { FREE, GLUE, WEIGHT } from './vocabulary.ts';

/** A part of a sentence: what is bound in it, its words of weight, and its other characters, each with how often. */
interface Part {
  readonly text: string;
  readonly bound: Map<string, number>;
  readonly weight: Map<string, number>;
  readonly chars: Map<string, number>;
}

/** Of a part of the point at least this share of the characters stands in one part of the wording. */
const KEPT = 0.8;
/** An answer up front may say the words around its figures more shortly. */
const KEPT_UP_FRONT = 0.6;
/** How many characters of a part of the wording may be its own. */
const ADDED = 1;

/**
 * True where a wording says what its point says: each part of the point (a condition, a figure with its words, a limit) stands
 * in one part of the wording, whole and once, and the wording has no part of its own. Parts may be joined and put in
 * another order; what belongs to one figure does not pass to another.
 */
export function keepsAll(said: Statement, own: Statement): boolean {
  const parts = partsOf(said, COARSE);
  if (!longestFirst(partsOf(own, FINE)).every((part) => parts.some((into) => take(part, into, KEPT)))) return false;
  if (parts.some(({ weight, bound }) => weight.size + bound.size > 0)) return false;
  return !addsPart(parts);
}

/** True where an answer up front says no more than one sentence of its point does of the figures that it gives. */
export function drawnFrom(lead: Statement, own: Statement): boolean {
  const given = lead.filter((s) => s.kind !== 'text' && s.kind !== 'citation').map((s) => JSON.stringify(s));
  return sentencesOf(own).some((sentence) => {
    const parts = partsOf(lead, COARSE);
    const held = longestFirst(partsOf(sentence, FINE));
    const used = held.filter(({ bound }) => [...bound.keys()].some((b) => given.includes(b)));
    if (!used.every((part) => parts.some((into) => take(part, into, KEPT_UP_FRONT)))) return false;
    for (const rest of held.filter((part) => !used.includes(part))) for (const into of parts) takeSome(rest, into);
    if (parts.some(({ weight, bound }) => weight.size + bound.size > 0)) return false;
    return !addsPart(parts);
  });
}

/** True where a wording puts something of its own right before or after a figure: 近{{f1}}, {{f1}}起. */
export function touches(said: Statement, own: Statement): boolean {
  const held = sidesOf(own);
  return sidesOf(said).some(
    ({ key, before, after }) =>
      !held.some(
        (side) =>
          side.key === key &&
          bracketOf(side.after) === bracketOf(after) &&
          (lastOf(before) === lastOf(side.before) || JOINS_BEFORE.test(before)) &&
          (firstOf(after) === firstOf(side.after) || JOINS_AFTER.test(after)),
      ),
  );
}

/** The nearest character that says something; none where the words end or a stop comes first. */
const lastOf = (text: string): string => /([\u4e00-\u9fffA-Za-z])[的为是在了]*$/.exec(text)?.[1] ?? '';
const firstOf = (text: string): string => /^[的为是在了]*([\u4e00-\u9fffA-Za-z])/.exec(text)?.[1] ?? '';
const JOINS_BEFORE = /(?:^|[，。；：、（）“”]|[为是有的和与及]|给予?|予以|奖励|补贴|补助|贴息|资助)$/;
const JOINS_AFTER = /^(?:$|[，。；：、）“”]|[的和与及给]|予以|奖励|补贴|补助|贴息|资助)/;
const bracketOf = (text: string): string => /^（[^）]*）/.exec(text)?.[0] ?? '';

function sidesOf(statement: Statement): { key: string; before: string; after: string }[] {
  const told = statement.filter((s) => s.kind !== 'citation');
  return told.flatMap((segment, i) =>
    segment.kind === 'text'
      ? []
      : [{ key: JSON.stringify(segment), before: textOf(told[i - 1]), after: textOf(told[i + 1]) }],
  );
}

const textOf = (segment: Segment | undefined): string => (segment?.kind === 'text' ? segment.text : '');

/** A point is taken apart more finely than its wording: 甲、乙（丙） may become 甲和乙. */
const FINE = /[，。；：、！？,;!?（）()\n]/;
const COARSE = /[，。；：！？,;!?\n]/;

function partsOf(statement: Statement, separator: RegExp): Part[] {
  const parts: { text: string; bound: Map<string, number> }[] = [{ text: '', bound: new Map() }];
  for (const segment of statement) {
    const last = parts.at(-1);
    if (segment.kind === 'citation') continue;
    if (segment.kind !== 'text') count(last?.bound ?? new Map(), JSON.stringify(segment));
    else
      segment.text.split(separator).forEach((text, i) => {
        if (i > 0) parts.push({ text: '', bound: new Map() });
        const part = parts.at(-1);
        if (part) part.text += text;
      });
  }
  return parts
    .map(({ text, bound }) => {
      const weight = counted([...text.matchAll(WEIGHT)].map(([word]) => word));
      return { text, bound, weight, chars: counted(contentOf(text)) };
    })
    .filter(({ bound, weight, chars }) => bound.size + weight.size + chars.size > 0);
}

/** What is said shortly is looked for in what the long parts leave. */
const longestFirst = (parts: readonly Part[]): Part[] => [...parts].sort((a, b) => sizeOf(b.chars) - sizeOf(a.chars));

/** Sentences of a statement, at 。；！？ in its words. */
function sentencesOf(statement: Statement): Statement[] {
  const sentences: Segment[][] = [[]];
  for (const segment of statement) {
    if (segment.kind !== 'text') sentences.at(-1)?.push(segment);
    else
      segment.text.split(/[。；！？\n]/).forEach((text, i) => {
        if (i > 0) sentences.push([]);
        if (text) sentences.at(-1)?.push({ kind: 'text', text });
      });
  }
  return sentences;
}

/** Characters that say something: words of weight are counted as words, and words that only join not at all. */
function contentOf(text: string): string[] {
  return [...text.replace(WEIGHT, ' ').replace(GLUE, ' ')].filter((c) => /[\p{Script=Han}\p{L}]/u.test(c));
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) count(counts, item);
  return counts;
}

function count(counts: Map<string, number>, item: string, by = 1): void {
  const n = (counts.get(item) ?? 0) + by;
  if (n > 0) counts.set(item, n);
  else counts.delete(item);
}

const sizeOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
const holds = (all: ReadonlyMap<string, number>, some: ReadonlyMap<string, number>): boolean =>
  [...some].every(([item, n]) => (all.get(item) ?? 0) >= n);

/** Takes a part of the point out of a part of the wording; false, and nothing is taken, where it is not there. */
function take(part: Part, from: Part, least: number): boolean {
  const size = sizeOf(part.chars);
  const shared = [...part.chars].reduce((sum, [c, n]) => sum + Math.min(n, from.chars.get(c) ?? 0), 0);
  if (!holds(from.bound, part.bound) || !holds(from.weight, part.weight) || shared < Math.ceil(size * least))
    return false;
  takeSome(part, from);
  return true;
}

function takeSome(part: Part, from: Part): void {
  for (const key of ['bound', 'weight', 'chars'] as const)
    for (const [item, n] of part[key]) if (from[key].has(item)) count(from[key], item, -n);
}

/** True where a part of the wording has words of its own, when what the point says is taken out of it. */
function addsPart(left: readonly Part[]): boolean {
  return left.some(({ chars, text }) => {
    const free = contentOf([...text.matchAll(FREE)].join('')).length;
    return sizeOf(chars) - free > ADDED;
  });
}
