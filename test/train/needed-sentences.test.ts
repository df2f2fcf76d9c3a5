import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sentencesOf } from '../../src/answer/evidence/sentences.ts';
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
