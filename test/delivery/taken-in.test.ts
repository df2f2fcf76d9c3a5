import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterEach, expect, it } from 'vitest';
import { TakenIn } from '../../src/delivery/taken-in.ts';

let server: Server;
const open: Socket[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function listening(came: (socket: Socket) => void): Promise<() => Socket> {
  server = createServer((socket) => {
    open.push(socket.on('error', () => {}));
    came(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    open.push(socket);
    return socket;
  };
}

it('lets work begin once all who stood at the door are in, though one comes in a turn of the event loop', async () => {
  let came = 0;
  const comes = await listening(() => {
    came += 1;
  });
  for (let i = 0; i < 40; i += 1) comes();
  await new TakenIn().next();
  expect(came).toBe(40);
});

it('takes in what stands at the door where work was asked for by what came in just now', async () => {
  let came = 0;
  let begun: Promise<number> | null = null;
  const comes = await listening(() => {
    came += 1;
    begun ??= new TakenIn().next().then(() => came);
    if (came === 1) for (let i = 0; i < 10; i += 1) comes();
  });
  await once(comes(), 'connect');
  while (begun === null) await new Promise((resolve) => setImmediate(resolve));
  expect(await begun).toBe(11);
});

it('lets what waits together begin in one turn of the event loop, and what is asked for by then after whoever came meanwhile', async () => {
  let came = 0;
  const comes = await listening(() => {
    came += 1;
  });
  const takenIn = new TakenIn();
  const begun: [piece: number, came: number, turn: number][] = [];
  const work = async (piece: number): Promise<void> => {
    await takenIn.next();
    begun.push([piece, came, performance.nodeTiming.uvMetricsInfo.loopCount]);
    for (let i = 0; i < 10; i += 1) comes();
  };
  await Promise.all([work(1), work(2), work(1).then(() => work(3))]);
  expect(begun.map(([piece, were]) => [piece, were])).toEqual([
    [1, 0],
    [2, 0],
    [1, 0],
    [3, 30],
  ]);
  expect(new Set(begun.slice(0, 3).map(([, , turn]) => turn)).size).toBe(1);
});

it('waits for nobody who is in already, though something comes from them at every turn', async () => {
  let echoed = 0;
  const comes = await listening((socket) => socket.on('data', (data) => socket.write(data)));
  const socket = comes();
  socket.on('data', (data) => {
    echoed += 1;
    socket.write(data);
  });
  socket.write('.');
  await once(socket, 'data');
  const turns = performance.nodeTiming.uvMetricsInfo.loopCount;
  const before = echoed;
  await new TakenIn().next();
  expect(performance.nodeTiming.uvMetricsInfo.loopCount - turns).toBeLessThan(8);
  await once(socket, 'data');
  expect(echoed).toBeGreaterThan(before);
});

it('lets work begin in the end where somebody connects at every turn', async () => {
  let came = 0;
  const comes = await listening(() => {
    came += 1;
    if (came < 1000) comes();
  });
  comes();
  comes();
  await new TakenIn().next();
  expect(came).toBeLessThan(1000);
});
