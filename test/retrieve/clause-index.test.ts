import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Passage, Query } from '../../src/retrieve/passage.ts';

const PASSAGES: Passage[] = [
  {
    id: 'a#1',
    parent: 'a',
    title: '甲市意见 贷款贴息',
    text: '对小巨人企业按贷款利息的一定比例贴息。',
    asks: ['借钱的利息谁来出'],
  },
  { id: 'a#2', parent: 'a', title: '甲市意见 上市', text: '对上市企业给予奖励。' },
  { id: 'b#1', parent: 'b', title: '乙市措施 贷款贴息', text: '对中小企业贷款给予贴息支持。' },
  { id: 'b#2', parent: 'b', title: '乙市措施 高新技术企业', text: '首次认定的高新技术企业给予补助。' },
  { id: 'c', text: '人才公寓的申请条件。' },
];
const embeddings = new HashingEmbeddings();
const dir = mkdtempSync(path.join(tmpdir(), 'cewen-'));
await buildIndex(PASSAGES, embeddings, dir, { words: ['小巨人'] });
const index = Index.open(dir, embeddings);

function ids(query: Partial<Query> & { text: string }): string[] {
  return index.search({ limit: 5, ...query }).map((hit) => hit.id);
}

describe('searching', () => {
  it('ranks the passage that says it first', () => {
    expect(ids({ text: '小巨人企业贷款怎么贴息？' })[0]).toBe('a#1');
    expect(ids({ text: '人才公寓' })[0]).toBe('c');
  });

  it('finds the same in traditional characters', () => {
    expect(ids({ text: '小巨人企業貸款怎麼貼息？' })).toEqual(ids({ text: '小巨人企业贷款怎么贴息？' }));
  });

  it('finds a passage by what people say for it', () => {
    expect(ids({ text: '借钱的利息' })[0]).toBe('a#1');
  });

  it('lets the words of the whole document decide between like passages', () => {
    expect(ids({ text: '贷款贴息 乙市 高新技术' }).slice(0, 2).sort()).toEqual(['b#1', 'b#2']);
  });

  it('finds by what policies say for what people say', () => {
    const also = [{ text: '高新技术企业', weight: 0.8, of: '高企' }];
    expect(ids({ text: '高企给多少', also })[0]).toBe('b#2');
  });

  it('counts alternatives of one phrase once', () => {
    const once = [{ text: '补助', weight: 1, of: '给钱' }];
    const twice = [...once, { text: '给予补助', weight: 1, of: '给钱' }, { text: '补助', weight: 1, of: '给钱' }];
    const score = (also: Query['also'] & object) =>
      index.search({ text: '给钱', also, limit: 5 }).find((hit) => hit.id === 'b#2')!.explain.terms;
    expect(score(once).map(({ term }) => term)).toEqual(['补助']);
    expect(score(twice).map(({ term }) => term)).toEqual(['给予', '予补', '补助']);
  });

  it('sees nothing outside of what it is narrowed to', () => {
    const inB = ids({ text: '小巨人企业贷款贴息', within: ({ parent }) => parent === 'b' });
    expect(inB[0]).toBe('b#1');
    expect(inB.every((id) => id.startsWith('b#'))).toBe(true);
  });

  it('gives no more than were asked for, and nothing for nothing', () => {
    expect(ids({ text: '贷款', limit: 1 })).toHaveLength(1);
    expect(ids({ text: '？！' })).toEqual([]);
  });

  it('explains a score by the parts that it is the sum of', () => {
    const [hit] = index.search({ text: '小巨人企业贷款贴息', limit: 1 });
    const { terms, parent, vector } = hit!.explain;
    const sum = terms.reduce((total, { gain }) => total + gain, 0) + (parent?.gain ?? 0) + (vector?.gain ?? 0);
    expect(sum).toBeCloseTo(hit!.score, 4);
    expect(terms.find(({ term }) => term === '贷款')?.weight).toBeGreaterThan(1);
    expect(parent?.id).toBe('a');
  });

  it('refuses a vector that is not of its kind', () => {
    expect(() => index.search({ text: '贷款', vector: [1, 2], limit: 1 })).toThrow(InputError);
  });
});

it('tells how many passages hold a term', () => {
  expect(index.documentFrequency('貸款')).toBe(2);
  expect(index.documentFrequency('高新技术企业')).toBe(1);
  expect(index.documentFrequency('深圳')).toBe(0);
});

it('gives a passage back as it was put in', () => {
  expect(index.passage('a#1')).toEqual(PASSAGES[0]);
});
