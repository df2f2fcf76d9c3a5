import { isBare } from '../answer/evidence/bare.ts';
import { answerEach, answerTogether, type PartialReply } from '../answer/join-drafts.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions } from '../language/region.ts';
import { joinedIn } from '../understand/joined/joined.ts';
import type { Joined } from '../understand/joined/supports-joined.ts';
import { type QuestionPart, questionsIn } from '../understand/questions-in.ts';
import type { Considered } from './consider.ts';
import { goingOn } from './going-on.ts';
import { mayAskSeveral, questionsOfDocument } from './questions-of-document.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { tryInContext, tryPlainly } from './try-readings.ts';
import { readingTaken, type Way } from './way.ts';

/** Several questions of one message, each after the other, in one reply; null where it is one question, or one of them has to be asked back. */
export async function answerSeveral(raw: string, asOf: string, memory: Memory, on: Services): Promise<Way | null> {
  const text = normalise(raw);
  const document = await documentAsked(text, asOf, memory, on);
  const questions = document
    ? questionsOfDocument(text, document, asOf, memory, on)
    : questionsIn(text, on.knowledge.language);
  if (questions.length < 2 || memory.pending || areOne(raw, questions, on)) return null;
  const answers: Considered[] = [];
  let known = memory;
  for (const { text: question } of questions) {
    const within = { ...known, around: raw };
    const there = document && (await tryThere(question, document, asOf, within, on));
    const before = !there && answers.length > 0 ? await goingOn(question, asOf, within, on) : null;
    const one = there ?? before ?? (await tryPlainly(question, asOf, within, on));
    if (one.alone || one.draft.outcome === 'ask') return null;
    answers.push(one);
    known = { ...one.after(one.draft), around: null };
  }
  const last = answers.findLastIndex(({ draft }) => draft.outcome === 'answer');
  for (const [i, { text: question }] of questions.slice(0, Math.max(0, last)).entries()) {
    // What is asked before its subject is named: 总数是3万还是3.5万；研发机构建有率说的是哪些.
    if (answers[i]?.draft.outcome !== 'decline') continue;
    const again = await tryPlainly(question, asOf, known, on);
    if (again.draft.outcome === 'answer') answers[i] = again;
  }
  const sources = new Set(answers.map((c) => `${c.draft.outcome} ${c.draft.citations.join()}`));
  const answered = answers.some((c) => c.draft.outcome === 'answer');
  if (!answered) return null;
  // What one clause answers is told once.
  const together = sources.size < 2 ? answerTogether(answers) : answerEach(answers.map(endingInWhatAsks));
  return { ...together, memory: known, missed: null, readings: answers.map(readingTaken) };
}

/** 能退多少？去年出口500多万美金: what is told behind a question is no part of it. */
const endingInWhatAsks = (one: Considered): PartialReply => ({
  ...one,
  asksUntil: one.evidence.own.points.findLast(({ asks }) => asks)?.end,
});

/** The document of which nothing but its text is known that a message asks about, where it may ask several things: the one that is talked of, else the one that it finds; null of any other. */
async function documentAsked(text: string, asOf: string, memory: Memory, on: Services): Promise<PolicyDocument | null> {
  const isKnown = [...on.knowledge.documents.values()].some(isBare);
  if (!isKnown || !mayAskSeveral(text, on)) return null;
  const { evidence } = (await tryInContext(text, asOf, memory, on)) ?? (await tryPlainly(text, asOf, memory, on));
  const document = evidence.ranked[0]?.document ?? evidence.nearest?.document;
  return document && isBare(document) ? document : null;
}

/** A question of several to a document, as one that is put to it alone; null where it names another or has nothing to lean on. */
async function tryThere(
  question: string,
  document: PolicyDocument,
  asOf: string,
  memory: Memory,
  on: Services,
): Promise<Considered | null> {
  const one = await tryInContext(question, asOf, { ...memory, documents: [document], cited: [] }, on);
  return one?.draft.outcome === 'answer' && one.evidence.answers !== null ? one : null;
}

/** 三样加起来多少？能不能叠: each asks of the same supports whether they may be had together. */
function areOne(raw: string, questions: readonly QuestionPart[], { knowledge }: Services): boolean {
  const joinedOf = (said: string): Joined | null => {
    const text = normalise(said);
    return joinedIn({ text, regions: findRegions(text), figures: parseFigures(text) }, knowledge);
  };
  const goesWith = ({ text }: QuestionPart) =>
    joinedOf(text) !== null || knowledge.language.pattern('{asks-how-written}').test(text);
  return questions.every(goesWith) && (joinedOf(raw)?.things.length ?? 0) > 1;
}
