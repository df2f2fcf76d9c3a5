import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Health } from '../../src/contract/channel.ts';
import { healthRoute } from '../../src/http/health.ts';
import { Metrics } from '../../src/http/metrics.ts';
import { HttpServer, type Route } from '../../src/http/server.ts';

let server: HttpServer;
afterEach(() => server.close());

async function serving(routes: ReadonlyMap<string, Route>, failed?: (error: unknown) => void): Promise<string> {
  server = new HttpServer(routes, undefined, [], failed);
  return `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
}

test('health tells the build and each channel, and is 503 until all are up', async () => {
  let state: Health['state'] = 'starting';
  const channels = () => [{ name: 'telegram' as const, health: { state, since: 0 }, outbox: 3 }];
  const root = await serving(new Map([['GET /healthz', healthRoute({ build: () => 'b7', channels })]]));
  expect((await fetch(`${root}/healthz`)).status).toBe(503);
  state = 'up';
  const response = await fetch(`${root}/healthz?verbose`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ok',
    build: 'b7',
    channels: { telegram: { state: 'up', since: '1970-01-01T00:00:00.000Z', outbox: 3 } },
  });
});

test('health tells that the index is not the published one, and no word of why', async () => {
  const indexFault = () => '连不上数据库（db.intern:5432/cewen）';
  const health = healthRoute({ build: () => 'b7', channels: () => [], indexFault });
  const root = await serving(new Map([['GET /healthz', health]]));
  const response = await fetch(`${root}/healthz`);
  expect(response.status).toBe(200);
  const { status, indexFault: told } = (await response.json()) as Record<string, string>;
  expect(status).toBe('degraded');
  expect(told).toMatch(/cewen status/);
  expect(told).not.toContain('intern');
});

test('metrics count replies by outcome and channel, times, depth and declines', async () => {
  const metrics = new Metrics(() => [['wecom', 2]]);
  metrics.received('wecom');
  metrics.replied('wecom', 'decline', 0.02);
  metrics.replied('wecom', 'answer', 0.02);
  metrics.sent('wecom', 0.4);
  metrics.dropped('wecom', 'stale');
  const root = await serving(new Map([['GET /metrics', metrics.route]]));
  const text = await (await fetch(`${root}/metrics`)).text();
  for (const line of [
    'cewen_messages_total{channel="wecom"} 1',
    'cewen_replies_total{channel="wecom",outcome="decline"} 1',
    'cewen_declines_total{channel="wecom"} 1',
    'cewen_reply_seconds_count{channel="wecom"} 2',
    'cewen_delivery_seconds_count{channel="wecom"} 1',
    'cewen_outbox_depth{channel="wecom"} 2',
    'cewen_dropped_total{channel="wecom",why="stale"} 1',
  ])
    expect(text).toContain(line);
});

test('what is no route is 404, what is too long 413, and what fails 503 and is told', async () => {
  const told: unknown[] = [];
  const root = await serving(
    new Map<string, Route>([
      ['POST /echo', async ({ body }) => ({ status: 200, body })],
      ['POST /fails', () => Promise.reject(new Error('no'))],
    ]),
    (error) => void told.push((error as Error).message),
  );
  const post = (path: string, body: string) => fetch(`${root}${path}`, { method: 'POST', body });
  expect(await (await post('/echo', '您好')).text()).toBe('您好');
  expect((await fetch(`${root}/echo`)).status).toBe(404);
  expect((await post('/echo', 'x'.repeat((1 << 20) + 1))).status).toBe(413);
  expect((await post('/fails', '')).status).toBe(503);
  expect(told).toEqual(['no']);
});

test('whoever sends a request too slowly is cut off', async () => {
  server = new HttpServer(new Map([['POST /echo', async ({ body }) => ({ status: 200, body })]]), {
    headers: 30,
    request: 60,
    file: 1000,
    every: 10,
  });
  const port = await server.listen(0);
  for (const begun of [
    'POST /echo HTTP/1.1\r\nhost: x\r\n',
    'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nslow',
  ]) {
    const socket = connect(port, '127.0.0.1');
    socket.write(begun);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('408');
    await once(socket, 'close');
  }
});

test('a file may take longer to arrive than anything else, and a page that stays open is none', async () => {
  const listener = (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200);
    response.write('began');
  };
  const limits = { headers: 30, request: 60, file: 300, every: 10 };
  server = new HttpServer(new Map(), limits, [{ path: '/desk', listener, files: '/desk/batch' }]);
  const port = await server.listen(0);
  const over: string[] = [];
  const ended = async (begun: string): Promise<void> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${begun} HTTP/1.1\r\nhost: x\r\n`);
    socket.write('content-length: 9\r\n\r\nslow');
    socket.resume();
    await once(socket, 'close');
    over.push(begun);
  };
  await Promise.all([ended('POST /desk/batch'), ended('POST /desk/other')]);
  expect(over).toEqual(['POST /desk/other', 'POST /desk/batch']);
  const open = connect(port, '127.0.0.1');
  open.once('close', () => over.push('GET /desk/events'));
  open.write('GET /desk/events HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(open, 'data');
  await ended('POST /desk/other');
  expect(over).not.toContain('GET /desk/events');
  open.destroy();
});
