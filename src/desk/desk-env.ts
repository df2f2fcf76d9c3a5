import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { SignedIn } from '../office/sign-in.ts';

/** What a request of the desk carries: where it came from, and who is signed in. */
export interface DeskEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { readonly by: SignedIn };
}

export type DeskContext = Context<DeskEnv>;

/** A field of the form that was sent, '' where it has none. */
export async function fieldOf(c: DeskContext, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value : '';
}
