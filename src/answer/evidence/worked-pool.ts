import type { StatedFigure } from '../../understand/stated-figures.ts';
import { type Case, leadInTo, PEOPLE } from './own-case.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** So many pairs of characters in common speak of what is pooled. */
const SPOKEN_OF = 3;

/** 不超过个人额度上限（30万元）之和的110%: the ceilings of all who join together, and a share of them, where it is told how many they are. */
export function byPool(one: Case): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  // 四个人合伙，其中一个不符合: of two numbers of people nobody knows which of them count.
  const people = evidence.own.figures.filter((f) => f.unit === 'count' && PEOPLE.includes(f.noun));
  const isBeside = (f: StatedFigure): boolean => language.pattern('{besides-asker}$$').test(leadInTo(f));
  const [said, ...more] = people.filter((f) => !isBeside(f));
  if (!said || said.vague || said.value === '1' || more.length > 0) return null;
  if (!evidence.own.cases.has('in-partnership')) return null;
  if (language.pattern('{staff-of-firm}').test(leadInTo(said) + said.behind)) return null;
  // 我和两个同学，三个人: the asker is one more.
  if (people.some((f) => isBeside(f) && Number(f.value) + 1 !== Number(said.value))) return null;
  const words = pairsOf(evidence.own.searched);
  for (const sentence of sentencesOf(clause)) {
    if (sharedPairs(sentence.text, words) < SPOKEN_OF) continue;
    for (const [i, rate] of sentence.figures.entries()) {
      const each = sentence.figures[i - 1];
      if (rate.unit !== '%' || each?.unit !== 'CNY') continue;
      if (!language.pattern('^^{sum-of-them}$$').test(clause.text.slice(each.end, rate.start))) continue;
      const all = out({ by: 'share', of: held(rate), with: { by: 'times', of: held(each), with: asker(said) } });
      const cap = sentence.figures.slice(i + 1).find((f) => f.unit === 'CNY' && f.bound === 'at-most');
      const sum = all && cap ? out({ by: 'least', of: all.working, with: held(cap) }) : all;
      if (sum) return { lead: 'worked', as: 'pool', sure: true, clause, sentences: [sentence], said, each, rate, sum };
    }
  }
  return null;
}
