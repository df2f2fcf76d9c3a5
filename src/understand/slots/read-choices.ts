import type { Fact } from '../../knowledge/fact.ts';
import { contextOf } from '../context.ts';
import type { Span } from '../span.ts';
import { phrasePlaces } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';

/** The one option of each choice that the words name; of several those that are told with their numbers, else none. */
export function readChoices(source: SlotSource): Slot[] {
  return [...source.book].flatMap(([name, fact]): Slot[] => {
    if (fact.type !== 'choice') return [];
    const found = optionsSpoken(source, fact).filter((span) => {
      const { polarity, modality, holder } = contextOf(source, span);
      // 想贷款技改 tells what for; a thing that few firms have is had or not.
      const isHad = modality !== 'applied-for' && !(fact.seldom && modality === 'wish');
      return polarity === 'affirmed' && isHad && holder !== 'someone-else';
    });
    const kinds = perKind(source, found);
    if (kinds) return [kinds(name)];
    const longest = found.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    if (!longest || new Set(found.map((f) => f.label)).size > 1) return [];
    return [slotOf(source, name, longest.label, longest)];
  });
}

/** Where the options of a choice are spoken of, however it is said. */
export function optionsSpoken(source: SlotSource, fact: Extract<Fact, { type: 'choice' }>): Option[] {
  const text = source.text.toLowerCase();
  if (fact.said && !source.book.language.pattern(fact.said.about).test(source.text)) return [];
  return Object.entries(fact.options).flatMap(([label, { aliases, said }]) => [
    ...[label, ...aliases].flatMap((alias) => {
      const at = text.indexOf(alias.toLowerCase());
      return at < 0 ? [] : [{ label, start: at, end: at + alias.length }];
    }),
    ...said.flatMap((phrase) => phrasePlaces(source, phrase).map((span) => ({ label, ...span }))),
  ]);
}

interface Option extends Span {
  readonly label: string;
}

/** 一台国内首台套，另外两台是省内首台套: each option with its own number before it; null where one has none, or there is one of one alone. */
function perKind(source: SlotSource, found: readonly Option[]): ((fact: string) => Slot) | null {
  const longest = found.filter(
    (f) => !found.some((o) => o !== f && o.start <= f.start && f.end <= o.end && o.end - o.start > f.end - f.start),
  );
  const counted = longest.flatMap(({ label, start, end }) => {
    const figure = source.figures.findLast(
      (f) =>
        f.unit === 'count' &&
        source.book.language.pattern('^^{thing-counter}$$').test(f.noun) &&
        !f.vague &&
        f.end <= start &&
        start - f.end <= 4,
    );
    const between = figure && source.text.slice(figure.end, start);
    if (!figure || source.book.language.pattern('{clause-end}|:').test(between ?? '')) return [];
    return [{ label, count: Number(figure.value), counter: figure.noun, start: figure.start, end }];
  });
  const [first] = counted;
  const last = counted.at(-1);
  const labels = new Set(longest.map((f) => f.label));
  const several = labels.size > 1 || (first !== undefined && first.count > 1);
  if (!first || !last || !several || counted.length < longest.length || labels.size < counted.length) return null;
  const kinds = counted.map(({ label, count, counter }) => ({ label, count, counter }));
  return (fact) => slotOf(source, fact, first.label, { start: first.start, end: last.end }, { perKind: kinds });
}
