import { BlockList, isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** The addresses of this machine and of the networks around it, among which a proxy stands. */
const NEAR = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7'];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whose word on where a request came from is taken: that of proxies nearby, and of those that the operator names. */
export class Proxies {
  readonly #near = listOf(NEAR);
  readonly #named: BlockList;

  /** `named`: addresses and networks, `198.51.100.0/24`. */
  constructor(named: readonly string[] = []) {
    this.#named = listOf(named);
  }

  /** Where a request came from, by the other end of its connection and what X-Forwarded-For says; of IPv6 the network, in which a client chooses. */
  clientOf(peer: string, forwarded: string): string {
    let client = plain(peer);
    if (holds(this.#near, client) || holds(this.#named, client))
      for (const each of forwarded.split(',').reverse().map(plain)) {
        if (isIP(each) === 0) break;
        client = each;
        // Beyond the first only whoever is named is known to be a proxy, not a client nearby.
        if (!holds(this.#named, each)) break;
      }
    return isIPv6(client) ? networkOf(client) : client;
  }
}

/** Whether it is an address or a network: `10.0.0.1`, `10.0.0.0/8`, `fc00::/7`. */
export function isNetwork(words: string): boolean {
  const [address = '', bits = '0', ...more] = words.split('/');
  return isIP(address) !== 0 && more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32);
}

/** The client that a request came from. */
export function addressOf<E extends { Bindings: Partial<HttpBindings> }>({ env, req }: Context<E>, proxies: Proxies) {
  const { incoming }: Partial<HttpBindings> = env ?? {};
  return proxies.clientOf(incoming?.socket.remoteAddress ?? 'unknown', req.header('x-forwarded-for') ?? '');
}

function listOf(nets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

const holds = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, familyOf(address));

/** Without port, brackets and the form that IPv4 takes on an IPv6 socket. */
const plain = (address: string): string =>
  address
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');

/** The /64 of an IPv6 address. */
function networkOf(address: string): string {
  const [left = [], right = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
