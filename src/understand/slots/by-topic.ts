import type { Figure } from '../../language/figure.ts';
import { rangeOf } from '../exactness.ts';
import type { Named } from './nearest.ts';
import { hasParts, isOneOfSeveral } from './one-of-several.ts';
import { phrasePlaces } from './phrases.ts';
import type { AskedBack } from './slot.ts';
import { lookBack, type SlotSource } from './source.ts';
import { added } from './sums.ts';
import { sumsLess } from './taken-off.ts';

/** The figures of a kind: those that a noun names, and the rest. */
interface Read {
  readonly named: readonly Named[];
  readonly loose: readonly Figure[];
}

/** One figure that no noun names takes the fact last asked about, else what the message is about: 500万能贴息多少. */
export function byTopic(source: SlotSource, amounts: Read, rates: Read, asked?: AskedBack): Named[] {
  const type = asked && source.book.get(asked.fact)?.type;
  const [figure, ...more] =
    type === 'rate' ? rates.loose : amounts.loose.filter((f) => sumsLess(source, f).length === 0);
  const parts = type === 'rate' ? [] : eachOfSeveral(source, amounts, asked);
  if (parts.length > 0) return parts;
  if (!figure || more.length) return bareAnswer(source, asked);
  if (asked && (type === 'amount' || type === 'rate')) return [unnamed(figure, asked.fact)];
  if (amounts.named.some((n) => n.noun.fact !== null) || isOffered(source, figure)) return [];
  const name = aboutIn(source);
  return name === undefined ? [] : [unnamed(figure, name, `“${figure.text}”没有写是什么，按${name}理解`)];
}

/** 一次给八百万，还是分着给八百万: put up as what something comes to. */
const isOffered = ({ text, book }: SlotSource, { start, end }: Figure): boolean =>
  book.language.pattern('{result-before}$$').test(text.slice(0, start)) ||
  book.language.pattern('{result-after}').test(text.slice(end));

/** 一笔300万一笔200万，能贴多少; 贷款500万，还漏了一笔200万: each told as one of several is a part of the sum that is named, or asked, or talked about. */
function eachOfSeveral(source: SlotSource, { loose, named }: Read, asked?: AskedBack): Named[] {
  const { book } = source;
  const ofTheSum = (f: Figure) => book.language.pattern('{one-of-the-sum}$$').test(lookBack(source, f.start));
  const parts = loose.filter((figure) => isOneOfSeveral(source, figure) && !ofTheSum(figure));
  const inParts = named.find(({ noun }) => noun.fact !== null && hasParts(noun.fact, book))?.noun.fact;
  // 150万、120万，合计270万: their sum is none of them.
  const whole = added(parts.map(({ value }) => value));
  const isAll = loose.every((figure) => parts.includes(figure) || figure.value === whole);
  const unnamedAll = named.every(({ noun }) => noun.fact === null) && isAll && parts.length > 1;
  const about =
    inParts ?? (unnamedAll ? ((asked && hasParts(asked.fact, book) ? asked.fact : aboutIn(source)) ?? null) : null);
  return about === null ? [] : parts.map((figure) => unnamed(figure, about));
}

/** The sum that the message is about. */
function aboutIn(source: SlotSource): string | undefined {
  for (const [name, fact] of source.book)
    if (fact.type === 'amount' && fact.said?.topics.some((topic) => phrasePlaces(source, topic).length > 0))
      return name;
  return undefined;
}

/** 3.1 in reply to the question for a rate; 500 in reply to a question for a sum, which still lacks its unit. */
function bareAnswer(source: SlotSource, asked?: AskedBack): Named[] {
  const type = asked && source.book.get(asked.fact)?.type;
  const figures = source.figures.filter((f) => f.unit === 'number' || (f.unit === 'count' && f.noun === '个'));
  const [figure, ...more] = figures;
  if (!asked || !figure || figures.length < source.figures.length || (type !== 'rate' && type !== 'amount')) return [];
  // 二百八到三百三: the ends of one range are one answer.
  return rangeOf(source, figure).length === 1 + more.length ? figures.map((f) => unnamed(f, asked.fact)) : [];
}

function unnamed(figure: Figure, fact: string, reading?: string): Named {
  const noun = { fact, deniable: false, start: figure.start, end: figure.end };
  return { figure, noun: reading === undefined ? noun : { ...noun, reading } };
}
