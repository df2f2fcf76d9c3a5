import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { Lead } from './plan-to-say.ts';
import { pairsOf } from './sentences.ts';

/**
 * 300万是一笔还是几笔合起来: what the rule of a clause counts, as it is read; null where nothing
 * of the kind is asked, or several rules rest on the clause and none of them is meant.
 */
export function asRead(
  { question, sums }: Evidence,
  { clause }: Ranked,
  { rules }: RuleBook,
  language: LanguageData,
): Lead | null {
  if (question.act.act !== 'ask') return null;
  const meant = sums.decided.find((d) => d.rule.clause === clause.id)?.rule;
  const rule = meant ?? soleRule([...rules.values()].filter((r) => r.clause === clause.id));
  if (!rule) return null;
  const reading = question.signs.ways.has('asks-either') ? rule.reading : undefined;
  return reading === undefined || !isOf(reading, question, language) ? null : { lead: 'reading', reading };
}

const soleRule = ([only, ...others]: readonly Rule[]): Rule | undefined => (others.length > 0 ? undefined : only);

/** A reading says something of the alternatives that are put, where any are. */
function isOf(reading: string, { alternatives, topics }: Evidence['question'], language: LanguageData): boolean {
  if (!alternatives) return true;
  const put = `${alternatives.one.text} ${alternatives.other.text}`;
  if (language.pattern('{together-or-apart}').test(put)) return true;
  const words = pairsOf(put);
  const named = topics.filter(({ word }) => put.includes(word));
  return named.some(({ word }) => reading.includes(word)) || [...pairsOf(reading)].some((pair) => words.has(pair));
}
