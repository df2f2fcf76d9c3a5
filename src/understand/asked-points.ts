import type { LanguageData } from '../knowledge/language-data.ts';
import { aspectsAsked } from './aspects.ts';
import type { Span } from './reading.ts';

/** One thing that a message asks, in the asker's words: where it stands in the text. */
export interface AskedPoint extends Span {
  readonly text: string;
}

/** A stretch this short leans on the one before it for what it is about: 算不算. */
const LEANS = 6;
/** Longer is no point that can be repeated to the asker. */
export const LONGEST_POINT = 36;

const ASKING = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}'];

/** The points that a question asks, one for each stretch between stops that asks something, with what it leans on before it. */
export function askedPoints(text: string, language: LanguageData): readonly AskedPoint[] {
  const asks = (words: string) => ASKING.some((name) => language.pattern(name).test(words));
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
    const start = bare.end - from > LONGEST_POINT ? bare.start : from;
    points.push({ text: text.slice(start, bare.end), start, end: bare.end });
    taken = stretch.end;
  }
  return points;
}

/** Points side by side as one, as far as they are short enough to be repeated. */
export function joinPoints(points: readonly AskedPoint[], text: string): readonly AskedPoint[] {
  const joined: AskedPoint[] = [];
  for (const point of points) {
    const last = joined.at(-1);
    const beside = last && /^[^\p{L}\p{N}]*$/u.test(text.slice(last.end, point.start));
    if (beside && point.end - last.start <= LONGEST_POINT) joined.splice(-1, 1, stretchAt(text, last.start, point.end));
    else joined.push(point);
  }
  return joined;
}

/** What stands between stops; speech without any is parted where it draws breath. */
function stretchesOf(text: string, language: LanguageData): readonly AskedPoint[] {
  const between = [...text.matchAll(/[^，,。；;？?！!\s]+/gu)].map((m) =>
    stretchAt(text, m.index, m.index + m[0].length),
  );
  const breath = new RegExp(language.pattern('{point-break}').source, 'gu');
  return between.flatMap((stretch) => {
    if (stretch.text.length <= LONGEST_POINT) return [stretch];
    const marks = [...stretch.text.matchAll(breath)]
      .map((m) => ({ start: stretch.start + m.index, end: stretch.start + m.index + m[0].length }))
      .filter(({ end }) => end < stretch.end);
    const starts = [stretch.start, ...marks.map(({ end }) => end)];
    const ends = [...marks.map(({ start }) => start), stretch.end];
    return starts.flatMap((start, i) => (ends[i]! > start ? [stretchAt(text, start, ends[i]!)] : []));
  });
}

const stretchAt = (text: string, start: number, end: number): AskedPoint => ({
  text: text.slice(start, end),
  start,
  end,
});

/** A stretch less what leads up to its question and what it ends in: 那请问, 呢. */
function withoutManners({ text, start, end }: AskedPoint, language: LanguageData): AskedPoint {
  const lead = language.pattern('{point-lead}').exec(text)?.[0].length ?? 0;
  const tail = language.pattern('{point-tail}').exec(text.slice(lead))?.[0].length ?? 0;
  return { text: text.slice(lead, text.length - tail), start: start + lead, end: end - tail };
}
