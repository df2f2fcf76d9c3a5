import type { LanguageData } from '../knowledge/language-data.ts';
import type { Span } from './span.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

const ASKS = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}', '{requests}'];
/** What stands beside the words that name an aspect: more than so much of it is a sentence of its own. */
const MORE_THAN_NAMED = 5;

/**
 * Whether words that name something (截至, 公示, 自己掏钱) stand in what is only told, while something else is asked: 截至九月中旬2710架次,
 * 有13万没. A stretch that asks or requests, one that lists (窗口期、材料清单), one that is hardly more than the name, and all of a
 * message that asks nowhere else, are no such.
 */
export function isInPassing(text: string, span: Span, language: LanguageData): boolean {
  const asks = (part: string): boolean => ASKS.some((name) => language.pattern(name).test(part));
  const stretches = stretchesIn(text);
  const own = stretches.findLast(({ start }) => start < span.end);
  const said = own?.text ?? '';
  const next = stretches.find(({ start }) => start >= span.end)?.text ?? '-';
  if (asks(said) || said.includes('、') || language.pattern('{ask-tail}').test(next.replace(/[?？]$/, '')))
    return false;
  const more = said.length - (span.end - Math.max(span.start, own?.start ?? 0));
  const isTold = language.pattern('{told-as-done}').test(said) || more > MORE_THAN_NAMED;
  return isTold && stretches.some((one) => one !== own && asks(one.text));
}

/** What stands between stops, a question with its mark. */
const stretchesIn = (text: string): readonly QuotedStretch[] =>
  [...text.matchAll(/[^,，。;；:：?？!！\s]+[?？]?/gu)].map((m) => stretchAt(text, m.index, m.index + m[0].length));
