import { findRegions } from '../../language/region.ts';
import { ADDRESSED, FREE, GLUE, NEGATIVE, NEVER, POSITIVE, WEIGHT, YES_NO } from './vocabulary.ts';

/** What a wording may draw on. */
export interface Support {
  /** What the deterministic reply says at this point. */
  readonly own: string;
  /** `own`, and the headings and titles of what is cited. */
  readonly wide: string;
  /** The verdicts of the calculations on the cited clauses. */
  readonly verdicts: ReadonlySet<string>;
}

/** Chinese characters in common use, their punctuation, spaces, and letters, which the sources must hold; marks of what is bound. */
const ALPHABET = /[\u4e00-\u9fff，。、；：？！“”（）()—－\-·\s,.;:?!%※★A-Za-z]/;
/** A statement is not turned into a question. */
const ASKING = /[？?]|[吗呢吧](?![\u4e00-\u9fff])/;
/** How many pairs of characters of a part of a sentence the sources need not hold: where a word is left out, two others meet. */
const STRANGE = 2;
const MOST = 400;

/**
 * Why words of a model's sentence, what is bound in them marked ※ and titles ★, may not stand; null where they may. It asks
 * whether they are carried, not whether they are well put.
 */
export function faultOfWords(words: string, { own, wide, verdicts }: Support): string | null {
  const text = words.replaceAll('《★》', '★');
  if (text.length > MOST) return 'too long';
  if ([...text].some((c) => !ALPHABET.test(c) && !own.includes(c))) return 'foreign characters';
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) if (!wide.includes(word)) return 'foreign words';
  if (NEVER.test(text) && !(NEVER.exec(own)?.[0] === NEVER.exec(text)?.[0])) return 'speaks of itself or assures';
  for (const [word] of text.matchAll(WEIGHT)) if (!own.includes(word)) return 'a limit, state or verdict of its own';
  if (ASKING.test(text) && !ASKING.test(own)) return 'a question';
  if (torn(text)) return 'a bracket that is open';
  for (const [title] of text.matchAll(/《[^》]*》/g)) if (!wide.includes(title)) return 'a title of its own';
  if (findRegions(text).some(({ start, end }) => !wide.includes(text.slice(start, end)))) return 'a place of its own';
  const yes = YES_NO.exec(text)?.[0];
  const addressed = ADDRESSED.test(text);
  if ((addressed && POSITIVE.test(text)) || (yes && !/^[不没]/.test(yes)))
    if (!verdicts.has('eligible')) return 'a verdict of its own';
  if ((addressed && NEGATIVE.test(text)) || (yes && /^[不没]/.test(yes)))
    if (!verdicts.has('ineligible')) return 'a verdict of its own';
  return novel(text, wide) ? 'words that no source holds' : null;
}

/** True where more pairs of characters of a part, or a word of two that stands alone, are nowhere in the sources. */
function novel(text: string, wide: string): boolean {
  const joined = wide.replace(GLUE, '');
  return text.split(/[，。；：、！？,;]/).some((part) => {
    let strange = 0;
    for (const run of part.replace(FREE, ' ').match(/[\u4e00-\u9fff]+/g) ?? [])
      for (let i = 0; i + 1 < run.length; i++) {
        const pair = run.slice(i, i + 2);
        if (wide.includes(pair) || joined.includes(pair)) continue;
        strange += run.length === 2 ? STRANGE + 1 : 1;
      }
    return strange > STRANGE;
  });
}

/** True where a bracket or a quotation mark stands alone. */
function torn(text: string): boolean {
  return ['（）', '“”', '《》', '〈〉', '()'].some(([open, close]) => {
    let depth = 0;
    for (const c of text) {
      if (c === open) depth += 1;
      if (c === close) depth -= 1;
      if (depth < 0) return true;
    }
    return depth !== 0;
  });
}
