import type { LanguageData, TradeEntry } from '../knowledge/language-data.ts';
import { recentlyBy } from '../language/recently.ts';

/** What the asker does, by the words of a message, in the order of knowledge/language/trades.yaml; whom they work for tells nothing of it. */
export const tradesIn = recentlyBy(32, (text, language: LanguageData): readonly TradeEntry[] => {
  const { trades, pattern } = language;
  const own = language
    .places('{customer}', text)
    .reduceRight((t, { start, end }) => `${t.slice(0, start)} ${t.slice(end)}`, text);
  const says = (patterns: readonly string[]) => patterns.some((source) => pattern(source).test(own));
  const told = trades.filter(({ say, unless }) => says(say) && !says(unless));
  return told.filter((one) => !one.common || !isHeadedByOthers(one, told, own, language));
});

/** 五金批发: of a thing that is made and what is done with it, the last tells the trade. */
function isHeadedByOthers(one: TradeEntry, told: readonly TradeEntry[], text: string, language: LanguageData): boolean {
  const placesOf = ({ say }: TradeEntry) => say.flatMap((source) => language.places(source, text));
  const heads = told.filter((other) => other !== one && other.seldom).flatMap(placesOf);
  return placesOf(one).every(({ end }) => heads.some((head) => head.end > end && head.start <= end + NEAR));
}

/** 钢材批发: so much may stand between. */
const NEAR = 1;
