import { isHollow } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { absentSubjects } from './absent-subjects.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { paysOthers } from './pays-others.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';
import { absentHelp } from './why-declined.ts';
import { likeliestSentence } from './within/sentences-that-answer.ts';
import { isWellChosen } from './within/well-chosen.ts';

/** So many clauses are told, as long as those before them are likely meant for less than so much altogether; one that is less likely is none. */
const MOST = 3;
const ENOUGH = 0.75;
const LEAST = 0.05;

/** A sentence of an ingested document that comes near a question, with its clause. */
export interface NearSentence {
  readonly ranked: Ranked;
  readonly sentence: Sentence;
}

/**
 * Where no clause covers a question: the clauses that are likeliest meant of the ingested document of the places (`codes`) that likeliest answers,
 * each by its likeliest sentence, the likeliest first; none where no document of theirs was merely ingested.
 */
export function nearInTexts(evidence: Evidence, codes: readonly string[]): readonly NearSentence[] {
  const held = evidence.candidates
    .filter(
      ({ clause, document, likely }) =>
        isBare(document) && codes.includes(document.region ?? '') && !isHollow(clause) && (likely ?? 0) >= LEAST,
    )
    .sort((a, b) => oddsOf(b) - oddsOf(a));
  const [best] = held;
  const near: NearSentence[] = [];
  let told = 0;
  for (const ranked of held.filter((one) => one.document === best?.document)) {
    const sentence = likeliestSentence(evidence, ranked)?.sentence ?? sentencesOf(ranked.clause)[0];
    // What only leads up to a list says nothing without it.
    if (!sentence || /[：:]$/.test(sentence.text) || near.length >= MOST || told >= ENOUGH) continue;
    near.push({ ranked, sentence });
    told += ranked.likely ?? 0;
  }
  return near;
}

/** The first of what comes near is surely the one that is meant: by its words, or chosen well and for no others than are named. */
export function isMeantNear(
  ranked: Ranked,
  evidence: Evidence,
  codes: readonly string[],
  knowledge: Knowledge,
): boolean {
  const { clause } = ranked;
  const words = evidence.question.about.topics.map(({ word }) => word);
  const help = absentHelp(evidence, codes, knowledge);
  // 收虾 of 收购本市小龙虾.
  const isSpelt = help !== null && [...help.text].every((letter) => clause.text.includes(letter));
  return (
    evidence.nearest?.clause === clause ||
    (isWellChosen(ranked) && (isSpelt || !paysOthers(clause, words, knowledge.language)))
  );
}

/** Subjects that are asked about and of which the document says no two letters, where no help is asked for by what it is for: it does not write them. */
export function unwrittenSubjects(
  { document }: Ranked,
  evidence: Evidence,
  codes: readonly string[],
  knowledge: Knowledge,
): readonly string[] {
  if (absentHelp(evidence, codes, knowledge)) return [];
  const says = (pair: string): boolean => document.clauses.some(({ text }) => text.includes(pair));
  return absentSubjects(evidence, codes, knowledge).filter((word) => ![...pairsOf(word)].some(says));
}

const oddsOf = ({ answers }: Ranked): number => answers ?? -Number.MAX_VALUE;
