import { type Draft, printed } from '../answer/draft/draft.ts';
import { PREAMBLE } from '../answer/evidence/choose-clauses.ts';
import {
  likelyByWords,
  likelyOfPoints,
  sentenceId,
  sentencesLikely,
} from '../answer/evidence/meant/sentences-meant.ts';
import { type Sentence, sentencesOf } from '../answer/evidence/sentences.ts';
import { addDeciding } from '../answer/say/deciding-beside.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { readInContext } from '../understand/hypotheses/in-context.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import type { Way } from './way.ts';

/** A sentence of a built-in document that is so likely to answer is told. */
const LIKELY = 0.6;
const AGAIN = 0.4;
/** So many of its figures tell it. */
const MOST_OF = 0.5;

interface Placed {
  readonly document: PolicyDocument;
  readonly clause: Clause;
  readonly sentence: Sentence;
}

/** What is said of a built-in document, with the sentence of it that surely answers and that the reply passes over; nothing beside a case that is decided, nor of what was told before. */
export function withLikely(way: Way, raw: string, asOf: string, before: Memory, on: Services): Way {
  const { draft } = way;
  if (draft.outcome !== 'answer' || draft.calculations.length > 0) return way;
  const text = normalise(raw);
  const asking = readAsWritten(text, before, asOf, on);
  const written = { how: 'as-written', asking, question: asking.question, slips: [], pointedOut: [] } as const;
  const { question } = readInContext(written, before, on.knowledge) ?? written;
  const likely = [sentencesLikely(question), ...likelyOfPoints(asking.own)];
  const alone = likelyByWords(text);
  // What was told before is told again where the message asks for it by its own words.
  const isKnown = ({ clause, sentence }: Placed): boolean =>
    before.cited.includes(clause.id) && (alone.get(sentenceId(clause, sentence)) ?? 0) < AGAIN;
  const told = likely.reduce((so, all) => {
    const passedOver = likeliestOf(all, so, on.knowledge);
    return passedOver && !isKnown(passedOver) && !isTold(passedOver, so)
      ? addDeciding(so, { ...passedOver, signs: new Map() }, passedOver.document)
      : so;
  }, draft);
  return told === draft ? way : { ...way, draft: told, memory: { ...way.memory, cited: told.citations } };
}

/** The likeliest sentence of all, where it is likely enough and of a document that the draft rests on. */
function likeliestOf(
  all: ReadonlyMap<string, number>,
  { citations }: Draft,
  { clauses, documents }: Knowledge,
): Placed | null {
  for (const id of new Set(citations.map((cited) => clauses.get(cited)?.document ?? ''))) {
    const document = documents.get(id);
    // What opens a document says of it what is told of it anyway.
    for (const clause of document?.clauses.filter(({ locator }) => locator !== PREAMBLE) ?? [])
      for (const sentence of sentencesOf(clause))
        if (document && (all.get(sentenceId(clause, sentence)) ?? 0) >= LIKELY) return { document, clause, sentence };
  }
  return null;
}

/** Some of it is quoted, or most of its figures are told. */
function isTold({ clause, sentence }: Placed, { statements }: Draft): boolean {
  const words = statements.map(printed).join('\n');
  const isQuoted = statements
    .flat()
    .some((s) => s.kind === 'quote' && s.clause === clause.id && s.start < sentence.end && sentence.start < s.end);
  const figures = sentence.figures.filter(({ unit }) => unit !== 'date');
  const told = figures.filter(({ text }) => words.includes(text));
  return isQuoted || (figures.length > 0 && told.length > figures.length * MOST_OF);
}
