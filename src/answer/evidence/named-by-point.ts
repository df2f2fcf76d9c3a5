import { type Clause, isHollow, type PolicyDocument } from '../../knowledge/document.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import { type Draft, printed } from '../draft/draft.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, pairsOfSentence, type Sentence, sentencesOf } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';

/** A topic that weighs less names nothing; what policies say for a word stands for it where it weighs as much. */
const NOUN = 0.5;
const SURE = 0.7;
/** What more sentences of a document say tells none of them from another. */
const FEW = 2;

/** A sentence of a document that speaks of what a point names. */
export interface SentenceNaming {
  readonly clause: Clause;
  readonly sentence: Sentence;
}

/** The one sentence of the document of a clause that speaks of what a point names, where a draft does not, and all its names are told then. */
export function namedByPoint(point: AskedPoint, draft: Draft, of: Ranked, evidence: Evidence): SentenceNaming | null {
  const { document } = of;
  const words = draft.statements.map(printed).join('\n');
  const terms = point.names
    .filter((name) => tellsApart(name.text, document, evidence))
    .map((name) => wordsIn(name.text, evidence));
  const open = terms.filter((own) => !own.some((word) => speaksOf(words, word)));
  if (open.length === 0) return null;
  const answers =
    (isSaid: (text: string, word: string) => boolean) =>
    ({ sentence }: SentenceNaming): boolean =>
      open.every((own) => own.some((word) => isSaid(sentence.text, word))) &&
      (!point.ofSum || answersWith(sentence, 'money'));
  const all = sentencesIn(document);
  // What policies say for a word may be another thing in another clause.
  const meant = (text: string, word: string): boolean => speaksOf(text, word) || meansIn(text, word, evidence);
  const own = all.filter(({ clause }) => clause === of.clause).filter(answers(meant));
  const found = own.length > 0 ? own : all.filter(answers(speaksOf));
  if (found.length === 0 || found.length > FEW) return null;
  const asked = pairsOf(point.text);
  const like = ({ sentence }: SentenceNaming): number =>
    [...pairsOfSentence(sentence)].filter((pair) => asked.has(pair)).length;
  const [best, next] = [...found].sort((a, b) => like(b) - like(a));
  return best && !(next && like(best) === like(next)) && !isQuoted(best, draft) ? best : null;
}

/** A part of it stands in the draft. */
const isQuoted = ({ clause, sentence }: SentenceNaming, { statements }: Draft): boolean =>
  statements
    .flat()
    .some((s) => s.kind === 'quote' && s.clause === clause.id && s.start < sentence.end && sentence.start < s.end);

const meansIn = (text: string, word: string, { question }: Evidence): boolean =>
  question.meanings.some((m) => m.weight >= SURE && m.said === word && text.includes(m.text));

const sentencesIn = ({ clauses }: PolicyDocument): readonly SentenceNaming[] =>
  clauses.flatMap((clause) => (isHollow(clause) ? [] : sentencesOf(clause).map((sentence) => ({ clause, sentence }))));

/** It is none of the asker's own facts, and not what the document is called. */
const tellsApart = (name: string, { title }: PolicyDocument, { slots }: Evidence): boolean =>
  name.length > 1 && !title.includes(name) && !slots.some(({ words }) => words.includes(name));

/** The names that stand side by side in one: 飞手 and 考证. */
function wordsIn(name: string, { own }: Evidence): readonly string[] {
  const parts = own.topics.filter(({ word, weight }) => weight >= NOUN && word.length > 1 && name.includes(word));
  return parts.length > 0 ? parts.map(({ word }) => word) : [name];
}

/** A text says a word; 公证书 of 公证处. */
const speaksOf = (text: string, word: string): boolean =>
  text.includes(word) || (word.length > 2 && text.includes(word.slice(0, -1)));
