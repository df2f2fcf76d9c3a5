import { type Case, MONEY } from './own-case.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** So many pairs of characters in common tell that what was spent is what the clause lets deduct. */
const TELLS = 2;

/** 按实际发生额在税前扣除，并按100%加计扣除: all that may be deducted of the one sum that is told, which is no tax saved. */
export function byDeduction(one: Case): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  const { cases, searched } = evidence.own;
  if (!cases.has('speaks-of-deducting')) return null;
  const [said, ...more] = evidence.own.figures.filter((f) => MONEY.has(f.unit) && !f.vague && !f.paid);
  if (!said || more.length > 0) return null;
  for (const sentence of sentencesOf(clause)) {
    const [rate, ...others] = sentence.figures.filter((f) => f.unit === '%');
    if (!rate || others.length > 0) continue;
    const [before, after] = [clause.text.slice(sentence.start, rate.start), clause.text.slice(rate.end, sentence.end)];
    if (!language.pattern('{deducted-whole}').test(before) || !language.pattern('^^{deducted-besides}').test(after))
      continue;
    // What is given to others is deducted otherwise than what one spends oneself.
    const isGiven = language.pattern('{gives-to-others}').test(before);
    if (isGiven !== cases.has('gives-to-others') || sharedPairs(before, pairsOf(searched)) < TELLS) continue;
    const besides = out({ by: 'share', of: held(rate), with: asker(said) });
    const sum = besides && out({ by: 'plus', of: asker(said), with: besides.working });
    if (sum)
      return {
        lead: 'worked',
        as: 'deduction',
        met: !isGiven || isForIt(one, before),
        sure: true,
        clause,
        sentences: [sentence],
        said,
        rate,
        besides,
        sum,
      };
  }
  return null;
}

/** Spent already, on one who works for no profit, and for what the clause asks it to be for. */
function isForIt({ language, evidence }: Case, before: string): boolean {
  const { searched, cases } = evidence.own;
  if (cases.has('unpaid-or-for-profit')) return false;
  const purpose = pairsOf(language.pattern('{has-to-be-for}').exec(before)?.[1] ?? '');
  const words = pairsOf(searched);
  return [...purpose].filter((pair) => words.has(pair)).length * 2 >= purpose.size;
}
