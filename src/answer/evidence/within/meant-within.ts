import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { isSumOrRate } from '../../../language/figure.ts';
import { fold } from '../../../language/tokens.ts';
import type { Question } from '../../../understand/question.ts';
import { isBare } from '../bare.ts';
import { isPartAsked } from '../part-asked.ts';
import { clauseFigures } from '../sentences.ts';
import { answersAtAll } from './answers-at-all.ts';
import { shippedLikeness } from './clause-likeness.ts';
import { type ClauseSigns, clauseSignsOf, type FoundWithin } from './clause-signs.ts';
import { type ClauseWeights, clauseTables } from './clause-tables.ts';
import { cutDocument } from './cut-document.ts';
import { relevanceWithin } from './relevance-within.ts';

/** A clause that was found, with its score. */
interface Rated {
  readonly clause: Clause;
  readonly document: PolicyDocument;
  readonly score: number;
  readonly likely?: number;
}

/** How likely a clause answers at all, as a logarithm of odds; null where more is known of its document than its text. */
interface Answers {
  readonly answers: number | null;
}

/** So many of a document's likeliest clauses are taken though the search missed them. */
const TAKEN = 3;
/** How much less a clause scores that is so much less likely, as a share of its logarithm of odds. */
const FALLS = 0.3;
/** 第三条 likely means that one; 第三年 does not. */
const OF_ITS_NUMBER = 4.6;
/** 那要是只做到190万呢: what was cited last for what it pays is likelier meant. */
const TALKED_OF = 2;

const oddsOf = (signs: ClauseSigns, weights: ClauseWeights): number =>
  [...signs].reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0);

/** What is asked of a document, folded, without what it is called by: every clause of it is about that. */
export function askedWithin(searched: string, { topics }: Question, { title }: PolicyDocument): string {
  const rest = topics
    .filter(({ word }) => title.includes(word))
    .reduce((text, { word }) => text.replaceAll(word, ' '), searched);
  return fold(rest.replace(/\s/g, '').length < SAYS ? searched : rest);
}
const SAYS = 5;

/** All clauses of an ingested document, with what tells which of them a question is meant of beside how like they are to it; those that were found as they were found. */
export function signsWithin(
  found: readonly Rated[],
  document: PolicyDocument,
  question: Question,
  searched: string,
  language: LanguageData,
): readonly (FoundWithin & { readonly signs: ClauseSigns })[] {
  const said = relevanceWithin(document, question, searched, language);
  const most = Math.max(...said.values());
  const best = Math.max(...found.map(({ score }) => score));
  const all = document.clauses
    .filter(({ text }) => text !== '')
    .map((clause): FoundWithin => {
      const one = found.find((hit) => hit.clause === clause);
      return { clause, score: one ? one.score / best : null, says: most > 0 ? (said.get(clause.id) ?? 0) / most : 0 };
    });
  const signs = clauseSignsOf(all, document, question, language);
  return all.map((one, i) => ({ ...one, signs: signs[i] ?? new Map() }));
}

/** All its clauses with all signs, and how likely it answers at all, as a logarithm of odds. */
function withinDocument(...[found, document, question, searched, language]: Parameters<typeof signsWithin>) {
  const cut = cutDocument(document);
  const asked = askedWithin(searched, question, document);
  const likeness = shippedLikeness().within(cut, asked);
  const { weights } = clauseTables();
  const clauses = signsWithin(found, document, question, searched, language).map((one, i) => {
    const signs: ClauseSigns = new Map([...one.signs, ...Object.entries(likeness[i] ?? {})]);
    const odds =
      oddsOf(signs, weights) +
      (isPartAsked(one.clause, document, question) ? OF_ITS_NUMBER : 0) +
      (question.talkedOf.includes(one.clause.id) && clauseFigures(one.clause).some(isSumOrRate) ? TALKED_OF : 0);
    return { clause: one.clause, signs, odds };
  });
  return { clauses, answers: answersAtAll(clauses, cut, asked, weights) };
}

/** How likely each clause of an ingested document is meant by words alone, nothing having been searched for, and how near it comes. */
export interface MeantByWords {
  /** 0 to 1, in the order of its clauses. */
  readonly likely: readonly number[];
  /** How near in meaning the nearest of them is, 1 at most. */
  readonly meaning: number;
}

/** Holds a question against an ingested document. */
export function meantByWords(document: PolicyDocument, question: Question, language: LanguageData): MeantByWords {
  const { clauses } = withinDocument([], document, question, question.searched, language);
  const most = Math.max(...clauses.map(({ odds }) => odds));
  const all = clauses.reduce((sum, { odds }) => sum + Math.exp(odds - most), 0);
  return {
    likely: clauses.map(({ odds }) => Math.exp(odds - most) / all),
    meaning: Math.max(...clauses.map(({ signs }) => signs.get('meaning') ?? 0)),
  };
}

/**
 * The clauses found, those of each ingested document scored anew by what is asked and what each of its clauses holds, with its likeliest
 * that the search missed. The best of a document keeps the best of its scores.
 */
export function meantWithin<R extends Rated>(
  found: readonly R[],
  question: Question,
  searched: string,
  language: LanguageData,
  rate: (clause: Clause, document: PolicyDocument) => R,
): readonly (R & Answers)[] {
  return [...new Set(found.map(({ document }) => document))].flatMap((document): readonly (R & Answers)[] => {
    const own = found.filter((one) => one.document === document);
    if (!isBare(document)) return own.map((one) => ({ ...one, answers: null }));
    const best = Math.max(...own.map(({ score }) => score));
    const { clauses, answers } = withinDocument(own, document, question, searched, language);
    const rated = [...clauses].sort((a, b) => b.odds - a.odds);
    const most = rated[0]?.odds ?? 0;
    const all = rated.reduce((sum, { odds }) => sum + Math.exp(odds - most), 0);
    return rated.flatMap(({ clause, odds }, i) => {
      const one = own.find((hit) => hit.clause === clause) ?? (i < TAKEN ? rate(clause, document) : undefined);
      const score = best * Math.exp(FALLS * (odds - most));
      return one ? [{ ...one, score, answers: answers + odds - most, likely: Math.exp(odds - most) / all }] : [];
    });
  });
}
