import type { Figure } from '../../language/figure.ts';
import { around, type Source } from './source.ts';

/**
 * A figure that states what a policy gives or asks (听说能补5%, 可以拿2000万, 50万上限, 按10%给我算) and nothing of the asker's own.
 * `named` where a noun of the asker's stands right before it, `names` where one stands right after.
 */
export function isClaim(source: Source, figure: Figure, beside: { named: boolean; names: boolean }): boolean {
  if (figure.unit.includes('/')) return true;
  const { before, after } = around(source, figure);
  const said = (words: string, text: string) => source.book.language.pattern(words).test(text);
  if (said('{someone-else}', before) || said('{limited}', after)) return true;
  if (beside.named) return false;
  if (said('{threshold}', before) || said('{ordered}', before)) return true;
  if (beside.names) return false;
  return said('{granted}', before) || said('{granted-after}', after);
}
