import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Figure } from '../language/figure.ts';
import type { DraftCondition } from './asked.ts';
import { plain } from './piece.ts';
import { isBound } from './read-bound.ts';

/** A scale that a sentence goes on with: 超过1000万元的，给予20万元；超过5000万元的，给予50万元. Null where it is none that is read whole. */
export function readTiers(
  text: string,
  figures: readonly Figure[],
  leaves: readonly DraftCondition[],
  reader: FacetReader,
): { readonly amount: Readonly<Record<string, unknown>>; readonly promise: 'entitled' | 'up-to' } | null {
  const pays = figures.filter((_, i) => i % 2 === 0);
  const lines = figures.filter((_, i) => i % 2 === 1);
  const [first, ...later] = pays;
  const isLine = (c: DraftCondition): boolean => 'fact' in c && ('min' in c || 'above' in c);
  const leaf = leaves.findLast(isLine) as Readonly<Record<string, string>> | undefined;
  const limit = leaf && (['min', 'above'] as const).find((l) => leaf[l] !== undefined);
  if (!first || !leaf || !limit || leaf.fact === undefined || lines.length === 0 || later.length !== lines.length)
    return null;
  const sums = pays.every((f) => f.unit === 'CNY' && (f.bound === 'exact' || f.bound === 'at-most'));
  const kind = limit === 'min' ? 'at-least' : 'above';
  const one = lines.every((f, i) => {
    const noun = text.slice((pays[i] as Figure).end, f.start);
    const said = plain(noun.slice(Math.max(...['；', '，', '、', '。'].map((stop) => noun.lastIndexOf(stop))) + 1));
    const named = said.slice(0, reader.first('draft-comparator', said)?.start ?? said.length);
    return isBound(f) && f.bound === kind && (named === '' || (leaf.fact ?? '').endsWith(named));
  });
  const steps = [leaf[limit] as string, ...lines.map((f) => plain(f.text))];
  const rising = lines.every((f, i) => i === 0 || Number(f.value) > Number((lines[i - 1] as Figure).value));
  if (!sums || !one || !rising) return null;
  const below = limit === 'min' ? 'below' : 'max';
  const bands = pays.map((f, i) => ({
    [limit]: steps[i],
    ...(i + 1 < steps.length && { [below]: steps[i + 1] }),
    fixed: plain(f.text),
  }));
  const amount = { tiers: { by: leaf.fact, bands: [{ [below]: steps[0], fixed: '0元' }, ...bands] } };
  return { amount, promise: pays.some((f) => f.bound === 'at-most') ? 'up-to' : 'entitled' };
}
