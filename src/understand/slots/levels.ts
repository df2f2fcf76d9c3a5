import { TitleLevel } from '../../knowledge/slot-patterns.ts';
import type { Span } from '../span.ts';
import { clauseAt, type SlotSource } from './source.ts';

/** A title's options by level; '' is the title of no stated level. */
export type ByLevel = ReadonlyMap<TitleLevel | '', string>;

/** The levels that the words about a title state, from where they begin; `unreached` where it is one that no option has (区级). */
export interface Levelled {
  readonly levels: readonly TitleLevel[];
  readonly start: number;
  readonly reading?: string;
  readonly unreached: boolean;
}

/** What may stand between two levels of one title: 市级、省级小巨人. */
const LISTED = '({level-word})\\s*{level-joins}\\s*$$';

/** The level of a title named at `span`: 国家级小巨人, 市里认定的小巨人, 小巨人（市级）, 专精特新省级的, 长沙市小巨人. */
export function levelOf(source: SlotSource, span: Span & { readonly levels: ByLevel }): Levelled {
  const text = source.masked;
  const { pattern } = source.book.language;
  const from = clauseAt(source, span.start).start;
  const before = text.slice(from, span.start);
  const word = pattern('({level-word}){level-gap}*$$').exec(before);
  const place = pattern('◦+[“"]?({judged})?{title-lead}?[“"]?$$').exec(before);
  const region = place && source.regions.findLast((r) => r.start <= from + place.index && from + place.index < r.end);
  if (region && (!word || (word.index === place.index && word[1]?.length === 1)))
    return byPlace(source, span, region, place[1] !== undefined);
  if (word?.[1]) {
    const words = [word[1]];
    let first = word.index;
    const listed = pattern(LISTED);
    for (let m = listed.exec(before.slice(0, first)); m?.[1]; m = listed.exec(before.slice(0, first))) {
      words.push(m[1]);
      first = m.index;
    }
    return levelled(source, words, from + first);
  }
  const after = text.slice(span.end, clauseAt(source, span.end).end + 8);
  const said =
    pattern('^^{titled-thing}?(?:\\(|{spoken-pause}+|,?{level-is})({level-word})(?:{level-judged}|$$|\\)|,)').exec(
      after,
    )?.[1] ?? pattern('^^{titled-thing}?({level-word}){of-it}(?:$$|{clause-end})').exec(after)?.[1];
  return levelled(source, said ? [said] : [], span.start);
}

/** The level that a word tells; undefined where it tells one that no title has. */
export function levelNamed({ book }: Pick<SlotSource, 'book'>, word: string): TitleLevel | undefined {
  return TitleLevel.options.find((level) => book.language.pattern(`^^{level-${level}}$$`).test(word));
}

function levelled(source: SlotSource, words: readonly string[], start: number): Levelled {
  const levels = words.flatMap((word) => levelNamed(source, word) ?? []);
  return { levels, start, unreached: levels.length < words.length };
}

/** A place right before the title qualifies it: 长沙市小巨人 is the city's, 湖南省专精特新 the province's. */
function byPlace(
  source: SlotSource,
  span: Span & { readonly levels: ByLevel },
  region: Span & { readonly code: string },
  judged: boolean,
): Levelled {
  const { code, start, end } = region;
  const level: TitleLevel = code.endsWith('0000') ? 'provincial' : 'municipal';
  const none = { levels: [], start: span.start, unreached: false };
  if (/^(?:11|12|31|50|00)/.test(code) || !code.endsWith('00')) return none;
  // 杭州市专精特新企业 is an enterprise of Hangzhou; where a plain title exists, the city tells no level.
  if (
    span.levels.has('') &&
    !judged &&
    (level === 'municipal' || source.text[end - 1] !== '省' || !span.levels.has(level))
  )
    return none;
  const called = level === 'provincial' ? '省级' : '市级';
  return judged
    ? { levels: [level], start, unreached: false }
    : { levels: [level], start, unreached: false, reading: `“${source.text.slice(start, span.end)}”按${called}理解` };
}
