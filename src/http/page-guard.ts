import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The headers of a page that runs no script and shows no style but our own, and that stands in frames of `ancestors` alone: `'none'`, or origins. */
export function pageHeaders(ancestors: readonly string[]): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: [...ancestors],
      baseUri: ["'none'"],
    },
    // Of this host alone: what else the domain serves is not ours to bind to TLS.
    strictTransportSecurity: 'max-age=15552000',
    referrerPolicy: 'same-origin',
    // It knows no list of hosts: frame-ancestors says it alone where there is one.
    xFrameOptions: ancestors.includes("'none'") ? 'DENY' : false,
  });
}

/** A form of this very host; the protocol may be another where a proxy ends TLS. */
export const isOurs = (origin: string, c: Context): boolean =>
  URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);

/** Whether the page came over TLS, here or at the proxy. */
export const cameOverTls = (c: Context): boolean =>
  c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
