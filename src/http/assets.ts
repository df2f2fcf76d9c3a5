import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Context } from 'hono';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
]);

interface Held {
  readonly text: string;
  readonly hash: string;
}

/** Styles and scripts of one folder, each read once and served below `path`; its address changes with its content. */
export class Assets {
  readonly #folder: URL;
  readonly #path: string;
  readonly #held = new Map<string, Held>();

  /** `path` as `/desk/assets/`. */
  constructor(folder: URL, path: string) {
    this.#folder = folder;
    this.#path = path;
  }

  /** Where a page finds an asset. */
  address(name: string): string {
    return `${this.#path}${name}?${this.#read(name)?.hash ?? ''}`;
  }

  /** Answers a request for the asset that its parameter `name` names. */
  serve(c: Context): Response {
    const name = c.req.param('name') ?? '';
    const held = this.#read(name);
    if (!held) return c.notFound() as Response;
    return c.body(held.text, 200, {
      'content-type': TYPES.get(extensionOf(name)) ?? '',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }

  #read(name: string): Held | null {
    const known = this.#held.get(name);
    if (known) return known;
    const file = new URL(name, this.#folder);
    if (!/^[a-z]+(?:-[a-z]+)*\.[a-z]+$/.test(name) || !TYPES.has(extensionOf(name)) || !existsSync(file)) return null;
    const text = readFileSync(file, 'utf8');
    const held = { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 12) };
    this.#held.set(name, held);
    return held;
  }
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
