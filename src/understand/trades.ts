import type { LanguageData, TradeEntry } from '../knowledge/language-data.ts';

/** What the asker does, by the words of a message, in the order of knowledge/language/trades.yaml. */
export function tradesIn(text: string, { trades, pattern }: LanguageData): readonly TradeEntry[] {
  const says = (patterns: readonly string[]) => patterns.some((source) => pattern(source).test(text));
  return trades.filter(({ say, unless }) => says(say) && !says(unless));
}
