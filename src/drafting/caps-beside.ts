import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Figure } from '../language/figure.ts';
import { type AskedFact, measuredCalled } from './proposed-fact.ts';

/** A ceiling for each of what `per` counts, where `said` names it, and one for all of them. */
export interface CapsBeside {
  readonly each: Figure;
  readonly all: Figure;
  readonly per: AskedFact;
  readonly said: { readonly start: number; readonly end: number };
}

const STOPS = ['，', '、', '；', '。', '\n'];

/** 单个产品不超过500万元、单个企业不超过1000万元. Null where two ceilings are of anything else. */
export function capsBeside(
  text: string,
  caps: readonly Figure[],
  reader: FacetReader,
  book: FactBook,
): CapsBeside | null {
  const lead = (f: Figure): string => {
    const before = text.slice(0, f.start);
    return before.slice(Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1);
  };
  const ofItem = (f: Figure): boolean =>
    reader.holds('draft-cap-of-item', lead(f)) && !reader.holds('draft-cap-of-firm', lead(f));
  const each = caps.find(ofItem);
  const all = caps.find((f) => f !== each && reader.holds('draft-cap-of-firm', lead(f)));
  const words = each && reader.first('draft-cap-of-item', lead(each));
  const thing = words && lead(each).slice(words.what.start, words.what.end);
  const per = thing ? measuredCalled(`${thing}数量`, { unit: 'count', noun: '个' }, book) : null;
  if (!each || !all || !per || !words) return null;
  const from = each.start - lead(each).length;
  return { each, all, per, said: { start: from + words.start, end: from + words.end } };
}
