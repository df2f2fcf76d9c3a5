import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatKey } from '../../src/desk/chat-key.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';

/** `node --import tsx test/bench/desk.ts`: what a page of the desk costs over a file with so many chats of so many messages, in ms of CPU. */
const CHATS = 5000;
const EACH = 6;
const PAGES = 200;

const folder = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
const store = await openLibsql(join(folder, 'cewen.db'));
const rig = new DeskRig(store);
const answer = JSON.stringify(replyOf('每年15万元[1]。', { citations: [citationOf(1)] }));
for (let from = 0; from < CHATS; from += 500)
  await store.transaction(async (tx) => {
    for (let i = from; i < from + 500; i += 1) {
      const whose = { channel: 'wecom', chat: `c${i}`, sender: `c${i}`, kind: 'private' } as const;
      for (let n = 0; n < EACH; n += 1) {
        const content = { kind: 'text', text: `第${n}条，想问奖励多少` } as const;
        const incoming = { ...whose, id: `${i}-${n}`, revises: null, content, quoted: null, ticket: null, sentAt: n };
        const row = await tx.inbox.record(incoming, 'done', n);
        await tx.inbox.explain(row?.id ?? 0, answer);
        const part = { text: '每年15万元[1]。', marks: [], buttons: [] };
        const to = {
          chat: whose.chat,
          kind: whose.kind,
          sender: whose.sender,
          replyTo: incoming.id,
          ticket: null,
          part,
        };
        await tx.outbox.owe(row?.id ?? 0, 'wecom', to, n);
        await tx.threads.heard(whose, n);
      }
    }
  });
const browser = await rig.signedIn('甲');

async function measure(what: string, page: (i: number, browser: Browser) => Promise<Response>): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < PAGES; i += 1) {
    const before = process.cpuUsage();
    await (await page(i, browser)).text();
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1000);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): string => (took[Math.floor(share * (PAGES - 1))] ?? 0).toFixed(1);
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of CPU\n`);
}

const chat = (i: number) => chatKey({ channel: 'wecom', chat: `c${(i * 37) % CHATS}`, sender: `c${(i * 37) % CHATS}` });
await measure('queue', (i, by) => by.get(`/desk?view=bot&page=${i % 50}`));
await measure('chat', (i, by) => by.get(`/desk/chat/${chat(i)}`));
await measure('answer', (i, by) => by.post(`/desk/chat/${chat(i)}/note`, { note: '记' }));
await measure('search', (_, by) => by.get(`/desk?q=${encodeURIComponent('奖励')}`));
await store.close();
rmSync(folder, { recursive: true, force: true });
