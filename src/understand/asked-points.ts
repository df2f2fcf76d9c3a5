import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';
import { aspectsAsked, aspectsMeant, aspectsPut } from './aspects.ts';
import { isInPassing } from './in-passing.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';
import { asksForTerm } from './term-asked.ts';
import type { Topic } from './topic.ts';
import { nounsIn, turnsOn } from './turns-on.ts';

/** One thing that a message asks, in the asker's words. */
export interface AskedPoint extends QuotedStretch {
  /** The aspects that it asks, names of knowledge/language/aspects.yaml. */
  readonly aspects: readonly string[];
  /** The aspects that it asks as no more than a part of a message does: 在哪里, 条件啥. */
  readonly put: readonly string[];
  /** The names on which it turns, where it asks whether something holds. */
  readonly turnsOn: readonly QuotedStretch[];
  /** Everything that it names, what is the asker's own aside: 我们工程师. */
  readonly names: readonly QuotedStretch[];
  /** It asks whether something holds. */
  readonly whether: boolean;
  /** It asks for help, money or how much. */
  readonly ofSum: boolean;
  /** Its words ask; else they only name what is asked: 申报时间、所需材料. */
  readonly asks: boolean;
}

/** What is known of a message whose points are read. */
export interface PointWords {
  readonly text: string;
  readonly topics: readonly Topic[];
}

/** A stretch this short leans on the one before it for what it is about: 算不算. */
const LEANS = 6;
/** Longer is no point that can be repeated to the asker. */
const LONGEST = 36;
/** What stands before a quotation and is shorter asks nothing by itself. */
const SHORTEST = 5;

const ASKING = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}'];

/** The points that a question asks, one for each stretch between stops that asks something, with what it leans on before it. */
export function askedPoints(words: PointWords, language: LanguageData): readonly AskedPoint[] {
  const { text } = words;
  const asks = (part: string) => ASKING.some((name) => language.pattern(name).test(part));
  const stretches = stretchesOf(text, language).flatMap((stretch) => partsThatAsk(stretch, asks));
  const points: AskedPoint[] = [];
  let taken = 0;
  for (const [i, stretch] of stretches.entries()) {
    const isPut = asks(stretch.text) || /^[?？]/.test(text.slice(stretch.end));
    const last = points.at(-1);
    // 还能再领一遍,对吗 asks what it says.
    if (last && taken === stretches[i - 1]?.end && language.pattern('{ask-tail}').test(stretch.text)) {
      points[points.length - 1] = { ...last, asks: true };
      taken = stretch.end;
      continue;
    }
    if (!isPut && (aspectsAsked(stretch.text, language).length === 0 || isInPassing(text, stretch, language))) continue;
    const bare = withoutManners(stretch, language);
    if (bare.end <= bare.start) continue;
    const before = stretches[i - 1];
    const leans = before && before.start >= taken && bare.end - bare.start <= LEANS;
    const from = leans ? withoutManners(before, language).start : bare.start;
    const open = bare.end - from > LONGEST || QUOTES.test(text.slice(from, bare.start)) ? bare.start : from;
    const start = behindQuotation(text, open, bare.end, asks);
    const end = beforeQuotation(text, start, bare.end);
    const told = stretches
      .slice(0, i)
      .filter((one) => one.start >= taken && one.end <= start && isOfOne(text.slice(one.end, start)));
    if (end !== null) points.push(pointAt(words, stretchAt(text, start, end), told.reverse(), isPut, language));
    taken = stretch.end;
  }
  return points;
}

/** 怎么申请、补多少: each part asks by itself. */
function partsThatAsk(stretch: QuotedStretch, asks: (part: string) => boolean): readonly QuotedStretch[] {
  const parts = [...stretch.text.matchAll(/[^、]+/g)].map((m) =>
    stretchAt(stretch.text, m.index, m.index + m[0].length),
  );
  if (parts.length < 2 || !parts.every((part) => asks(part.text))) return [stretch];
  return parts.map(({ text, start, end }) => ({ text, start: stretch.start + start, end: stretch.start + end }));
}

/** What stands between is no end of a sentence. */
const isOfOne = (between: string): boolean => !/[。；;？?！!]/.test(between);

function pointAt(
  words: PointWords,
  stretch: QuotedStretch,
  before: readonly QuotedStretch[],
  asks: boolean,
  language: LanguageData,
): AskedPoint {
  const aspects = aspectsMeant(aspectsAsked(stretch.text, language)).map(({ aspect }) => aspect);
  return {
    ...stretch,
    aspects,
    put: aspectsPut(asking(stretch.text, language), language).filter(
      (aspect) => !aspects.includes(aspect) && (aspect !== 'status' || asksForTerm(words.text, stretch, language)),
    ),
    turnsOn: turnsOn(words, stretch, before, language),
    names: nounsIn(words, stretch, language)
      .flat()
      .filter(({ start }) => !language.pattern('{we}$$|{asker}$$').test(words.text.slice(0, start))),
    whether: language.pattern('{asks-whether-it-holds}').test(stretch.text),
    ofSum: aspects.includes('amount') || language.pattern('{asks-for-support}|{asks-of-money}').test(stretch.text),
    asks,
  };
}

/** The part of a point that asks, without what it leans on; with it where it only wants that confirmed. */
function asking(point: string, language: LanguageData): string {
  const parts = point.split(/[,，]/);
  const isTail = language.pattern('{ask-tail}').test(parts.at(-1) ?? '');
  return parts.slice(isTail ? -2 : -1).join();
}

const QUOTES = /[“”]/;

/** Where the words behind a quotation begin, if these ask (“小升高”奖多少); else where all of them do. */
function behindQuotation(text: string, start: number, end: number, asks: (part: string) => boolean): number {
  const at = text.slice(start, end).lastIndexOf('”') + 1;
  return at > 0 && asks(text.slice(start + at, end)) ? start + at : start;
}

/** Where the words before a quotation end, marks inside a quotation of ours would end it; null where they ask nothing. */
function beforeQuotation(text: string, start: number, end: number): number | null {
  const length = text.slice(start, end).search(QUOTES);
  if (length < 0) return end;
  return length < SHORTEST ? null : start + length;
}

/** What stands between stops; speech without any is parted where it draws breath. */
function stretchesOf(text: string, language: LanguageData): readonly QuotedStretch[] {
  const between = [...text.matchAll(/(?:[^，,。；;？?！!\s]|(?<=[a-z]) (?=[a-z]))+/giu)].map((m) =>
    stretchAt(text, m.index, m.index + m[0].length),
  );
  const breath = everywhere(language.pattern('{point-break}'), 'gu');
  return between.flatMap((stretch) => {
    if (stretch.text.length <= LONGEST) return [stretch];
    const marks = [...stretch.text.matchAll(breath)]
      .map((m) => ({ start: stretch.start + m.index, end: stretch.start + m.index + m[0].length }))
      .filter(({ end }) => end < stretch.end);
    const starts = [stretch.start, ...marks.map(({ end }) => end)];
    const ends = [...marks.map(({ start }) => start), stretch.end];
    return starts.flatMap((start, i) => (ends[i]! > start ? [stretchAt(text, start, ends[i]!)] : []));
  });
}

/** A stretch less what leads up to its question and what it ends in: 那请问, 呢. */
function withoutManners({ text, start, end }: QuotedStretch, language: LanguageData): QuotedStretch {
  const lead = language.pattern('{point-lead}').exec(text)?.[0].length ?? 0;
  const tail = language.pattern('{point-tail}').exec(text.slice(lead))?.[0].length ?? 0;
  return { text: text.slice(lead, text.length - tail), start: start + lead, end: end - tail };
}
