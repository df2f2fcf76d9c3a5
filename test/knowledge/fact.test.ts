import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/calculate/value/value.ts';
import { loadFacts } from '../../src/knowledge/load-facts.ts';
import { held } from '../fakes/knowledge.ts';

const { facts } = held.book;

function loaded(text: string): () => unknown {
  const file = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.yaml');
  writeFileSync(file, text);
  return () => loadFacts(file);
}

describe('the facts of this repository', () => {
  it('are assumed as something that they can be', () => {
    for (const [name, fact] of facts)
      if (fact.assume && 'value' in fact.assume)
        expect(() => readValue(name, (fact.assume as { value: unknown }).value, facts)).not.toThrow();
  });

  it('have answers that go by one name each', () => {
    for (const [name, fact] of facts) {
      if (!('options' in fact)) continue;
      const said = Object.entries(fact.options).flatMap(([label, { aliases }]) => [label, ...aliases]);
      expect(new Set(said).size, name).toBe(said.length);
    }
  });
});

describe('a fault of the fact file is told at its line', () => {
  it.each([
    ['a type that is none', '甲:\n  type: money\n  ask: 多少\n', /:2: /],
    ['no question', '甲: { type: truth }\n', /:1: 甲\.ask/],
    [
      'an assumption from a fact that nobody knows',
      '甲:\n  type: year\n  ask: 哪年\n  assume: { fact: 乙, say: 同年 }\n',
      /:4: .*乙/,
    ],
    ['a list of facts that nobody knows', '甲: { type: list, of: [乙], ask: 哪些 }\n', /:1: .*乙/],
    ['a figure in a name', '三年贷款: { type: amount, ask: 多少 }\n', /:1: .*三年/],
    [
      'a figure in what is assumed',
      '甲:\n  type: truth\n  ask: 是吗\n  assume: { value: true, say: 满3年 }\n',
      /:1: .*3年/,
    ],
    ['a limit that is no figure', '甲:\n  type: amount\n  ask: 多少\n  max: 很多\n', /:4: .*很多/],
    ['a question that names no name', '甲:\n  type: names\n  ask: 有吗\n  options: { 乙: {} }\n', /:3: .*\{name\}/],
    [
      'an option that implies none',
      '甲:\n  type: names\n  ask: 有吗\n  options:\n    乙: { implies: [丙] }\n',
      /:5: .*丙/,
    ],
    [
      'one part for two facts',
      '甲: { type: place, ask: 哪里, role: home }\n乙: { type: place, ask: 哪里, role: home }\n',
      /:2: .*home.*甲/,
    ],
    [
      'a title that is not its base with a level before it',
      '甲:\n  type: names\n  ask: 有{name}吗\n  options:\n    市级丙: { base: 丁, level: municipal }\n',
      /:5: .*市级丙/,
    ],
  ])('%s', (_, text, message) => expect(loaded(text)).toThrow(message));
});

it('tells of an assumption that is none how one is written', () => {
  const fact = (assume: string) => loaded(`人数: { type: number, unit: count, ask: 多少人？, assume: ${assume} }\n`);
  expect(fact('1人')).toThrow(/assume.*\{ value: "1", say: 只有一个人 \}/);
  expect(fact('{ value: 1, say: 只有一个人 }')).toThrow(/带引号/);
  expect(fact('{ value: "1" }')).toThrow(/写 say/);
});
