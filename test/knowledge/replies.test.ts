import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReplies, sentencesFor } from '../../src/knowledge/replies.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { held } from '../fakes/knowledge.ts';

describe('the fixed sentences', () => {
  it('state no figure', () => {
    expect(held.replies.size).toBeGreaterThan(20);
    for (const [key, sentences] of held.replies)
      for (const sentence of sentences) {
        expect(sentence, key).not.toMatch(/[\d０-９]/);
        expect(parseFigures(sentence), key).toEqual([]);
      }
  });

  it('are refused by line where one does', () => {
    const root = mkdtempSync(join(tmpdir(), 'cewen-replies-'));
    writeFileSync(join(root, 'replies.yaml'), 'thanks:\n  - 不客气。\ngreeting:\n  - 最高补50万元。\n');
    expect(() => readReplies(root)).toThrow(/replies\.yaml:4: .*不写数字/);
  });

  it('answer every kind of courtesy that the acts tell apart', () => {
    const kinds = held.language.acts.filter(({ act }) => act === 'courtesy').map(({ which }) => which ?? '');
    for (const kind of kinds) expect(sentencesFor(held.replies, kind).length, kind).toBeGreaterThan(0);
  });
});
