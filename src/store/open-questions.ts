import { createHash } from 'node:crypto';
import type { Incoming } from '../contract/channel.ts';
import { redact } from '../language/redact-question.ts';
import { aboutThread } from './port/threads.ts';
import type { MissedQuestion } from './port/unanswered.ts';
import type { Transaction } from './port.ts';

/** The kind of record that a question is kept under until a person has answered it; it belongs to its thread and goes with it. */
export const OPEN_QUESTION = 'open-question';

/** A question of a thread that found no answer, or whose answer was of no use; redacted. */
export interface OpenQuestion {
  readonly question: string;
  readonly why: MissedQuestion['why'] | 'useless';
  /** The nearest clause, or the one that was cited first. */
  readonly clause: string | null;
  readonly times: number;
}

type Asker = Pick<Incoming, 'channel' | 'chat' | 'sender' | 'shared'>;

/** Keeps a question open, so that a person can answer it where it was asked; not of a sender that several share, nor where no person answers chats. */
export async function openQuestion(
  tx: Transaction,
  asker: Asker,
  asked: Omit<OpenQuestion, 'times'>,
  now: number,
): Promise<void> {
  const question = redact(asked.question);
  if (asker.shared || question === '' || !(await tx.threads.find(asker))) return;
  const id = idOf(asker, question);
  const known = await tx.records.get(OPEN_QUESTION, id);
  const before = known && (JSON.parse(known.body) as OpenQuestion);
  // What found no answer and is found useless besides was asked once.
  const again = before !== null && asked.why === 'useless';
  const kept: OpenQuestion = {
    question,
    why: again ? before.why : asked.why,
    clause: asked.clause ?? before?.clause ?? null,
    times: (before?.times ?? 0) + (again ? 0 : 1),
  };
  const about = aboutThread(asker);
  const body = JSON.stringify(kept);
  await tx.records.put({ kind: OPEN_QUESTION, id, about, body, at: now, version: known?.version ?? 0 });
}

/** An answer was of use after all. */
export async function closeQuestion(tx: Transaction, asker: Asker, question: string): Promise<void> {
  await tx.records.remove(OPEN_QUESTION, idOf(asker, redact(question)));
}

const idOf = (asker: Asker, question: string): string =>
  createHash('sha256')
    .update(`${aboutThread(asker)} ${question}`)
    .digest('hex')
    .slice(0, 24);
