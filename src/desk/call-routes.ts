import { Hono } from 'hono';
import { InputError } from '../errors.ts';
import { cameOverTls } from '../http/page-guard.ts';
import { note } from '../office/audit-trail.ts';
import { profileOf } from '../office/clients/client-profile.ts';
import { calendarOf } from '../office/watch/calendar.ts';
import { callList, closeFeeds, feedOf, hasFeed, markDay, openFeed } from '../office/watch/call-list.ts';
import { reachOf, writeTo } from '../office/watch/reach-client.ts';
import { CHANGED } from '../office/watch/watch-clients.ts';
import type { Transaction } from '../store/port.ts';
import { type DeskContext, type DeskEnv, fieldOf, pageAsked } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { callsPage } from './pages/calls-page.ts';
import { changesPage } from './pages/changes-page.ts';

const A_PAGE = 30;
const WITHIN = [30, 90, 365] as const;
/** A calendar shows so many days from today on. */
const FEED_DAYS = 365;
const DAY = 86_400_000;

/** So many days after a day, ISO both. */
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Whom to call about which day, what a change of the policies means for whom, and the calendar of it. */
export function callRoutes(parts: DeskParts): Hono<DeskEnv> {
  const { store, clock, today } = parts;
  const app = new Hono<DeskEnv>();
  const calls = async (
    c: DeskContext,
    more: { readonly fault: string; readonly feed: string | null },
  ): Promise<Response> => {
    const [by, page] = [c.get('by'), pageAsked(c)];
    const within = WITHIN.find((days) => String(days) === c.req.query('within')) ?? 90;
    const read = await store.transaction(async (tx) => {
      const all = await callList(tx, today(), after(today(), within));
      const days = all.slice(page * A_PAGE, (page + 1) * A_PAGE);
      const clients = [...new Set(days.map(({ client }) => client))];
      const reached = await reachedOf(tx, clients, by.account.id, clock.now());
      const changed = (await CHANGED.all(tx, null)).filter(({ value }) => value.done === null).length;
      return { days, of: all.length, reached, changed, hasFeed: await hasFeed(tx, by.account.id) };
    });
    return c.html(
      callsPage(by, { ...read, ...more, page, within, withins: WITHIN, size: A_PAGE }),
      more.fault === '' ? 200 : 422,
    );
  };
  app.get('/calls', (c) => calls(c, { fault: '', feed: null }));
  app.post('/calls/mark', async (c) => {
    const [uid, on, days] = [await fieldOf(c, 'uid'), await fieldOf(c, 'on'), Number(await fieldOf(c, 'days'))];
    const until = days > 0 && days <= 60 ? after(today(), days) : null;
    await store.transaction((tx) => markDay(tx, { uid, on }, until, c.get('by').account.id, clock.now()));
    return back(c, '/desk/calls');
  });
  app.post('/calls/tell', async (c) => {
    const [uid, on, text] = [await fieldOf(c, 'uid'), await fieldOf(c, 'on'), await fieldOf(c, 'text')];
    const by = c.get('by').account.id;
    try {
      parts.send(
        await store.transaction(async (tx) => {
          const day = (await callList(tx, today(), after(today(), FEED_DAYS))).find(
            (one) => one.uid === uid && one.on === on,
          );
          if (!day) throw new InputError('这一天刚才有人办过了');
          const basis = await basisOf(tx, day.client, [day.measure]);
          const owed = await writeTo(tx, day.client, { text, basis }, by, clock.now());
          await markDay(tx, { uid, on }, null, by, clock.now());
          return owed;
        }),
      );
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return calls(c, { fault: error.message, feed: null });
    }
    return back(c, '/desk/calls');
  });
  app.post('/calls/feed', async (c) => {
    const by = c.get('by').account.id;
    const secret = await store.transaction(async (tx) => {
      await note(tx, { by, did: '打开日历地址', to: by }, clock.now());
      return openFeed(tx, by, clock.now());
    });
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    return calls(c, { fault: '', feed: `${cameOverTls(c) ? 'https' : 'http'}://${host}/desk/feed/${secret}.ics` });
  });
  app.post('/calls/feed/close', async (c) => {
    const by = c.get('by').account.id;
    await store.transaction(async (tx) => {
      await closeFeeds(tx, by);
      await note(tx, { by, did: '关闭日历地址', to: by }, clock.now());
    });
    return back(c, '/desk/calls');
  });
  const changes = async (c: DeskContext, fault: string): Promise<Response> => {
    const [by, page] = [c.get('by'), pageAsked(c)];
    const read = await store.transaction(async (tx) => {
      const open = (await CHANGED.all(tx, null)).filter(({ value }) => value.done === null);
      const shown = open.slice(page * A_PAGE, (page + 1) * A_PAGE);
      const clients = [...new Set(shown.map(({ value }) => value.client))];
      return { shown, of: open.length, reached: await reachedOf(tx, clients, by.account.id, clock.now()) };
    });
    const titles = new Map(parts.measureTitles());
    const more = { page, size: A_PAGE, fault, titles, sourceOf: parts.measureSource };
    return c.html(changesPage(by, { ...read, ...more }), fault === '' ? 200 : 422);
  };
  app.get('/changes', (c) => changes(c, ''));
  app.post('/changes', async (c) => {
    const [id, text, by] = [await fieldOf(c, 'id'), await fieldOf(c, 'text'), c.get('by').account.id];
    const tells = (await fieldOf(c, 'does')) === 'tell';
    try {
      parts.send(
        await store.transaction(async (tx) => {
          const kept = await CHANGED.get(tx, id);
          if (!kept || kept.value.done !== null) throw new InputError('这一条刚才有人办过了');
          const { client, changes: all } = kept.value;
          const basis = await basisOf(
            tx,
            client,
            all.map(({ measure }) => measure),
          );
          const owed = tells ? await writeTo(tx, client, { text, basis }, by, clock.now()) : [];
          await CHANGED.put(tx, { ...kept, value: { ...kept.value, done: { by, on: today(), told: owed.length } } });
          return owed;
        }),
      );
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return changes(c, error.message);
    }
    return back(c, '/desk/changes');
  });
  /** What words about measures of a client rest on, as they are kept beside them. */
  async function basisOf(tx: Transaction, client: string, measures: readonly string[]) {
    const profile = await profileOf(tx, client);
    const { clauses, calculations } = profile ? parts.basisFor(profile, measures) : { clauses: [], calculations: [] };
    return { clauses, calculations: JSON.parse(JSON.stringify(calculations)) };
  }
  return app;
}

/** The calendar at a secret address: whoever has it needs no session. */
export const feedRoute =
  ({ store, clock, today }: DeskParts) =>
  async (c: DeskContext): Promise<Response> => {
    const secret = (c.req.param('file') ?? '').replace(/\.ics$/, '');
    try {
      const days = await store.transaction(async (tx) => {
        await feedOf(tx, secret);
        return callList(tx, today(), after(today(), FEED_DAYS));
      });
      return c.body(calendarOf(days, clock.now()), 200, { 'content-type': 'text/calendar; charset=utf-8' });
    } catch (error) {
      if (error instanceof InputError) return c.text('没有这个日历', 404);
      throw error;
    }
  };

const back = (c: DeskContext, path: string): Response => {
  const query = new URL(c.req.url).search;
  return c.redirect(`${path}${query}`, 303);
};

async function reachedOf(tx: Transaction, clients: readonly string[], me: string, now: number) {
  const reached = new Map<string, Awaited<ReturnType<typeof reachOf>>>();
  for (const client of clients) reached.set(client, await reachOf(tx, client, me, now));
  return reached;
}
