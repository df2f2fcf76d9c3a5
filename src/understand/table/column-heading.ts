import type { LanguageData } from '../../knowledge/language-data.ts';
import { normalise } from '../../language/normalise.ts';
import { readQuantity } from '../../language/quantity.ts';

/** The heading of a column: its words without the unit and without 是否, and the unit in which its numbers are told: 贷款总额（万元）. */
export interface ColumnHeading {
  readonly words: string;
  /** As printed; null where none is told. */
  readonly unit: string | null;
}

/** Reads a heading as a customer writes it. */
export function readHeading(text: string, { pattern }: LanguageData): ColumnHeading {
  const plain = normalise(text).replace(/\s+/g, '');
  const inset = /^(.*?)[[(（【/]([^()（）[\]【】/]+)[\])）】]?$/.exec(plain);
  const written = (inset?.[2] ?? '').replace(pattern('^^{unit-lead}'), '');
  const told = pattern('^^{unit-of-months}$$').test(written) ? '个月' : written;
  const unit = readQuantity(`1${told}`);
  const isUnit = told !== '' && unit !== null && unit.unit !== 'number';
  const words = (isUnit ? (inset?.[1] ?? '') : plain).replace(pattern('^^{heading-whether}|{heading-whether}$$'), '');
  return { words: words.replace(/(?<![?？:：*])[?？:：*]+$/, ''), unit: isUnit ? told : counted(words, pattern) };
}

/** 贷款年数 and 贷款月数 name their unit themselves. */
function counted(words: string, pattern: LanguageData['pattern']): string | null {
  if (pattern('{heading-in-years}$$').test(words)) return '年';
  return pattern('{heading-in-months}$$').test(words) ? '个月' : null;
}
