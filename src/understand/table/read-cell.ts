import type { Cell } from '../../contract/cell-table.ts';
import { type Fact, type FactBook, unitOf } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { readQuantity } from '../../language/quantity.ts';
import { findRegions, isRegionCode, liesIn } from '../../language/region.ts';
import { isTitles } from '../slots/slot.ts';
import type { CellReading, ColumnRead } from './cell-reading.ts';
import { readTitleCell } from './read-title-cell.ts';
import { slotsOfWords } from './slots-of-words.ts';

type FigureFact = Fact & { readonly type: 'amount' | 'rate' | 'number' };

/** Reads the cells of a column; null for one that is left blank. Text is read as a message is, each wording once. */
export function cellReader(column: ColumnRead, book: FactBook, today: string): (cell: Cell) => CellReading | null {
  const known = new Map<string, CellReading | null>();
  return (cell) => {
    if (typeof cell === 'number' || typeof cell === 'boolean') return readCell(column, cell, book, today);
    const key = JSON.stringify(cell);
    const reading = known.has(key) ? (known.get(key) ?? null) : readCell(column, cell, book, today);
    known.set(key, reading);
    return reading;
  };
}

function readCell(column: ColumnRead, cell: Cell, book: FactBook, today: string): CellReading | null {
  const fact = book.get(column.fact);
  if (cell === null || !fact) return null;
  if (typeof cell === 'object' && 'fault' in cell) return cell;
  const text = typeof cell === 'string' ? normalise(cell) : null;
  if (text !== null && book.language.pattern('^^(?:{left-blank})?$$').test(text)) return null;
  switch (fact.type) {
    case 'amount':
    case 'rate':
    case 'number':
      return readFigure(column, fact, cell, text, book, today);
    case 'truth': {
      const is = yesOrNo(cell, text, book);
      return is === null ? asSaid(column, text, book, today, '应当写是或否') : { value: is };
    }
    case 'names':
      return readTitleCell(column, fact, yesOrNo(cell, text, book), text, book, today);
    case 'choice': {
      const found = Object.entries(fact.options).find(
        ([label, o]) => label === text || [...o.aliases, ...o.short].includes(text ?? ''),
      );
      const labels = Object.keys(fact.options).join('、');
      return found ? { value: found[0] } : asSaid(column, text, book, today, `应当是其中之一：${labels}`);
    }
    case 'year':
      return readYear(cell, text);
    case 'place':
      return readPlace(typeof cell === 'number' ? String(cell) : text);
    case 'list':
      return asSaid(column, text, book, today, '没有读懂：请逐项写明数量和单位');
  }
}

/** 是, 有, √, Y, 1 · 否, 无, ×, N, 0; null for anything else. */
function yesOrNo(cell: Cell, text: string | null, { language }: FactBook): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const words = text ?? (cell === 1 || cell === 0 ? String(cell) : '');
  if (language.pattern('^^(?:{cell-yes})$$').test(words)) return true;
  return language.pattern('^^(?:{cell-no})$$').test(words) ? false : null;
}

function readFigure(
  column: ColumnRead,
  fact: FigureFact,
  cell: Exclude<Cell, null>,
  text: string | null,
  book: FactBook,
  today: string,
): CellReading {
  if (typeof cell === 'object' && 'percent' in cell)
    return fact.type === 'rate' ? { value: `${cell.percent}%` } : { fault: '是百分比，这一列要的不是' };
  if (typeof cell === 'number') return inUnit(column, fact, String(cell));
  if (text === null) return { fault: '应当是数字' };
  const quantity = readQuantity(text.replace(/^[-−]/, ''));
  const minus = /^[-−]/.test(text) ? '-' : '';
  if (quantity?.unit === 'number') return inUnit(column, fact, `${minus}${quantity.value}`);
  if (quantity) return ofUnit(fact, `${minus}${quantity.text}`, quantity.unit);
  if (fact.type !== 'rate' && book.language.pattern('^^(?:{cell-no})$$').test(text)) return { value: '0' };
  const unit = column.heading.unit ?? '';
  return asSaid(
    column,
    /[\d]$/.test(text) ? `${text}${unit}` : text,
    book,
    today,
    '没有读懂：请写一个数和单位（如 500万元）',
  );
}

/** A figure as printed, where it is in a unit of the fact. */
function ofUnit(fact: FigureFact, printed: string, unit: string): CellReading {
  const own = unitOf(fact) ?? '';
  const time = ['year', 'month'];
  const fits = unit === own || (time.includes(unit) && time.includes(own));
  return fits ? { value: printed } : { fault: '单位不对' };
}

/** A bare number in the unit of its heading; without one only where the fact has a single unit that people tell it in. */
function inUnit({ heading }: ColumnRead, fact: FigureFact, number: string): CellReading {
  if (Number(number) === 0) return { value: '0' };
  if (heading.unit !== null)
    return ofUnit(fact, `${number}${heading.unit}`, readQuantity(`1${heading.unit}`)?.unit ?? '');
  if (fact.type === 'number' && fact.unit !== 'year' && fact.unit !== 'month') return { value: number };
  if (fact.type === 'rate' && fact.said?.bare) return { value: number };
  const example = fact.type === 'amount' ? '万元' : fact.type === 'rate' ? '%' : '月';
  return { fault: `没有写单位：请在表头写明（如 ${heading.words}（${example}））` };
}

/** What the heading and the cell say together, read as a message; the fault where they say nothing of the fact, or not enough. */
function asSaid(
  { fact, heading }: ColumnRead,
  text: string | null,
  book: FactBook,
  today: string,
  fault: string,
): CellReading {
  if (text === null || text.length > 200) return { fault };
  for (const words of [`${heading.words}${text}`, text]) {
    const said = slotsOfWords(words, book, today, { fact }).filter((slot) => slot.fact === fact);
    const [slot] = said;
    if (!slot || said.length > 1 || slot.exactness === 'partial' || slot.ambiguous || isTitles(slot.value)) continue;
    // A scale that is left over would have changed the figure: 80亿亿.
    if (!book.language.pattern('{scale-left}').test(normalise(words).slice(slot.end))) return { value: slot.value };
  }
  return { fault };
}

function readYear(cell: Cell, text: string | null): CellReading {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return { value: Number(cell.date.slice(0, 4)) };
  if (typeof cell === 'number') return { value: cell };
  if (text !== null && /^(?:19|20)\d{2}$/.test(text)) return { value: Number(text) };
  const years = parseFigures(text ?? '').filter(({ unit, value }) => unit === 'date' && /^\d{4}/.test(value));
  const [year] = years;
  return year && years.length === 1 ? { value: Number(year.value.slice(0, 4)) } : { fault: '应当是四位数的年份' };
}

/** The narrowest of places that lie in each other: 湖南省长沙市岳麓区. */
function readPlace(text: string | null): CellReading {
  if (text === null) return { fault: '应当是地名' };
  if (isRegionCode(text)) return { value: text };
  const places = findRegions(text);
  const last = places.reduce<string | null>((inner, { code }) => (inner && liesIn(inner, code) ? inner : code), null);
  if (last === null) return { fault: '不是收录的省、市或区县' };
  return places.every(({ code }) => liesIn(last, code)) ? { value: last } : { fault: '写了几个地方' };
}
