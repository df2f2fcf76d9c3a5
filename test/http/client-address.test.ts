import { describe, expect, test } from 'vitest';
import { isNetwork, Proxies } from '../../src/http/client-address.ts';

describe('the client that a request came from', () => {
  const alone = new Proxies();
  const named = new Proxies(['198.51.100.0/24', '2001:db8:1::5']);
  test.each([
    [alone, '198.51.100.7', '203.0.113.9', '198.51.100.7'],
    [alone, '127.0.0.1', '', '127.0.0.1'],
    [alone, '::ffff:172.17.0.1', '10.1.1.1, 203.0.113.9', '203.0.113.9'],
    [alone, '127.0.0.1', '203.0.113.9, 10.1.1.1', '10.1.1.1'],
    [alone, '127.0.0.1', 'anybody', '127.0.0.1'],
    [alone, '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    [alone, 'unknown', '203.0.113.9', 'unknown'],
    [named, '198.51.100.7', '203.0.113.9', '203.0.113.9'],
    [named, '127.0.0.1', '1.1.1.1, 203.0.113.9, 198.51.100.8', '203.0.113.9'],
    [named, '2001:db8:1::5', '203.0.113.9', '203.0.113.9'],
    [named, '198.51.100.7', '198.51.100.8', '198.51.100.8'],
  ])('%# is told by proxies that are known, and by nobody else', (proxies, peer, forwarded, client) => {
    expect(proxies.clientOf(peer, forwarded)).toBe(client);
  });

  test.each([
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:ffff:1:2:3', '2001:db8:0:0::/64'],
    ['[2001:db8:7:9::1]:4711', '2001:db8:7:9::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('is the network of an IPv6 address: %s', (peer, client) => {
    expect(alone.clientOf(peer, '')).toBe(client);
  });
});

test('a network is an address, or one with a length that it can have', () => {
  for (const good of ['10.0.0.1', '10.0.0.0/8', 'fc00::/7', '::1']) expect(isNetwork(good), good).toBe(true);
  for (const bad of ['', 'proxy', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '::/129'])
    expect(isNetwork(bad), bad).toBe(false);
});
