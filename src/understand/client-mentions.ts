import type { Knowledge } from '../knowledge/load.ts';
import { parseFigures } from '../language/figure.ts';
import { findRegions } from '../language/region.ts';

/** Where a message speaks of clients of the asker's; more than one name where what is said may mean several. Offsets in UTF-16 units. */
export interface ClientMention {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The clients that an asker keeps, in their order, and the one that is open ('' is the asker's own). */
export interface ClientBook {
  readonly names: readonly string[];
  readonly open: string;
}

/** The clients that a normalised text speaks of: by name or the distinguishing part of it (恒锐 of 长沙恒锐轴承), by letter, by their order. */
export function clientMentions(text: string, book: ClientBook, knowledge: Knowledge): readonly ClientMention[] {
  if (book.names.length === 0) return [];
  const found = [...byName(text, book, knowledge), ...byOrder(text, book, knowledge)];
  // The longest where several begin alike; one within another is part of it.
  const outer = found.filter(
    (m) => !found.some((o) => o !== m && o.start <= m.start && o.end >= m.end && length(o) > length(m)),
  );
  const places = new Map<string, ClientMention>();
  for (const { names, start, end } of outer) {
    const names0 = places.get(`${start}-${end}`)?.names ?? [];
    places.set(`${start}-${end}`, { names: [...new Set([...names0, ...names])], start, end });
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

const length = ({ start, end }: ClientMention): number => end - start;

function byName(text: string, { names }: ClientBook, knowledge: Knowledge): readonly ClientMention[] {
  return names.flatMap((name) => {
    const letter = knowledge.language.pattern('{client-letter}').exec(name)?.groups?.letter;
    if (letter !== undefined)
      return [
        ...knowledge.language
          .places(`(?:{before-client-letter})(?:${letter})(?={after-client-letter}|$$)`, text)
          .map(({ end }) => ({ names: [name], start: end - letter.length, end })),
        ...placesOf(name, text, [name]),
      ];
    const called = callings(name, text, knowledge);
    return called === null ? [] : placesOf(called, text, [name]);
  });
}

function placesOf(words: string, text: string, names: readonly string[]): ClientMention[] {
  const all: ClientMention[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    all.push({ names, start: at, end: at + words.length });
  return all;
}

const SHORTEST = 2;

/** The longest of what a client may be called that stands in the text; null where none does. A short one is no word of the policies. */
function callings(name: string, text: string, { clauses, language }: Knowledge): string | null {
  if (text.includes(name)) return name;
  const [place] = findRegions(name);
  const bare = place?.start === 0 && place.end < name.length ? name.slice(place.end) : name;
  // 湘江 of 湘江新区 is no client.
  const isOfPolicies = (words: string) => {
    const at = text.indexOf(words);
    const around = [text.slice(at, at + words.length + 1), text.slice(Math.max(0, at - 1), at + words.length)];
    return [...clauses.values()].some((clause) =>
      around.some((phrase) => phrase.length > words.length && clause.text.includes(phrase)),
    );
  };
  for (let end = bare.length; end >= SHORTEST; end -= 1) {
    const words = bare.slice(0, end);
    if (!text.includes(words)) continue;
    return isOfPolicies(words) && end < bare.length ? null : words;
  }
  // 轴承那家: any part of the name, pointed at.
  for (let start = 0; start + SHORTEST <= bare.length; start += 1) {
    const words = bare.slice(start, start + SHORTEST);
    if (language.pattern(`${words}{that-firm}`).test(text)) return words;
  }
  return null;
}

/** 第二家, 前面那家, 最后那家, 另外那家. */
function byOrder(text: string, { names, open }: ClientBook, { language }: Knowledge): readonly ClientMention[] {
  const nth = language.places('{nth-of-them}', text).flatMap(({ start, end }) => {
    const [figure] = parseFigures(text.slice(start, end));
    const name = names[Number(figure?.value) - 1];
    return name === undefined ? [] : [{ names: [name], start, end }];
  });
  const at = names.indexOf(open);
  const pointed = (words: string, name: string | undefined) =>
    name === undefined ? [] : language.places(words, text).map(({ start, end }) => ({ names: [name], start, end }));
  const others = names.filter((name) => name !== open);
  return [
    ...nth,
    ...pointed('{previous-client}', at > 0 ? names[at - 1] : at < 0 ? names.at(-1) : undefined),
    ...pointed('{last-client}', names.at(-1)),
    ...pointed('{other-client}', others.length === 1 ? others[0] : undefined),
  ];
}
