import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Figure } from '../language/figure.ts';
import { countOf } from './count-name.ts';
import { type AskedFact, factName, measuredCalled } from './proposed-fact.ts';

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
  conditions: readonly string[],
  reader: FacetReader,
  book: FactBook,
): CapsBeside | null {
  const lead = (f: Figure): string => partBefore(text, f);
  const each = caps.find((f) => isOfItem(lead(f), reader));
  const all = caps.find((f) => f !== each && reader.holds('draft-cap-of-firm', lead(f)));
  const words = each && reader.first('draft-cap-of-item', lead(each));
  const thing = words && lead(each).slice(words.what.start, words.what.end);
  const name = thing ? factName(countOf(thing, conditions)) : null;
  const per = name ? measuredCalled(name, { unit: 'count', noun: '个' }, book) : null;
  if (!each || !all || !per || !words) return null;
  const from = each.start - lead(each).length;
  return { each, all, per, said: { start: from + words.start, end: from + words.end } };
}

/** The words of its part before a figure. */
export function partBefore(text: string, { start }: Pick<Figure, 'start'>): string {
  const before = text.slice(0, start);
  return before.slice(Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1);
}

const isOfItem = (lead: string, reader: FacetReader): boolean =>
  reader.holds('draft-cap-of-item', lead) && !reader.holds('draft-cap-of-firm', lead);

/** The words that say of what each a sum is (单个项目不超过50万元); null where it is for whoever applies. */
export function itemCapped(text: string, sums: readonly Figure[], reader: FacetReader): string | null {
  const lead = sums.map((f) => partBefore(text, f)).find((words) => isOfItem(words, reader));
  return (lead && reader.first('draft-cap-of-item', lead)?.text) ?? null;
}

/** The ceiling of all years together (三年总计最高300万元), from its words on; null where there is none. */
export function totalCeiling(
  text: string,
  caps: readonly Figure[],
  reader: FacetReader,
): { readonly figure: Figure; readonly words: string; readonly start: number; readonly end: number } | null {
  for (const figure of caps) {
    const lead = partBefore(text, figure);
    const said = isOfItem(lead, reader) ? null : reader.first('draft-cap-of-all', lead);
    if (said) return { figure, words: said.text, start: figure.start - lead.length + said.start, end: figure.end };
  }
  return null;
}
