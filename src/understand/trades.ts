import type { LanguageData, TradeEntry } from '../knowledge/language-data.ts';
import { recentlyBy } from '../language/recently.ts';

/** What the asker does, by the words of a message, in the order of knowledge/language/trades.yaml; whom they work for tells nothing of it. */
export const tradesIn = recentlyBy(32, (text, language: LanguageData): readonly TradeEntry[] => {
  const { trades, pattern } = language;
  const own = language
    .places('{customer}', text)
    .reduceRight((t, { start, end }) => `${t.slice(0, start)} ${t.slice(end)}`, text);
  const says = (patterns: readonly string[]) => patterns.some((source) => pattern(source).test(own));
  return trades.filter(({ say, unless }) => says(say) && !says(unless));
});
