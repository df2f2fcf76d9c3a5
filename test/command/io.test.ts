import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describe as describeError, serveLines } from '../../src/command/io.ts';
import {
  ChannelError,
  ConfigError,
  IngestError,
  InputError,
  KnowledgeError,
  ModelError,
  SnapshotError,
  StoreError,
  VerificationError,
} from '../../src/errors.ts';

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('threw nothing');
}

describe('an error', () => {
  test.each([
    [new ConfigError(['甲', '乙']), 'config', '甲\n乙'],
    [new InputError('甲'), 'input', '甲'],
    [new KnowledgeError('甲'), 'knowledge', '甲'],
    [new IngestError('甲'), 'ingest', '甲'],
    [new SnapshotError('甲'), 'snapshot', '甲'],
    [new ModelError('甲', true), 'model', '甲'],
    [new VerificationError('甲'), 'verification', '甲'],
    [new StoreError('甲', { cause: new Error('disk') }), 'store', '甲'],
    [new ChannelError('甲', { recovery: 'drop' }), 'channel', '甲'],
  ])('of ours is told by its code: %s', (error, code, message) => {
    expect(describeError(error)).toEqual({ code, message });
    expect(error.name).toMatch(/^[A-Z]\w+Error$/);
  });

  test.each([
    ['of a missing file', thrown(() => readFileSync('no-such-file'))],
    ['of a closed descriptor', thrown(() => readFileSync(999_999))],
    ['of a database', Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' })],
    ['with a code of ours', Object.assign(new Error('x'), { code: 'input' })],
    ['without a code', new TypeError('x')],
  ])('of another maker is internal: one %s', (_, error) => {
    expect(describeError(error)).toEqual({ code: 'internal', message: (error as Error).message });
  });

  test('that is no Error is internal', () => {
    expect(describeError('x')).toEqual({ code: 'internal', message: 'x' });
  });
});

test('a line whose answer fails for a foreign reason is told as internal, and the next is served', async () => {
  const out: string[] = [];
  const io = {
    lines: async function* () {
      yield '{"id":1}';
      yield '{"id":2}';
    },
    out: (text: string) => void out.push(text),
    tell: () => {},
    today: () => '2026-11-21',
  };
  const status = await serveLines(io, ({ id }) => (id === 1 ? readFileSync('no-such-file') : { hits: [] }));
  expect(status).toBe(1);
  expect(out.map((line) => JSON.parse(line))).toMatchObject([
    { id: 1, line: 1, error: { code: 'internal' } },
    { id: 2, hits: [] },
  ]);
});
