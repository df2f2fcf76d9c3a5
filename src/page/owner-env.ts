import { BlockList, isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Where the page stands: under `/` by itself, or under `/embed` in the frame of another site. */
export interface Place {
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

/** The addresses of this machine and of the networks around it, among which a proxy stands. */
const NEAR = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
] as const)
  NEAR.addSubnet(net, bits, 'ipv6');

/** The address that a request came from: what a proxy nearby says of it, else the other end of the connection. */
export function addressOfVisitor(c: OwnerContext): string {
  const peer = (c.env?.incoming?.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const family = isIP(peer);
  return family !== 0 && NEAR.check(peer, family === 4 ? 'ipv4' : 'ipv6') && forwarded ? forwarded : peer;
}
