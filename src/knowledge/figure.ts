import { boundAround } from './bound.ts';
import { foldCharacters } from './numeral.ts';
import { scanAt } from './scan.ts';
import { setPhraseAt } from './set-phrases.ts';

/** How the words around a figure limit it. `at-most` is a ceiling (最高, 不超过), `at-least` a floor (以上, 达到), `about` 左右. */
export type Bound = 'exact' | 'at-most' | 'below' | 'at-least' | 'above' | 'about';

/**
 * One quantity of a text. `value` is a decimal string in the base unit (CNY, %, h, t, count, year, month, day, CNY/h …);
 * for `date` an ISO date or part of one (`2022`, `2022-01`, `--01`); for `document` the bracketed year and number; for
 * `ordinal` and `number` the bare number.
 */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly unit: string;
  readonly bound: Bound;
  /** What is counted: 家, 户, 架次; empty otherwise. */
  readonly noun: string;
  /** No exact value stands in the text: 两千来万, 几百万, 500多万. */
  readonly vague: boolean;
  /** The text itself names the unit; 500万 alone is taken for money. */
  readonly stated: boolean;
}

/** Every quantity of `text`, in order, set phrases aside. The one parser: clauses, questions, rules and drafts all go through it. */
export function parseFigures(text: string): Figure[] {
  const plain = foldCharacters(text);
  const figures: Figure[] = [];
  let at = 0;
  while (at < plain.length) {
    const phrase = setPhraseAt(plain, at);
    // 一点登录 is a phrase; 一点五万元 is a quantity that goes on where the phrase 一点 ends.
    const found = scanAt(plain, at);
    const tokens = phrase && (found.at(-1)?.end ?? 0) <= at + phrase.length ? [] : found;
    for (const token of tokens)
      figures.push({
        ...token,
        text: text.slice(token.start, token.end),
        bound: 'exact',
      });
    at = tokens.at(-1)?.end ?? at + (phrase?.length ?? 1);
  }
  return boundAround(plain, figures);
}
