/**
 * What must stand in a text for a regular expression to be found in it: of each group one of its words (人多 and one of 拿, 领 for 人多.{0,4}[拿领]).
 * None where the expression holds what this doesn't read.
 */
export function neededWords(source: string): readonly (readonly string[])[] {
  const reader = new Reader(source);
  const whole = reader.alternatives();
  return reader.done ? groupsOf(whole) : [];
}

/** What a part of an expression needs: `words` is all that it may be, where that is little; `groups` stand wherever it is found. */
interface Needs {
  readonly words: readonly string[] | null;
  readonly groups: readonly (readonly string[])[];
}

const NOTHING: Needs = { words: [''], groups: [] };
const ANYTHING: Needs = { words: null, groups: [] };
/** More words than this are put together no further. */
const MANY = 64;

/** The groups of a part, its own words among them. */
const groupsOf = ({ words, groups }: Needs): readonly (readonly string[])[] =>
  words === null || words.includes('') ? groups : [...groups, words];

/** One part right after another. */
function inOrder(parts: readonly Needs[]): Needs {
  const groups: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  for (const part of parts) {
    groups.push(...part.groups);
    if (part.words !== null && run.length * part.words.length <= MANY) {
      const next = part.words;
      run = run.flatMap((before) => next.map((word) => before + word));
      continue;
    }
    whole = false;
    groups.push(...groupsOf({ words: run, groups: [] }));
    run = part.words ?? [''];
  }
  return whole ? { words: run, groups } : { words: null, groups: groupsOf({ words: run, groups }) };
}

/** One part or another: the group of each that is least likely to be found by chance. */
function oneOf(parts: readonly Needs[]): Needs {
  if (parts.length === 1) return parts[0] ?? NOTHING;
  const words = parts.flatMap((part) => part.words ?? []);
  if (parts.every((part) => part.words !== null && part.groups.length === 0))
    return { words: [...new Set(words)], groups: [] };
  const needed = parts.map((part) => rarest(groupsOf(part)));
  return { words: null, groups: needed.every((group) => group !== null) ? [[...new Set(needed.flat())]] : [] };
}

const shortest = (group: readonly string[]): number => Math.min(2, ...group.map(({ length }) => length));
function rarest(groups: readonly (readonly string[])[]): readonly string[] | null {
  const [first, ...others] = groups;
  if (!first) return null;
  return others.reduce((a, b) => ((shortest(b) - shortest(a) || a.length - b.length) > 0 ? b : a), first);
}

/** Reads an expression as `RegExp` does with the flags `iu`; what it doesn't know may be anything. */
class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.#at === this.#source.length;
  }

  alternatives(): Needs {
    const branches = [this.#branch()];
    while (this.#take('|')) branches.push(this.#branch());
    return oneOf(branches);
  }

  #branch(): Needs {
    const parts: Needs[] = [];
    while (!this.done && !/[|)]/.test(this.#source[this.#at] ?? '')) parts.push(this.#repeated(this.#atom()));
    return inOrder(parts);
  }

  #atom(): Needs {
    const group = this.#match(/\((\?(?::|<[^>=!]+>|<?[=!]))?/y);
    if (group) {
      const inside = this.alternatives();
      this.#take(')');
      const looks = /[=!]$/.exec(group)?.[0];
      if (looks === '!') return NOTHING;
      return looks ? { words: [''], groups: groupsOf(inside) } : inside;
    }
    const set = this.#match(/\[(?:\\.|[^\]\\]){0,400}\]/uy);
    if (set) return charactersOf(set.slice(1, -1));
    if (this.#match(/[\^$]|\\[bB]/y)) return NOTHING;
    const escaped = this.#match(/\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[\s\S])/iuy);
    if (escaped) return charactersOf(escaped);
    const character = this.#match(/[\s\S]/uy) ?? '';
    return character === '.' ? ANYTHING : charactersOf(character);
  }

  #repeated(part: Needs): Needs {
    const counted = this.#match(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (!counted) return part;
    if (/^\?|^\{0,1\}/.test(counted))
      return part.words === null ? ANYTHING : { words: [...new Set([...part.words, ''])], groups: [] };
    return /^\*|^\{0/.test(counted) ? ANYTHING : { words: null, groups: groupsOf(part) };
  }

  #take(character: string): boolean {
    const stands = this.#source[this.#at] === character;
    if (stands) this.#at += 1;
    return stands;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** The characters of a set or of one escape, where they are few and each stands for itself in either case. */
function charactersOf(inside: string): Needs {
  const few = inside.replaceAll('\\d', '0123456789').replace(/\\([^\p{L}\d])/gu, '$1');
  const characters = [...few];
  const isSet = characters.length > 1 && /^\^|.-./u.test(few);
  if (isSet || characters.length > MANY || few.includes('\\') || !characters.every(isPlain)) return ANYTHING;
  return { words: [...new Set(characters.map((character) => character.toLowerCase()))], groups: [] };
}

/** True for a character that no other matches, but the other case of an ASCII letter. */
const isPlain = (character: string): boolean =>
  character < '\x80' || (character.toLowerCase() === character && character.toUpperCase() === character);
