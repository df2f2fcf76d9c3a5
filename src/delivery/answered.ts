import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import type { Write } from '../store/port.ts';

/** A reply, and what has to be written down with it, if anything, in the transaction that settles the message. */
interface Answered {
  readonly reply: Reply;
  readonly keep: Write | null;
  /** Absent where the assistant simply goes on. */
  readonly turning?: Turning | null;
}

/** What a message means for who answers on: the asker wants a person, is dissatisfied, got no answer, or wants nothing kept. */
export type Turning = 'asks-person' | 'complains' | 'missed' | 'forgets';

/** Answers a message; delivery is handed it. */
export type Handle = (message: Message) => Promise<Answered>;
