import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { SignedIn } from '../office/sign-in.ts';

/** What a request of the desk carries: where it came from, and who is signed in. */
export interface DeskEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { readonly by: SignedIn };
}

export type DeskContext = Context<DeskEnv>;

/** Which page of a list a request asks for; 0 is the first. */
export const pageAsked = (c: DeskContext, list = 'page'): number =>
  Math.max(0, Math.trunc(Number(c.req.query(list) ?? 0)) || 0);

/** A field of the form that was sent, '' where it has none. */
export async function fieldOf(c: DeskContext, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value : '';
}
