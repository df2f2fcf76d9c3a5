import type { Rule } from '../../knowledge/measure.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { Lead } from './plan-to-say.ts';
import { figuresOf, pairsOf } from './sentences.ts';

/**
 * 超了以后从头都算还是只算多的, 300万是一笔还是几笔合起来: what the rule of a clause counts, by its award or as it is read; null where nothing
 * of the kind is asked, or several rules rest on the clause and none of them is meant.
 */
export function asRead({ question, sums }: Evidence, { clause }: Ranked, { rules }: RuleBook): Lead | null {
  if (question.act.act !== 'ask') return null;
  const meant = sums.decided.find((d) => d.rule.clause === clause.id)?.rule;
  const rule = meant ?? soleRule([...rules.values()].filter((r) => r.clause === clause.id));
  if (!rule) return null;
  const amount = 'promise' in rule.award && 'of' in rule.award.amount ? rule.award.amount : undefined;
  const line = question.signs.ways.has('asks-marginal') ? amount?.excess : undefined;
  const beyond = line && figuresOf(clause).find((f) => f.value === line.value && f.unit === line.unit);
  if (amount && beyond) return { lead: 'excess', fact: amount.of, beyond };
  const reading = question.signs.ways.has('asks-either') ? rule.reading : undefined;
  return reading === undefined || !isOf(reading, question) ? null : { lead: 'reading', reading };
}

const soleRule = ([only, ...others]: readonly Rule[]): Rule | undefined => (others.length > 0 ? undefined : only);

/** A reading says something of the alternatives that are put, where any are. */
function isOf(reading: string, { alternatives, topics }: Evidence['question']): boolean {
  if (!alternatives) return true;
  const put = `${alternatives.one.text} ${alternatives.other.text}`;
  const words = pairsOf(put);
  const named = topics.filter(({ word }) => put.includes(word));
  return named.some(({ word }) => reading.includes(word)) || [...pairsOf(reading)].some((pair) => words.has(pair));
}
