import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Question } from '../../understand/question.ts';
import type { Topic } from '../../understand/topic.ts';
import { PREAMBLE } from './choose-clauses.ts';
import { coverageOf, rarity } from './clause-says.ts';
import { byLikelihood, type CoverCandidate, oddsOf } from './cover.ts';
import type { QuestionSigns } from './cover-signs.ts';
import type { Nearest } from './evidence.ts';
import { paysOthers } from './pays-others.ts';

/** A clause that comes near is so likely meant at least, more where nobody told a place; each step ahead of the next one counts some of that. */
const LIKELY = -2.1;
const LIKELY_ANYWHERE = -1.1;
const AHEAD = 0.4;
const FARTHEST = 3;
/** What is so likely meant by what was learned, as a logarithm, need say no word of the question. */
const MEANT = Math.log(0.5);
/** So does what is so likely meant of an ingested document of the place. */
const LIKELIEST = 0.6;
/** A noun that so few clauses say tells what a question is about; of a word that is none fewer still. */
const NOUN = 0.5;
const OF_FEW = 2.6;
const OF_FEWEST = 4.2;

/**
 * Where no clause covers a question: the likeliest of those that apply there, where it stands out and says a word that tells what the question
 * is about (上云, 产业集群), not only what any policy says; null where none does.
 */
export function nearestOf(
  open: readonly CoverCandidate[],
  question: Question,
  told: QuestionSigns['slots'],
  frequencies: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): Nearest | null {
  if (question.goesOn || ASKS_NOTHING.has(question.act.act)) return null;
  const words = question.about.topics
    .map(({ word }) => word)
    .filter((word) => isSubject(word, told, knowledge.language));
  const rated = byLikelihood(
    open.filter(
      ({ clause, document }) =>
        clause.locator !== PREAMBLE && document.region !== null && !paysOthers(clause, words, knowledge.language),
    ),
  ).map((candidate) => ({
    candidate,
    odds: oddsOf(candidate),
  }));
  const [best] = rated;
  if (!best) return null;
  const placed = question.regions.length + question.documents.length > 0;
  const next = rated.find(
    ({ candidate }) => candidate !== best.candidate && (placed || candidate.document !== best.candidate.document),
  );
  const ahead = next ? Math.max(0, Math.min(FARTHEST, best.odds - next.odds)) : FARTHEST;
  const isLikely = best.odds + AHEAD * ahead > (placed ? LIKELY : LIKELY_ANYWHERE);
  const isMeant = best.candidate.signs.meant > MEANT || (placed && (best.candidate.likely ?? 0) >= LIKELIEST);
  if (!isLikely || !(isMeant || saysSubject(best.candidate, question, told, placed, frequencies, knowledge)))
    return null;
  const { signs, bare } = best.candidate;
  const other = !bare && signs.otherPurpose + signs.otherSubjects + signs.otherTrades > 0;
  return { ...best.candidate, other };
}

/** What only tells something asks for no clause. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['inform', 'answer', 'correct', 'unsure']);

/**
 * Some word that tells what the question is about, and nothing of the firm, stands in the clause: as it is said or in what policies say for
 * it; where no place is told (`placed`), as it is said, and in no text of another place.
 */
function saysSubject(
  { clause, document }: CoverCandidate,
  question: Question,
  told: QuestionSigns['slots'],
  placed: boolean,
  frequencies: ReadonlyMap<string, number>,
  { clauses, documents, language }: Knowledge,
): boolean {
  const { says } = coverageOf(clause, document, question, frequencies, clauses.size);
  const isRare = ({ word, weight }: Topic): boolean =>
    rarity(frequencies.get(word) ?? 0, clauses.size) >= (weight >= NOUN ? OF_FEW : OF_FEWEST);
  const isOfHelp = (word: string): boolean =>
    question.meanings.some(({ said, text }) => word.includes(said) && language.pattern('{help-word}').test(text));
  const isOnlyHere = (word: string): boolean =>
    [...clauses.values()].every((one) => !hasTerm(printedOf(one), word) || regionOf(one) === document.region);
  const regionOf = (one: Clause) => documents.get(one.document)?.region ?? null;
  const isSaid = (word: string): boolean =>
    hasTerm(printedOf(clause), word)
      ? placed || isOnlyHere(word)
      : placed && /\p{Script=Han}/u.test(word) && says(word.toLowerCase()) && !isOfHelp(word);
  return question.about.topics.some(
    (topic) => isSubject(topic.word, told, language) && isRare(topic) && isSaid(topic.word),
  );
}

/** Words of offices, of help, of asking and of the firm tell no subject. */
const isSubject = (word: string, told: QuestionSigns['slots'], language: LanguageData): boolean =>
  word.length > 1 &&
  !told.some(({ words }) => words.includes(word)) &&
  !language.pattern('{of-office}|{help-word}|{only-asks}').test(word);

const printedOf = ({ path, heading, text, asks }: Clause): string => [...path, heading, text, ...asks].join(' ');
