import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Where the page stands: under `/` by itself, or under `/embed` in the frame of another site. */
export interface PagePlace {
  /** What every address begins with: '' or `/embed`. */
  readonly base: '' | '/embed';
  readonly framed: boolean;
}

/** What a request of the page carries: where it came from. */
export interface OwnerEnv {
  readonly Bindings: Partial<HttpBindings>;
}

export type OwnerContext = Context<OwnerEnv>;

/** A field of the form that was sent, '' where it has none; without NUL, which no database keeps, its lines ending as in a browser. */
export interface Form {
  readonly one: (name: string) => string;
}

/** Reads the form of a request. */
export async function formOf(c: OwnerContext): Promise<Form> {
  const fields = new Map(Object.entries(await c.req.parseBody({ all: true })));
  return {
    one: (name) => {
      const value = [fields.get(name)].flat()[0];
      return typeof value === 'string' ? value.replaceAll('\0', '').replaceAll('\r\n', '\n') : '';
    },
  };
}
