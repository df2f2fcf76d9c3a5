import type { Knowledge } from '../../knowledge/load.ts';
import { NATIONAL } from '../../language/region.ts';
import type { Evidence } from './evidence.ts';
import { spokenOfIn } from './spoken-of.ts';

/** So many are told. */
const MOST = 3;

/** Points of these aspects ask of the thing that they name, where they turn on nothing. */
const OF_A_THING: ReadonlySet<string> = new Set([
  'amount',
  'how-to-apply',
  'office',
  'window',
  'deadline',
  'materials',
]);

/**
 * The subjects of help on which a question turns (社保, 加计扣除), what the asker does and told of the firm aside, that no text known for the places
 * says, of all that are known where none is named; nor does the clause that comes near spell them in other words: 租房 of 租用生产用房.
 */
export function absentSubjects(
  { own, question, slots, nearest }: Evidence,
  codes: readonly string[],
  { documents, language }: Knowledge,
): readonly string[] {
  const texts = [...documents.values()]
    .filter(({ region }) => codes.length === 0 || codes.includes(region ?? '') || region === NATIONAL)
    .flatMap(({ title, clauses }) => [title, ...clauses.flatMap((c) => [...c.path, c.heading, c.text])]);
  const isHeld = spokenOfIn(texts, question, language);
  const asked = own.points.flatMap(({ text, turnsOn, aspects }) =>
    turnsOn.length > 0
      ? turnsOn.map((name) => name.text)
      : aspects.some((a) => OF_A_THING.has(a))
        ? [lastPart(text)]
        : [],
  );
  const turnsOn = (word: string): boolean =>
    [...asked, ...own.purposes].some((text) => text.toLowerCase().includes(word));
  const isSpelt = (word: string): boolean =>
    nearest !== null && [...word].every((letter) => nearest.clause.text.includes(letter));
  // 退税 of 留抵退税.
  const whole = (word: string): string =>
    own.topics.map((topic) => topic.word).find((topic) => topic.toLowerCase().includes(word)) ?? word;
  const absent = own.subjects
    .filter(({ ofTrade, word }) => !ofTrade && !slots.some(({ words }) => words.includes(word)))
    .map(({ word }) => word)
    .filter((word) => turnsOn(word) && !isHeld(word) && !isSpelt(word))
    .map(whole);
  return [...new Set(absent)].slice(0, MOST);
}

/** 厂房封顶了，先拨多少 asks of no 厂房. */
const lastPart = (text: string): string => text.slice(text.lastIndexOf(',') + 1);
