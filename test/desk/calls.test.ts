import { load } from 'cheerio';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeFromChat } from '../../src/office/clients/client-profile.ts';
import { watchClients } from '../../src/office/watch/watch-clients.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';
import { TOWN_TITLE, townKnowledge } from '../fakes/town-knowledge.ts';

const KNOWN = townKnowledge();
const DEARER = townKnowledge({ rate: '5%' });
let rig: DeskRig;
let clerk: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  rig.knowledge = KNOWN;
  clerk = await rig.signedIn('小禾');
});

/** A client that a private chat tells of; the chat is on a channel. */
async function client(name: string, sender = 's1'): Promise<void> {
  await rig.heard('我们在长沙，贷款500万', sender);
  const whose = { channel: 'wecom', chat: sender, sender };
  const facts = [
    ['所在地', '430100'],
    ['年度贷款总额', '5000000'],
  ].map(([fact = '', value]) => ({ fact, value: JSON.stringify(value), words: '', on: '2026-11-20' }));
  await rig.run((tx) => takeFromChat(tx, { whose, kind: 'private' }, name, facts, rig.clock.now()));
}
const look = (version: string) =>
  watchClients(
    { store: rig.store, ...rig.watching, version: () => version, now: () => rig.clock.now() },
    0,
    () => true,
  );
const items = () =>
  load(clerk.page)('.listed > li')
    .map((_, li) => load(li).text().replace(/\s+/g, ' '))
    .get();
/** Posts the first form of the page that goes to such an address, with what it carries. */
async function press(action: string, fields: Record<string, string> = {}): Promise<Response> {
  const $ = load(clerk.page);
  const form = $(`.listed form[action^="${action}"]${fields.does ? ':has(textarea)' : ''}`).first();
  const carried = Object.fromEntries(
    form
      .find('input, textarea')
      .map((_, one) => [[$(one).attr('name') ?? '', String($(one).val() ?? '')]])
      .get() as never,
  );
  return clerk.post(form.attr('action') ?? '', { ...carried, ...fields });
}
const said = () =>
  rig.sent.flatMap(({ rows }) => rows.map(({ author, outgoing }) => [author, outgoing.chat, outgoing.part.text]));

describe('whom to call', () => {
  it('is listed by day, each settled or put off with a press', async () => {
    await client('甲公司');
    await client('乙公司', 's2');
    await look('v1');
    await clerk.get('/desk/calls');
    expect(items().filter((one) => one.includes(TOWN_TITLE))).toHaveLength(2);
    expect(items()[0]).toContain('2026-12-31');
    await press('/desk/calls/mark');
    await clerk.get('/desk/calls');
    expect(items()).toHaveLength(1);
    await press('/desk/calls/mark', { days: '7' });
    await clerk.get('/desk/calls');
    expect(items()).toEqual([]);
    rig.day = '2026-12-05';
    await clerk.get('/desk/calls');
    expect(items()).toHaveLength(1);
  });

  it('is written to by a press alone, in the chats of that client that may be written into; the sum is bound', async () => {
    await client('甲公司');
    await look('v1');
    await clerk.get('/desk/calls');
    expect(said()).toEqual([]);
    expect((await press('/desk/calls/tell')).status).toBe(303);
    expect(said()).toHaveLength(1);
    expect(said()[0]?.slice(0, 2)).toEqual(['小禾', 's1']);
    expect(said()[0]?.[2]).toContain(`“${TOWN_TITLE}”截止是2026年12月31日`);
    await clerk.get('/desk/calls');
    expect(items()).toEqual([]);
  });

  it('is not written to where a colleague answers, where nobody shall be written to, or on a page that cannot be pushed to', async () => {
    await client('甲公司');
    await look('v1');
    const whose = { channel: 'wecom', chat: 's1', sender: 's1' };
    const thread = await rig.run((tx) => tx.threads.find(whose));
    if (!thread) throw new Error('no thread');
    await rig.run((tx) => tx.threads.move(thread, { state: 'person', owner: '别人', reason: null }, rig.clock.now()));
    await clerk.get('/desk/calls');
    expect(items()[0]).toContain('同事在接待');
    expect((await press('/desk/calls/tell')).status).toBe(422);
    await rig.run((tx) => tx.threads.forget(whose));
    await clerk.get('/desk/calls');
    expect(said()).toEqual([]);
  });

  it('is a calendar at a secret address, until it is closed, or the account is', async () => {
    await client('甲公司');
    await look('v1');
    await clerk.get('/desk/calls');
    await clerk.post('/desk/calls/feed', {});
    const address = load(clerk.page)('code').text();
    expect(address).toMatch(/\/desk\/feed\/[\w-]{43}\.ics$/);
    const path = new URL(address).pathname;
    const anybody = rig.browser();
    const feed = await anybody.get(path);
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    expect(await feed.text()).toContain('DTSTART;VALUE=DATE:20261231');
    expect((await anybody.get('/desk/feed/x.ics')).status).toBe(404);
    await clerk.get('/desk/calls');
    expect(clerk.page).not.toContain(path);
    await clerk.post('/desk/calls/feed/close', {});
    expect((await anybody.get(path)).status).toBe(404);
  });
});

describe('a change of the policies', () => {
  it('shows who gains or loses how much, with a draft that a press sends once', async () => {
    await client('甲公司');
    await look('v1');
    rig.knowledge = DEARER;
    await look('v2');
    await clerk.get('/desk/changes');
    expect(items()[0]).toMatch(/甲公司[\s\S]*15万元 → 符合：25万元[\s\S]*合计确定15万元 → 25万元/);
    expect(said()).toEqual([]);
    expect((await press('/desk/changes', { does: 'tell' })).status).toBe(303);
    expect(said()[0]?.[2]).toMatch(/政策有变动[\s\S]*原来符合：15万元，现在符合：25万元/);
    await clerk.get('/desk/changes');
    expect(items()).toEqual([]);
  });

  it('may be let be', async () => {
    await client('甲公司');
    await look('v1');
    rig.knowledge = DEARER;
    await look('v2');
    await clerk.get('/desk/changes');
    await press('/desk/changes');
    await clerk.get('/desk/changes');
    expect(items()).toEqual([]);
    expect(said()).toEqual([]);
  });
});
