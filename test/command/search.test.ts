import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/command/io.ts';
import { explainSearch, exportVectors, searchPassages } from '../../src/command/search.ts';
import { InputError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import { NO_WORDS } from '../fakes/no-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'cewen-'));
const file = join(folder, 'passages.jsonl');
writeFileSync(
  file,
  [
    { _id: 'a', parent: 'd', title: '贴息', text: '对小巨人企业的贷款贴息。' },
    { _id: 'b', parent: 'd', text: '对上市企业给予奖励。' },
    { _id: 'c', text: '人才公寓的申请条件。' },
  ]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join(''),
);

function terminal(lines: readonly string[]): Io & { readonly said: string[]; readonly told: string[] } {
  const said: string[] = [];
  const told: string[] = [];
  return {
    said,
    told,
    lines: async function* () {
      yield* lines;
    },
    out: (text) => void said.push(text),
    tell: (text) => void told.push(text),
    today: () => '2026-11-21',
  };
}

const options = { passages: file, top: 10, explain: false };

describe('cewen search --passages', () => {
  it('ranks the passages of a file for each question, and tells how long it took', async () => {
    const io = terminal(['{"id":"1","question":"贷款贴息"}', '{"id":"2","question":"人才公寓怎么申请"}']);
    expect(await searchPassages(io, options)).toBe(0);
    const [first, second] = io.said.map((line) => JSON.parse(line));
    expect(first.id).toBe('1');
    expect(Object.keys(first.hits[0])).toEqual(['id', 'score']);
    expect([first.hits[0].id, second.hits[0].id]).toEqual(['a', 'c']);
    expect(JSON.parse(io.told[0]!)).toMatchObject({ passages: 3, questions: 2 });
  });

  it('answers a bad line in its place and serves the others', async () => {
    const io = terminal(['{"id":"1","question":"贴息"}', 'no json', '{"id":"3"}', '{"id":"4","question":"奖励"}']);
    expect(await searchPassages(io, options)).toBe(1);
    const rows = io.said.map((line) => JSON.parse(line));
    expect(rows.map(({ id, line, error }) => [id, line, error?.code])).toEqual([
      ['1', undefined, undefined],
      [null, 2, 'input'],
      ['3', 3, 'input'],
      ['4', undefined, undefined],
    ]);
  });

  it('gives no more hits than asked for, explained where asked', async () => {
    const io = terminal(['{"id":"1","question":"企业贷款"}']);
    await searchPassages(io, { ...options, top: 1, explain: true });
    const { hits } = JSON.parse(io.said[0]!);
    expect(hits).toHaveLength(1);
    expect(hits[0].explain.terms.length).toBeGreaterThan(0);
  });

  it('leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('cewen-search-'));
    await searchPassages(terminal([]), options);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('cewen-search-'))).toEqual(before);
  });

  it('names the line that is no passage, and the file that is not there', async () => {
    const bad = join(folder, 'bad.jsonl');
    writeFileSync(bad, '{"_id":"a","text":"好"}\n{"_id":"b"}\n');
    await expect(searchPassages(terminal([]), { ...options, passages: bad })).rejects.toThrow(/bad\.jsonl:2/);
    await expect(searchPassages(terminal([]), { ...options, passages: `${bad}.gone` })).rejects.toThrow(InputError);
    await expect(searchPassages(terminal([]), { ...options, top: 0 })).rejects.toThrow(InputError);
  });
});

it('says in plain text which words, which document and which vector made a hit', async () => {
  const embeddings = new HashingEmbeddings();
  const passages = [{ id: 'a#1', parent: 'a', title: '甲市 贴息', text: '贷款贴息。', asks: ['借钱利息'] }];
  await buildIndex(passages, embeddings, join(folder, 'index'));
  const io = terminal([]);
  explainSearch(Index.open(join(folder, 'index'), embeddings), io, { text: '借钱贴息', limit: 3 });
  expect(io.said[0]).toMatch(/a#1/);
  expect(io.said[0]).toMatch(/借钱 [\d.]+（问法/);
  expect(io.said[0]).toMatch(/贴息 [\d.]+（标题、正文/);
  expect(io.said[0]).toMatch(/文件 a /);
  expect(io.said[0]).toMatch(/余弦/);
});

it('writes the vectors held as a folder that LangChain reads, once their graph is read', async () => {
  const embeddings = new HashingEmbeddings();
  await buildIndex([{ id: 'a#1', parent: 'a', text: '贷款贴息。' }], embeddings, join(folder, 'exported'), {
    dictionary: NO_WORDS,
  });
  const io = terminal([]);
  const target = join(folder, 'langchain');
  expect(await exportVectors(Index.start(join(folder, 'exported'), embeddings), io, target)).toBe(0);
  expect(io.said[0]).toContain(target);
  const [found] = await (await HNSWLib.load(target, embeddings)).similaritySearch('贷款', 1);
  expect(found).toMatchObject({ pageContent: '贷款贴息。', metadata: { id: 'a#1', parent: 'a' } });
});
