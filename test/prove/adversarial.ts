/** A regular expression as it is used: its source and flags, and where it was met. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

const ESCAPED: Readonly<Record<string, string>> = {
  s: ' ',
  d: '1',
  w: 'a',
  S: '企',
  D: '企',
  W: '。',
  n: '\n',
  t: '\t',
  r: '\n',
  b: '',
  B: '',
};
const CANDIDATES = ['企', 'a', '1', ' ', '。', '，', '-', '|', '号', '\n', '（'];

/** What the atoms of an expression may stand for, in order: a character each, nothing where it can't be told; alternatives end in null. */
function atomsOf(source: string): (string | null)[] {
  const atoms: (string | null)[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const c = source[at] as string;
    if (c === '\\') {
      const property = /^\\([pP])\{([^}]+)\}/.exec(source.slice(at));
      const code = /^\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(source.slice(at));
      const named = /^\\k<[^>]+>/.exec(source.slice(at));
      if (property) {
        atoms.push(property[1] === 'p' && /Han/.test(property[2] ?? '') ? '企' : property[1] === 'p' ? 'a' : '。');
        at += property[0].length - 1;
      } else if (code) {
        atoms.push(String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16)));
        at += code[0].length - 1;
      } else if (named) at += named[0].length - 1;
      else {
        at += 1;
        const escaped = source[at] ?? '';
        const meant = ESCAPED[escaped] ?? (/\d/.test(escaped) ? '' : escaped);
        if (meant) atoms.push(meant);
      }
    } else if (c === '[') {
      let end = at + 1;
      while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
      atoms.push(memberOf(source.slice(at, end + 1)));
      at = end;
    } else if (c === '(') {
      const opens = /^\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?/.exec(source.slice(at))?.[0] ?? '(';
      at += opens.length - 1;
      atoms.push(null);
    } else if (c === '{') {
      const count = /^\{\d*,?\d*\}/.exec(source.slice(at))?.[0];
      if (count) at += count.length - 1;
      else atoms.push(c);
    } else if (c === '|' || c === ')') atoms.push(null);
    else if (c === '.') atoms.push('企');
    else if (!/[*+?^$]/.test(c)) atoms.push(c);
  }
  return atoms;
}

/** A character that a class takes. */
function memberOf(set: string): string | null {
  for (const flags of ['u', 'v', '']) {
    try {
      const member = new RegExp(set, flags);
      const own = [...set.slice(set[1] === '^' ? 2 : 1, -1)].filter((c) => !/[\\[\]^-]/.test(c));
      return [...own.slice(0, 3), ...CANDIDATES].find((c) => member.test(c)) ?? null;
    } catch {}
  }
  return null;
}

/** Texts that make an expression look furthest when they are repeated: its own atoms, the words it spells, and those with what follows. */
function pumpsOf(source: string, most: number): string[] {
  const pumps = new Set<string>();
  let word = '';
  let before = '';
  for (const atom of [...atomsOf(source), null]) {
    if (atom === null) {
      if (word) {
        pumps.add(word.slice(0, 40));
        if (before) pumps.add((before + word).slice(0, 40));
        before = word;
      }
      word = '';
      continue;
    }
    pumps.add(atom);
    // What is spelt out, before what may be anything.
    if (word) pumps.add(word.slice(0, 40));
    word += atom;
  }
  const all = [...pumps];
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as string);
}

/** Milliseconds of the processor that an expression takes over a text, met with as it is used: all of its matches, one where it has no `g`, at every place where it is sticky. */
function timeOf({ source, flags }: Expression, text: string, most = Number.POSITIVE_INFINITY): number {
  const expression = new RegExp(source, flags);
  const began = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  if (expression.sticky)
    for (let at = 0; at < text.length; at += 1) {
      expression.lastIndex = at;
      expression.test(text);
      if ((at & 127) === 0 && spent() > most) break;
    }
  else if (expression.global) {
    let n = 0;
    for (const _ of text.matchAll(expression)) if ((++n & 127) === 0 && spent() > most) break;
  } else expression.test(text);
  return spent();
}

/** Milliseconds that a thousand characters may take. */
const PER_THOUSAND = 2.5;
/** What noise there is in any measurement. */
const NOISE = 8;

/** The text that an expression takes more than linear time for, with the times; null where there is none. `sizes` grow. */
export function slowOn(expression: Expression, sizes: readonly number[], most: number): string | null {
  for (const pump of pumpsOf(expression.source, most)) {
    let before = 0;
    let last = 0;
    for (const size of sizes) {
      // What ends otherwise is looked at again from every place.
      const text = `${pump.repeat(Math.ceil(size / pump.length)).slice(0, size)}\u0001`;
      const once = () => timeOf(expression, text, 1000);
      const allowed = NOISE + (size / 1000) * PER_THOUSAND;
      let time = once();
      if (time > allowed) time = Math.min(time, once());
      if (time > allowed && (last === 0 || time > 2 * (size / last) * before + NOISE))
        return `${JSON.stringify(pump)} × ${size}: ${time.toFixed(0)} ms (${last}: ${before.toFixed(1)} ms)`;
      before = time;
      last = size;
    }
  }
  return null;
}
