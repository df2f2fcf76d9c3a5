import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import type { RegionMention } from '../language/region.ts';
import { aspectsAsked, aspectsMeant } from './aspects.ts';
import { type Piece, partedAt } from './learned/masked-grams.ts';
import type { Span } from './reading.ts';
import type { Topic } from './topic.ts';

/** Some of the asker's words, and where they stand in the message. */
export interface Stretch extends Span {
  readonly text: string;
}

/** One thing that a message asks, in the asker's words, with all that is held against a clause. */
export interface AskedPoint extends Stretch {
  /** The aspects that it asks, names of knowledge/language/aspects.yaml. */
  readonly aspects: readonly string[];
  /** The topics of the message that it names. */
  readonly topics: readonly Topic[];
  /** It asks whether something is covered: 网商贷算不算, 样机行不行. */
  readonly asksToBeCovered: boolean;
  /** Its words in their order, parted at what they name. */
  readonly pieces: readonly Piece<'figure' | 'place' | 'topic'>[];
  /** It with what its sentence tells right before it, the shortest first, as far as that names no place and can be repeated. */
  readonly wider: readonly Stretch[];
}

/** What is known of a message whose points are read. */
export interface PointWords {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly regions: readonly RegionMention[];
  readonly topics: readonly Topic[];
}

/** A stretch this short leans on the one before it for what it is about: 算不算. */
const LEANS = 6;
/** Longer is no point that can be repeated to the asker. */
const LONGEST = 36;
/** What stands before a quotation and is shorter asks nothing by itself. */
const SHORTEST = 5;

const ASKING = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}'];
const COVER = ['{asks-to-be-covered}', '{verb-not-verb}'];

/** The points that a question asks, one for each stretch between stops that asks something, with what it leans on before it. */
export function askedPoints(words: PointWords, language: LanguageData): readonly AskedPoint[] {
  const { text } = words;
  const asks = (part: string) => ASKING.some((name) => language.pattern(name).test(part));
  const stretches = stretchesOf(text, language);
  const points: AskedPoint[] = [];
  let taken = 0;
  for (const [i, stretch] of stretches.entries()) {
    if (!asks(stretch.text) && aspectsAsked(stretch.text, language).length === 0) continue;
    const bare = withoutManners(stretch, language);
    if (bare.end <= bare.start) continue;
    const before = stretches[i - 1];
    const leans = before && before.start >= taken && bare.end - bare.start <= LEANS;
    const from = leans ? withoutManners(before, language).start : bare.start;
    const start = bare.end - from > LONGEST ? bare.start : from;
    const end = beforeQuotation(text, start, bare.end);
    if (end !== null) points.push(pointAt(words, start, end, language));
    taken = stretch.end;
  }
  return points;
}

function pointAt(words: PointWords, start: number, end: number, language: LanguageData): AskedPoint {
  const stretch = stretchAt(words.text, start, end);
  const topics = words.topics.filter(({ word }) => stretch.text.includes(word));
  return {
    ...stretch,
    aspects: aspectsMeant(aspectsAsked(stretch.text, language)).map(({ aspect }) => aspect),
    topics,
    asksToBeCovered: COVER.some((name) => language.pattern(name).test(stretch.text)),
    pieces: partedAt(words.text, namedIn(words, topics, start), stretch),
    wider: widerThan(words, stretch),
  };
}

/** Where the words before a quotation end, marks inside a quotation of ours would end it; null where they ask nothing. */
function beforeQuotation(text: string, start: number, end: number): number | null {
  const length = text.slice(start, end).search(/[“”]/);
  if (length < 0) return end;
  return length < SHORTEST ? null : start + length;
}

function namedIn({ text, figures, regions }: PointWords, topics: readonly Topic[], from: number) {
  return [
    ...figures.map(({ start, end }) => ({ start, end, is: 'figure' as const })),
    ...regions.map(({ start, end }) => ({ start, end, is: 'place' as const })),
    ...topics.map(({ word }) => {
      const start = text.indexOf(word, from);
      return { start, end: start + word.length, is: 'topic' as const };
    }),
  ];
}

function widerThan({ text, regions }: PointWords, { start: from, end }: Stretch): readonly Stretch[] {
  const starts = [...text.slice(0, from).matchAll(/(?:^|(?<=[,，。；;？?！!]))(?=[^,，])/gu)].map((m) => m.index);
  return starts
    .filter(
      (start) =>
        end - start <= LONGEST &&
        !/[。；;？?！!]/.test(text.slice(start, from)) &&
        !regions.some((r) => r.start >= start && r.end <= from),
    )
    .reverse()
    .map((start) => stretchAt(text, start, end));
}

/** What stands between stops; speech without any is parted where it draws breath. */
function stretchesOf(text: string, language: LanguageData): readonly Stretch[] {
  const between = [...text.matchAll(/[^，,。；;？?！!\s]+/gu)].map((m) =>
    stretchAt(text, m.index, m.index + m[0].length),
  );
  const breath = new RegExp(language.pattern('{point-break}').source, 'gu');
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

/** Some words of a text. */
export const stretchAt = (text: string, start: number, end: number): Stretch => ({
  text: text.slice(start, end),
  start,
  end,
});

/** A stretch less what leads up to its question and what it ends in: 那请问, 呢. */
function withoutManners({ text, start, end }: Stretch, language: LanguageData): Stretch {
  const lead = language.pattern('{point-lead}').exec(text)?.[0].length ?? 0;
  const tail = language.pattern('{point-tail}').exec(text.slice(lead))?.[0].length ?? 0;
  return { text: text.slice(lead, text.length - tail), start: start + lead, end: end - tail };
}
