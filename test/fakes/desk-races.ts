import { rmSync } from 'node:fs';
import { ChannelError, InputError } from '../../src/errors.ts';
import { answerChat, close, type Owed, requeueChat, take } from '../../src/office/chats.ts';
import { serveWaiting, turnOver } from '../../src/office/waiting.ts';
import { LocalBudgets } from '../../src/store/local-budgets.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { PHONE } from '../../src/store/port/outbox.ts';
import type { Threads } from '../../src/store/port/threads.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { House } from './house.ts';
import { Loopback } from './loopback.ts';
import { ManualClock } from './manual-clock.ts';
import { Random } from './random.ts';

const CHATS = ['s1', 's2'] as const;
const CLERKS = ['甲', '乙'] as const;

/** What came of a run: words of the assistant that went out while a person answered, what was lost, what came twice without a crash, and chats that the assistant's own words gave to the phone. */
export interface Outcome {
  readonly whileOwned: number;
  readonly mistaken: number;
  readonly lost: number;
  readonly double: number;
  readonly sent: number;
}

/** A process that ends like one that is killed: nothing that it began goes on. */
class Mortal implements Store {
  dead = false;
  readonly budgets = new LocalBudgets();
  readonly #store: Store;
  readonly #committed: () => Promise<void>;

  constructor(store: Store, committed: () => Promise<void>) {
    this.#store = store;
    this.#committed = committed;
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.dead) return new Promise(() => {});
    const result = await this.#store.transaction(work);
    await this.#committed();
    return this.dead ? new Promise(() => {}) : result;
  }

  async close(): Promise<void> {}
}

/** The same store to one who does not see that a person answers. */
function blind(store: Store): Store {
  const unowned = ({ threads, ...tx }: Transaction): Transaction => {
    const seen: Partial<Threads> = {
      heard: (...given) => threads.heard(...given),
      move: (...given) => threads.move(...given),
      mark: (...given) => threads.mark(...given),
      lines: (...given) => threads.lines(...given),
      list: (...given) => threads.list(...given),
      find: async (whose) => {
        const thread = await threads.find(whose);
        return thread && { ...thread, state: 'bot' };
      },
    };
    return { ...tx, threads: seen as Threads };
  };
  return {
    budgets: store.budgets,
    transaction: (work) => store.transaction((tx) => work(unowned(tx))),
    close: () => store.close(),
  };
}

/** A random course of messages, two clerks, a person at the phone, an app that shows all that stands in a chat, as WeChat does, comes and goes, waits and crashes, over one store. `guarded` false: delivery does not see who answers. */
export async function race(seed: number, guarded = true): Promise<Outcome> {
  const random = new Random(seed);
  const clock = new ManualClock();
  const kept = new MemoryStore();
  const answered = new Map<string, string>();
  const sent: { readonly key: string; readonly life: number }[] = [];
  const asked: string[] = [];
  /** What was written from the phone and is on record, where there was something to put it under. */
  const phoned: string[] = [];
  let written = 0;
  let mistaken = 0;
  const byPhone = new Set<string>();
  let commits = 0;
  const ownedFrom = new Map<string, number>();
  let whileOwned = 0;
  let life = 0;
  let up = true;
  let channel: Loopback;
  let store: Mortal;
  let house: House;
  const houses: House[] = [];
  const looked = async (): Promise<void> => {
    commits += 1;
    const threads = await kept.transaction((tx) => tx.threads.list({}, 0, 9));
    for (const { sender, state, owner } of threads) {
      if (owner === PHONE && !byPhone.has(sender)) mistaken += 1;
      if (state !== 'person') ownedFrom.delete(sender);
      else if (!ownedFrom.has(sender)) ownedFrom.set(sender, commits);
    }
  };
  const turns = async (n: number): Promise<void> => {
    for (let i = 0; i < n; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const begin = async (): Promise<void> => {
    life += 1;
    const own = life;
    channel = new Loopback();
    store = new Mortal(kept, looked);
    const alive = store;
    channel.onSend = async ({ key, sender, part }) => {
      if (alive.dead) return new Promise(() => {});
      if (!up) throw new ChannelError('away', { recovery: 'retry', scope: 'chat' });
      // A take-over that was committed just now, after the word was let go, is not meant.
      const since = ownedFrom.get(sender);
      if (part.text.startsWith('答：') && since !== undefined && since < commits - 3) whileOwned += 1;
      sent.push({ key, life: own });
      const shown = () => channel.shows(part.text, clock.now(), { chat: sender, to: [sender] }).catch(() => {});
      const early = random.below(2) === 0;
      if (early) void shown();
      await turns(random.below(3));
      if (!early) setImmediate(() => void shown());
      if (alive.dead) return new Promise(() => {});
    };
    const desk = { hours: null, subjects: [], changed: () => {}, heard: () => {} };
    house = new House(channel, { clock, store: guarded ? store : blind(store), desk, settings: { fresh: 10 ** 9 } });
    houses.push(house);
    await house.delivery.start();
  };
  await begin();
  const clerk = async (): Promise<void> => {
    const by = random.pick(CLERKS);
    const sender = random.pick(CHATS);
    const whose = { channel: 'telegram', chat: sender, sender } as const;
    const seen = await kept.transaction((tx) => tx.threads.find(whose));
    if (!seen) return;
    await turns(random.below(4));
    const words = `人 ${answered.size}`;
    const doing = random.pick([take, take, close, requeueChat, null, null]);
    try {
      const owed: Owed[] = await store.transaction((tx) =>
        doing ? doing(tx, seen, by, clock.now()) : answerChat(tx, seen, words, by, clock.now()),
      );
      for (const { rows } of owed) house.delivery.send('telegram', rows);
      const row = owed.at(-1)?.rows[0];
      if (!doing && row) answered.set(row.outgoing.key, words);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  };
  /** Words from the phone are lost to us where the process dies before they are on record: the app shows them once. */
  const phone = async (): Promise<void> => {
    const sender = random.pick(CHATS);
    written += 1;
    const words = `手机 ${written}`;
    byPhone.add(sender);
    const answers = asked.some((each) => each.startsWith(`${sender} `));
    await channel.shows(words, clock.now(), { id: words, chat: sender, to: [sender] });
    if (answers) phoned.push(words);
  };
  const desk = async (): Promise<void> => {
    const patience = { silent: 60_000, quiet: 600_000, hours: null };
    const owed = await store.transaction(async (tx) => [
      ...(await turnOver(tx, patience, clock.now())),
      ...(await serveWaiting(tx, clock.now())),
    ]);
    for (const { rows } of owed) house.delivery.send('telegram', rows);
  };
  for (let step = 0; step < 40; step += 1) {
    const draw = random.below(22);
    if (draw < 8) {
      const sender = random.pick(CHATS);
      const text = random.pick(['一', '二', '慢', '转人工', '没收录']);
      asked.push(`${sender} ${text}`);
      await channel!.say(`${text}`, clock.now(), { sender, chat: sender, id: `m${asked.length}` });
    } else if (draw < 14) void (await clerk());
    else if (draw < 15) up = !up;
    else if (draw < 17) clock.advance(random.below(30_000));
    else if (draw < 18) house!.release();
    else if (draw < 19) await desk();
    else if (draw < 21) void phone();
    else {
      store!.dead = true;
      house!.release();
      await turns(2);
      await begin();
    }
    await turns(random.below(5));
  }
  up = true;
  house!.release();
  const unsettled = async (): Promise<boolean> =>
    (await kept.transaction(async (tx) => [...(await tx.inbox.pending()), ...(await tx.outbox.owed('telegram'))]))
      .length > 0;
  for (let i = 0; i < 60 && (await unsettled()); i += 1) {
    clock.advance(60_000);
    await turns(20);
  }
  const left = await kept.transaction(async (tx) => [
    ...(await tx.inbox.pending()),
    ...(await tx.outbox.owed('telegram')),
  ]);
  const lines = await kept.transaction(async (tx) => {
    const all = await Promise.all(
      CHATS.map((sender) =>
        tx.threads.lines({ channel: 'telegram', chat: sender, sender }, Number.MAX_SAFE_INTEGER, 999),
      ),
    );
    return all.flat();
  });
  const recorded = lines.filter((line) => line.kind === 'asked').length;
  const keys = new Set(sent.map(({ key }) => key));
  const unsent = [...answered.keys()].filter((key) => !keys.has(key)).length;
  const shown = lines.flatMap((line) => (line.kind === 'said' && line.author === PHONE ? [line.text] : []));
  const missing = phoned.filter((words) => !shown.includes(words)).length;
  const again = shown.length - new Set(shown).size;
  const double = sent.filter(({ key, life: own }, i) =>
    sent.slice(0, i).some((other) => other.key === key && other.life === own),
  ).length;
  await house!.stop(0);
  for (const each of houses) rmSync(each.folder, { recursive: true, force: true });
  const lost = left.length + (asked.length - recorded) + unsent + missing;
  return { whileOwned, mistaken, lost, double: double + again, sent: sent.length };
}
