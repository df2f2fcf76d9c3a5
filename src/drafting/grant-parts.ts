import { type Stretch, stretchOf } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import { leadUp } from '../knowledge/catalogue/read-beneficiary.ts';
import { isSumOrRate } from '../language/figure.ts';
import { neighboursIn } from '../language/pairs.ts';
import type { ClauseWords } from './piece.ts';

/** What a grant is drafted from: the parts that ask something, and the stretches that say what is paid. */
export interface GrantParts {
  readonly asks: readonly ClauseWords[];
  /** Who is meant, told by the first grant of the sentence, where this one names nobody. */
  readonly inherited: readonly ClauseWords[];
  /** Further parts of the sentence that may hold for this grant too. */
  readonly doubtful: readonly ClauseWords[];
  readonly pays: readonly Stretch[];
  /** What further sentences say of its sums: the ceiling of all that a paragraph grants. */
  readonly further: readonly Stretch[];
}

/** Parts that say the same of another thing share so many of their pairs of characters. */
const ALIKE = 0.5;

/** The parts of a grant, the ones that say how the sum is found put to what is paid. */
export function grantParts(text: string, grant: Grant, reader: FacetReader): GrantParts {
  const { gives, from, after } = grant;
  const lead = [...leadUp(text, grant)];
  const goesOn = after.filter((s) => !/[。！？\n]/u.test(text.slice(gives.end, s.start)));
  const end = goesOn.at(-1)?.end ?? gives.end;
  const pays: Stretch[] = [{ start: from, end, text: text.slice(from, end) }];
  for (let last = lead.at(-1); last; last = lead.at(-1)) {
    const at = baseAt(last, grant, reader);
    if (at < 0) break;
    lead.pop();
    pays.unshift(stretchOf(text, last.start + at, last.end));
    if (at === 0) continue;
    lead.push(stretchOf(text, last.start, last.start + at));
    break;
  }
  const further = after.filter((s) => !goesOn.includes(s));
  const asks = lead.filter((part) => part.text !== '' && !reader.holds('draft-nothing', part.text));
  const opening = grant.opening.map((s) => stretchOf(text, s.start, s.end));
  const listed = opening.filter((_, i) => grant.opening[i]?.stop === '：');
  const inherited =
    listed.length > 0 || asks.some((part) => namesSomebody(part, reader))
      ? listed
      : opening.filter((part) => namesSomebody(part, reader)).slice(0, 1);
  const isOther = (part: Stretch): boolean =>
    !inherited.includes(part) &&
    !reader.holds('draft-nothing', part.text) &&
    !asks.some((own) => alike(own.text, part.text));
  const turns = asks.some((part) => reader.holds('towards', part.text));
  const anew = asks.some((part) => namesSomebody(part, reader)) || (turns && inherited.length === 0);
  return { asks, inherited, doubtful: anew ? [] : opening.filter(isOther), pays, further };
}

/** Where in a part it begins to say what the sum is calculated from (按新设备购置费用的2%; 每新入驻1家); -1 where it doesn't. */
function baseAt(part: Stretch, { figures }: Grant, reader: FacetReader): number {
  const rate = reader.first('base-stated', part.text);
  if (rate && figures.some((f) => isSumOrRate(f) && part.start <= f.start && f.end <= part.end)) return rate.start;
  const each = reader.first('draft-each', part.text);
  return each && (each.start === 0 || each.end === part.text.length) ? each.start : -1;
}

/** True for a part that names who is meant: …的跨境电子商务平台, 对…企业; a title that is gained names nobody. */
function namesSomebody({ text }: Stretch, reader: FacetReader): boolean {
  const head = reader.first('org-head', text);
  if (head && head.what.end > 2 && !reader.holds('draft-anybody', text.slice(0, head.what.end))) return true;
  const bare = text.endsWith('的') ? text.slice(0, -1) : text;
  const tail = bare.slice(bare.lastIndexOf('的') + 1);
  if (!reader.holds('org-end', bare)) return false;
  return bare !== tail || (bare === text && !reader.holds('title-gained', text));
}

/** How much a part says less whom it turns to: 对参与制定的企业 leaves out what is made. */
const contentOf = (text: string): number =>
  text.slice(0, text.lastIndexOf('的') < 0 ? text.length : text.lastIndexOf('的')).length;
const WHOLE = 0.7;

/** True for parts of which one says the most part of what the other says, figures aside. */
function alike(a: string, b: string): boolean {
  if (contentOf(a) < contentOf(b) * WHOLE) return false;
  const [p, q] = [a, b].map((text) => neighboursIn(text.replace(/[\d.,\s]/g, ''))) as [Set<string>, Set<string>];
  return [...p].filter((pair) => q.has(pair)).length >= Math.min(p.size, q.size) * ALIKE && p.size > 0 && q.size > 0;
}
