import { titlesIn } from '../../knowledge/condition.ts';
import type { NamesFact } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { levelOf } from '../slots/levels.ts';
import { slotSource } from '../slots/source.ts';
import { type TitleForm, titlesCalled } from '../slots/titles.ts';
import { apart, placesOf } from './places.ts';
import type { SpokenOf, Thing } from './supports-joined.ts';

/** So near a title it is told that it is gained or rewarded. */
const NEAR = 7;

/** A title that a measure rewards by itself and that is gained. */
export interface TitleGained extends Thing {
  /** The words tell its level. */
  readonly levelled: boolean;
  /** A sum stands right behind it: 小巨人那100万. */
  readonly paid: boolean;
}

export function thingsByTitle(said: SpokenOf, knowledge: Knowledge): readonly TitleGained[] {
  const { book } = knowledge;
  const source = slotSource(said, book.facts, '');
  const lower = said.text.toLowerCase();
  const found = [...titleNames(knowledge)].flatMap(([name, { levels }]) =>
    placesOf(name, lower).map((span) => ({ ...span, name, levels })),
  );
  return apart(found).flatMap(({ start, end, name, levels }) => {
    const told = levelOf(source, { start, end, levels });
    // 杭州认定的小巨人 is no title of the city's.
    const ofPlace = said.regions.some((region) => region.start === told.start);
    const options =
      told.levels.length > 0 && !ofPlace
        ? told.levels.flatMap((level) => levels.get(level) ?? [])
        : [...levels.values()];
    const rules = [...book.rules.values()].filter((rule) => rewards(rule, options, name, knowledge));
    const [before, after] = [
      wordsBefore(said.text, told.start) + said.text.slice(told.start, start),
      wordsAfter(said.text, end),
    ];
    const shows = (name: string, words: string) => knowledge.language.pattern(`{${name}}`).test(words);
    const paid = shows('names-sum', after);
    if (
      rules.length === 0 ||
      !(
        paid ||
        shows('gains-title', before) ||
        shows('gains-title', after) ||
        shows('rewarded-behind', said.text.slice(end))
      )
    )
      return [];
    const levelled = (told.levels.length > 0 && !ofPlace) || levels.size === 1;
    return [{ start: told.start, end, measures: rules.map(({ id }) => id), option: null, levelled, paid }];
  });
}

export const titleNames = ({ book }: Knowledge): ReadonlyMap<string, TitleForm> =>
  new Map(
    [...book.facts.values()]
      .filter((fact): fact is NamesFact => fact.type === 'names')
      .flatMap((fact) => [...titlesCalled(fact, book.facts)]),
  );

/** It pays a fixed sum for having one of the titles, and is called by it. */
function rewards(
  { award, conditions, keywords }: Rule,
  titles: readonly string[],
  name: string,
  { language }: Knowledge,
): boolean {
  const isCalled = keywords
    .map((keyword) => keyword.replace(language.pattern('{help-word}$$'), '').toLowerCase())
    .some((keyword) => keyword.includes(name) || name.includes(keyword));
  const pays = 'promise' in award && 'fixed' in award.amount;
  return pays && isCalled && titlesIn(conditions).some((title) => titles.includes(title));
}

/** The words of its clause right before a title, and right after it: what is told behind a comma is told of the next one. */
const wordsBefore = (text: string, start: number): string =>
  /[^,，。;；、?？()（）]*$/.exec(text.slice(Math.max(0, start - NEAR), start))?.[0] ?? '';
const wordsAfter = (text: string, end: number): string =>
  /^[^,，。;；、?？()（）]*/.exec(text.slice(end, end + NEAR))?.[0] ?? '';
