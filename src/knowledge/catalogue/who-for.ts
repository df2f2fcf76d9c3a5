import { titlesIn } from '../condition.ts';
import { titleCalled } from '../fact.ts';
import type { TradeEntry } from '../language-data.ts';
import type { Catalogued } from './catalogue.ts';
import type { Measure } from './facet.ts';

/** The trades that a measure is for: its rule's, else those that its own words tell; none where it is for whoever fulfils its conditions. */
export function tradesOf(measure: Measure, knowledge: Catalogued): readonly TradeEntry[] {
  const known = TRADES.get(measure) ?? tradesIn(measure, knowledge);
  TRADES.set(measure, known);
  return known;
}
const TRADES = new WeakMap<Measure, readonly TradeEntry[]>();

function tradesIn(measure: Measure, { book, language }: Catalogued): readonly TradeEntry[] {
  const rule = measure.rule === null ? undefined : book.rules.get(measure.rule);
  const named = rule?.for ?? [];
  if (rule) return language.trades.filter(({ trade }) => named.includes(trade));
  const words = [measure.names[0], measure.beneficiary?.text, measure.subject?.text].filter(Boolean).join('，');
  const says = (patterns: readonly string[]) => patterns.some((p) => language.pattern(p).test(words));
  return language.trades.filter(({ say, unless }) => says(say) && !says(unless));
}

/** The titles that a measure asks for, and those by which one has them too: whoever is 国家级 is 省级以上 as well. */
export function titlesFor(measure: Measure, { book }: Catalogued): ReadonlySet<string> {
  const rule = measure.rule === null ? undefined : book.rules.get(measure.rule);
  const asked = titlesIn(rule?.conditions);
  const all = new Set(asked);
  for (const title of asked) {
    const known = titleCalled(title, book.facts);
    for (const [name, { implies }] of Object.entries(known?.fact.options ?? {}))
      if (implies.includes(title)) all.add(name);
  }
  return all;
}
