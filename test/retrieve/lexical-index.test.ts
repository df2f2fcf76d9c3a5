import { mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SnapshotError } from '../../src/errors.ts';
import { terms } from '../../src/language/tokens.ts';
import { buildLexical } from '../../src/retrieve/local/build/build-lexical.ts';
import { type IndexedUnit, Lexical } from '../../src/retrieve/local/index/lexical-index.ts';

function unit(text: string): IndexedUnit {
  const found = terms(text);
  const counts = new Map<string, number>();
  for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: found.length };
}

const TEXTS = ['贷款贴息贷款', '研发补助', '贷款担保补助', '人才公寓'];
const bytes = buildLexical(TEXTS.map(unit));
const index = Lexical.of(bytes);

function score(lexical: Lexical, text: string): number[] {
  const scores = new Float32Array(lexical.size);
  lexical.accumulate(
    terms(text).map((term) => ({ term, weight: 1 })),
    scores,
  );
  return [...scores];
}

describe('BM25', () => {
  it('gives each unit what the formula gives', () => {
    const [first, second, third, fourth] = score(index, '贷款');
    const mean = TEXTS.reduce((sum, text) => sum + text.length - 1, 0) / TEXTS.length;
    const expected = (occurrences: number, length: number) =>
      (Math.log(1 + (4 - 2 + 0.5) / 2.5) * occurrences * 2.2) / (occurrences + 1.2 * (0.25 + (0.75 * length) / mean));
    expect(first).toBeCloseTo(expected(2, 5), 5);
    expect(third).toBeCloseTo(expected(1, 5), 5);
    expect([second, fourth]).toEqual([0, 0]);
  });

  it('explains one unit by the same numbers', () => {
    expect(index.gain({ term: '贷款', weight: 1 }, 0)).toBeCloseTo(score(index, '贷款')[0] ?? 0, 5);
    expect(index.gain({ term: '贷款', weight: 1 }, 1)).toBe(0);
  });
});

describe('a lexical index', () => {
  it('is the same after units were taken over as if built at once', () => {
    const old = Lexical.of(buildLexical(['作废条款', TEXTS[0]!, TEXTS[1]!].map(unit)));
    const taken = buildLexical(TEXTS.slice(2).map(unit), { index: old, kept: Int32Array.of(-1, 0, 1) });
    expect(new Uint8Array(taken)).toEqual(new Uint8Array(bytes));
  });

  it('is refused where its bytes are cut short or something else', () => {
    expect(() => Lexical.of(bytes.slice(0, -4))).toThrow(SnapshotError);
    expect(() => Lexical.of(new ArrayBuffer(64))).toThrow(SnapshotError);
    expect(() => Lexical.of(new ArrayBuffer(0))).toThrow(SnapshotError);
  });

  it('gives the same from a file, of which it reads the terms asked for', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'cewen-')), 'index.bm25');
    writeFileSync(file, Buffer.from(bytes));
    const opened = Lexical.open(openSync(file, 'r'));
    expect(score(opened, '贷款补助')).toEqual(score(index, '贷款补助'));
    expect(score(opened, '贷款补助')).toEqual(score(index, '贷款补助'));
    writeFileSync(file, Buffer.from(bytes.slice(0, -4)));
    expect(() => Lexical.open(openSync(file, 'r'))).toThrow(SnapshotError);
  });

  it('may be empty', () => {
    expect(score(Lexical.of(buildLexical([])), '贷款')).toEqual([]);
  });
});
