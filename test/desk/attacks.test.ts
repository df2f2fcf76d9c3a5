import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { chatKey } from '../../src/desk/chat-key.ts';
import { addJob, JOBS } from '../../src/office/batch/jobs.ts';
import { answerChat } from '../../src/office/chats.ts';
import { CLIENTS } from '../../src/office/clients/client-profile.ts';
import { answerLater } from '../../src/office/later.ts';
import { addNote, keepPhrase, silence } from '../../src/office/notes.ts';
import type { Whose } from '../../src/store/port/person.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';
import { EVIL, HARMLESS } from '../fakes/evil-strings.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';
import { archiveOf, zipOf } from '../fakes/zip.ts';

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`;
const pathOf = (thread: Whose & Pick<Thread, 'kind'>): string => `/desk/chat/${chatKey(thread)}`;
/** Messages on a page of a chat, clients and files on a page of theirs. */
const A_PAGE = { chat: 50, clients: 50, batch: 30 };

/** A desk with these words in every place that others fill: its pages by what they show, and what stands in the chats. `all` false: of each list the first page. */
async function filledWith(
  words: readonly string[],
  all: boolean,
): Promise<{ pages: [string, string][]; messages: string[] }> {
  const rig = new DeskRig();
  const by = await rig.signedIn('甲', 'admin');
  const now = rig.clock.now();
  const at = (i: number): string => words[i % words.length] ?? '';
  const pages: [string, string][] = [];
  const see = async (what: string, path: string): Promise<void> =>
    void pages.push([what, await (await by.get(path)).text()]);
  const whoseOf = (i: number) =>
    ({ channel: 'wecom', chat: `c${i}${at(i)}`, sender: `c${i}${at(i)}`, kind: 'private' }) as const;
  const chats = words.length / A_PAGE.chat;
  await rig.run(async (tx) => {
    for (const [i, text] of words.entries()) {
      const content = { kind: 'text', text } as const;
      const rest = { id: `m${i}`, revises: null, quoted: null, ticket: null, sentAt: now };
      await tx.inbox.record({ ...whoseOf(Math.floor(i / A_PAGE.chat)), ...rest, content }, 'done', now);
      const value = { facts: {}, received: [], chats: [], seen: null };
      await CLIENTS.put(tx, { id: text, about: '', value, at: now, version: 0 });
      await addJob(tx, `j${i}`, { by: at(i + 1), file: text }, now + i);
    }
    for (let i = 0; i < chats; i += 1) {
      await tx.threads.heard(whoseOf(i), now);
      await tx.threads.mark(whoseOf(i), { unread: 0 });
    }
  });
  for (let i = 0; i < (all ? chats : 1); i += 1) await see('chat', pathOf(whoseOf(i)));
  const messages = pages.flatMap(([, page]) => textsIn(page, '.asked > .text'));
  for (const [what, size] of [
    ['clients', A_PAGE.clients],
    ['batch', A_PAGE.batch],
  ] as const)
    for (let page = 0; page < (all ? words.length / size - 1 : 1); page += 1)
      await see(what, `/desk/${what}?page=${page}`);

  // One chat with all that is shown beside messages, each clause and each step with other words.
  const whose = whoseOf(chats);
  const document = (i: number) => ({ ...citationOf(1).document, title: at(i) });
  const citations = words.map((text, i) => ({ ...citationOf(1), text, locator: at(i + 1), document: document(i + 2) }));
  const steps = words.map((say) => ({ kind: 'amount', say, clause: 'c', holds: null, figures: [] }));
  const figure = { text: at(5), value: '1', unit: '元', origin: 'clause', ref: at(6) } as const;
  const notices = [{ say: at(7) } as never];
  const calculations = [{ rule: 'r', steps } as never];
  const reply = replyOf(at(8), { citations, calculations, figures: [figure], notices });
  const thread = await rig.heard(at(9), whose.chat, reply);
  const fact = { fact: at(1), value: '1', words: at(2), on: at(3) };
  const told = (i: number) => ({ value: '湖南省长沙市', source: 'file', from: at(i), on: '2026-11-20' }) as const;
  const known = { 所在地: { ...told(1), confirmed: { by: at(2), on: '2026-11-20' }, other: told(3) } };
  await rig.run(async (tx) => {
    await tx.conversations.keep(whose, { client: at(10), memory: null, facts: [fact] }, now);
    await silence(tx, whose, { scope: 'person', until: now + 3_600_000, reason: at(11), by: '甲' }, now);
    for (let i = 0; i < 40; i += 1) {
      await addNote(tx, whose, at(i), '甲', now);
      await keepPhrase(tx, `${i}${at(i)}`, at(i + 1), '甲', now);
      if (i < 10) await answerLater(tx, thread, { text: at(i), at: now + 60_000 }, '甲', now);
    }
    await answerChat(tx, thread, at(12), '甲', now);
    const value = { facts: known, received: [], chats: [], seen: null };
    await CLIENTS.put(tx, { id: `其一${at(0)}`, about: '', value, at: now, version: 0 });
    const job = await JOBS.get(tx, 'j0');
    const column = { at: 0, heading: at(4), use: null, why: at(5) };
    const bad = [{ row: 1, column: at(6), heading: at(7), words: at(8), why: at(9) }];
    const read = { state: 'read' as const, columns: [column], samples: [[at(10)]], bad, faults: 1 };
    if (job) await JOBS.put(tx, { ...job, value: { ...job.value, ...read } });
  });
  await see('beside', pathOf(whose));
  for (const path of [
    '',
    '?view=mine',
    '?view=bot',
    `?q=${encodeURIComponent(`没有${at(9)}`)}`,
    '/phrases',
    '/batch/j0',
    '/deeds',
  ])
    await see(path.startsWith('?q') ? 'search' : path, `/desk${path}`);
  await see('client', `/desk/clients/${encodeURIComponent(`其一${at(0)}`)}`);
  const stranger = rig.browser();
  pages.push(['sign-in', await (await stranger.post('/desk/sign-in', { name: at(0), password: 'x' })).text()]);
  pages.push(['join', await (await stranger.get(`/desk/join?code=${encodeURIComponent(at(1))}`)).text()]);
  return { pages, messages };
}

const textsIn = (page: string, selector: string): string[] => {
  const $ = load(page);
  return $(selector)
    .toArray()
    .map((element) => $(element).text());
};

/** The elements of a page as a browser makes them, each with the names of its attributes; and where its addresses lead. */
function shapeOf(page: string): { readonly elements: readonly string[]; readonly elsewhere: readonly string[] } {
  const all = load(page)('*')
    .toArray()
    .flatMap((element) => ('tagName' in element ? [{ name: element.tagName, has: element.attribs }] : []));
  const addresses = all.flatMap(({ has }) =>
    ['href', 'src', 'action', 'formaction'].flatMap((name) => has[name] ?? []),
  );
  return {
    elements: all.map(({ name, has }) => `${name}[${Object.keys(has)}]`),
    elsewhere: addresses.filter((each) => !/^(?:\/desk|\?|#main$|#laters$|data:,$)/.test(each)),
  };
}

test('three hundred strings stay words in every place of the desk that others fill', async () => {
  expect(new Set(EVIL).size).toBe(300);
  const [evil, harmless] = [await filledWith(EVIL, true), await filledWith(HARMLESS, false)];
  // Of the pages of a list the first has no way back; what was done on more pages is more deeds.
  const told = (what: string, elements: readonly string[]) => {
    const all = elements.filter((each) => each !== 'a[href]');
    return what === '/deeds' ? [...new Set(all)] : all;
  };
  const shapes = new Map(harmless.pages.map(([what, page]) => [what, told(what, shapeOf(page).elements)]));
  expect(evil.pages.length).toBeGreaterThan(25);
  for (const [what, page] of evil.pages) {
    const { elements, elsewhere } = shapeOf(page);
    expect(shapes.get(what)?.length, what).toBeGreaterThan(10);
    expect(told(what, elements), what).toEqual(shapes.get(what));
    expect(elsewhere).toEqual([]);
  }
  expect(evil.messages).toEqual(EVIL.map((words) => words.replaceAll('\u0000', '')));
});

/** A way of the desk: how it is asked for, and who may. `open` is anybody, signed in or not. */
const WAYS: readonly (readonly [way: string, who: 'open' | 'all' | readonly string[]])[] = [
  ['GET /desk/assets/:name', 'open'],
  ['GET /desk/sign-in', 'open'],
  ['POST /desk/sign-in', 'open'],
  ['GET /desk/join', 'open'],
  ['POST /desk/join', 'open'],
  ['GET /desk/feed/:file', 'open'],
  ['POST /desk/learning/kept/:what/:id', ['lead', 'officer', 'admin']],
  ['GET /desk/phrases', 'all'],
  ['POST /desk/phrases', ['lead', 'officer', 'admin']],
  ['GET /desk/deeds', ['lead', 'officer', 'admin']],
  ['GET /desk/accounts', ['admin']],
  ['POST /desk/accounts', ['admin']],
  ['POST /desk/accounts/:id', ['admin']],
];
const ROLES = ['clerk', 'lead', 'officer', 'admin'] as const;

describe('every way of the desk', () => {
  const asked = async (browser: Browser, way: string, more: Readonly<Record<string, string>> = {}) => {
    const [method, path = ''] = way.split(' ');
    const there = path.replace(/:\w+/g, 'x');
    return method === 'GET' ? browser.get(there) : browser.post(there, more);
  };

  test('leads whoever is not signed in to the way in, but for that way itself', async () => {
    const rig = new DeskRig();
    expect(rig.ways.length).toBeGreaterThan(30);
    const open = WAYS.flatMap(([way, who]) => (who === 'open' ? [way] : []));
    expect(open.filter((way) => !rig.ways.includes(way))).toEqual([]);
    for (const way of rig.ways.filter((each) => !open.includes(each))) {
      const response = await asked(rig.browser(), way);
      expect([response.status, response.headers.get('location')], way).toEqual([303, '/desk/sign-in']);
    }
  });

  test('changes nothing for a form without the token of its session, or with that of another', async () => {
    const rig = new DeskRig();
    const admin = await rig.signedIn('甲', 'admin');
    const other = await rig.signedIn('乙', 'admin');
    await other.get('/desk');
    const open = new Set<string>(WAYS.flatMap(([way, who]) => (who === 'open' ? [way] : [])));
    for (const way of rig.ways.filter((each) => each.startsWith('POST') && !open.has(each)))
      for (const csrf of ['', other.hidden('csrf')]) expect((await asked(admin, way, { csrf })).status, way).toBe(403);
  });

  test('is closed to whoever’s role does not reach', async () => {
    const rig = new DeskRig();
    for (const role of ROLES) {
      const browser = await rig.signedIn(`我${role}`, role);
      await browser.get('/desk');
      for (const [way, who] of WAYS) {
        if (who === 'open' || who === 'all') continue;
        const { status } = await asked(browser, way, { role: 'clerk', active: 'yes', title: 'a', text: 'b' });
        const text = browser.page;
        expect(status === 422 && text.includes('没有这个权限'), `${role} ${way}`).toBe(!who.includes(role));
        await browser.get('/desk');
      }
    }
  });
});

describe('a number or a key that is another’s', () => {
  test('opens nothing: chats, notes, replies to come and clients are named by what they belong to', async () => {
    const rig = new DeskRig();
    const clerk = await rig.signedIn('甲');
    const [mine, others] = [await rig.heard('一', 's1'), await rig.heard('二', 's2')];
    const now = rig.clock.now();
    await rig.run((tx) => answerLater(tx, others, { text: '别人的', at: now + 60_000 }, '甲', now));
    await rig.run((tx) =>
      tx.conversations.keep(
        others,
        {
          client: '别家',
          memory: null,
          facts: [{ fact: '所在地', value: '"长沙市"', words: '长沙', on: '2026-11-20' }],
        },
        now,
      ),
    );
    await clerk.get(pathOf(others));
    const id = clerk.hidden('id');
    await clerk.get(pathOf(mine));
    expect(clerk.page).not.toContain('别家');
    await clerk.post(`${pathOf(mine)}/later-drop`, { id });
    expect((await clerk.post(`${pathOf(mine)}/client`, { client: '别家', as: '别家' })).status).toBe(409);
    await clerk.get(pathOf(others));
    expect(clerk.page).toContain('别人的');
    for (const key of ['x', 'e30', Buffer.from('["wecom","s1"]').toString('base64url'), '..%2f..%2fetc'])
      expect((await clerk.get(`/desk/chat/${key}`)).status, key).toBe(404);
    for (const path of ['/desk/batch/none', '/desk/batch/none/result.xlsx', '/desk/clients/none'])
      expect((await clerk.get(path)).status, path).toBe(422);
  });

  test('changes no other account: a clerk closes none, an admin not their own', async () => {
    const rig = new DeskRig();
    const [clerk, admin] = [await rig.signedIn('甲'), await rig.signedIn('乙', 'admin')];
    for (const browser of [clerk, admin]) await browser.get('/desk');
    expect((await clerk.post('/desk/accounts/乙', { active: 'no' })).status).toBe(422);
    expect((await admin.post('/desk/accounts/乙', { active: 'no' })).status).toBe(422);
    expect((await admin.get('/desk')).status).toBe(200);
  });
});

test.each([
  ['says so', zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(1000), 400 * 1024 * 1024)],
  ['says less', zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(8 * 1024 * 1024), 1000)],
  ['is many in one', archiveOf(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`xl/${i}.xml`, ''])))],
  ['names things that hold each other', archiveOf({ 'xl/workbook.xml': LAUGHS, 'xl/worksheets/sheet1.xml': LAUGHS })],
])('a file that unpacks to more than it may, and %s, is refused and harms nobody', async (_, bytes) => {
  const rig = new DeskRig();
  const clerk = await rig.signedIn('甲');
  await clerk.get('/desk/batch');
  const before = process.cpuUsage();
  const sent = await clerk.upload('/desk/batch', '名单.xlsx', bytes);
  await rig.batches.settled();
  const { user, system } = process.cpuUsage(before);
  await clerk.get(sent.headers.get('location') ?? '');
  expect(clerk.page).toMatch(/role="alert"/);
  expect(user + system).toBeLessThan(3_000_000);
  expect((await clerk.get('/desk')).status).toBe(200);
});
