import { titlesIn } from '../../knowledge/condition.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import { NATIONAL, regionsAbove } from '../../language/region.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import { asksForHelp } from './asks-for-help.ts';
import type { Evidence } from './evidence.ts';

/** A title that is asked about and that no text of the places has. */
export interface AbsentTitle {
  readonly said: QuotedStretch;
  /** The places whose texts were looked through, GB/T 2260. */
  readonly places: readonly string[];
  /** Titles that end alike and that measures of these places are for. */
  readonly alike: readonly string[];
}

/** 零碳工厂奖多少, where the place pays for 智能工厂: one word away is another title; null where a text of the place says the very name, or none of the place is held. */
export function absentTitle({ question, own, sums, asOf }: Evidence, knowledge: Knowledge): AbsentTitle | null {
  const { book, documents } = knowledge;
  const told = question.regions.map(({ code }) => code);
  const above = new Set((told.length > 0 ? told : [sums.placed ?? '']).flatMap(regionsAbove));
  const held = [...documents.values()].filter(({ region }) => region !== null && above.has(region));
  const texts = held.flatMap(({ title, clauses }) => [title, ...clauses.flatMap((c) => [c.heading, c.text])]);
  const said = own.titlesAlike.find(({ text }) => !texts.some((words) => words.includes(text)));
  if (!said || held.length === 0 || question.documents.length > 0 || !asksForHelp(own)) return null;
  const places = [...new Set(held.flatMap(({ region }) => region ?? []))].filter((code) => code !== NATIONAL);
  const head = said.text.slice(-HEAD);
  const alike = rulesOn(book, asOf)
    .filter(({ scope }) => places.includes(String(scope?.region)))
    .flatMap(({ conditions }) => titlesIn(conditions))
    .filter((title) => title.endsWith(head));
  return { said, places, alike: [...new Set(alike)] };
}
const HEAD = 2;
