import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Origin } from '../../src/contract/message.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { heldParts } from '../fakes/parts.ts';
import { saying } from './served.ts';

/**
 * `npm run bench:turns`: user and system CPU milliseconds a message of the mix that is served, in this process alone, with the store on
 * the disk and without channels: `MESSAGES` (600) after `WARM` (300), of 200 chats one after the other.
 */
const { MESSAGES = '600', WARM = '300' } = process.env;
const CHATS = 200;
const parts = await heldParts();
const folder = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
const store = await openLibsql(join(folder, 'cewen.db'));
const handle = createHandler(
  parts,
  store,
  { now: Date.now },
  { lasting: { memory: 1e12, people: 1e12 }, introduces: true },
);
const say = (n: number): Promise<unknown> => {
  const chat = String(n % CHATS);
  const origin: Origin = { channel: 'telegram', chat, kind: 'private', sender: chat, sentAt: 0, quoted: null };
  return handle({ id: `telegram:${n}`, text: saying(n), history: [], asOf: '2026-11-27', origin });
};
for (let n = 0; n < Number(WARM); n += 1) await say(n);
const before = process.cpuUsage();
for (let n = 0; n < Number(MESSAGES); n += 1) await say(Number(WARM) + n);
const { user, system } = process.cpuUsage(before);
const each = (micros: number) => (micros / 1000 / Number(MESSAGES)).toFixed(2);
console.log(
  `CPU ms a message: ${each(user)} user, ${each(system)} system; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
);
await store.close();
rmSync(folder, { recursive: true, force: true });
