import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knowledgeMark, loadWhole, markChanging, markKnowledge, wantedVersion } from '../../src/app/served-version.ts';

let index: string;
beforeEach(() => {
  index = mkdtempSync(join(tmpdir(), 'cewen-version-'));
});
afterEach(() => rmSync(index, { recursive: true, force: true }));

test('a version is another one where the knowledge beside the index is, and none while that is exchanged', () => {
  const versions = [wantedVersion(index)];
  for (const mark of ['a', 'b']) {
    markKnowledge(index, mark);
    versions.push(wantedVersion(index));
  }
  expect(new Set(versions).size).toBe(3);
  markChanging(index);
  expect([knowledgeMark(index), wantedVersion(index)]).toEqual([null, null]);
});

test('what was exchanged while it was loaded is loaded again, whether it could be read or not', () => {
  markKnowledge(index, 'a');
  let loads = 0;
  const loaded = loadWhole(index, () => {
    loads += 1;
    if (loads < 3) markKnowledge(index, `${loads}`);
    if (loads === 2) throw new Error('no policies');
    return loads;
  });
  expect(loaded).toBe(3);
  expect(() => loadWhole(index, () => JSON.parse('{'))).toThrow(SyntaxError);
  markChanging(index);
  expect(() => loadWhole(index, () => 1)).toThrow(/正在更新/);
});
