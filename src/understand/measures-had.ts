import { type Fact, factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { type MeasureMention, measuresCalled } from './measures-called.ts';
import { levelNamed } from './slots/levels.ts';
import { titlesMentioned } from './slots/read-names.ts';
import { type TitleForm, titlesCalled } from './slots/titles.ts';
import type { Span } from './span.ts';

/** Words that tell some support as had already, with the clauses before them that say which; and what is named in them, or nothing but a sum. */
export interface SupportHad extends Span {
  readonly called: readonly MeasureMention[];
  /** Titles of whatever level, where the words speak of what one got for them. */
  readonly titles: readonly string[];
}

/** So many clauses before it may say what was had: 省级专精特新，2022年评的，奖励当年领过了. */
const BEFORE = 2;

/** 国家级小巨人那50万去年领过了; 研发补贴2024年已经到账: which support a message tells as had. */
export function supportsHad(text: string, knowledge: Knowledge): readonly SupportHad[] {
  const { language, book } = knowledge;
  const fact = book.facts.get(factInRole(book.facts, 'recognitions'));
  const stops = language.places('{clause-end}', text);
  const ends = language.places('{sentence-stop}', text);
  return language.places('{support-was-had}', text).flatMap(({ start, end }): SupportHad[] => {
    const until = stops.find((stop) => stop.start >= end)?.start ?? text.length;
    const starts = [0, ...stops.filter((stop) => stop.end <= start).map((stop) => stop.end)];
    const floor = ends.findLast((stop) => stop.end <= start)?.end ?? 0;
    const own = starts.at(-1) ?? 0;
    // 贷款八百万已经到账: a loan is no support.
    if (language.pattern('{denying}|{ask-word}|{requests}|{loan-told}').test(text.slice(own, until))) return [];
    const ofAward = language.pattern('{speaks-of-award}').test(text.slice(own, until));
    const froms = starts.slice(-1 - BEFORE).filter((from) => from >= floor);
    const windows = froms
      .toReversed()
      .map((from) => named(text.slice(from, until), from, ofAward ? fact : undefined, knowledge));
    const told = windows.filter(({ called, titles }) => called.length + titles.length > 0);
    if (told.length > 0) return told.slice(0, 1);
    return language.pattern('{had-of-award}').test(text.slice(own, until)) ? windows.slice(0, 1) : [];
  });
}

function named(
  words: string,
  start: number,
  fact: Fact | undefined,
  { book, language, ...rest }: Knowledge,
): SupportHad {
  const names = fact?.type === 'names' ? titlesCalled(fact, book.facts) : new Map<string, TitleForm>();
  const leads = language.pattern('({level-word}){level-gap}*$$');
  const titles = titlesMentioned(words, names).flatMap(({ called: { levels }, start: at }) => {
    const level = levelNamed({ book: book.facts }, leads.exec(words.slice(0, at))?.[1] ?? '');
    return levels.get(level ?? '') ?? [];
  });
  return { start, end: start + words.length, called: measuresCalled(words, { book, language, ...rest }), titles };
}
