import type { Stretch } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import { type KeySpan, type OpenPoint, withoutSpace } from './piece.ts';

/** Keys that tell of a whole stretch and cover none of its words by that. */
const WHOLE: ReadonlySet<string> = new Set(['award', 'award.amount.tiers', 'scope', '?']);
const WORD = /[\p{L}\p{N}%]+/gu;

/** What a draft says in words: its conditions, its award, what it quotes and what it asks. */
export type HasPair = (pair: string) => boolean;

/** Tells whether two characters stand side by side in one of some texts, quotation marks and brackets aside. */
export function pairsIn(texts: readonly string[]): HasPair {
  const whole = texts.map((text) => text.replace(/\s+/g, ''));
  // A name leaves marks out that the clause has.
  const bare = whole.map((text) => text.replace(/[“”"《》〈〉（）()]/g, ''));
  const all = [...whole, ...bare].join('\n');
  return (pair) => all.includes(pair);
}

/**
 * The words of some stretches of a clause that a draft says nowhere: they stand neither in its keys nor in what it quotes, and are no
 * words of function. What a condition's span covers must be said by it too, as a name may leave words out.
 */
export function unaccounted(
  text: string,
  stretches: readonly Stretch[],
  keys: readonly KeySpan[],
  said: HasPair,
  reader: FacetReader,
): readonly OpenPoint[] {
  const covered = new Set<number>();
  const cover = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) covered.add(i);
  };
  for (const { key, start, end } of keys) if (!WHOLE.has(key) && !key.startsWith('conditions')) cover(start, end);
  return stretches.flatMap(({ start, end }) => {
    const at = [...text.slice(start, end)].flatMap((c, i) => (/\s/.test(c) ? [] : [start + i]));
    for (const [n, i] of at.entries()) {
      const next = at[n + 1];
      if (next !== undefined && said(`${text[i]}${text[next]}`)) [i, next].forEach((one) => void covered.add(one));
    }
    const words = at.map((i) => (covered.has(i) ? ' ' : text[i])).join('');
    const left = [...words];
    for (const found of reader.all('draft-function', words)) left.fill(' ', found.start, found.end);
    return [...left.join('').matchAll(WORD)]
      .filter(([run]) => run.length > 1 || reader.holds('draft-weighty', run))
      .map(([run]) => ({ key: null, text: withoutSpace(run), why: '这几个字没有写进任何一项' }));
  });
}
