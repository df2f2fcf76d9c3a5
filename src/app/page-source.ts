import { createHmac, randomBytes } from 'node:crypto';

/**
 * What addresses are digested with before they are put on record: the same in every program over one database, so that an address has
 * one turn between them, and not kept in it. A program with a store of its own, or a database without a password, has one that ends with it.
 */
export function sourceKey(store: string): Uint8Array {
  const url = URL.canParse(store) ? new URL(store) : null;
  const password = url?.password || url?.searchParams.get('password');
  return password ? createHmac('sha256', password).update('cewen page source').digest() : randomBytes(32);
}
