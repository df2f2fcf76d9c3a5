import { beforeEach, describe, expect, it } from 'vitest';
import { changeClient, type StatedValue, withStatement } from '../../src/office/clients/client-profile.ts';
import { calendarOf } from '../../src/office/watch/calendar.ts';
import { callList, markDay } from '../../src/office/watch/call-list.ts';
import { daysNamed, watchOf } from '../../src/office/watch/days-ahead.ts';
import { CHANGED, DAYS, unwatch, watchClients } from '../../src/office/watch/watch-clients.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import type { Transaction } from '../../src/store/port.ts';
import { TOWN_MEASURE, TOWN_TITLE, townKnowledge } from '../fakes/town-knowledge.ts';

const TODAY = '2026-11-26';
const KNOWN = townKnowledge();
let store: MemoryStore;
const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);
const facts = (loan: string): readonly (readonly [string, StatedValue['value']])[] => [
  ['所在地', '430100'],
  ['年度贷款总额', loan],
];

async function client(name: string, loan = '5000000'): Promise<void> {
  await run((tx) =>
    changeClient(tx, name, 1, (profile) =>
      facts(loan).reduce(
        (next, [fact, value]) => withStatement(next, fact, { value, source: 'clerk', from: '', on: TODAY }),
        profile,
      ),
    ),
  );
}
const told = async (name: string, loan = '5000000') => {
  await client(name, loan);
  const kept = await run((tx) => tx.records.get('client', name));
  return JSON.parse(kept?.body ?? '');
};
const days = async (knowledge = KNOWN, today = TODAY) =>
  watchOf('甲公司', await told('甲公司'), knowledge, today).days.filter(({ measure }) => measure === TOWN_MEASURE);

const look = async (knowledge = KNOWN, version = 'v1', today = TODAY, goesOn = () => true, skip = 0) =>
  watchClients(
    {
      store,
      watched: (name, profile) => watchOf(name, profile, knowledge, today),
      version: () => version,
      today: () => today,
      now: () => 1,
    },
    skip,
    goesOn,
  );
const changed = async () => (await run((tx) => CHANGED.list(tx, null, 0, 99))).map(({ value }) => value);

beforeEach(() => {
  store = new MemoryStore();
});

describe('the days ahead of a client', () => {
  it('are the end of what it fits, with how it stands, and none that is past', async () => {
    expect(await days()).toMatchObject([
      { kind: 'ends', on: '2026-12-31', says: '15万元', title: TOWN_TITLE, clause: 'yunxi-2026#1' },
    ]);
    expect(await days(KNOWN, '2027-01-01')).toEqual([]);
  });

  it('are the beginning of what it will fit', async () => {
    expect(await days(townKnowledge({ from: '2026-12-10' }))).toMatchObject([{ kind: 'begins', on: '2026-12-10' }]);
  });

  it('are those that the time to apply names, each year again', () => {
    expect(daysNamed('每年3月至4月30日', TODAY)).toEqual(['2027-03-01', '2027-04-30']);
    expect(daysNamed('12月15日前', TODAY)).toEqual(['2026-12-15']);
    expect(daysNamed('2026年12月1日至2027年1月5日', TODAY)).toEqual(['2026-12-01', '2027-01-05']);
    expect(daysNamed('常年受理', TODAY)).toEqual([]);
  });

  it('keep their name when they move', async () => {
    const [before, after] = [await days(), await days(townKnowledge({ to: '2027-06-30' }))];
    expect(before[0]?.uid).toBe(after[0]?.uid);
    expect(after[0]?.on).toBe('2027-06-30');
  });
});

describe('the call list', () => {
  it('holds each client by day until it is settled, or put off', async () => {
    await client('甲公司');
    await client('乙公司', '4000000');
    await client('丙公司', '1');
    await look();
    const names = async (today = TODAY) =>
      (await run((tx) => callList(tx, today, '2027-02-01'))).flatMap((day) =>
        day.measure === TOWN_MEASURE ? [day.client] : [],
      );
    // 丙公司 is near: it lacks the sum alone.
    expect(await names()).toEqual(['丙公司', '乙公司', '甲公司']);
    const [first] = (await run((tx) => DAYS.get(tx, '甲公司')))?.value.days ?? [];
    if (!first) throw new Error('no day');
    await run((tx) => markDay(tx, first, '2026-12-03', '小禾', 1));
    expect(await names()).toEqual(['丙公司', '乙公司']);
    expect(await names('2026-12-03')).toContain('甲公司');
    await run((tx) => markDay(tx, first, null, '小禾', 1));
    expect(await names('2026-12-20')).not.toContain('甲公司');
    await run((tx) => unwatch(tx, '乙公司'));
    expect(await names()).toEqual(['丙公司']);
  });

  it('is a calendar of whole days with names that stay', async () => {
    const [day] = await days();
    if (!day) throw new Error('no day');
    const text = calendarOf([day], 0).replace(/\r\n /g, '');
    expect(text).toContain(`UID:${day.uid}@cewen`);
    expect(text).toContain('DTSTART;VALUE=DATE:20261231');
    expect(text).toContain(`SUMMARY:甲公司：${TOWN_TITLE} 截止`);
    expect(calendarOf([], 0)).toContain('BEGIN:VCALENDAR');
  });
});

describe('another knowledge', () => {
  it('tells which client gains or loses what, and nothing of one whose own facts changed', async () => {
    await client('甲公司');
    await client('乙公司');
    await look();
    await client('乙公司', '4000000');
    await look(townKnowledge({ rate: '5%' }), 'v2');
    expect(await changed()).toMatchObject([
      {
        client: '甲公司',
        changes: [{ measure: TOWN_MEASURE, was: '符合：15万元', is: '符合：25万元' }],
        done: null,
      },
    ]);
    const [one] = await changed();
    expect(one?.certain).toEqual({ was: '15万元', is: '25万元' });
  });

  it('tells nothing where it changes nothing, nor twice', async () => {
    await client('甲公司');
    await look();
    await look(KNOWN, 'v2');
    expect(await changed()).toEqual([]);
    const other = townKnowledge({ rate: '5%' });
    await look(other, 'v3');
    await look(other, 'v3', '2026-11-27');
    expect(await changed()).toHaveLength(1);
  });

  it('is looked at a little at a time, from where it was left', async () => {
    for (const name of ['甲公司', '乙公司', '丙公司']) await client(name);
    let left = 2;
    const next = await look(KNOWN, 'v1', TODAY, () => left-- > 0);
    expect(next).toBe(2);
    expect(await run((tx) => DAYS.list(tx, null, 0, 9))).toHaveLength(2);
    expect(await look(KNOWN, 'v1', TODAY, () => true, 2)).toBeNull();
    expect(await run((tx) => DAYS.list(tx, null, 0, 9))).toHaveLength(3);
  });
});
