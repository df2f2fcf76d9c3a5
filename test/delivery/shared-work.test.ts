import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import type { ChannelName } from '../../src/contract/message.ts';
import type { Hold } from '../../src/delivery/hold.ts';
import { SharedWork } from '../../src/delivery/shared-work.ts';
import { StoreError } from '../../src/errors.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { InboxRow } from '../../src/store/port/inbox.ts';
import type { OutboxRow } from '../../src/store/port/outbox.ts';
import { type OwedPart, SHARES, shareOf } from '../../src/store/seats.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { SeatsTable } from '../fakes/seats-table.ts';
import { incoming } from '../store/conformance.ts';

let table: SeatsTable;
let clock: ManualClock;
beforeEach(() => {
  table = new SeatsTable();
  clock = new ManualClock();
});

interface Program {
  readonly shared: SharedWork;
  readonly answered: { readonly row: InboxRow; readonly hold: Hold; readonly tries: number }[];
  readonly sent: OutboxRow[];
  readonly told: string[];
}

function program(me: number): Program {
  const answered: Program['answered'] = [];
  const sent: OutboxRow[] = [];
  const told: string[] = [];
  const shared = new SharedWork({
    store: new MemoryStore(),
    seats: table.seatsOf(me),
    clock,
    random: () => 0,
    logger: pino({ level: 'silent' }),
    led: ['telegram'],
    apart: [],
    answer: (row, hold, tries) => void answered.push({ row, hold, tries }),
    send: (_: ChannelName, rows) => void sent.push(...rows),
    lead: (channel) => void told.push(`leads ${channel}`),
    replaced: (channel) => void told.push(`replaced ${channel}`),
    again: (channel) => void told.push(`again ${channel}`),
    heard: () => {},
  });
  return { shared, answered, sent, told };
}
/** Lets everything that is due happen, and what follows from it. */
async function beats(n = 1): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    await turns(20);
    clock.advance(700);
    await turns(20);
  }
}
async function turns(n: number): Promise<void> {
  for (let turn = 0; turn < n; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
/** The first program ends as by a death: nothing is given back. */
async function die({ shared }: Program): Promise<void> {
  await shared.seating.stop(new Promise(() => {}));
  for (const [seat, { owner, fence }] of table.owners) if (owner === 0) table.owners.set(seat, { owner: 1, fence });
  table.programs.delete(1);
}
const message = (id: number, chat = 'c1'): InboxRow => ({ id, incoming: incoming(`${id}`, { chat }), receivedAt: 0 });
const owed = (id: number, again = false): OwedPart => ({
  channel: 'telegram',
  again,
  row: {
    id,
    createdAt: 0,
    author: null,
    outgoing: {
      key: `o${id}`,
      chat: 'c1',
      kind: 'private',
      sender: 's1',
      replyTo: '1',
      ticket: null,
      part: { text: '答', marks: [], buttons: [] },
    },
  },
});

test('one that is alone holds every seat; who joins gets half of them, and one leads', async () => {
  const one = program(1);
  await one.shared.seating.start();
  expect(table.countOf(1)).toBe(SHARES);
  const two = program(2);
  await two.shared.seating.start();
  await beats(2);
  expect([table.countOf(1), table.countOf(2)]).toEqual([SHARES / 2, SHARES / 2]);
  expect([one.told, two.told]).toEqual([['leads telegram'], []]);
});

test('what one that is gone has held goes to the others after a while, its messages counted as tried, its parts as perhaps sent', async () => {
  const one = program(1);
  await one.shared.seating.start();
  const two = program(2);
  await two.shared.seating.start();
  await beats(6);
  await die(one);
  table.work = { messages: [message(1), message(2, 'c2')], parts: [owed(7, true)] };
  await beats(2);
  expect(table.countOf(2)).toBe(SHARES);
  expect(two.told).toContain('leads telegram');
  expect(two.answered.map(({ row }) => row.id)).toEqual([1, 2]);
  expect(two.sent.map(({ id }) => id)).toEqual([7]);
  const [part] = two.sent;
  if (!part) throw new Error('not sent');
  expect(await two.shared.beginToSend('telegram', part)).not.toBeNull();
  expect(two.told).toContain('again telegram');
});

test('what one that is gone has held goes at once to whoever may take it, though one that has just begun counts too', async () => {
  const [one, two] = [program(1), program(2)];
  await one.shared.seating.start();
  await two.shared.seating.start();
  await beats(6);
  await die(one);
  const anew = program(3);
  await anew.shared.seating.start();
  await beats(1);
  expect(table.countOf(1)).toBe(0);
  expect(two.told).toContain('leads telegram');
  await beats(2);
  expect([table.countOf(2), table.countOf(3)]).toEqual([SHARES / 2, SHARES / 2]);
});

test('what needs the store is given up once it has not been reached for a while, and refused until it is', async () => {
  const { seating } = program(1).shared;
  await seating.start();
  expect(await seating.whileAlive(async () => 'done')).toBe('done');
  const hangs = seating.whileAlive(() => new Promise(() => {}));
  const givenUp = expect(hangs).rejects.toThrow(StoreError);
  table.away = true;
  await beats(4);
  await givenUp;
  await expect(seating.whileAlive(async () => 'done')).rejects.toThrow(StoreError);
  table.away = false;
  await beats(2);
  expect(await seating.whileAlive(async () => 'done')).toBe('done');
});

test('what is rung for as its seat goes to another program is passed on, once, and what was recorded then rung for: nobody waits for a beat', async () => {
  const [one, two] = [program(1), program(2)];
  await one.shared.seating.start();
  await two.shared.seating.start();
  await beats(6);
  const chats = Array.from({ length: 50 }, (_, i) => `c${i}`);
  const chat = chats.find((each) => two.shared.seating.at(shareOf('telegram', each)));
  const [row, seat] = [message(1, chat), shareOf('telegram', chat ?? '')];
  clock.advance(20);
  await turns(20);
  table.work = { messages: [row], parts: [] };
  table.bells.get(1)?.({ kind: 'waits', seat, passedOn: true });
  await turns(20);
  expect(two.answered).toHaveLength(0);
  table.bells.get(1)?.({ kind: 'waits', seat });
  await turns(20);
  expect(two.answered).toHaveLength(1);
  expect(one.answered).toHaveLength(0);
  clock.advance(20);
  await turns(20);
  table.work = { messages: [row, message(2, chat)], parts: [] };
  one.shared.kept(message(2, chat), true);
  await turns(20);
  expect(two.answered).toHaveLength(1);
  one.shared.kept(message(2, chat), false);
  await turns(20);
  expect(two.answered.map(({ row }) => row.id)).toEqual([1, 2]);
});

test('a message is taken up once, and again only when it was answered or its seat lost', async () => {
  const one = program(1);
  await one.shared.seating.start();
  table.work = { messages: [message(1)], parts: [] };
  await beats(3);
  expect(one.answered).toHaveLength(1);
  one.shared.answered(message(1), false);
  table.work = { messages: [], parts: [] };
  await beats(1);
  expect(one.answered).toHaveLength(1);
});

test('what is rung for while it is looked is looked for a little later, all of it at once; what another answers is not', async () => {
  const [one, two] = [program(1), program(2)];
  await one.shared.seating.start();
  await beats();
  let looks = 0;
  table.onWork = () => {
    looks += 1;
  };
  const ring = (): void => one.shared.ring({ kind: 'waits', seat: '1' });
  for (let i = 0; i < 50; i += 1) {
    ring();
    await turns(1);
  }
  expect(looks).toBe(0);
  clock.advance(20);
  await turns(20);
  expect(looks).toBe(1);
  clock.advance(20);
  await turns(20);
  two.shared.kept(message(1), true);
  await turns(20);
  expect(looks).toBe(1);
});

test('nothing is begun, and nothing leaves, at a seat that another has taken', async () => {
  const one = program(1);
  await one.shared.seating.start();
  table.work = { messages: [message(1)], parts: [owed(7)] };
  await beats(1);
  const [{ hold } = { hold: null }] = one.answered;
  for (const [seat, { fence }] of table.owners) table.owners.set(seat, { owner: 2, fence: fence + 1 });
  table.programs.add(2);
  table.work = { messages: [], parts: [] };
  await beats(1);
  expect(hold?.isOpen).toBe(false);
  expect(hold?.enter()).toBe(false);
  const [part] = one.sent;
  expect(part && (await one.shared.beginToSend('telegram', part))).toBeNull();
  expect(one.told).toContain('replaced telegram');
});

test('after a machine was suspended nothing leaves before a sign of life shows that the seat is still held', async () => {
  const one = program(1);
  await one.shared.seating.start();
  expect(one.shared.seating.isAlive).toBe(true);
  clock.set(60_000);
  expect(one.shared.seating.isAlive).toBe(false);
  await beats();
  expect(one.shared.seating.isAlive).toBe(true);
});

test('while the store is away nothing leaves; once it is back it does, if the seat is still held', async () => {
  const one = program(1);
  await one.shared.seating.start();
  table.work = { messages: [], parts: [owed(7)] };
  await beats(1);
  table.away = true;
  await beats(4);
  expect(one.shared.seating.isAlive).toBe(false);
  const [part] = one.sent;
  if (!part) throw new Error('not sent');
  let begun: unknown = 'waits';
  const beginning = one.shared.beginToSend('telegram', part).then((end) => {
    begun = end;
  });
  await beats(1);
  expect(begun).toBe('waits');
  table.away = false;
  await beats(1);
  await beginning;
  expect(begun).not.toBeNull();
});

test('one that stops gives its seats back when what it has begun is over, at once to the others', async () => {
  const one = program(1);
  await one.shared.seating.start();
  table.work = { messages: [message(1)], parts: [] };
  await beats(1);
  const hold = one.answered[0]?.hold;
  hold?.enter();
  table.work = { messages: [], parts: [] };
  const stopping = one.shared.seating.stop(new Promise(() => {}));
  await beats(1);
  expect(table.countOf(1)).toBe(SHARES);
  hold?.leave();
  await stopping;
  await one.shared.seating.close();
  expect([table.countOf(1), table.owners.get('telegram')?.owner]).toEqual([0, 0]);
});

test('what changes on record at one is told to the desk of the others, once there are others', async () => {
  const store = new MemoryStore();
  const told: string[] = [];
  const houses = [1, 2].map((me) => {
    const heard = ({ chat }: { readonly chat: string }): void => void told.push(`${me} hears of ${chat}`);
    return new House(new Loopback(), {
      store,
      clock,
      seats: table.seatsOf(me),
      desk: { hours: null, subjects: [], changed: () => {}, heard },
    });
  });
  const [one, two] = houses as [House, House];
  await one.delivery.start();
  one.delivery.tellOthers({ channel: 'telegram', chat: 'c0', sender: 's1' });
  await two.delivery.start();
  await beats(2);
  one.delivery.tellOthers({ channel: 'telegram', chat: 'c1', sender: 's1' });
  await beats();
  expect(told).toContain('2 hears of c1');
  expect(told.join()).not.toContain('c0');
  for (const house of houses) await house.close();
});
