import { Decimal } from '../../calculate/value/decimal.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { statesAspect } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { isAsMuch } from './other-case.ts';
import { clauseFigures } from './sentences.ts';

const MONEY = 'CNY';
/** More sums than these are hardly named in one message. */
const MOST = 6;

/**
 * The sums of a clause for the things that a message names, where it adds them up (两样都有就是280万): nothing of the document says whether
 * they may be had together; null where the sum is another.
 */
export function totalOf(
  said: Figure,
  { own }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): readonly Figure[] | null {
  // What the clause has itself is claimed for that.
  if (said.unit !== MONEY || clauseFigures(clause).some((f) => isAsMuch(f, said))) return null;
  if (document.clauses.some(({ text }) => statesAspect(text, 'several-at-once', language))) return null;
  const named = clauseFigures(clause).filter((f) => {
    if (f.unit !== MONEY || (f.bound !== 'exact' && f.bound !== 'at-most')) return false;
    const line = /[^；;。\n]*$/.exec(clause.text.slice(0, f.start))?.[0] ?? '';
    const isSaid = own.figures.some((o) => o.start !== said.start && isAsMuch(f, o));
    return isSaid || own.topics.some(({ word, weight }) => weight >= 1 && word.length > 2 && line.includes(word));
  });
  if (named.length > MOST) return null;
  const some = Array.from({ length: 2 ** named.length }, (_, bits) => named.filter((_f, i) => (bits >> i) % 2 === 1));
  const sum = (parts: readonly Figure[]) => parts.reduce((all, { value }) => all.plus(value), new Decimal(0));
  return some.find((parts) => parts.length > 1 && sum(parts).eq(said.value)) ?? null;
}
