import type { LanguageData } from '../knowledge/language-data.ts';
import { partedAt } from './learned/masked-grams.ts';
import type { Span } from './span.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';
import type { Topic } from './topic.ts';

/** A word that weighs less is no noun. */
const NOUN = 0.5;
/** No name is longer. */
const LONGEST = 12;

/** A message, and the topics that it names. */
interface Named {
  readonly text: string;
  readonly topics: readonly Topic[];
}

/**
 * The names on which a yes-or-no question turns, none where it is put otherwise: those of the noun right before the words that ask (网商贷算不算),
 * else those that these words take (有没有风险补偿), else those of what is said right before (`before`: 发工资用的流贷,能算进去吗). What
 * else a message names, in passing or as somebody who said so, it does not turn on.
 */
export function turnsOn(
  message: Named,
  point: Span,
  before: readonly Span[],
  language: LanguageData,
): readonly QuotedStretch[] {
  const said = stretchAt(message.text, point.start, point.end);
  const asks = language.places('{asks-whether-it-holds}', said.text)[0];
  const names = nounsIn(message, point, language);
  if (!asks) return names.find((noun) => startOf(noun) === point.start && endOf(noun) === point.end) ?? [];
  const ahead = names.filter((noun) => endOf(noun) <= point.start + asks.start && stands(noun, message, language));
  const subject = ahead.at(-1);
  if (subject) return subject;
  const taken = names.find((noun) => startOf(noun) >= point.start + asks.end);
  const counts = language.pattern('^^{asks-to-count-in}').test(said.text.slice(asks.start));
  if (taken && !counts) return taken;
  if (!language.pattern('{points-back}').test(said.text.slice(0, asks.start))) return [];
  for (const span of before) {
    const last = nounsIn(message, span, language).at(-1);
    if (!last) continue;
    const rest = message.text.slice(endOf(last), span.end);
    return language.pattern('^^{behind-the-thing}?$$').test(rest) ? last : [];
  }
  return [];
}

const startOf = (noun: readonly QuotedStretch[]): number => noun[0]?.start ?? 0;
const endOf = (noun: readonly QuotedStretch[]): number => noun.at(-1)?.end ?? 0;

/** It is not only by what, where or to whom something is done, and nobody who says something. */
function stands(noun: readonly QuotedStretch[], { text }: Named, language: LanguageData): boolean {
  const isLedBy = language.pattern('{leads-an-adjunct}$$').test(text.slice(0, startOf(noun)));
  return !isLedBy && !language.pattern('^^{speaks-of-it}').test(text.slice(endOf(noun)));
}

/** The nouns of a stretch, each as its names: 设备租赁和汇票 is one of two. */
export function nounsIn(message: Named, span: Span, language: LanguageData): readonly (readonly QuotedStretch[])[] {
  const nouns: QuotedStretch[][] = [];
  for (const name of namesIn(message, span, language)) {
    const last = nouns.at(-1);
    const between = message.text.slice(last ? endOf(last) : 0, name.start);
    if (last && language.pattern('^^{joins-names}*$$').test(between)) last.push(name);
    else nouns.push([name]);
  }
  return nouns;
}

/** Topics that stand side by side as one name, with what ends a name behind them; words that only ask aside. */
function namesIn({ text, topics }: Named, span: Span, language: LanguageData): readonly QuotedStretch[] {
  const [only, tail] = [language.pattern('{only-asks}'), language.pattern('{noun-tail}')];
  const masks = topics.flatMap(({ word, weight }) =>
    placesOf(word, text, span).map((place) => ({
      ...place,
      is: weight >= NOUN ? ('noun' as const) : ('verb' as const),
    })),
  );
  const names: (QuotedStretch & { readonly isNoun: boolean })[] = [];
  let at = span.start;
  for (const { text: word, is } of partedAt(text, masks, span)) {
    const last = names.at(-1);
    const isName = is !== 'words' && !only.test(word);
    const more = isName ? word : is === 'words' && last?.end === at ? (tail.exec(word)?.[0] ?? '') : '';
    const isNoun = is === 'noun' || last?.isNoun === true;
    if (last?.end === at && last.text.length + more.length <= LONGEST)
      names.splice(-1, 1, { ...stretchAt(text, last.start, at + more.length), isNoun });
    else if (isName) names.push({ ...stretchAt(text, at, at + word.length), isNoun: is === 'noun' });
    at += word.length;
  }
  const isThing = ({ text: name }: QuotedStretch): boolean => !language.pattern('^^{names-nothing}$$').test(name);
  return names
    .filter((name) => name.isNoun && isThing(name))
    .map(({ text: name, start, end }) => ({ text: name, start, end }));
}

/** Where a word stands in a stretch of a text. */
function placesOf(word: string, text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  for (
    let at = text.indexOf(word, start);
    at >= 0 && at + word.length <= end;
    at = text.indexOf(word, at + word.length)
  )
    found.push({ start: at, end: at + word.length });
  return found;
}
