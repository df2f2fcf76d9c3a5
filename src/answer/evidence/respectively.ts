import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { BETWEEN_ENDS, BETWEEN_ITEMS, JOINS_ITEMS, JOINS_LINES } from '../../language/official-text.ts';
import type { Sentence } from './sentences.ts';

/** What a sentence tells one after another (一级、二级、三级的，分别给予90万元、60万元、30万元): each line or name with what is paid for it. */
export interface Respective {
  readonly sentence: Sentence;
  /** Lines that are to be reached; null where the items are names. */
  readonly lines: readonly Figure[] | null;
  /** Where one of several ranges ends. */
  readonly edges: readonly Figure[];
  /** Words that tell each name from the others; empty where the items are lines, or nothing tells them apart. */
  readonly names: readonly (readonly string[])[];
  readonly pays: readonly Figure[];
}

const STOPS = '，,。；;：:';
const LONGEST = 8;

/** What a sentence pays respectively, the sums or shares with the items before them; null where it pays nothing so. */
export function respectiveIn(clause: Clause, sentence: Sentence, language: LanguageData): Respective | null {
  const [at] = language.places('{respectively}', sentence.text);
  if (!at) return stepsIn(clause, sentence);
  const [pays, ...more] = runsOf(
    clause,
    sentence.figures.filter((f) => f.start >= sentence.start + at.end),
  ).filter((run) => run.length > 1 && run.every((f) => isSumOrRate(f)));
  if (!pays || more.length > 0) return null;
  const before = sentence.figures.filter((f) => f.end <= sentence.start + at.start);
  const isOfAll = (run: readonly Figure[]): boolean =>
    run.length === pays.length && run.every((f) => f.unit === run[0]?.unit);
  const lines = runsOf(clause, before).find(isOfAll);
  const [first] = lines ?? [];
  if (lines && first)
    return { sentence, lines: lines.map((f) => ({ ...f, bound: first.bound })), edges: [], names: [], pays };
  const ranges = startsOf(clause, before).find(isOfAll);
  if (ranges) {
    const from = before.indexOf(ranges[0] as Figure);
    return { sentence, lines: ranges, edges: before.slice(from).filter((f) => !ranges.includes(f)), names: [], pays };
  }
  return { sentence, lines: null, edges: [], names: namesBefore(sentence.text.slice(0, at.start), pays.length), pays };
}

/** Lines and as many sums or shares behind them tell each other's order without a word for it: 100万元以上、500万元以上的，给予5%和8%. */
function stepsIn(clause: Clause, sentence: Sentence): Respective | null {
  const pays = runsOf(clause, sentence.figures).findLast((run) => run.length > 1 && run.every((f) => isSumOrRate(f)));
  const [first] = pays ?? [];
  if (!pays || !first) return null;
  const before = sentence.figures.filter((f) => f.end <= first.start);
  const lines = startsOf(clause, before).find(
    (run) => run.length === pays.length && run.every((f) => f.unit === run[0]?.unit && FLOORS.has(f.bound)),
  );
  if (!lines) return null;
  const from = before.indexOf(lines[0] as Figure);
  const edges = before.slice(from).filter((f) => !lines.includes(f));
  return { sentence, lines, edges, names: [], pays };
}
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** Figures that only a joint stands between. */
function runsOf({ text }: Clause, figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const runs: Figure[][] = [];
  for (const [i, f] of figures.entries()) {
    const last = figures[i - 1];
    if (last && JOINS_ITEMS.test(text.slice(last.end, f.start))) runs.at(-1)?.push(f);
    else runs.push([f]);
  }
  return runs;
}

/** Where each of ranges begins that only a joint stands between: 1000万元以上至2000万元、2000万元以上至5000万元、5000万元以上. */
function startsOf({ text }: Clause, figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const runs: Figure[][] = [];
  let ends = false;
  for (const [i, f] of figures.entries()) {
    const last = figures[i - 1];
    const between = last ? text.slice(last.end, f.start) : '';
    const goesOn = last !== undefined && JOINS_LINES.test(between);
    const isEnd: boolean = last !== undefined && !ends && BETWEEN_ENDS.test(between);
    ends = isEnd;
    if (isEnd) continue;
    if (goesOn) runs.at(-1)?.push(f);
    else runs.push([f]);
  }
  return runs;
}

/** The words that tell each of `count` names from the others, which stand before 分别: those of the last part that lists so many. */
function namesBefore(text: string, count: number): readonly (readonly string[])[] {
  const plain = text.replace(/[（(][^（）()]*[）)]/g, '');
  const part = plain
    .split(new RegExp(`[${STOPS}]`))
    .map((p) => p.split(BETWEEN_ITEMS))
    .findLast((items) => items.length === count && items.every((item) => item.trim() !== ''));
  if (!part) return [];
  const tail = (part.at(-1) ?? '').slice(1);
  const items = part.map((item, i) => near(item.trim(), i, count, tail));
  return items.map((item, i) =>
    tellingApart(
      item,
      items.filter((_, other) => other !== i),
      i === 0 ? 'end' : i === count - 1 ? 'start' : 'any',
    ),
  );
}

/** Of the first name the end, of the last the beginning; 一 of 一、二、三等奖 is 一等奖. */
function near(item: string, i: number, count: number, tail: string): string {
  const cut = i === 0 ? item.slice(-LONGEST) : i === count - 1 ? item.slice(0, LONGEST) : item;
  const numbered = NUMERALS.includes(cut.at(-1) ?? '') && tail !== '';
  return i < count - 1 && numbered ? cut + tail.slice(0, 2) : cut;
}
const NUMERALS = '一二三四五';

/** The shortest words of an item that no other holds. */
function tellingApart(item: string, others: readonly string[], at: 'start' | 'end' | 'any'): readonly string[] {
  const found: string[] = [];
  for (let length = 2; length <= item.length; length += 1)
    for (let from = 0; from + length <= item.length; from += 1) {
      // What stands before the first name or behind the last is of neither: 新评定为5A级, 省级企业.
      if ((at === 'start' && from > 0) || (at === 'end' && from + length < item.length - 1)) continue;
      const words = item.slice(from, from + length);
      if (others.every((other) => !other.includes(words)) && !found.some((f) => words.includes(f))) found.push(words);
    }
  return found;
}
