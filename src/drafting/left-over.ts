import type { Stretch } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import { type KeySpan, type OpenPoint, plain } from './piece.ts';

/** Keys that tell of a whole stretch and cover none of its words. */
const WHOLE: ReadonlySet<string> = new Set(['award']);

/**
 * The words of some stretches of a clause that rest under no key and say something: nothing of a grant is left out in silence.
 */
export function leftOver(
  text: string,
  stretches: readonly Stretch[],
  keys: readonly KeySpan[],
  reader: FacetReader,
): readonly OpenPoint[] {
  return stretches.flatMap(({ start, end }) => {
    const covered = new Set<number>();
    const cover = (from: number, to: number) => {
      for (let i = from; i < to; i += 1) covered.add(i);
    };
    for (const key of keys) if (!WHOLE.has(key.key)) cover(key.start, key.end);
    for (const found of reader.all('draft-filler', text.slice(start, end)))
      cover(start + found.start, start + found.end);
    const left: string[] = [];
    let run = '';
    for (let i = start; i <= end; i += 1) {
      const c = text[i] ?? '';
      if (i < end && !covered.has(i) && /[\p{L}\p{N}%]/u.test(c)) run += c;
      else if (!/\s/.test(c) || i === end || covered.has(i)) {
        if (run.length > 1) left.push(run);
        run = '';
      }
    }
    return left.map((words) => ({ key: null, text: plain(words), why: '这几个字没有写进任何一项' }));
  });
}
