import type { Decimal } from '../../calculate/value/decimal.ts';
import { printFigure } from '../../calculate/value/step.ts';
import { type FactValue, readValue } from '../../calculate/value/value.ts';
import { InputError } from '../../errors.ts';
import { type FactBook, unitOf } from '../../knowledge/fact.ts';
import { regionName } from '../../language/region.ts';

/** A kept value as a clerk reads it; what the fact no longer takes is told as it stands. */
export function valueText(fact: string, raw: unknown, book: FactBook): string {
  try {
    return said(fact, readValue(fact, raw, book), book);
  } catch (error) {
    if (error instanceof InputError) return typeof raw === 'string' ? raw : JSON.stringify(raw);
    throw error;
  }
}

function said(name: string, value: FactValue, book: FactBook): string {
  const fact = book.get(name);
  switch (value.type) {
    case 'number': {
      const unit = (fact && unitOf(fact)) ?? '';
      const print = (number: Decimal): string =>
        printFigure(number, unit, fact?.type === 'number' ? fact.noun : undefined);
      return value.ends ? `约${print(value.value)}` : print(value.value);
    }
    case 'truth':
      return value.value ? '是' : '否';
    case 'names': {
      const lacks = value.lacks === null ? [] : [...value.lacks];
      const parts = [value.stated.join('、'), lacks.length > 0 ? `没有${lacks.join('、')}` : ''].filter(
        (part) => part !== '',
      );
      return parts.join('；') || '都没有';
    }
    case 'list':
      return value.items
        .map((item) => [...item].map(([field, one]) => `${field}${said(field, one, book)}`).join('，'))
        .join('；');
    case 'year':
      return `${value.value}年`;
    case 'place':
      return regionName(value.value);
    case 'choice':
      return value.value;
  }
}
