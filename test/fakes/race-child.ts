import { appendFileSync } from 'node:fs';
import type { Channel } from '../../src/contract/channel.ts';
import { ChannelError, InputError } from '../../src/errors.ts';
import { answerChat, close, type Owed, requeueChat, take } from '../../src/office/chats.ts';
import { serveWaiting, turnOver } from '../../src/office/waiting.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import type { Store } from '../../src/store/port.ts';
import { hastyClock } from './hasty-clock.ts';
import { House } from './house.ts';
import { Loopback } from './loopback.ts';

/**
 * A house over a file, in a process that somebody kills: it is told over IPC what happens, and writes into a journal, a JSON a line, what
 * left it (`sent`, with whether a person had the chat by then) and what is on record (`did`).
 */
export interface Told {
  readonly do: 'say' | 'phone' | 'take' | 'close' | 'back' | 'answer' | 'desk' | 'away' | 'returned';
  readonly n: number;
  readonly sender: string;
  readonly by: string;
  readonly text: string;
}

export type Noted =
  | {
      readonly sent: string;
      readonly text: string;
      readonly sender: string;
      readonly owned: boolean;
      readonly life: number;
      /** Whether it said that it may have arrived before. */
      readonly again: boolean;
    }
  | { readonly did: number; readonly key: string | null };

const [file = '', journal = ''] = process.argv.slice(2);
const note = (line: Noted): void => appendFileSync(journal, `${JSON.stringify(line)}\n`);
const clock = hastyClock(200);
const kept = await openLibsql(file);
let commits = 0;
let up = true;
const ownedFrom = new Map<string, number>();
async function look(): Promise<void> {
  commits += 1;
  const owned = await kept.transaction((tx) => tx.threads.list({ states: ['person'] }, 0, 999));
  const senders = new Set(owned.map(({ sender }) => sender));
  for (const sender of ownedFrom.keys()) if (!senders.has(sender)) ownedFrom.delete(sender);
  for (const sender of senders) if (!ownedFrom.has(sender)) ownedFrom.set(sender, commits);
}
const store: Store = {
  budgets: kept.budgets,
  transaction: async (work) => {
    const result = await kept.transaction(work);
    await look();
    return result;
  },
  close: () => kept.close(),
};
await look();
const channel = new Loopback();
channel.onSend = async ({ key, sender, part, again = false }) => {
  if (!up) throw new ChannelError('away', { recovery: 'retry', scope: 'chat' });
  const since = ownedFrom.get(sender);
  // A take-over that was committed just now, after the word was let go, is not meant.
  note({
    sent: key,
    text: part.text,
    sender,
    owned: since !== undefined && since < commits - 3,
    life: process.pid,
    again,
  });
  void channel.shows(part.text, clock.now(), { chat: sender, to: [sender] }).catch(() => {});
};
const desk = { hours: null, subjects: [], changed: () => {}, heard: () => {} };
const house = new House(channel as Channel, { clock, store, desk, settings: { fresh: 10 ** 12, keep: 10 ** 13 } });
await house.delivery.start();
house.release();

const send = (owed: readonly Owed[]): void => {
  for (const { rows } of owed) house.delivery.send('telegram', rows);
};
const hasAsked = (here: { chat: string; sender: string }): Promise<boolean> =>
  kept.transaction(
    async (tx) => (await tx.threads.lines({ channel: 'telegram', ...here }, Number.MAX_SAFE_INTEGER, 1)).length > 0,
  );

async function obey(told: Told): Promise<void> {
  if (told.do === 'away' || told.do === 'returned') {
    up = told.do === 'returned';
    return;
  }
  if (told.do === 'desk') {
    const patience = { silent: 60_000, quiet: 600_000, hours: null };
    const now = clock.now();
    return send(
      await store.transaction(async (tx) => [...(await turnOver(tx, patience, now)), ...(await serveWaiting(tx, now))]),
    );
  }
  const { n, sender, text } = told;
  const here = { chat: sender, sender };
  if (told.do === 'say') await channel.say(text, clock.now(), { ...here, id: `m${n}` });
  // Words from the phone are kept where there is a message to put them under.
  const kind = told.do === 'phone' && (await hasAsked(here)) ? 'kept' : told.do;
  if (told.do === 'phone') await channel.shows(text, clock.now(), { chat: sender, to: [sender], id: `p${n}` });
  if (kind === 'say' || kind === 'kept') return note({ did: n, key: null });
  if (kind === 'phone') return;
  const seen = await kept.transaction((tx) => tx.threads.find({ channel: 'telegram', ...here }));
  if (!seen) return;
  const doing = { take, close, back: requeueChat }[told.do as 'take'];
  const owed = await store.transaction((tx) =>
    doing ? doing(tx, seen, told.by, clock.now()) : answerChat(tx, seen, text, told.by, clock.now()),
  );
  if (told.do === 'answer') note({ did: n, key: owed.at(-1)?.rows[0]?.outgoing.key ?? null });
  send(owed);
}
process.on('message', (told: Told) => {
  void obey(told)
    .catch((error) => {
      if (!(error instanceof InputError)) throw error;
    })
    .then(() => process.send?.('done'));
});
process.send?.('ready');
