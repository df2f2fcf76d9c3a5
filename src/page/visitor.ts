import { createHash, randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { cameOverTls } from '../http/page-guard.ts';
import type { OwnerContext, PagePlace } from './owner-env.ts';

/** An anonymous visit: the token that the browser has, and the name under which its conversation is kept, which gives nobody the token. */
export interface Visitor {
  readonly token: string;
  readonly name: string;
  /** Its cookie came, so that no form need carry it. */
  readonly byCookie: boolean;
}

const COOKIE = { '': 'cewen-page', '/embed': 'cewen-embed' } as const;
const TOKEN = /^[\w-]{43}$/;

const named = (token: string, byCookie: boolean): Visitor => ({
  token,
  byCookie,
  name: createHash('sha256').update(token).digest('base64url').slice(0, 27),
});

/** Whose page this is: by its cookie, else by what the form carries where cookies of frames are refused; null for whoever has asked nothing yet. */
export function visitorOf(c: OwnerContext, { base, framed }: PagePlace, carried: string): Visitor | null {
  const kept = getCookie(c, COOKIE[base], cameOverTls(c) ? 'host' : undefined) ?? '';
  if (TOKEN.test(kept)) return named(kept, true);
  return framed && TOKEN.test(carried) ? named(carried, false) : null;
}

export const newVisitor = (): Visitor => named(randomBytes(32).toString('base64url'), false);

/**
 * The token's cookie, which ends with the browser and which no script reads; over TLS no other host and no page without TLS can set it.
 * In a frame it is one of the embedding site alone, and goes over TLS alone, as browsers want it; null takes it away.
 */
export function keepVisitor(c: OwnerContext, { base, framed }: PagePlace, visitor: Visitor | null): void {
  const secure = cameOverTls(c);
  if (framed && !secure) return;
  const ends = visitor ? {} : { maxAge: 0 };
  const where = { path: '/', httpOnly: true, secure, ...(secure ? { prefix: 'host' as const } : {}) } as const;
  const site = framed ? ({ sameSite: 'None', partitioned: true } as const) : ({ sameSite: 'Lax' } as const);
  setCookie(c, COOKIE[base], visitor?.token ?? '', { ...where, ...site, ...ends });
}
