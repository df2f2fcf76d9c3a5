import { InputError } from '../errors.ts';
import { boundedRepeats } from './bounded-repeats.ts';
import { SiftedExpression } from './sifted-expression.ts';

/** Classes of words by name: what may stand where a pattern writes `{name}`. A word may itself write `{other}`. */
export type WordClasses = ReadonlyMap<string, readonly string[]>;

/** Characters that end a part of a sentence. */
const STOPS = ',，。;；:：!！?？\\n';

/**
 * Compiles a pattern of the language files. It is a regular expression, written over classes:
 * `{we}` one word of the class `we`, `{we}?` or none; `…` up to eight characters of the same part of a sentence;
 * `^` and `$` the ends of a part, `^^` and `$$` the ends of the message. Example: `^{we}?…{get}多少`. What `*` and `+` repeat has an end.
 *
 * Raises InputError where a class is unknown or leads back to itself, or where the rest is no regular expression.
 */
export function compilePattern(pattern: string, classes: WordClasses): SiftedExpression {
  const source = sourceOf(pattern, classes, []);
  const known = compiled.get(source);
  if (known) return known;
  try {
    const made = new SiftedExpression(boundedRepeats(source));
    if (compiled.size < HELD) compiled.set(source, made);
    return made;
  } catch (error) {
    throw new InputError(`“${pattern}”不是句式：${(error as Error).message}`);
  }
}

/** Expressions by what they say: a language that is read again, or laid over another, shares those that did not change. */
const compiled = new Map<string, SiftedExpression>();
/** Some times the patterns of a language; whatever comes after that many is compiled for itself. */
const HELD = 10_000;

/** An expression that finds each place where another stands, made once; without `i` it tells cases apart. */
export function everywhere(expression: RegExp, flags: 'giu' | 'gu'): RegExp {
  const made = flags === 'gu' ? CASED : UNCASED;
  const all = made.get(expression) ?? new RegExp(expression, flags);
  made.set(expression, all);
  all.lastIndex = 0;
  return all;
}
const CASED = new WeakMap<RegExp, RegExp>();
const UNCASED = new WeakMap<RegExp, RegExp>();

function sourceOf(pattern: string, classes: WordClasses, within: readonly string[]): string {
  return pattern.replace(
    /\\.|\[[^\]]{0,400}\]|\{([a-z][a-z0-9-]*)\}|…|\^\^|\$\$|\^|\$/g,
    (token, name: string | undefined) => {
      if (name !== undefined) return classSource(name, classes, within);
      if (token === '…') return `[^${STOPS}]{0,8}?`;
      if (token === '^^') return '^';
      if (token === '$$') return '$';
      if (token === '^') return `(?<=^|[${STOPS}\\s])`;
      if (token === '$') return `(?=$|[${STOPS}\\s])`;
      return token;
    },
  );
}

function classSource(name: string, classes: WordClasses, within: readonly string[]): string {
  const words = classes.get(name);
  if (!words) throw new InputError(`没有词类 {${name}}`);
  if (within.includes(name)) throw new InputError(`词类 {${name}} 绕回了自己`);
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((word) => sourceOf(word, classes, [...within, name])).join('|')})`;
}
