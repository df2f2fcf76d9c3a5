import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Question } from '../../understand/question.ts';
import type { Topic } from '../../understand/topic.ts';
import { PREAMBLE } from './choose-clauses.ts';
import { coverageOf, rarity } from './clause-says.ts';
import { byLikelihood, type CoverCandidate, oddsOf } from './cover.ts';
import type { Nearest } from './evidence.ts';

/** A clause that comes near is so likely meant at least, more where nobody told a place; each step ahead of the next one counts some of that. */
const LIKELY = -2.1;
const LIKELY_ANYWHERE = -1.1;
const AHEAD = 0.4;
const FARTHEST = 3;
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
  frequencies: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): Nearest | null {
  if (question.goesOn) return null;
  const rated = byLikelihood(open.filter(({ clause }) => clause.locator !== PREAMBLE)).map((candidate) => ({
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
  if (!isLikely || !saysSubject(best.candidate, question, placed, frequencies, knowledge)) return null;
  return { ...best.candidate, other: !best.candidate.bare && best.candidate.signs.otherPurpose > 0 };
}

/** Some word that tells what the question is about stands in the clause, as it is said or, `placed`, in what policies say for it. */
function saysSubject(
  { clause, document }: CoverCandidate,
  question: Question,
  placed: boolean,
  frequencies: ReadonlyMap<string, number>,
  { clauses, language }: Knowledge,
): boolean {
  const { says } = coverageOf(clause, document, question, frequencies, clauses.size);
  const isRare = ({ word, weight }: Topic): boolean =>
    rarity(frequencies.get(word) ?? 0, clauses.size) >= (weight >= NOUN ? OF_FEW : OF_FEWEST);
  const isOfHelp = (word: string): boolean =>
    question.meanings.some(({ said, text }) => word.includes(said) && language.pattern('{help-word}').test(text));
  const printed = [...clause.path, clause.heading, clause.text, ...clause.asks].join(' ');
  const isSaid = (word: string): boolean =>
    hasTerm(printed, word) || (placed && /\p{Script=Han}/u.test(word) && says(word.toLowerCase()) && !isOfHelp(word));
  return question.about.topics.some(
    (topic) => topic.word.length > 1 && isRare(topic) && isSaid(topic.word) && !saysNoSubject(topic.word, language),
  );
}

/** Words of offices, of help and of asking tell no subject. */
const saysNoSubject = (word: string, language: LanguageData): boolean =>
  language.pattern('{of-office}|{help-word}|{only-asks}').test(word);
