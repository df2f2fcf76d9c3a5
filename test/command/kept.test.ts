import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimData, openStore } from '../../src/app/open-store.ts';
import { backUpTo, printFeedback, printUnanswered, restoreFrom } from '../../src/command/kept.ts';
import { retry, sayDeadLetters } from '../../src/command/run-again.ts';
import { RETRY } from '../../src/contract/kept-retry.ts';
import { StoreError } from '../../src/errors.ts';
import { Database } from '../../src/store/libsql/database.ts';
import type { Write } from '../../src/store/port.ts';
import { fakeIo } from '../fakes/io.ts';
import { incoming } from '../store/conformance.ts';

const WHO = { channel: 'telegram', sender: 's1' };
/** Noon of 21 November 2026 in Shanghai. */
const NOON = Date.parse('2026-11-21T12:00:00+08:00');
const voted: Write = (tx) => tx.votes.keep({ ...WHO, useful: false, question: '奖励多少', clause: null }, NOON);
const missed: Write = (tx) =>
  tx.unanswered.keep({ ...WHO, question: '深圳贴息多少', why: 'place-not-held', clause: null }, NOON);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-kept-'));
  file = join(folder, 'cewen.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function keep(...writes: readonly Write[]): Promise<void> {
  const store = await openStore(file);
  for (const write of writes) await store.transaction(write);
  await store.close();
}
async function printed(print: typeof printFeedback, json: boolean): Promise<string> {
  const io = fakeIo();
  expect(await print(file, io, json)).toBe(0);
  return io.printed.join('\n');
}

describe('what is kept', () => {
  test('is told as nothing where nothing has been kept yet, and no store is made for asking', async () => {
    expect(await printed(printFeedback, false)).toBe('还没有评价。');
    expect(JSON.parse(await printed(printUnanswered, true))).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  test('is told with the day in Shanghai', async () => {
    await keep(voted, missed);
    expect(await printed(printFeedback, false)).toBe('有用 0\t没用 1\t-\t2026-11-21\t奖励多少');
    expect(JSON.parse(await printed(printUnanswered, true))).toMatchObject([
      { question: '深圳贴息多少', why: 'place-not-held', times: 1, last: '2026-11-21' },
    ]);
  });

  test('is backed up and restored', async () => {
    await keep(voted);
    const copy = join(folder, 'copy.db');
    await backUpTo(file, copy, fakeIo());
    await keep(missed);
    await restoreFrom(copy, { store: file, lock: join(folder, 'serve.lock') }, fakeIo());
    expect(await printed(printUnanswered, false)).toBe('没有未能回答的问题。');
    expect(await printed(printFeedback, false)).toContain('奖励多少');
  });

  test('is not restored under a service that runs', async () => {
    await keep(voted);
    const lock = join(folder, 'serve.lock');
    const held = claimData(lock);
    await expect(restoreFrom(file, { store: file, lock }, fakeIo())).rejects.toThrow(StoreError);
    held?.release();
  });

  test('of what was given up is told, and is asked for again by its key or all of it', async () => {
    const listed = async (keys: string[] = [], all = false, json = false): Promise<string> => {
      const io = fakeIo();
      expect(await retry(file, io, { keys, all, json }, NOON)).toBe(0);
      return io.printed.join('\n');
    };
    expect(await listed()).toBe('没有放弃的消息和回复。');
    expect(await sayDeadLetters(file)).toBeNull();
    await keep(async (tx) => {
      const row = await tx.inbox.record(incoming('a'), 'pending', NOON);
      await tx.inbox.settle(row?.id ?? 0, 'failed');
    });
    expect(await listed()).toBe('m1\ttelegram\t2026-11-21\t消息没能处理');
    expect(await sayDeadLetters(file)).toContain('没能处理的消息 1 条');
    await expect(listed(['p7'])).rejects.toThrow(/没有 p7/);
    expect(await listed(['m1'])).toContain('1 条');
    expect(JSON.parse(await listed([], true, true))).toEqual({ asked: ['m1'], damaged: [] });
    const store = await openStore(file);
    expect((await store.transaction((tx) => tx.records.list(RETRY, null, 0, 9))).map(({ id }) => id)).toEqual(['m1']);
    await store.close();
    const db = new Database(file, 0);
    db.run("UPDATE inbox SET body = 'x' || body");
    db.close();
    expect(await listed()).toContain('消息没能处理（已损坏，不能重做）');
    expect(JSON.parse(await listed([], true, true))).toEqual({ asked: [], damaged: ['m1'] });
    expect(await listed([], true)).toMatch(/已损坏，不能重做 1 条：m1\n已请求重试 0 条/);
  });
});
