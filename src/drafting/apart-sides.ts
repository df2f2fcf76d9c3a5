import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import { leadUp } from '../knowledge/catalogue/read-beneficiary.ts';
import { type Figure, isSumOrRate, parseFigures } from '../language/figure.ts';
import { type ClauseWords, isOutside, type KeySpan, pieceBetween } from './piece.ts';

/** One of several things side by side that a grant pays apart; a grant that pays one thing is its own only side. */
export interface GrantSide {
  readonly grant: Grant;
  /** The parts that ask, with this side's words alone; null: as the grant has them. */
  readonly asks: readonly ClauseWords[] | null;
  readonly figure: Figure | null;
  /** Where the figures of the other sides begin. */
  readonly others: ReadonlySet<number>;
  /** Where the sums of the sides stand, and the words of the other sides, which this one leaves out. */
  readonly keys: readonly KeySpan[];
  readonly otherWords: readonly string[];
}

/** 国家级、省级的，分别给予A、B is as many drafts; whole where the things and the sums are not as many. */
export function grantSides(text: string, grant: Grant, reader: FacetReader): readonly GrantSide[] {
  const whole: GrantSide = { grant, asks: null, figure: null, others: new Set(), keys: [], otherWords: [] };
  const apart = reader.first('each-its-own', grant.gives.text);
  if (!apart) return [whole];
  const from = grant.gives.start + apart.start;
  const own = grant.figures.filter((f) => isSumOrRate(f) && f.start >= from && f.end <= grant.gives.end);
  const asks = leadUp(text, grant);
  const at = asks.findLastIndex((part) => parseFigures(part.text).length === 0 && itemsOf(part, own.length, reader));
  const part = asks[at];
  const items = part && itemsOf(part, own.length, reader);
  if (own.length < 2 || !items || !part) return [whole];
  return items.map((item, i) => ({
    grant,
    asks: asks.map((a) => (a === part ? { ...part, text: item } : a)),
    figure: own[i] ?? null,
    others: new Set(own.filter((_, j) => j !== i).map((f) => f.start)),
    keys: own.map((f) => ({ key: 'side', start: f.start, end: f.end })),
    otherWords: items.filter((_, j) => j !== i),
  }));
}

/** The whole words for each of so many things that a part names side by side; null where it names fewer or more. */
function itemsOf(part: ClauseWords, count: number, reader: FacetReader): readonly string[] | null {
  const lead = reader.first('towards', part.text)?.end ?? 0;
  const end = part.text.length - (reader.first('trailing', part.text)?.text.length ?? 0);
  const words = pieceBetween(part, lead, end).text;
  if (reader.holds('draft-rank', words)) return null;
  for (const facet of ['draft-and-also', 'draft-and', 'draft-or-listed']) {
    const joints = reader.all(facet, words).filter(({ start }) => isOutside(words, start));
    if (joints.length !== count - 1) continue;
    const ends = [...joints, { start: words.length, end: words.length }];
    const items = ends.map(({ start }, i) => words.slice(i === 0 ? 0 : (joints[i - 1]?.end ?? 0), start));
    return completed(items, reader)?.map((item) => `${part.text.slice(0, lead)}${item}`) ?? null;
  }
  return null;
}

/** Words that only the first of several things says may be as much longer than the others. */
const LONGER = 2;

/** 初次认定为国家级 and 省级企业技术中心: what the first begins with and the last ends with belongs to each; null where that can't be told. */
function completed(items: readonly string[], reader: FacetReader): readonly string[] | null {
  const [first = '', ...others] = items;
  const last = others.at(-1) ?? '';
  for (const facet of ['draft-level', 'draft-listed-kind']) {
    const kind = reader.all(facet, first).at(-1);
    const kindOfLast = reader.first(facet, last);
    if (kind?.end !== first.length || kindOfLast?.start !== 0) continue;
    const [prefix, suffix] = [first.slice(0, kind.start), last.slice(kindOfLast.end)];
    return items.map((item, i) => `${i === 0 ? '' : prefix}${item}${i === items.length - 1 ? '' : suffix}`);
  }
  // 一、二: a single character is no thing.
  if (items.some((item) => item.length < 2)) return null;
  // 主导制定国际标准以及主导制定国家标准: each is whole.
  if (others.every((item) => item.slice(0, 2) === first.slice(0, 2))) return items;
  if (others.some((item) => reader.holds('draft-verb', item) || reader.holds('predicate', item))) return null;
  const prefix = prefixOf(first, others);
  const whole = others.map((item) => `${prefix}${item}`);
  const longest = Math.max(...others.map((item) => item.length));
  return first.length - prefix.length <= longest + LONGER ? [first, ...whole] : null;
}

/** What the first of several things says for all of them: 牵头制定并新获批 of 牵头制定并新获批国际标准、国家标准. */
function prefixOf(first: string, others: readonly string[]): string {
  const [other = ''] = others;
  const tail = other.slice(-2);
  const aligned = others.every((item) => item.length === other.length && item.endsWith(tail) && !first.endsWith(item));
  if (aligned && first.endsWith(tail)) return first.slice(0, first.length - other.length);
  return first.slice(0, first.lastIndexOf('的') + 1);
}
