import { ADDRESSED, FREE, NEGATION, NEGATIVE, NEVER, POSITIVE, WEIGHTY, YES_NO } from './wording-words.ts';

/** What a wording may draw on. */
export interface Support {
  /** What the deterministic reply says at this point. */
  readonly own: string;
  /** `own`, and the cited clauses with their headings and documents. */
  readonly wide: string;
  /** The verdicts of the calculations on the cited clauses. */
  readonly verdicts: ReadonlySet<string>;
}

/** Chinese characters in common use, their punctuation, spaces, and letters, which the sources must hold; marks of what is bound. */
const ALPHABET = /^[\u4e00-\u9fff，。、；：？！“”（）()—－\-·\s,.;:?!%※★A-Za-z]*$/;
/** The least part of the pairs of characters that the sources hold. */
const KNOWN = 0.8;
const MOST = 400;

/**
 * Why words of a model's sentence, what is bound in them marked ※ and titles ★, may not stand; null where they may. It asks
 * whether they are carried, not whether they are well put.
 */
export function faultOfWords(words: string, { own, wide, verdicts }: Support): string | null {
  const text = words.replaceAll('《★》', '★');
  if (text.length > MOST) return 'too long';
  if (!ALPHABET.test(text)) return 'foreign characters';
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) if (!wide.includes(word)) return 'foreign words';
  if (NEVER.test(text) && !(NEVER.exec(own)?.[0] === NEVER.exec(text)?.[0])) return 'speaks of itself or assures';
  for (const [word] of text.matchAll(WEIGHTY)) if (!own.includes(word)) return 'a limit, state or verdict of its own';
  for (const [word] of text.matchAll(NEGATION)) if (!own.includes(word)) return 'a negation of its own';
  const yes = YES_NO.exec(text)?.[0];
  const addressed = ADDRESSED.test(text);
  if ((addressed && POSITIVE.test(text)) || (yes && !/^[不没]/.test(yes)))
    if (!verdicts.has('eligible')) return 'a verdict of its own';
  if ((addressed && NEGATIVE.test(text)) || (yes && /^[不没]/.test(yes)))
    if (!verdicts.has('ineligible')) return 'a verdict of its own';
  return novel(text, wide) ? 'words that no source holds' : null;
}

/** Words of weight and negations that a rewording left out. */
export function lostWords(text: string, own: string): boolean {
  const weighty = [...own.matchAll(WEIGHTY), ...own.matchAll(NEGATION)].map(([word]) => word);
  return weighty.some((word) => !text.includes(word));
}

/** Runs of Chinese characters, free words cut out. */
function runsOf(text: string): string[] {
  return text.replace(FREE, ' ').match(/[\u4e00-\u9fff]+/g) ?? [];
}

/** True where a run of three characters, a word of two that stands alone, or more than a fifth of all pairs is nowhere in the sources. */
function novel(text: string, wide: string): boolean {
  let pairs = 0;
  let known = 0;
  for (const run of runsOf(text)) {
    let streak = 0;
    for (let i = 0; i + 1 < run.length; i++) {
      pairs += 1;
      if (wide.includes(run.slice(i, i + 2))) {
        known += 1;
        streak = 0;
      } else {
        streak += 1;
        if (streak > 1 || run.length === 2) return true;
      }
    }
  }
  return known < pairs * KNOWN;
}

/** The least part of each part of a sentence that a rewording keeps: a condition is not left out. */
const PART_KEPT = 0.5;

/** True where a rewording leaves out a part of a sentence of `own`. */
export function lostPart(text: string, own: string): boolean {
  return own.split(/[，。；：、,;]/).some((part) => runsOf(part).join('').length > 4 && kept(text, part) < PART_KEPT);
}

/** Share of the pairs of `own` that a text keeps. */
export function kept(text: string, own: string): number {
  const pairs = runsOf(own).flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)));
  return pairs.length === 0 ? 1 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
