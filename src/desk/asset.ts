import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['desk.css', 'text/css; charset=utf-8'],
  ['desk-page.js', 'text/javascript; charset=utf-8'],
]);

const read = new Map<string, { readonly text: string; readonly hash: string }>();

function textOf(name: string): { readonly text: string; readonly hash: string } {
  const known = read.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
  const held = { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 12) };
  read.set(name, held);
  return held;
}

/** Where a page finds an asset: its address changes with its content. */
export const addressOfAsset = (name: string): string => `/desk/assets/${name}?${textOf(name).hash}`;

/** Serves the style and the script of the desk. */
export function asset(c: Context): Response {
  const name = c.req.param('name') ?? '';
  const type = TYPES.get(name);
  if (!type) return c.notFound() as Response;
  return c.body(textOf(name).text, 200, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
  });
}
