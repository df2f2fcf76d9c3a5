import { z } from 'zod';
import type { DeskParts } from '../desk/desk-parts.ts';
import { InputError } from '../errors.ts';
import { changeClient, type StatedValue, takeFromChat, withConfirmed } from '../office/clients/client-profile.ts';
import type { Transaction } from '../store/port.ts';

/** An invented client: what a clerk would write of it, fact by fact, and the chats that speak for it. */
export const DemoClient = z.object({
  name: z.string(),
  facts: z.record(z.string(), z.string()),
  chats: z.array(z.object({ channel: z.enum(['wecom', 'wechat']), sender: z.string() })).default([]),
});
type DemoClient = z.infer<typeof DemoClient>;

/** Keeps a client as if an account had written its facts. @throws InputError where a fact can not be read */
export async function keepDemoClient(
  tx: Transaction,
  { name, facts, chats }: DemoClient,
  { readFact, today }: Pick<DeskParts, 'readFact' | 'today'>,
  by: string,
  now: number,
): Promise<void> {
  await changeClient(tx, name, now, (profile) =>
    Object.entries(facts).reduce((next, [fact, words]) => {
      const read = readFact(fact, words);
      if ('fault' in read) throw new InputError(`${name} ${fact}“${words}”：${read.fault}`);
      const value = read.value as StatedValue['value'];
      return withConfirmed(next, fact, { value, source: 'clerk', from: by, on: today() }, by, today());
    }, profile),
  );
  for (const { channel, sender } of chats) {
    const whose = { channel, chat: sender, sender };
    await takeFromChat(tx, { whose, kind: 'private' }, name, [], now);
  }
}
