import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SENTENCE_FILE, sentenceId } from '../../src/answer/evidence/meant/sentences-meant.ts';
import { sentencesOf } from '../../src/answer/evidence/sentences.ts';
import { LikelyFile } from '../../src/understand/learned/likely-table.ts';
import { held } from '../fakes/knowledge.ts';

it('each sentence that people told is needed stands in a built-in clause', () => {
  const lines = readFileSync(new URL('../eval/clauses/needed.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  const named = lines.flatMap((line): string[] => JSON.parse(line).need);
  const isThere = (key: string): boolean => {
    const [id = '', n] = key.split('@');
    const clause = held.clauses.get(id);
    return clause !== undefined && sentencesOf(clause)[Number(n) - 1] !== undefined;
  };
  expect(named.length).toBeGreaterThan(1000);
  expect(named.filter((key) => !isThere(key))).toEqual([]);
});

it('each sentence that was learned of stands in a built-in clause; else `npm run train:sentences`', () => {
  const { labels } = LikelyFile.parse(JSON.parse(readFileSync(SENTENCE_FILE, 'utf8')));
  const now = new Set(
    [...held.clauses.values()].flatMap((clause) => sentencesOf(clause).map((sentence) => sentenceId(clause, sentence))),
  );
  expect(labels.filter((id) => id !== '' && !now.has(id))).toEqual([]);
});
