import { contextOf } from '../context.ts';
import { placesOf } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type Source, say } from './source.ts';

/** The one option of each choice that the words name; of several none is taken. */
export function readChoices(source: Source): Slot[] {
  const text = source.text.toLowerCase();
  return [...source.book].flatMap(([name, fact]): Slot[] => {
    if (fact.type !== 'choice') return [];
    if (fact.said && !source.book.language.pattern(fact.said.about).test(source.text)) return [];
    const found = Object.entries(fact.options)
      .flatMap(([label, { aliases, said }]) => [
        ...[label, ...aliases].flatMap((alias) => {
          const at = text.indexOf(alias.toLowerCase());
          return at < 0 ? [] : [{ label, start: at, end: at + alias.length }];
        }),
        ...said.flatMap((phrase) => placesOf(source, phrase).map((span) => ({ label, ...span }))),
      ])
      .filter((span) => {
        const { polarity, holder } = contextOf(source, span);
        return polarity === 'affirmed' && holder !== 'someone-else';
      });
    const longest = found.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    if (!longest || new Set(found.map((f) => f.label)).size > 1) return [];
    return [say(source, name, longest.label, longest)];
  });
}
