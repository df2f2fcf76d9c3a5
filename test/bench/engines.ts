import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import flexsearch from 'flexsearch';
import hnswlib from 'hnswlib-node';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { fold, stripAsking, terms } from '../../src/language/tokens.ts';
import { defaultEmbeddings } from '../../src/model/static-embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { exportFolder } from '../../src/retrieve/local/build/langchain-folder.ts';
import { HnswStore } from '../../src/retrieve/local/index/langchain-store.ts';
import { currentSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Passage } from '../../src/retrieve/passage.ts';

export interface Engine {
  readonly name: string;
  /** Gives the first `k` ids. */
  readonly search: (question: string, k: number) => string[] | Promise<string[]>;
  readonly buildSeconds: number;
  /** Whether it ranks by words, and is to be compared as such. */
  readonly lexical: boolean;
}

type Make = (passages: readonly Passage[], folder: string) => Promise<Engine[]>;

const textOf = ({ title, text }: Passage) => fold(`${title ?? ''} ${text}`);
const asked = (question: string) => stripAsking(fold(question));

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const done = await work();
  return [done, (performance.now() - began) / 1000];
}

/** Ours, and what its vectors cost alone: the same graph asked by hnswlib-node, and by @langchain/community from an exported folder. */
export const cewen: Make = async (passages, folder) => {
  const embeddings = defaultEmbeddings();
  const [, buildSeconds] = await timed(() => buildIndex(passages, embeddings, folder));
  const index = Index.open(folder, embeddings);
  const alone = { word: 1, parent: 0, size: 0, vector: 0 };
  const graph = new hnswlib.HierarchicalNSW('cosine', embeddings.dimension);
  graph.readIndexSync(join(currentSnapshot(folder).path, 'vectors.hnsw'));
  graph.setEf(64);
  const [theirs, exported] = await timed(async () => {
    await exportFolder(new HnswStore(embeddings, index.vectors), join(folder, 'langchain'));
    return HNSWLib.load(join(folder, 'langchain'), embeddings);
  });
  theirs.index.setEf(64);
  const ids = (text: string, limit: number, weights = {}) =>
    index.search({ text, limit, weights }).map((hit) => hit.id);
  return [
    { name: 'Cewen, whole', lexical: false, buildSeconds, search: (text, k) => ids(text, k) },
    { name: 'Cewen, character pairs alone', lexical: true, buildSeconds, search: (text, k) => ids(text, k, alone) },
    {
      name: 'hnswlib-node raw, same vectors',
      lexical: false,
      buildSeconds,
      search: (text, k) => graph.searchKnn(embeddings.embed(asked(text)), k).neighbors.map(String),
    },
    {
      name: '@langchain/community HNSWLib, exported folder',
      lexical: false,
      buildSeconds: exported,
      search: async (text, k) =>
        (await theirs.similaritySearch(asked(text), k)).map((document) => String(document.metadata.id)),
    },
  ];
};

export const miniSearch: Make = async (passages) => {
  const [engine, buildSeconds] = await timed(() => {
    const made = new MiniSearch({ fields: ['text'], tokenize: (text) => terms(text), processTerm: (term) => term });
    made.addAll(passages.map((passage) => ({ id: passage.id, text: textOf(passage) })));
    return made;
  });
  const search = (text: string, k: number) =>
    engine
      .search(asked(text))
      .slice(0, k)
      .map((hit) => String(hit.id));
  return [{ name: 'MiniSearch, pairs', lexical: true, buildSeconds, search }];
};

export const flexSearch: Make = async (passages) => {
  const [engine, buildSeconds] = await timed(() => {
    const made = new flexsearch.Index({ tokenize: 'strict', encode: (text: string) => terms(text), resolution: 9 });
    passages.forEach((passage, i) => {
      made.add(i, textOf(passage));
    });
    return made;
  });
  const search = (text: string, k: number) =>
    (engine.search(asked(text), { limit: k, suggest: true }) as number[]).map((i) => passages[i]!.id);
  return [{ name: 'FlexSearch, pairs', lexical: true, buildSeconds, search }];
};

/** One file of two tables would be faster to none; `memory` keeps the disk out of it. */
function fts(
  name: string,
  tokenize: string,
  cut: (folded: string) => string[],
  stored: (folded: string) => string,
): Make {
  return async (passages, folder) => {
    mkdirSync(folder, { recursive: true });
    const [database, buildSeconds] = await timed(() => {
      const made = new Database(join(folder, `${tokenize}.db`));
      made.exec(`create virtual table held using fts5(id unindexed, text, tokenize='${tokenize}', detail=full)`);
      const insert = made.prepare('insert into held values (?, ?)');
      made.exec('begin');
      for (const passage of passages) insert.run(passage.id, stored(textOf(passage)));
      made.exec('commit');
      return made;
    });
    const select = database.prepare('select id from held where held match ? order by rank limit ?');
    const search = (text: string, k: number) => {
      const words = [...new Set(cut(asked(text)))].map((word) => `"${word}"`);
      return words.length ? (select.all(words.join(' OR '), k) as { id: string }[]).map(({ id }) => id) : [];
    };
    return [{ name, lexical: true, buildSeconds, search }];
  };
}

export const ftsPairs = fts('libsql FTS5, pairs', 'unicode61', terms, (folded) => terms(folded).join(' '));

const trigrams = (folded: string) =>
  folded
    .split(/[^\p{Script=Han}a-z0-9]+/u)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 2) }, (_, i) => run.slice(i, i + 3)));
export const ftsTrigrams = fts('libsql FTS5, trigram', 'trigram', trigrams, (folded) => folded);
