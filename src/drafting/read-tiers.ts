import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import type { DraftCondition } from './asked.ts';
import { type ClauseWords, withoutSpace } from './piece.ts';
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
    const said = withoutSpace(
      noun.slice(Math.max(...['；', '，', '、', '。'].map((stop) => noun.lastIndexOf(stop))) + 1),
    );
    const named = said.slice(0, reader.first('draft-comparator', said)?.start ?? said.length);
    return isBound(f) && f.bound === kind && (named === '' || (leaf.fact ?? '').endsWith(named));
  });
  const steps = [leaf[limit] as string, ...lines.map((f) => withoutSpace(f.text))];
  const rising = lines.every((f, i) => i === 0 || Number(f.value) > Number((lines[i - 1] as Figure).value));
  if (!sums || !one || !rising) return null;
  const below = limit === 'min' ? 'below' : 'max';
  const bands = pays.map((f, i) => ({
    [limit]: steps[i],
    ...(i + 1 < steps.length && { [below]: steps[i + 1] }),
    fixed: withoutSpace(f.text),
  }));
  const amount = { tiers: { by: leaf.fact, bands: [{ [below]: steps[0], fixed: '0元' }, ...bands] } };
  return { amount, promise: pays.some((f) => f.bound === 'at-most') ? 'up-to' : 'entitled' };
}

/** Lines side by side in one of the parts that ask (50亿元、30亿元、10亿元), as many as there are sums: the parts with the lowest of them alone. */
export function linesIn(
  asks: readonly ClauseWords[],
  count: number,
  reader: FacetReader,
): {
  readonly asks: readonly ClauseWords[];
  readonly steps: readonly Figure[];
  /** The part with the lowest line alone, and as the clause has it. */
  readonly lowest: string;
  readonly said: string;
  readonly start: number;
  readonly end: number;
} | null {
  for (const part of asks) {
    const steps = parseFigures(part.text).filter((f) => f.unit !== 'ordinal');
    const [first, last] = [steps[0], steps.at(-1)];
    const [low] = [...steps].sort((a, b) => Number(a.value) - Number(b.value));
    const alike = steps.every(({ unit }) => unit === first?.unit);
    const joined = steps.every((f, i) => i === 0 || isJoint(part.text.slice(steps[i - 1]?.end, f.start), reader));
    if (!first || !last || !low || steps.length !== count || count < 2 || !alike || !joined) continue;
    const text = `${part.text.slice(0, first.start)}${low.text}${part.text.slice(last.end)}`;
    const own = { ...part, text };
    const [start, end] = [part.start + first.start, part.start + last.end];
    const bare = (words: string): string => {
      const said = withoutSpace(words);
      return said.endsWith('的') ? said.slice(0, -1) : said;
    };
    const from = reader.first('towards', part.text)?.end ?? 0;
    const [lowest, said] = [bare(text.slice(from)), bare(part.text.slice(from))];
    return { asks: asks.map((a) => (a === part ? own : a)), steps, lowest, said, start, end };
  }
  return null;
}

const isJoint = (between: string, reader: FacetReader): boolean => {
  const [joint] = reader.all('draft-or-listed', between);
  return joint !== undefined && withoutSpace(between).length === withoutSpace(joint.text).length;
};

/** A scale by the line that the conditions ask for, with a sum for each of some lines. */
export function scaleBy(
  leaves: readonly DraftCondition[],
  steps: readonly Figure[],
  sums: readonly Figure[],
): { readonly amount: Readonly<Record<string, unknown>>; readonly promise: 'entitled' | 'up-to' } | null {
  const leaf = leaves.findLast((c) => 'fact' in c && ('min' in c || 'above' in c)) as
    | Record<string, string>
    | undefined;
  const limit = leaf && (['min', 'above'] as const).find((l) => leaf[l] !== undefined);
  const sound = sums.every((f) => f.bound === 'exact' || f.bound === 'at-most');
  if (!leaf || !limit || !sound) return null;
  const below = limit === 'min' ? 'below' : 'max';
  const pairs = steps
    .map((step, i) => ({ step, sum: sums[i] as Figure }))
    .sort((a, b) => Number(a.step.value) - Number(b.step.value));
  const bands = pairs.map(({ step, sum }, i) => {
    const next = pairs[i + 1];
    return {
      [limit]: withoutSpace(step.text),
      ...(next && { [below]: withoutSpace(next.step.text) }),
      fixed: withoutSpace(sum.text),
    };
  });
  const [lowest] = pairs;
  const none = { [below]: withoutSpace(lowest?.step.text ?? ''), fixed: '0元' };
  const promise = sums.some((f) => f.bound === 'at-most') ? 'up-to' : 'entitled';
  return { amount: { tiers: { by: leaf.fact, bands: [none, ...bands] } }, promise };
}
