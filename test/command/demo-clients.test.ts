import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { clientKnows } from '../../src/app/client-knows.ts';
import { DemoClient, keepDemoClient } from '../../src/command/demo-clients.ts';
import { CLIENTS, profileOf } from '../../src/office/clients/client-profile.ts';
import { knownInChat } from '../../src/office/clients/known-in-chat.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { held } from '../fakes/knowledge.ts';
import { ROOT } from '../fakes/root.ts';

const knows = clientKnows(
  () => held,
  () => '2026-11-26',
);

test('each client of the demonstration can be read, fits or nearly fits something, and speaks in a chat that comes', async () => {
  const { clients, first } = parse(readFileSync(join(ROOT, 'knowledge/demo-chats.yaml'), 'utf8'));
  const known = DemoClient.array().min(3).parse(clients);
  const store = new MemoryStore();
  await store.transaction(async (tx) => {
    for (const client of known) await keepDemoClient(tx, client, knows, '小禾', 1);
    expect(await CLIENTS.list(tx, null, 0, 99)).toHaveLength(known.length);
    for (const { name, chats } of known) {
      const profile = await profileOf(tx, name);
      const view = profile && knows.clientView(name, profile);
      expect(view?.fault, name).toBeNull();
      expect((view?.fits.length ?? 0) + (view?.near.length ?? 0), name).toBeGreaterThan(0);
      for (const { channel, sender } of chats) {
        expect(first.map(({ sender: who }: { sender: string }) => who)).toContain(sender);
        const bound = await knownInChat(tx, { channel, chat: sender, sender }, held.book.facts);
        expect(bound.map(({ facts }) => facts.length > 0)).toEqual([true]);
      }
    }
  });
});

test('a fact of the demonstration that can not be read is named', async () => {
  const client = { name: '星尘精密', facts: { 年度贷款总额: '很多' }, chats: [] };
  await expect(new MemoryStore().transaction((tx) => keepDemoClient(tx, client, knows, '小禾', 1))).rejects.toThrow(
    /星尘精密 年度贷款总额“很多”/,
  );
});
