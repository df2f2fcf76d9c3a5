import { Hono } from 'hono';
import { InputError } from '../errors.ts';
import { note } from '../office/audit-trail.ts';
import {
  CLIENTS,
  type ClientProfile,
  changeClient,
  clientName,
  profileOf,
  type StatedValue,
  withConfirmed,
  withoutFact,
} from '../office/clients/client-profile.ts';
import { unwatch } from '../office/watch/watch-clients.ts';
import type { Transaction } from '../store/port.ts';
import { type DeskContext, type DeskEnv, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { clientPage, clientsPage } from './pages/client-pages.ts';

const A_PAGE = 50;

type Field = (name: string) => string;
/** What a form does to a client, told its profile with what its chats tell. */
type Doing = (profile: ClientProfile, shown: ClientProfile, field: Field, by: string, name: string) => ClientProfile;

/** The agency's clients: what is known of each and from where, what fits today, what changed, what lies ahead. */
export function clientRoutes(parts: DeskParts): Hono<DeskEnv> {
  const { store, clock, today, clientView, measureTitles, factNames } = parts;
  const doings = doingsOf(parts);
  const app = new Hono<DeskEnv>();
  app.get('/clients', async (c) => {
    const page = pageAsked(c);
    const words = (c.req.query('words') ?? '').trim();
    const found = await store.transaction((tx) => sought(tx, words, page));
    return c.html(clientsPage(c.get('by'), found.slice(0, A_PAGE), { page, words, more: found.length > A_PAGE }));
  });
  app.post('/clients', async (c) => {
    const form = await c.req.parseBody();
    const name = clientName(String(form.name ?? ''));
    await store.transaction((tx) => changeClient(tx, name, clock.now(), (profile) => profile));
    return c.redirect(addressOf(name), 303);
  });
  const show = async (c: DeskContext, name: string, fault: string): Promise<Response> => {
    const profile = await store.transaction(async (tx) => {
      const kept = await profileOf(tx, name);
      if (kept && fault === '') await note(tx, { by: c.get('by').account.id, did: '查看客户', to: name }, clock.now());
      return kept;
    });
    if (!profile) throw new InputError('没有这个客户');
    const view = clientView(name, profile);
    const days = pageAsked(c, 'days');
    const more = { fault, facts: factNames(), measures: measureTitles(), year: today().slice(0, 4), days };
    return c.html(clientPage(c.get('by'), name, profile, view, more), fault === '' ? 200 : 422);
  };
  app.get('/clients/:name', (c) => show(c, c.req.param('name'), ''));
  app.post('/clients/:name/remove', async (c) => {
    const name = c.req.param('name');
    await store.transaction(async (tx) => {
      await CLIENTS.remove(tx, name);
      await unwatch(tx, name);
      await note(tx, { by: c.get('by').account.id, did: '删除客户', to: name }, clock.now());
    });
    return c.redirect('/desk/clients', 303);
  });
  app.post('/clients/:name/:doing', async (c) => {
    const name = c.req.param('name');
    const doing = doings.get(c.req.param('doing'));
    if (!doing) return c.notFound();
    const form = await c.req.parseBody();
    const field: Field = (key) => (typeof form[key] === 'string' ? form[key].trim() : '');
    const by = c.get('by').account.id;
    try {
      await store.transaction(async (tx) => {
        const shown = await profileOf(tx, name);
        if (!shown) throw new InputError('没有这个客户');
        await changeClient(tx, name, clock.now(), (profile) => doing(profile, shown, field, by, name));
        await note(tx, { by, did: '改客户资料', to: name }, clock.now());
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return show(c, name, error.message);
    }
    return c.redirect(addressOf(name), 303);
  });
  return app;
}

const addressOf = (client: string): string => `/desk/clients/${encodeURIComponent(client)}`;

async function sought(tx: Transaction, words: string, page: number) {
  if (words === '') return CLIENTS.list(tx, null, page * A_PAGE, A_PAGE + 1);
  const all = await CLIENTS.all(tx, null);
  return all.filter(({ id }) => id.includes(words)).slice(page * A_PAGE, (page + 1) * A_PAGE + 1);
}

function doingsOf({ today, readFact, clientView, measureTitles }: DeskParts): ReadonlyMap<string, Doing> {
  const year = (field: Field): number => {
    const told = Number(field('year'));
    if (!Number.isInteger(told) || told < 2000 || told > Number(today().slice(0, 4)))
      throw new InputError('领的是哪一年的，写四位数的年份，不能是以后');
    return told;
  };
  return new Map<string, Doing>([
    [
      'fact',
      (profile, _, field, by) => {
        const read = readFact(field('fact'), field('words'));
        if ('fault' in read) throw new InputError(`${field('fact')}“${field('words')}”：${read.fault}`);
        const told: StatedValue = { value: read.value as StatedValue['value'], source: 'clerk', from: by, on: today() };
        return withConfirmed(profile, field('fact'), told, by, today());
      },
    ],
    ['confirm', (profile, shown, field, by) => confirmed(profile, shown, field('fact'), false, by, today())],
    ['accept', (profile, shown, field, by) => confirmed(profile, shown, field('fact'), true, by, today())],
    ['drop', (profile, _, field) => withoutFact(profile, field('fact'))],
    [
      'received',
      (profile, _, field, by) => {
        const measure = field('measure');
        if (!measureTitles().some(([id]) => id === measure)) throw new InputError('请选是哪一项措施');
        const one = { measure, year: year(field), by };
        const others = profile.received.filter((had) => had.measure !== measure || had.year !== one.year);
        return { ...profile, received: [...others, one] };
      },
    ],
    [
      'not-received',
      (profile, _, field) => ({
        ...profile,
        received: profile.received.filter(
          ({ measure, year: of }) => measure !== field('measure') || String(of) !== field('year'),
        ),
      }),
    ],
    [
      'seen',
      (profile, shown, _, by, name) => ({
        ...profile,
        seen: { standings: clientView(name, shown).standings, on: today(), by },
      }),
    ],
  ]);
}

/** A fact as it is shown, or as it was told otherwise since, confirmed by an account. */
function confirmed(
  profile: ClientProfile,
  shown: ClientProfile,
  fact: string,
  other: boolean,
  by: string,
  on: string,
): ClientProfile {
  const known = new Map(Object.entries(shown.facts)).get(fact);
  const told = other ? known?.other : known;
  if (!told) throw new InputError('这一项已经改过了：请看现在的');
  const { value, source, from, on: toldOn } = told;
  return withConfirmed(profile, fact, { value, source, from, on: toldOn }, by, on);
}
