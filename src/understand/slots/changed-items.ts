import type { FactBook } from '../../knowledge/fact.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { findRegions } from '../../language/region.ts';
import type { Before } from '../before.ts';
import { itemFacts } from './item-facts.ts';
import { readSlots } from './read-slots.ts';
import type { Slot } from './slot.ts';
import { longestShared } from './struck.ts';
import { added } from './sums.ts';

/** What a bare number may count in a sum of money. */
const SCALES = [1, 1e4, 1e8];

/**
 * 建行那笔不是300万，是230万; 第二架才40小时; 还漏了一笔，交行200万: the words that told several items, with what is told of one of them put in
 * or one more put behind them, read again. Nothing where no item is meant.
 */
export function changedItems(
  text: string,
  { items, facts }: Pick<Before, 'items' | 'facts'>,
  book: FactBook,
  today: string,
): readonly Slot[] {
  const whole = partedBy(text, facts, book);
  const words = whole
    ? ofFigures(text)
    : items === ''
      ? null
      : (withDenied(items, text, book) ??
        withRetold(items, text, book) ??
        withReplaced(items, text, book) ??
        withOneMore(items, text, book));
  if (words === null) return [];
  const question = { text: words, figures: parseFigures(words), regions: findRegions(words) };
  const asked = whole ? { fact: whole } : undefined;
  const told = readSlots(question, book, today, asked).slots.filter((s) => itemFacts(book).has(s.fact));
  const changes = told.some(
    (s) => s.exactness !== 'partial' && JSON.stringify(s.value) !== JSON.stringify(facts.get(s.fact)),
  );
  return changes ? told.map((s) => ({ ...s, start: 0, end: text.length, words: text, items: words })) : [];
}

/** The known sum that the figures of a text come to together: they are its parts. */
function partedBy(text: string, facts: Before['facts'], book: FactBook): string | undefined {
  const sums = parseFigures(text).filter(({ unit, vague }) => unit === 'CNY' && !vague);
  if (sums.length < 2) return undefined;
  const all = added(sums.map(({ value }) => value));
  return [...facts].find(
    ([fact, value]) => book.get(fact)?.type === 'amount' && itemFacts(book).has(fact) && value === all,
  )?.[0];
}

/** The words from the clause of the first sum on. */
function ofFigures(text: string): string {
  const first = parseFigures(text).find(({ unit }) => unit === 'CNY')?.start ?? 0;
  return text.slice(Math.max(...[...',，。;；'].map((stop) => text.lastIndexOf(stop, first))) + 1);
}

/** The words with each figure that is told anew in the place of the one that it corrects; null where none is. */
function withReplaced(items: string, text: string, book: FactBook): string | null {
  const { pattern } = book.language;
  const corrects = pattern('{correction}|{corrects}|{corrects-inside}|{really}|{not-this}').test(text);
  const figures = parseFigures(text);
  const measures = figures.filter(
    (f) => f.unit !== 'ordinal' && f.unit !== 'date' && !(f.unit === 'count' && isOneOrTwo(f)),
  );
  let words: string | null = null;
  let from = 0;
  let denied: Figure | null = null;
  for (const figure of measures) {
    if (
      pattern('{not-this}\\S{0,3}$$').test(text.slice(from, figure.start)) ||
      pattern('^^{that-item}').test(text.slice(figure.end))
    ) {
      denied = figure;
      continue;
    }
    const told = parseFigures(words ?? items);
    const lead = text.slice(from, figure.start);
    const ordinal = figures.findLast(
      (f) =>
        f.unit === 'ordinal' &&
        f.start >= from &&
        f.end <= figure.start &&
        pattern('{item-counter}').test(text.slice(f.start, f.end + 1)),
    );
    const of = denied;
    const points = pattern('{that-item}').test(lead);
    const old =
      (of && mayReplace(of, figure) ? only(told.filter((f) => sameFigure(f, of))) : null) ??
      nthOf(told, figure, ordinal) ??
      (corrects || points ? named(words ?? items, told, figure, lead) : null);
    if (old) words = put(words ?? items, old, figure);
    from = figure.end;
    denied = null;
  }
  return words;
}

/** 407那架是52小时，不是45: the words with what is told right before a figure that is denied in its place; null where none is. */
function withDenied(items: string, text: string, book: FactBook): string | null {
  const figures = parseFigures(text);
  const told = parseFigures(items);
  for (const [i, denied] of figures.entries()) {
    const [anew, next] = [figures[i - 1], figures[i + 1]];
    const isDenied = book.language.pattern('{not-this}$$').test(text.slice(anew?.end ?? 0, denied.start));
    if (!isDenied || next || !anew || !mayReplace(denied, anew)) continue;
    const old = only(told.filter((f) => sameFigure(f, denied)));
    if (old) return put(items, old, anew);
  }
  return null;
}

/** 6吨那架其实飞了80小时; 300万那笔是7月1号放的: the words with what is told anew of the item that one figure of its own names, in the place of what was told of it. */
function withRetold(items: string, text: string, book: FactBook): string | null {
  const { pattern } = book.language;
  const told = parseFigures(items);
  for (const key of parseFigures(text)) {
    const pointed = pattern('^^{that-item}').exec(text.slice(key.end));
    const old = pointed && only(told.filter((f) => sameFigure(f, key)));
    if (!pointed || !old) continue;
    const anew = text.slice(key.end + pointed[0].length);
    const figures = parseFigures(anew).filter((f) => !(f.unit === 'count' && isOneOrTwo(f)));
    if (figures.some((f) => isAlike(old, f)) || (figures.length === 0 && !pattern('{month-of-year}').test(anew)))
      continue;
    const next = told.find((f) => f.start >= old.end && f.unit === old.unit);
    const last = Math.max(...[...',，、;；'].map((stop) => items.lastIndexOf(stop, next?.start ?? 0)));
    const others = pattern('[,，;；。](?={the-others}|{stated-of-all})').exec(items.slice(old.end));
    const end = next ? Math.max(last, old.end) : others ? old.end + others.index : items.length;
    return `${items.slice(0, old.end)}${anew}${items.slice(end)}`;
  }
  return null;
}

const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);

/** 300, said of 300万. */
const sameFigure = (told: Figure, said: Figure): boolean =>
  said.unit === told.unit
    ? said.value === told.value
    : said.unit === 'number' && SCALES.some((scale) => Number(said.value) * scale === Number(told.value));

/** Of what it may be said again: a bare number of money or hours. */
const isAlike = (told: Figure, said: Figure): boolean =>
  said.unit === 'number' ? told.unit === 'CNY' || told.unit === 'h' : told.unit === said.unit;

/** 80那条是180; 6吨那架飞了80小时 replaces no weight. */
const mayReplace = (of: Figure, by: Figure): boolean =>
  of.unit === by.unit || of.unit === 'number' || by.unit === 'number';

/** The second of the figures of its kind, for 第二架. */
function nthOf(told: readonly Figure[], figure: Figure, ordinal: Figure | undefined): Figure | null {
  const alike = told.filter((f) => isAlike(f, figure));
  return (ordinal && alike[Number(ordinal.value) - 1]) ?? null;
}

/** The figure of its kind in the words that the lead shares with no other: 招行那笔. */
function named(items: string, told: readonly Figure[], figure: Figure, lead: string): Figure | null {
  const alike = told.filter((f) => isAlike(f, figure));
  const pieces = alike.map((f, i) => items.slice(alike[i - 1]?.end ?? 0, f.start));
  const shared = pieces.map((piece) =>
    longestShared(piece, lead, (words) => pieces.filter((o) => o.includes(words)).length === 1),
  );
  const most = Math.max(0, ...shared);
  return most >= 2 ? only(alike.filter((_, i) => shared[i] === most)) : null;
}

/** A bare number takes its unit from the figure that it replaces. */
function put(items: string, old: Figure, { text, unit }: Figure): string {
  const measure = /[\d.]+(?<measure>\D*)$/.exec(old.text)?.groups?.measure ?? '万';
  return `${items.slice(0, old.start)}${unit === 'number' ? `${text}${measure}` : text}${items.slice(old.end)}`;
}

/** The words with what comes on top behind them; null where nothing of their kind does. */
function withOneMore(items: string, text: string, book: FactBook): string | null {
  const cue = book.language.pattern('{one-more-item}|{on-top}').exec(text);
  if (!cue) return null;
  const further = text.slice(cue.index);
  const alike = parseFigures(items).some((told) =>
    parseFigures(further).some((f) => f.unit === told.unit && isItem(f)),
  );
  return alike ? `${items.replace(/(?<![，,。;；、!！?？\s])[，,。;；、!！?？\s]+$/, '')}，${further}` : null;
}

const isItem = ({ unit }: Figure): boolean => unit === 'CNY' || unit === 'h';
