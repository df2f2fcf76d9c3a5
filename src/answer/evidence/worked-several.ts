import { type Case, capped, ownSums } from './own-case.ts';
import { paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** What each of several sums comes to by the one share that the clause pays of them, where each is asked for: 一套卖了6000万一套9000万，各补多少. */
export function bySeveral(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { evidence, clause, language, out, asker, held } = one;
  if (!evidence.question.signs.ways.has('asks-of-each')) return null;
  const words = pairsOf(evidence.own.searched);
  const [pay] = paysIn(clause, sentences, language)
    .filter(({ pays, of }) => pays === 'share' && !language.pattern('{beyond-line}').test(of))
    .sort((a, b) => sharedPairs(b.sentence.text, words) - sharedPairs(a.sentence.text, words));
  if (!pay || language.pattern('{grown-by}|{part-beyond}').test(pay.sentence.text)) return null;
  const sums = ownSums(one, pay.of, 'CNY');
  const items = [...sums]
    .sort((a, b) => a.start - b.start)
    .flatMap((said) => {
      const full = out({ by: 'share', of: held(pay.held), with: asker(said) });
      const due = full && capped(one, full, pay);
      return due ? [{ said, due }] : [];
    });
  if (items.length < 2) return null;
  return { lead: 'worked', as: 'costs', sure: true, clause, sentences: [pay.sentence], items, sum: null };
}
