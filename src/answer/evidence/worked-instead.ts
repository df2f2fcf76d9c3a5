import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { dueFor } from './over-time.ts';
import { type Pay, paysIn } from './pays-in.ts';
import type { CaseReached } from './reached-doubted.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { decidingBeside } from './sums/deciding-for-sum.ts';
import { caseOn, checkedWork } from './worked.ts';
import type { OwnWorked } from './worked-shape.ts';

/** So likely must the sentence be that decides: of the shares that are another one by it on invented documents four of five are right. */
const LIKELY = 0.7;

/** 红标的，补助比例降为8%: the share that is due by the sentence of the clause that likely decides, in the stead of the one that was worked out; null where that sentence has no other share. */
export function shareInstead(
  evidence: Evidence,
  of: Ranked,
  worked: CaseReached | null,
  language: LanguageData,
): OwnWorked | null {
  if (
    worked?.lead !== 'worked' ||
    worked.as !== 'share' ||
    worked.by ||
    worked.less ||
    worked.beyond ||
    !isBare(of.document)
  )
    return null;
  const { clause, rate, said } = worked;
  const deciding = decidingBeside(evidence, of, worked, language);
  if (!deciding || deciding.likely < LIKELY || deciding.clause !== clause) return null;
  const { sentence } = deciding;
  const held = shareIn(sentence, clause.text, language);
  const old = paysIn(clause, sentencesOf(clause), language).find((pay) => pay.held.start === rate.start);
  if (!held || !old || held.value === rate.value) return null;
  const cap = sentence.figures.find((f) => f.unit === 'CNY' && f.bound === 'at-most') ?? old.cap;
  const pay: Pay = { ...old, sentence, held, cap };
  const one = caseOn(clause, evidence, language);
  const full = one.out({ by: 'share', of: one.held(held), with: one.asker(said) });
  const due = full && dueFor(one, pay, full, true);
  if (!due) return null;
  const sentences = [...worked.sentences, sentence].sort((a, b) => a.start - b.start);
  return checkedWork(
    {
      lead: 'worked',
      as: 'share',
      sure: worked.sure,
      clause,
      sentences,
      said,
      less: null,
      by: null,
      rate: held,
      ...due,
      beyond: null,
    },
    evidence,
  );
}

/** The one share that a sentence pays, or to which it changes what is paid; null where it has another beside it. */
function shareIn({ figures, start }: Sentence, text: string, language: LanguageData): Figure | null {
  const [share, ...others] = figures.filter(({ unit }) => unit === '%');
  if (!share || others.length > 0 || share.bound !== 'exact') return null;
  const [ahead, behind] = [text.slice(start, share.start), text.slice(share.end)];
  const isPaid =
    language.pattern('{share-changed-before}').test(ahead) || language.pattern('{share-paid-after}').test(behind);
  return isPaid ? share : null;
}
