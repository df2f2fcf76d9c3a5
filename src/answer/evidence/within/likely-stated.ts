import type { PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Question } from '../../../understand/question.ts';
import { isBare } from '../bare.ts';
import type { Evidence } from '../evidence.ts';
import { meantByWords } from './meant-within.ts';

/** Learned from questions to invented documents that the tables did not know, told from such as their document says nothing of (logistic regression). */
const BIAS = 2.7;
const WEIGHTS = { meaning: -6.05, likely: -2.8, figures: -2.3, polar: 1.05 };
/** Four of five that a document says nothing of are likelier unsaid, and one of six others. */
const UNSTATED = -0.8;

type Asked = Pick<Evidence, 'question' | 'own'>;

/** An ingested document likely says what is asked of it, in whatever words: that none of its clauses holds those of the question denies nothing. */
export function isLikelyStated({ question, own }: Asked, document: PolicyDocument, language: LanguageData): boolean {
  if (!isBare(document)) return false;
  const known = STATED.get(question)?.get(document);
  if (known !== undefined) return known;
  const { likely, meaning } = meantByWords(document, question, language);
  const odds =
    BIAS +
    WEIGHTS.meaning * meaning +
    WEIGHTS.likely * Math.max(...likely) +
    (question.figures.length > 0 ? WEIGHTS.figures : 0) +
    (own.polar === null ? 0 : WEIGHTS.polar);
  const stated = odds < UNSTATED;
  STATED.set(question, new Map(STATED.get(question)).set(document, stated));
  return stated;
}
const STATED = new WeakMap<Question, ReadonlyMap<PolicyDocument, boolean>>();
