import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SILENCE, type Silence, type SilenceScope, silenceKey } from '../contract/kept-silence.ts';
import { InputError } from '../errors.ts';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { noteOn } from './audit-trail.ts';
import { Shelf } from './shelf.ts';

/** What colleagues tell each other about a chat; it goes with the chat. */
export const NOTES = new Shelf('note', z.object({ by: z.string(), text: z.string() }));

/** Sentences that are used again and again, by their title. */
export const PHRASES = new Shelf('phrase', z.object({ text: z.string(), by: z.string() }));

const SILENCES = new Shelf(
  SILENCE,
  z.object({ scope: z.enum(['person', 'group', 'client']), until: z.number(), reason: z.string(), by: z.string() }),
);

const LONGEST = 2000;

export async function addNote(tx: Transaction, whose: Whose, text: string, by: string, now: number): Promise<void> {
  const words = text.trim().slice(0, LONGEST);
  if (words === '') throw new InputError('备注是空的');
  await NOTES.put(tx, { id: randomUUID(), about: aboutThread(whose), value: { by, text: words }, at: now, version: 0 });
}

export async function keepPhrase(tx: Transaction, title: string, text: string, by: string, now: number): Promise<void> {
  const [id, words] = [title.trim().slice(0, 40), text.trim().slice(0, LONGEST)];
  if (id === '' || words === '') throw new InputError('常用语要有标题和内容');
  const version = (await PHRASES.get(tx, id))?.version ?? 0;
  await PHRASES.put(tx, { id, about: '', value: { text: words, by }, at: now, version });
}

/** Keeps the assistant silent towards a person, a group or the client that is open, until then. */
export async function silence(
  tx: Transaction,
  whose: Whose,
  { scope, until, reason, by }: Silence,
  now: number,
): Promise<void> {
  if (reason.trim() === '') throw new InputError('请写明为什么让策问不说话');
  const client = (await tx.conversations.load(whose, 0))?.client ?? '';
  const key = silenceKey(scope, { ...whose, client });
  const version = (await SILENCES.get(tx, key.id))?.version ?? 0;
  await SILENCES.put(tx, { ...key, value: { scope, until, reason: reason.trim(), by }, at: now, version });
  await noteOn(tx, whose, by, '让策问不说话', now);
}

/** Lets the assistant speak again. */
export async function speakAgain(
  tx: Transaction,
  whose: Whose,
  scope: SilenceScope,
  by: string,
  now: number,
): Promise<void> {
  const client = (await tx.conversations.load(whose, 0))?.client ?? '';
  await SILENCES.remove(tx, silenceKey(scope, { ...whose, client }).id);
  await noteOn(tx, whose, by, '让策问继续说话', now);
}

/** The silences that hold for a thread now. */
export async function silencesOf(tx: Transaction, whose: Whose, now: number): Promise<Silence[]> {
  const client = (await tx.conversations.load(whose, 0))?.client ?? '';
  const scopes = ['person', 'group', 'client'] as const;
  const kept = await Promise.all(scopes.map((scope) => SILENCES.get(tx, silenceKey(scope, { ...whose, client }).id)));
  return kept.flatMap((each) => (each && each.value.until > now ? [each.value] : []));
}
