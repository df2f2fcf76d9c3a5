import { SILENCE, silenceKey } from '../contract/kept-silence.ts';
import type { Origin } from '../contract/message.ts';
import { personOf } from '../store/port/person.ts';
import type { Transaction } from '../store/port.ts';

/** More silences than this are of nobody. */
const MOST_SILENCES = 100;

/**
 * Leaves nothing of a person, in any chat of the channel; of a sender that several people share, nothing of this chat. `last`: the
 * app's id of the message that asks for it, which goes with its answer; null where none does.
 */
export async function forgetPerson(
  tx: Transaction,
  origin: Pick<Origin, 'channel' | 'chat' | 'sender' | 'shared'>,
  last: string | null,
): Promise<void> {
  const { channel, sender, chat, shared } = origin;
  const person = personOf(origin);
  if (!shared) await tx.conversations.forget(person);
  if (!shared) {
    await tx.threads.forget(person);
    const { about } = silenceKey('person', { ...origin, client: '' });
    for (const silence of await tx.records.list(SILENCE, about, 0, MOST_SILENCES))
      await tx.records.remove(SILENCE, silence.id);
  }
  await tx.unanswered.forget(person);
  await tx.votes.forget(person);
  await tx.inbox.forget({ channel, sender, ...(shared ? { chat } : {}) }, last);
}
