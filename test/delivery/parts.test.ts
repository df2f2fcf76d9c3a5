import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Origin } from '../../src/contract/message.ts';
import { Access } from '../../src/delivery/access.ts';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { Lanes } from '../../src/delivery/per-chat-queue.ts';
import { backoff, storeBackoff } from '../../src/delivery/retry.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';
import { silent } from '../fakes/silent.ts';

describe('lanes', () => {
  test('run one job of a lane at a time, at most so many in all, and take turns', async () => {
    const lanes = new Lanes(2);
    const log: string[] = [];
    const gates = new Map<string, () => void>();
    const job = (name: string) => async () => {
      log.push(name);
      await new Promise<void>((resolve) => gates.set(name, resolve));
      return null;
    };
    for (const name of ['a1', 'a2', 'b1', 'c1']) lanes.add(name.charAt(0), job(name));
    expect(log).toEqual(['a1', 'b1']);
    gates.get('b1')?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual(['a1', 'b1', 'c1']);
    gates.get('a1')?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual(['a1', 'b1', 'c1', 'a2']);
    const idle = lanes.idle();
    for (const name of ['c1', 'a2']) gates.get(name)?.();
    await idle;
    expect(lanes.size).toBe(0);
  });
});

describe('lanes of one source', () => {
  const log: string[] = [];
  const says = (name: string) => async () => {
    log.push(name);
    return null;
  };

  test('have one turn between them: others wait no longer for many lanes than for one', async () => {
    const lanes = new Lanes(1);
    lanes.add('first', says('first'));
    for (let i = 1; i <= 20; i += 1) lanes.add(`flood${i}`, says(`flood${i}`), 'address');
    for (const other of ['a', 'b']) lanes.add(other, says(other));
    await lanes.idle();
    expect(log.slice(0, 5)).toEqual(['first', 'flood1', 'a', 'b', 'flood2']);
    expect(log).toHaveLength(23);
  });

  test('keep the order of a lane whose source has changed', async () => {
    log.length = 0;
    const lanes = new Lanes(2);
    let over = (): void => {};
    const after = new Promise<void>((resolve) => {
      over = resolve;
    });
    lanes.add('a', async () => ({ after, job: says('a1') }), 'here');
    lanes.add('a', says('a2'), 'there');
    over();
    await lanes.idle();
    expect(log).toEqual(['a1', 'a2']);
    lanes.add('a', says('a3'), 'there');
    await lanes.idle();
    expect([log, lanes.size]).toEqual([['a1', 'a2', 'a3'], 0]);
  });
});

describe('a lane whose job has to be done again', () => {
  test('waits for it in order and holds up no other', async () => {
    const lanes = new Lanes(1);
    const log: string[] = [];
    const says = (name: string) => async () => {
      log.push(name);
      return null;
    };
    let over = (): void => {};
    const after = new Promise<void>((resolve) => {
      over = resolve;
    });
    lanes.add('a', async () => ({ after, job: says('a1 again') }));
    lanes.add('a', says('a2'));
    lanes.add('b', says('b1'));
    await new Promise((resolve) => setImmediate(resolve));
    expect([log, lanes.size]).toEqual([['b1'], 2]);
    over();
    await lanes.idle();
    expect(log).toEqual(['b1', 'a1 again', 'a2']);
  });
});

test('waits double from a second to a minute, for the store four seconds at most', () => {
  expect([1, 2, 3, 20].map((n) => backoff(n, () => 1))).toEqual([1000, 2000, 4000, 60_000]);
  expect(backoff(1, () => 0)).toBe(500);
  expect([1, 2, 3, 20].map((n) => storeBackoff(n, () => 1))).toEqual([1000, 2000, 4000, 4000]);
});

test('no word of delivery holds a figure', () => {
  for (const words of Object.values(WORDS)) expect(words).not.toMatch(/\d|百分之|[一二三四五六七八九十百千万亿]+元/);
});

describe('access', () => {
  const clock = new ManualClock();
  const origin = (more: Partial<Origin> = {}): Origin => ({
    channel: 'telegram',
    chat: '7',
    kind: 'private',
    sender: '7',
    sentAt: 0,
    quoted: null,
    ...more,
  });
  const group = origin({ kind: 'group', chat: '-100' });

  function rules(text: string): Access {
    const folder = mkdtempSync(join(tmpdir(), 'cewen-access-'));
    writeFileSync(join(folder, 'access.yaml'), text);
    const access = new Access(join(folder, 'access.yaml'), clock, silent);
    rmSync(folder, { recursive: true });
    return access;
  }

  test('serves everybody where nothing is said', () => {
    expect(rules('').serves(origin())).toBe(true);
    expect(new Access('/nowhere/access.yaml', clock, silent).serves(group)).toBe(true);
  });

  test('serves groups and people on a list alone, where there is one', () => {
    const access = rules('allow: { chats: ["telegram:-100"], people: ["telegram:8"] }');
    expect(access.serves(group)).toBe(true);
    expect(access.serves(origin({ kind: 'group', chat: '-200' }))).toBe(false);
    expect(access.serves(origin())).toBe(false);
    expect(access.serves(origin({ sender: '8' }))).toBe(true);
  });

  test('does not serve whoever is denied, in a group neither', () => {
    const access = rules('deny: { people: ["telegram:7"] }');
    expect([origin(), group, origin({ sender: '9' })].map((o) => access.serves(o))).toEqual([false, false, true]);
  });

  test('switches a channel, a group and a policy off', () => {
    const access = rules('off: { channels: [wecom], chats: ["telegram:-100"], policies: [changsha-sme-2022] }');
    expect([origin({ channel: 'wecom' }), group, origin()].map((o) => access.serves(o))).toEqual([false, false, true]);
    expect(access.withholds(replyOf('答', { citations: [citationOf(1)] }))).toBe(true);
    expect(access.withholds(replyOf('答', { citations: [citationOf(1, 'hunan-x')] }))).toBe(false);
  });

  test('keeps the last good rules while the file is broken', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cewen-access-'));
    const file = join(folder, 'access.yaml');
    writeFileSync(file, 'off: { channels: [telegram] }');
    const access = new Access(file, clock, silent);
    writeFileSync(file, 'off: { chanels: [] } # misspelt');
    clock.advance(1000);
    expect(access.serves(origin())).toBe(false);
    writeFileSync(file, 'off: {}');
    clock.advance(1000);
    expect(access.serves(origin())).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
