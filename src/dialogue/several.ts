import { mergeDrafts } from '../answer/merge-drafts.ts';
import { smallTalk } from '../answer/say/small-talk.ts';
import { VerificationError } from '../errors.ts';
import { normalise } from '../language/normalise.ts';
import { questionsIn } from '../understand/questions-in.ts';
import { type Considered, type Conversed, consider, finish } from './converse.ts';
import { send } from './send.ts';
import type { Parts } from './services.ts';
import type { Memory } from './state.ts';
import { readTurn } from './turn.ts';

/** Several questions of one message, each after the other, in one reply; null where it is one question, or one of them has to be asked back. */
export function converseSeveral(raw: string, asOf: string, memory: Memory, parts: Parts): Conversed | null {
  const questions = questionsIn(normalise(raw), parts.knowledge.language);
  if (questions.length < 2 || memory.pending) return null;
  const { knowledge, names } = parts;
  const considered: Considered[] = [];
  let known = memory;
  for (const { text: question } of questions) {
    const turn = readTurn(question, known, knowledge, parts.readTopics);
    if (smallTalk(turn.own, knowledge)) return null;
    const one = consider(turn, asOf, known, parts);
    const { draft, told, ladder, refused, evidence } = one;
    if (draft.outcome === 'ask' || told || ladder || refused || evidence.sums.asksWhichFit) return null;
    considered.push(one);
    known = finish(one, send(draft, one.basis, knowledge)).memory;
  }
  const told = considered.flatMap((c) => c.basis.decided.filter((d) => c.draft.calculations.includes(d.calculation)));
  const decided = told.filter(
    (d, i) => told.findIndex((e) => JSON.stringify(e.calculation) === JSON.stringify(d.calculation)) === i,
  );
  // What one clause answers as a whole is not told in pieces.
  const sources = new Set(considered.map((c) => `${c.draft.outcome} ${c.draft.citations.join()}`));
  const last = considered.at(-1);
  const answered = considered.some((c) => c.draft.outcome === 'answer');
  if (!last || !answered || sources.size < 2 || new Set(decided.map((d) => d.rule.id)).size < decided.length)
    return null;
  const { draft, asked } = mergeDrafts(considered.map((c) => ({ asked: c.turn.own.text, draft: c.draft })));
  try {
    const reply = send(draft, { ...knowledge, asked, asOf, decided, names }, knowledge);
    return { reply, memory: known, missed: null };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    return null;
  }
}
