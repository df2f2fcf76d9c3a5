import { streamSSE } from 'hono/streaming';
import { DEEDS, noteOn } from '../office/audit-trail.ts';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { whoseOf } from './chat-key.ts';
import { SEEN } from './chat-read.ts';
import type { DeskContext } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';
import { FreshPages } from './fresh-pages.ts';
import { LivePage } from './live-page.ts';
import { askedIn } from './pages/queue.ts';

/** How often there is a sign of life where nothing happens; milliseconds. */
const BEAT = 25_000;
/** Longer than any session lasts. */
const LATELY = 12 * 3_600_000;
const DEEDS_OF_CHAT = 200;

/**
 * A page's line of events: `fresh` carries those parts of it that are no longer as they were. Whatever it missed before it was there, or
 * while it was cut off, comes first.
 */
export function eventRoute(parts: DeskParts, tokenOf: (c: DeskContext) => string) {
  const { store, live, clock } = parts;
  const fresh = new FreshPages(parts);
  return async (c: DeskContext): Promise<Response> => {
    const whose = whoseOf(c.req.query('chat') ?? '');
    const by = c.get('by');
    const me = by.account.id;
    if (whose) await store.transaction((tx) => seenBy(tx, whose, me, clock.now()));
    const shows = {
      by,
      token: tokenOf(c),
      whose,
      asked: askedIn((name) => c.req.query(name)),
      before: Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER,
    };
    const loaded = { version: Number(c.req.query('version')), digest: c.req.query('lines') ?? '' };
    return streamSSE(c, async (stream) => {
      let over = (): void => {};
      const ended = new Promise<void>((resolve) => {
        over = resolve;
      });
      const write = (data: string): Promise<void> => stream.writeSSE({ event: 'fresh', data });
      const page = new LivePage(shows, loaded, { write, end: over });
      const leave = live.join({
        account: me,
        chat: whose ? aboutThread(whose) : '',
        tell: (what) => fresh.stale(page, what),
      });
      let beating = (): void => {};
      const beat = (): void => {
        void stream.writeSSE({ event: 'beat', data: '' }).catch(over);
        beating = clock.after(BEAT, beat);
      };
      stream.onAbort(over);
      beat();
      fresh.stale(page, 'chat');
      await ended;
      leave();
      fresh.leave(page);
      beating();
    });
  };
}

/** Whoever follows a chat that they have not opened lately is written down as one who looked at it. */
async function seenBy(tx: Transaction, whose: Whose, by: string, now: number): Promise<void> {
  const deeds = await DEEDS.list(tx, aboutThread(whose), 0, DEEDS_OF_CHAT);
  const known = deeds.some(({ at, value }) => value.by === by && value.did === SEEN && at > now - LATELY);
  if (!known && (await tx.threads.find(whose))) await noteOn(tx, whose, by, SEEN, now);
}
