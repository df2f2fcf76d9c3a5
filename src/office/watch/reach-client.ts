import { InputError } from '../../errors.ts';
import type { Whose } from '../../store/port/person.ts';
import type { Thread } from '../../store/port/threads.ts';
import type { Transaction } from '../../store/port.ts';
import { noteOn } from '../audit-trail.ts';
import { keepBasis } from '../basis.ts';
import { type Owed, sendFromDesk } from '../chats.ts';
import { profileOf } from '../clients/client-profile.ts';
import { silencesOf } from '../notes.ts';

/** Channels on which somebody may be written to who has not just asked; each within the limits that delivery keeps for all of its messages. */
const PUSHES: readonly string[] = ['telegram', 'wechat', 'wecom'];

/** A chat of a client, and whether an account may write into it unasked: why not, in words. */
export interface Reached {
  readonly whose: Whose;
  readonly barred: string | null;
}

/** The chats that speak of a client, as an account can reach them. */
export async function reachOf(tx: Transaction, client: string, me: string, now: number): Promise<Reached[]> {
  const reached: Reached[] = [];
  for (const about of (await profileOf(tx, client))?.chats ?? []) {
    const [channel = '', chat = '', sender = ''] = JSON.parse(about) as string[];
    const whose = { channel, chat, sender } as Whose;
    const thread = await tx.threads.find(whose);
    const silent = (await silencesOf(tx, whose, now)).length > 0;
    reached.push({ whose, barred: barredBy(thread, silent, me) });
  }
  return reached;
}

function barredBy(thread: Thread | null, silent: boolean, me: string): string | null {
  if (!thread) return '对话已过保存期，或对方不要再保存';
  if (thread.kind === 'group') return '群里不说一家企业的事';
  if (!PUSHES.includes(thread.channel)) return '这个渠道不能主动发';
  if (thread.owner !== null && thread.owner !== me) return '同事在接待';
  return silent ? '设了不说话' : null;
}

/** Writes to a client in each chat that may be written into. @throws InputError where there is none, or nothing is said */
export async function writeTo(
  tx: Transaction,
  client: string,
  { text, basis }: { readonly text: string; readonly basis: Parameters<typeof keepBasis>[2] },
  by: string,
  now: number,
): Promise<Owed[]> {
  const words = text.trim();
  if (words === '') throw new InputError('要发的话是空的');
  const owed: Owed[] = [];
  for (const { whose, barred } of await reachOf(tx, client, by, now)) {
    const thread = barred === null ? await tx.threads.find(whose) : null;
    const told = thread && (await sendFromDesk(tx, thread, words, by, now));
    if (!thread || !told) continue;
    owed.push(told);
    await keepBasis(tx, thread, basis, now);
    await noteOn(tx, thread, by, '主动联系', now);
  }
  if (owed.length === 0) throw new InputError('没有可以发到的对话：请打电话，或等对方来问');
  return owed;
}
