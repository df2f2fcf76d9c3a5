import type { Amount } from '../../knowledge/award.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Segment } from '../draft/draft.ts';
import { name, quote } from '../draft/writer.ts';
import { awardStated } from '../evidence/award-stated.ts';
import { clauseFigures, pairsOf, sentencesOf, sharedPairs } from '../evidence/sentences.ts';
import { wordsOfAward } from './award-words.ts';

/** What a measure pays by its clause: in words of ours, else its help as it is called, else the sentence of the clause. `brief`: no sentence where it hangs on a rate of the market. */
export function whatItPays(rule: Rule, clause: Clause, brief = false): readonly (string | Segment)[] {
  const stated = awardStated(rule, clause);
  if (stated) return wordsOfAward(stated, clause, true);
  if ('support' in rule.award) return [name(rule.award.support)];
  return (brief ? byMarketRate(rule.award.amount) : null) ?? quoted(rule, clause);
}

/** A ceiling that hangs on a base and on a rate of the market; null for any other award. */
function byMarketRate(amount: Amount): readonly (string | Segment)[] | null {
  if (!('of' in amount) || typeof amount.rate !== 'object' || !('fact' in amount.rate)) return null;
  return ['按', name(amount.of), '和', name(amount.rate.fact), '算，条文写的是上限'];
}

/** The sentence of the clause that pays, where no words of ours would say it in full. */
function quoted(rule: Rule, clause: Clause): readonly (string | Segment)[] {
  const called = pairsOf(rule.title);
  const [best] = sentencesOf(clause)
    .filter(({ start, end }) => clauseFigures(clause).some((f) => f.start >= start && f.end <= end))
    .sort((a, b) => sharedPairs(b.text, called) - sharedPairs(a.text, called));
  return best ? [quote(clause, best.start, best.end)] : [];
}
