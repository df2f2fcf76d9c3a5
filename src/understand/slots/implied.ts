import type { FactBook } from '../../knowledge/fact.ts';
import type { Slot } from './slot.ts';

/** Facts that follow from what is said and from what is talked of, each told as a reading: routes of eVTOL are flown with them. */
export function impliedBy(talk: string, said: readonly Slot[], book: FactBook): Slot[] {
  return [...book].flatMap(([name, fact]) => {
    const follows = fact.type === 'truth' ? fact.said?.follows : undefined;
    const from = follows && said.find((s) => follows.from.includes(s.fact));
    if (!from || said.some((s) => s.fact === name) || !book.language.pattern(follows.about).test(talk)) return [];
    return [{ ...from, fact: name, value: true, exactness: 'exact', reading: follows.reading }];
  });
}
