import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Access } from '../../src/delivery/access.ts';
import { ConfigError } from '../../src/errors.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { silent } from '../fakes/silent.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-access-'));
  file = join(folder, 'access.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = new ManualClock();
const ANN = { channel: 'telegram', chat: '701', kind: 'private', sender: '701', sentAt: 0, quoted: null } as const;

describe('rules that can not be read', () => {
  test.each([
    ['off: {}\ndeny: { people: [', 2],
    ['off: {}\ndeny:\n  people: telegram:701\n', 3],
    ['off: {}\nallow: {}\ndenied:\n  people: []\n', 1],
    ['deny:\n  persons: [telegram:701]\n', 2],
  ])('end the start, with the file and the line: %j', (text, line) => {
    writeFileSync(file, text);
    expect(() => new Access(file, clock, silent)).toThrow(ConfigError);
    expect(() => new Access(file, clock, silent)).toThrow(`access.yaml:${line}`);
  });

  test('leave the last good ones in force once it has started', () => {
    writeFileSync(file, 'deny: { people: ["telegram:701"] }');
    const access = new Access(file, clock, silent);
    expect(access.serves(ANN)).toBe(false);
    writeFileSync(file, 'deny: { people: [');
    clock.advance(2000);
    expect(access.serves(ANN)).toBe(false);
    writeFileSync(file, 'deny: {}');
    clock.advance(2000);
    expect(access.serves(ANN)).toBe(true);
  });
});
