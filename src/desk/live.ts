import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';

/** One open page: whose it is, which chat it shows, '' for none, and how it is told. */
export interface Viewer {
  readonly account: string;
  readonly chat: string;
  readonly tell: (event: 'chat' | 'queue') => void;
}

/** How long a person counts as writing after the last stroke, in milliseconds. */
const WRITES_FOR = 6000;

/** Who has which page open, and who writes: in memory, since it means nothing once the pages are gone. */
export class Live {
  readonly #viewers = new Set<Viewer>();
  readonly #writing = new Map<string, Map<string, number>>();
  readonly #onward: (whose: Whose) => void;

  /** `onward` tells the pages that are open in other processes. */
  constructor(onward: (whose: Whose) => void = () => {}) {
    this.#onward = onward;
  }

  /** The result ends it. */
  join(viewer: Viewer): () => void {
    this.#viewers.add(viewer);
    this.#tellOthers(viewer);
    return () => {
      this.#viewers.delete(viewer);
      this.#writing.get(viewer.chat)?.delete(viewer.account);
      this.#tellOthers(viewer);
    };
  }

  /** Something of a thread is on record. */
  changed(whose: Whose): void {
    this.heard(whose);
    this.#onward(whose);
  }

  /** The same, by another process. */
  heard(whose: Whose): void {
    const chat = aboutThread(whose);
    for (const viewer of this.#viewers) viewer.tell(viewer.chat === chat ? 'chat' : 'queue');
  }

  writes(chat: string, account: string, now: number): void {
    const writing = this.#writing.get(chat) ?? new Map<string, number>();
    const known = (writing.get(account) ?? 0) > now;
    this.#writing.set(chat, writing.set(account, now + WRITES_FOR));
    if (!known)
      for (const viewer of this.#viewers) if (viewer.chat === chat && viewer.account !== account) viewer.tell('chat');
  }

  /** The others who have a chat open, and whether they write. */
  others(chat: string, account: string, now: number): { readonly account: string; readonly writes: boolean }[] {
    const names = new Set(
      [...this.#viewers].filter((v) => v.chat === chat && v.account !== account).map((v) => v.account),
    );
    return [...names].map((name) => ({ account: name, writes: (this.#writing.get(chat)?.get(name) ?? 0) > now }));
  }

  #tellOthers({ chat, account }: Viewer): void {
    if (chat === '') return;
    for (const viewer of this.#viewers) if (viewer.chat === chat && viewer.account !== account) viewer.tell('chat');
  }
}
