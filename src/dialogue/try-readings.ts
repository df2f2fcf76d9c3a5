import { pairsOf } from '../answer/evidence/sentences.ts';
import { sayFoundByModel, sayHomophones, sayPerhaps, sayPointedOut } from '../answer/say/how-read.ts';
import type { ReportedReading } from '../contract/reported-reading.ts';
import { ModelError } from '../errors.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { type ForModel, type ModelReading, readWithModel } from '../understand/hypotheses/as-a-model-reads.ts';
import { readAsHandedIn } from '../understand/hypotheses/as-handed-in.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import {
  furtherReadings,
  plainReadings,
  type Readers,
  type ReadingsTried,
} from '../understand/hypotheses/hypotheses.ts';
import type { Hypothesis } from '../understand/hypotheses/hypothesis.ts';
import { readInContext } from '../understand/hypotheses/in-context.ts';
import { asksOfWhatWasTalkedOf } from '../understand/subject.ts';
import { type Considered, consider } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';

/** How far down the asker's own words must propose what a model's words find. */
const PROPOSED = 5;

/** A question that has been read in its first way: what that comes to, and what goes on from there. */
interface QuestionRead {
  readonly best: Considered;
  /** What may go out, best first, once it has been read in one way after another until one leads to an answer. */
  readonly further: () => Promise<readonly [Considered, ...Considered[]]>;
}

/** Reads a question as it is written, or in its context; other readings are tried where they are asked for. */
export async function readPlainly(raw: string, asOf: string, memory: Memory, on: Services): Promise<QuestionRead> {
  const trial = new Trial(on.knowledge);
  for (const hypothesis of plainReadings(raw, memory, asOf, on, trial.tried))
    trial.add(await consider(hypothesis, asOf, memory, on));
  const further = async () => {
    for await (const hypothesis of furtherReadings(memory, asOf, readersOf(on, asOf), trial.tried))
      trial.add(await consider(hypothesis, asOf, memory, on));
    return trial.best;
  };
  return { best: trial.best[0], further };
}

/** What a question comes to as it is written, or in its context, and in no other way. */
export async function tryPlainly(raw: string, asOf: string, memory: Memory, on: Services): Promise<Considered> {
  const { best } = await readPlainly(raw, asOf, memory, on);
  return best;
}

/** Reads a question as one that goes on with what was talked of; null where it names a place or a document of its own. */
export async function tryInContext(
  raw: string,
  asOf: string,
  memory: Memory,
  on: Services,
): Promise<Considered | null> {
  const asking = readAsWritten(raw, memory, asOf, on);
  const written: Hypothesis = { how: 'as-written', asking, question: asking.question, slips: [], pointedOut: [] };
  const hypothesis = readInContext(written, memory, on.knowledge);
  return hypothesis && consider(hypothesis, asOf, memory, on);
}

/** Reads a question as somebody else has read it, and in no other way. */
export async function readHandedIn(
  raw: string,
  reading: ReportedReading,
  asOf: string,
  memory: Memory,
  on: Services,
): Promise<QuestionRead> {
  const best = await consider(readAsHandedIn(raw, reading, memory, asOf, on), asOf, memory, on);
  return { best, further: () => Promise.resolve([best]) };
}

class Trial {
  readonly #language: LanguageData;
  #best: readonly Considered[] = [];
  #last: Considered | null = null;

  constructor({ language }: Knowledge) {
    this.#language = language;
  }

  get best(): readonly [Considered, ...Considered[]] {
    const [first, ...others] = this.#best;
    if (!first) throw new Error('a question has a reading');
    return [first, ...others];
  }

  readonly tried = (): ReadingsTried => {
    const [best] = this.best;
    const covered = this.#last?.evidence.sure ?? true;
    const { hypothesis, draft, settled } = best;
    return { covered, best: hypothesis, outcome: draft.outcome, proposed: proposedBy(best), settled };
  };

  add(next: Considered): void {
    this.#last = next;
    const [best, ...others] = this.#best;
    if (!best) this.#best = [next];
    else if (next.hypothesis.how === 'in-context') this.#best = inItsContext(next, best, others, this.#language);
    else {
      const further = next.hypothesis.how === 'as-it-sounds' ? heard(next, best) : readByModel(next, best);
      if (further) this.#best = [further, best, ...others];
    }
  }
}

/** Said of what was talked of: the clause that is found there speaks of what the message is about, or the message names nothing else. */
function inItsContext(
  next: Considered,
  best: Considered,
  others: readonly Considered[],
  language: LanguageData,
): readonly Considered[] {
  const { hypothesis, evidence } = next;
  if (evidence.answers !== null) return isMeantThere(next, best) ? [next, ...others] : [best, ...others];
  if (best.evidence.sure) return [best, ...others];
  // What a message itself is likely about outweighs what was talked of, unless that surely is.
  if (best.evidence.ranked.length > 0 && !evidence.sure) return [best, ...others];
  const said = evidence.ranked[0]?.clause.text ?? '';
  const { own } = hypothesis.asking;
  const speaksOf = own.topics.some((t) => [...pairsOf(t.word)].some((pair) => said.includes(pair)));
  const goesOn = evidence.ranked.length > 0 && asksOfWhatWasTalkedOf(own, language);
  if (!speaksOf && !goesOn) return [best, ...others];
  if (hypothesis.slips.length === 0) return [next, ...others];
  const further = heard(next, best);
  if (!further) return [best, ...others];
  return best.hypothesis.slips.length > 0 ? [further, ...others] : [further, best, ...others];
}

/** A document of which nothing but its text is known, and that was talked of, answers at all, and no worse than what the message finds by itself. */
function isMeantThere({ evidence }: Considered, { evidence: alone }: Considered): boolean {
  const { answers, ranked } = evidence;
  if (answers === null) return false;
  const [first] = alone.ranked;
  if (!first) return answers > LEAST;
  const isSame = first.document === ranked[0]?.document;
  return isSame || answers > (alone.answers ?? LEAST) - AS_MUCH;
}
/** What was talked of answers, if it is but so likely, where nothing else does; else if it is almost as likely as what does. */
const LEAST = -3;
const AS_MUCH = 1;

/** What it comes to as it sounds; no question is heard as a mere statement. */
function heard(next: Considered, best: Considered): Considered | null {
  const isTold = ({ hypothesis }: Considered): boolean => hypothesis.asking.own.act.act === 'inform';
  if (next.draft.outcome === 'decline' || (next.settled && isTold(next) && !isTold(best))) return null;
  return { ...next, draft: sayHomophones(next.draft, next.hypothesis.slips) };
}

/** The clauses that a reading's words bring up first. */
const proposedBy = ({ evidence }: Considered): readonly string[] =>
  evidence.candidates.slice(0, PROPOSED).map(({ clause }) => clause.id);

/**
 * A model's words and acts count only where they lead to a clause that the asker's own words proposed too; where those proposed nothing
 * and support is asked for, the refusal may name it.
 */
function readByModel(next: Considered, plain: Considered): Considered | null {
  const { pointedOut, asking, question } = next.hypothesis;
  const asked = plain.draft.outcome === 'ask';
  const noted = (draft: Considered['draft']): Considered => ({ ...next, draft: sayPointedOut(draft, pointedOut) });
  const considered = [...plain.decided, ...plain.evidence.sums.fitting.all];
  const ofTheSame = asking.measures.every((id) => considered.some(({ rule }) => rule.id === id));
  if (asked && ofTheSame && next.draft.outcome !== 'decline') return noted(next.draft);
  // Where the plain reading asks back it has found its subject, and no cover is to be shown anew.
  const ranked = asked ? next.evidence.candidates : next.evidence.ranked;
  const best = question.clauses.length > 0 ? ranked.find((r) => question.clauses.includes(r.clause.id)) : ranked[0];
  if (!best || next.draft.outcome === 'decline') return null;
  if (proposedBy(plain).includes(best.clause.id))
    return asked || next.draft.outcome === 'answer' ? noted(sayFoundByModel(next.draft, best)) : null;
  const perhaps =
    !asked && plain.evidence.nearest === null && plain.evidence.question.asksSupport && best.clause.heading !== '';
  return perhaps ? { ...plain, draft: sayPerhaps(plain.draft, best) } : null;
}

function readersOf(on: Services, asOf: string): Readers {
  const { knowledge, models, logger } = on;
  const read = async (asked: ForModel): Promise<ModelReading | null> => {
    if (!models) return null;
    const { chat, prompts, patience } = models;
    const within = {
      name: chat.name,
      complete: (request: Parameters<typeof chat.complete>[0]) => chat.complete({ ...request, within: patience }),
    };
    try {
      return await readWithModel(asked, knowledge, asOf, within, prompts.understand);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      logger.warn({ what: 'reads', why: error.message }, 'model gave nothing; the rules go on');
      return null;
    }
  };
  return { ...on, readWithModel: read };
}
