import type { SignedIn } from '../office/sign-in.ts';
import type { Whose } from '../store/port/person.ts';
import type { QueueQuery } from './pages/queue.ts';

/** What a page that is open shows. */
interface Shows {
  readonly by: SignedIn;
  /** The token that it was opened with. */
  readonly token: string;
  /** Its chat; null where it shows none. */
  readonly whose: Whose | null;
  readonly asked: QueueQuery;
  /** Lines from before this moment are shown. */
  readonly before: number;
}

/** A line of a chat, by the key that the page finds it by. */
interface FreshLine {
  readonly key: string;
  readonly html: string;
}

/** All lines of a chat, in order, and what names them with all that they say. */
export interface ShownLines {
  readonly digest: string;
  readonly lines: readonly FreshLine[];
}

/** What a page is sent: parts by their id, and all lines of its chat in order, null for those that it has. */
interface Update {
  readonly parts: Readonly<Record<string, string>>;
  readonly lines?: readonly (readonly [key: string, html: string | null])[];
}

/** How an open page is reached; whoever can't be reached is gone. */
interface Line {
  /** Resolves as soon as it is taken. */
  readonly write: (data: string) => Promise<void>;
  readonly end: () => void;
}

/** One open page: it is sent what differs from what it was sent before. */
export class LivePage {
  readonly shows: Shows;
  /** The version of its chat that it was last told. */
  version: number;
  /** Whether it has yet to take what it was sent last. */
  busy = false;
  ended = false;
  readonly #line: Line;
  readonly #parts = new Map<string, string>();
  #digest: string;
  #lines = new Map<string, string>();

  /** `loaded`: the version of the chat and the digest of the lines that it was loaded with. */
  constructor(shows: Shows, loaded: { readonly version: number; readonly digest: string }, line: Line) {
    this.shows = shows;
    this.version = loaded.version;
    this.#digest = loaded.digest;
    this.#line = line;
  }

  tell(parts: Readonly<Record<string, string>>, shown: ShownLines | null = null): void {
    const fresh = Object.entries(parts).filter(([id, html]) => this.#parts.get(id) !== html);
    for (const [id, html] of fresh) this.#parts.set(id, html);
    const lines = shown && shown.digest !== this.#digest ? shown.lines : null;
    const update: Update = {
      parts: Object.fromEntries(fresh),
      ...(lines && { lines: lines.map(({ key, html }) => [key, this.#lines.get(key) === html ? null : html]) }),
    };
    if (shown) {
      this.#digest = shown.digest;
      this.#lines = new Map(shown.lines.map(({ key, html }) => [key, html]));
    }
    if (fresh.length === 0 && !lines) return;
    this.busy = true;
    this.#line.write(JSON.stringify(update)).then(
      () => {
        this.busy = false;
      },
      () => this.end(),
    );
  }

  end(): void {
    this.ended = true;
    this.#line.end();
  }
}
