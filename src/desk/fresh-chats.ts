import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { type ChatNow, chatNow, colleaguesOf, markRead, readsBy } from './chat-read.ts';
import type { DeskParts } from './desk-parts.ts';
import type { LivePage, ShownLines } from './live-page.ts';
import {
  aboutOf,
  actionsOf,
  clientsStated,
  latersShown,
  notesOf,
  seen,
  sendOf,
  whoAnswers,
} from './pages/chat-parts.ts';
import { linesDigest, threadLines } from './pages/lines.ts';

interface Made {
  readonly stamp: string;
  readonly html: string;
}

/** The chats that open pages show: each is read once a round, and of its lines those are made anew that say something else. */
export class FreshChats {
  readonly #parts: DeskParts;
  /** Lines as they were made last, of chats that some page shows. */
  readonly #made = new Map<string, { readonly pages: Set<LivePage>; lines: Map<string, Made> }>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async read(tx: Transaction, pages: readonly LivePage[]) {
    const chats = new Map<string, ChatNow | null>();
    for (const page of pages) {
      const { whose, before, by } = page.shows;
      const name = nameOf(page);
      if (!whose) continue;
      const chat = chats.get(name) ?? (await chatNow(tx, whose, before));
      chats.set(name, chat);
      if (chat) await markRead(tx, chat.thread, by.account.id);
    }
    const moved = pages.some((page) => page.version !== chats.get(nameOf(page))?.thread.version);
    const colleagues = moved ? await colleaguesOf(tx) : [];
    return async (): Promise<void> => {
      const lines = new Map<string, ShownLines>();
      for (const page of pages) {
        const name = nameOf(page);
        const chat = chats.get(name);
        if (!chat || page.ended) continue;
        const shown = lines.get(name) ?? (await this.#linesOf(page, name, chat));
        lines.set(name, shown);
        page.tell(await this.#partsOf(page, chat, colleagues), shown);
      }
    };
  }

  leave(page: LivePage): void {
    const name = nameOf(page);
    const made = this.#made.get(name);
    made?.pages.delete(page);
    if (made?.pages.size === 0) this.#made.delete(name);
  }

  async #linesOf(page: LivePage, name: string, chat: ChatNow): Promise<ShownLines> {
    const made = this.#made.get(name) ?? { pages: new Set(), lines: new Map<string, Made>() };
    this.#made.set(name, made);
    made.pages.add(page);
    const shown = threadLines(chat.lines, readsBy(this.#parts, chat));
    const lines = new Map<string, Made>();
    for (const { key, stamp, markup } of shown) {
      const known = made.lines.get(key);
      lines.set(key, known?.stamp === stamp ? known : { stamp, html: String(await markup()) });
    }
    made.lines = lines;
    return { digest: linesDigest(shown), lines: [...lines].map(([key, { html }]) => ({ key, html })) };
  }

  /** What can be done with a chat changes with its version alone. */
  async #partsOf(page: LivePage, chat: ChatNow, colleagues: readonly string[]): Promise<Record<string, string>> {
    const { by, asked } = page.shows;
    const { thread } = chat;
    const { clock, live } = this.#parts;
    const now = clock.now();
    const others = live.others(aboutThread(thread), by.account.id, now);
    const handed = colleagues.filter((id) => id !== thread.owner);
    const view = { ...chat, by, asked, others, colleagues: handed, now };
    const parts = {
      about: aboutOf(view),
      seen: seen(view),
      who: whoAnswers(view),
      send: sendOf(view),
      client: clientsStated(view),
      notes: notesOf(view),
      laters: latersShown(view),
      ...(page.version === thread.version ? {} : { actions: actionsOf(view) }),
    };
    page.version = thread.version;
    const made = Object.entries(parts).map(async ([id, markup]) => [id, String(await markup)] as const);
    return Object.fromEntries(await Promise.all(made));
  }
}

/** A chat with the window of it that is shown. */
const nameOf = ({ shows: { whose, before } }: LivePage): string => (whose ? `${aboutThread(whose)} ${before}` : '');
