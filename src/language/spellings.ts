/** More texts than this are not listed. */
const MOST = 600;
/** A repetition that goes on is spelt out so many times. */
const TWICE = 2;

/** What a class of characters stands for where it is not listed: only ever the same as itself. */
const SHORTHANDS: Readonly<Record<string, readonly string[]>> = { s: [' '], d: ['0'], w: ['a'], n: ['\n'], t: ['\t'] };

/**
 * The texts that an expression spells, each as often as there are ways to spell it: 请问一?下? gives 请问, 请问下, 请问一 and 请问一下.
 * What it looks at before or behind counts as nothing. Null where they are not listed: any character may stand, or there are too many.
 */
export function spellingsOf(source: string): readonly string[] | null {
  const reader = { source, at: 0 };
  const all = alternatives(reader);
  return reader.at < source.length ? null : all;
}

interface Reader {
  readonly source: string;
  at: number;
}

function alternatives(reader: Reader): string[] | null {
  const all: string[] = [];
  for (;;) {
    const one = sequence(reader);
    if (one === null) return null;
    all.push(...one);
    if (all.length > MOST) return null;
    if (reader.source[reader.at] !== '|') return all;
    reader.at += 1;
  }
}

function sequence(reader: Reader): string[] | null {
  let texts = [''];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] as string)) {
    const atom = atomOf(reader);
    if (atom === null) return null;
    const repeated = repeat(atom, reader);
    if (repeated.length * texts.length > MOST) return null;
    texts = texts.flatMap((head) => repeated.map((tail) => head + tail));
  }
  return texts;
}

function atomOf(reader: Reader): string[] | null {
  const rest = reader.source.slice(reader.at);
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>]{1,60}>))?/.exec(rest)?.[0];
  if (opening) {
    reader.at += opening.length;
    const inside = alternatives(reader);
    if (inside === null || reader.source[reader.at] !== ')') return null;
    reader.at += 1;
    return /[=!]$/.test(opening) ? [''] : inside;
  }
  const set = /^\[(?:\\.|[^\]\\]){0,400}\]/.exec(rest)?.[0];
  if (set) {
    reader.at += set.length;
    return membersOf(set.slice(1, -1));
  }
  const escaped = /^\\(.)/su.exec(rest);
  if (escaped) {
    const letter = escaped[1] as string;
    if (/[pPukSDW]/.test(letter)) return null;
    reader.at += escaped[0].length;
    return [...(/[bB]/.test(letter) ? [''] : (SHORTHANDS[letter] ?? [letter]))];
  }
  const [character] = rest as Iterable<string> as [string];
  reader.at += character.length;
  if (character === '.') return null;
  return /[\^$]/.test(character) ? [''] : [character];
}

function membersOf(set: string): string[] | null {
  if (set.startsWith('^') || /\\[pPuSDW]/.test(set)) return null;
  const members: string[] = [];
  const tokens = set.match(/\\.|[\s\S]/gu) ?? [];
  for (const [i, token] of tokens.entries()) {
    // Of a range, its ends.
    if (token === '-' && i > 0 && i + 1 < tokens.length) continue;
    members.push(
      ...(token.length === 2 && token[0] === '\\' ? (SHORTHANDS[token[1] as string] ?? [token[1] as string]) : [token]),
    );
  }
  return members;
}

function repeat(atom: readonly string[], reader: Reader): string[] {
  const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(reader.source.slice(reader.at));
  if (!found) return [...atom];
  reader.at += found[0].length;
  if (reader.source[reader.at] === '?') reader.at += 1;
  const [whole, few, comma, many] = found;
  const least = few === undefined ? (whole === '+' ? 1 : 0) : Number(few);
  const most = few === undefined ? (whole === '?' ? 1 : TWICE) : comma ? (many ? Number(many) : least + TWICE) : least;
  let texts = [''];
  const all: string[] = least === 0 ? [''] : [];
  for (let times = 1; times <= Math.min(most, Math.max(least, TWICE)); times += 1) {
    texts = texts.flatMap((head) => atom.map((tail) => head + tail)).slice(0, MOST + 1);
    if (times >= least) all.push(...texts);
  }
  return all;
}
