import { expect, test } from 'vitest';
import { chatKey } from '../../src/desk/chat-key.ts';
import { DEEDS } from '../../src/office/audit-trail.ts';
import { signOutEverywhere } from '../../src/office/sign-in.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';

const WHOSE = { channel: 'wecom', chat: 's1', sender: 's1' } as const;
const CHAT = chatKey(WHOSE);

interface Update {
  readonly parts: Readonly<Record<string, string>>;
  readonly lines?: readonly (readonly [key: string, html: string | null])[];
}

/** A page's line of events as its browser opens it; `next` is what it is told in the next round, null where it is told nothing. */
async function follow(rig: DeskRig, by: Browser, page = by.page) {
  const loaded = (name: string): string => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '';
  const query = new URLSearchParams({ chat: loaded('chat'), version: loaded('version'), lines: loaded('lines') });
  const response = await by.get(`/desk/events?${query}`);
  let came = '';
  let over = false;
  const reading = (async () => {
    for await (const chunk of response.body ?? []) came += new TextDecoder().decode(chunk);
    over = true;
  })();
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  await settled();
  return {
    next: async (ms = 100): Promise<Update | null> => {
      came = '';
      rig.clock.advance(ms);
      await settled();
      const data = /event: fresh\ndata: (.*)\n/.exec(came)?.[1];
      return data === undefined ? null : JSON.parse(data);
    },
    over: (): boolean => over,
    reading,
  };
}

const opened = async (): Promise<{ rig: DeskRig; by: Browser }> => {
  const rig = new DeskRig();
  await rig.heard('奖励多少');
  const by = await rig.signedIn('甲');
  await by.get(`/desk/chat/${CHAT}`);
  return { rig, by };
};

test('a page is sent the line that came, and none that it has', async () => {
  const { rig, by } = await opened();
  const line = await follow(rig, by);
  expect((await line.next())?.lines).toBeUndefined();
  await rig.heard('还有呢');
  rig.live.changed(WHOSE);
  const first = await line.next();
  expect(first?.lines?.map(([, html]) => html?.includes('还有呢') ?? null)).toEqual([null, true]);
  await rig.heard('第三句');
  rig.live.changed(WHOSE);
  const second = await line.next();
  expect(second?.lines?.map(([, html]) => html?.includes('第三句') ?? null)).toEqual([null, null, true]);
});

test('what a page missed while it was loaded or cut off comes as soon as it is there', async () => {
  const { rig, by } = await opened();
  await rig.heard('断线时说的');
  const line = await follow(rig, by);
  expect((await line.next())?.lines?.at(-1)?.[1]).toContain('断线时说的');
});

test('what is done with a chat comes with the version that it is done to', async () => {
  const { rig, by } = await opened();
  const line = await follow(rig, by);
  await line.next();
  await by.post(`/desk/chat/${CHAT}/take`, {});
  const parts = (await line.next())?.parts;
  expect(parts?.about).toContain('甲 接待中');
  expect(parts?.seen).toContain('name="version" value="1"');
  expect(parts?.actions).toContain('交回排队');
  rig.live.changed(WHOSE);
  expect(await line.next()).toBeNull();
});

test.each(['private', 'group'] as const)(
  'of an enterprise, what is told shows where the chat is open, and nothing in a group: %s',
  async (kind) => {
    const rig = new DeskRig();
    await rig.run((tx) => tx.threads.heard({ ...WHOSE, kind }, rig.clock.now()));
    const by = await rig.signedIn('甲');
    await by.get(`/desk/chat/${CHAT}`);
    const line = await follow(rig, by);
    await line.next();
    const tells = async (words: string): Promise<Update | null> => {
      const facts = [{ fact: '年度贷款总额', value: '"5000000"', words, on: '2026-11-26' }];
      await rig.run((tx) => tx.conversations.keep(WHOSE, { client: '宏达机械', memory: null, facts }, rig.clock.now()));
      rig.live.changed(WHOSE);
      return line.next();
    };
    const told = (await tells('贷款500万'))?.parts.client ?? '';
    expect(/宏达机械[\s\S]*贷款500万/.test(told)).toBe(kind === 'private');
    // What somebody else does with the chat leaves the form for it as it is.
    await by.post(`/desk/chat/${CHAT}/take`, {});
    expect((await line.next())?.parts.client).toBeUndefined();
  },
);

test('however many look at a queue, it is read once a round, and told where it differs', async () => {
  const { rig, by } = await opened();
  await by.get('/desk');
  const lines = [];
  for (let i = 0; i < 5; i += 1) lines.push(await follow(rig, by));
  let read = 0;
  await rig.run(async ({ threads }) => {
    const list = threads.list.bind(threads);
    threads.list = (...given) => {
      read += 1;
      return list(...given);
    };
  });
  const [one, ...rest] = await Promise.all(lines.map((line, i) => line.next(i === 0 ? 2000 : 0)));
  expect(one?.parts.tabs).toContain('策问在答');
  expect(rest.every((each) => each === null || each.parts.tabs === one?.parts.tabs)).toBe(true);
  expect(read).toBe(1);
  rig.live.changed(WHOSE);
  expect(await lines[0]?.next(2000)).toBeNull();
});

test('a line of events ends with its session, and tells nothing more', async () => {
  const { rig, by } = await opened();
  const line = await follow(rig, by);
  await line.next();
  await rig.run((tx) => signOutEverywhere(tx, '甲'));
  await rig.heard('别人不该看见');
  rig.live.changed(WHOSE);
  expect(await line.next()).toBeNull();
  await line.reading;
  expect(line.over()).toBe(true);
});

test('whoever follows a chat without its page is written down as one who looked at it, once', async () => {
  const { rig, by } = await opened();
  const other = await rig.signedIn('乙');
  await other.get('/desk');
  for (let i = 0; i < 2; i += 1) await follow(rig, other, by.page);
  await follow(rig, by);
  const deeds = await rig.run((tx) => DEEDS.list(tx, null, 0, 99));
  const looked = deeds.filter(({ value }) => value.did === '查看').map(({ value }) => value.by);
  expect(looked.sort()).toEqual(['乙', '甲'].sort());
});
