import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { Shelf } from './shelf.ts';

/** Who did what to whom; `to` names a chat or an account, never what was said. */
const Deed = z.object({ by: z.string(), did: z.string(), to: z.string() });
type Deed = z.infer<typeof Deed>;

export const DEEDS = new Shelf('deed', Deed);

/** Writes down a deed in the transaction that does it. */
export async function note(tx: Transaction, deed: Deed, now: number, about = ''): Promise<void> {
  const id = `${String(now).padStart(15, '0')} ${randomBytes(6).toString('hex')}`;
  await DEEDS.put(tx, { id, about, value: deed, at: now, version: 0 });
}

/** The same of a chat: it goes with the chat, since it names whose it is. */
export function noteOn(tx: Transaction, whose: Whose, by: string, did: string, now: number): Promise<void> {
  return note(tx, { by, did, to: nameOf(whose) }, now, aboutThread(whose));
}

/** A chat as the record names it. */
const nameOf = ({ channel, chat, sender }: Whose): string => `${channel}:${chat}${chat === sender ? '' : `:${sender}`}`;
