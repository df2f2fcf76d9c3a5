import type { Transaction } from '../store/port.ts';
import { chatsAsked } from './chat-read.ts';
import type { LivePage } from './live-page.ts';
import { chatsOf, queryOf, tabsOf } from './pages/queue.ts';

/** The queues that some pages show: each that is asked for is read and made once. */
export async function readQueues(tx: Transaction, pages: readonly LivePage[], now: number) {
  const counts = await tx.threads.counts();
  const owned = await tx.threads.owned();
  const read = new Map<string, Awaited<ReturnType<typeof chatsAsked>>>();
  for (const { shows } of pages) {
    const name = nameOf(shows);
    if (!read.has(name)) read.set(name, await chatsAsked(tx, shows.asked, shows.by.account.id));
  }
  return async (): Promise<void> => {
    const made = new Map<string, string>();
    for (const page of pages) {
      const { asked, by } = page.shows;
      const name = nameOf(page.shows);
      const queue = read.get(name);
      if (!queue) continue;
      // Which chat is open is the page's own to say: the rest is the same to all.
      const chats = made.get(name) ?? String(await chatsOf({ ...queue, asked, open: '', now }));
      made.set(name, chats);
      page.tell({ tabs: String(await tabsOf({ asked, counts, mine: owned.get(by.account.id) ?? 0 })), chats });
    }
  };
}

/** A queue, with whose it is where that matters. */
const nameOf = ({ asked, by }: LivePage['shows']): string =>
  `${queryOf(asked)} ${asked.view === 'mine' && asked.words === '' ? by.account.id : ''}`;
