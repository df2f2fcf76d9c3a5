import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createHandler } from '../../src/dialogue/handle.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { heldParts } from '../fakes/parts.ts';

it('works an answer out only once it is let begin, after what was kept of its asker is read', async () => {
  const admitted: (() => void)[] = [];
  const begins = () => new Promise<void>((resolve) => admitted.push(resolve));
  const lasting = { memory: 1000, people: 1_000_000 };
  const handle = createHandler(
    await heldParts(),
    new MemoryStore(),
    { now: () => 0 },
    { lasting, introduces: false, begins },
  );
  const answered: string[] = [];
  const ask = async (chat: string): Promise<void> => {
    const origin = { channel: 'telegram', chat, kind: 'private', sender: chat, sentAt: 0, quoted: null } as const;
    await handle({ id: `telegram:${chat}`, text: '你好', history: [], asOf: '2026-11-21', origin });
    answered.push(chat);
  };
  const both = [ask('a'), ask('b')];
  while (admitted.length < 2) await turn();
  expect(answered).toEqual([]);
  admitted[1]?.();
  await both[1];
  expect(answered).toEqual(['b']);
  admitted[0]?.();
  await both[0];
  expect(answered).toEqual(['b', 'a']);
});
