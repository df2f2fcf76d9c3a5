import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { defaultEmbeddings } from '../model/static-embedding.ts';
import { type BuildReport, buildIndex } from '../retrieve/local/build/build-index.ts';
import { exportFolder } from '../retrieve/local/build/langchain-folder.ts';
import { HnswStore } from '../retrieve/local/index/langchain-store.ts';
import { Index } from '../retrieve/local/search/clause-index.ts';
import type { Hit, Passage, PassageField, Query } from '../retrieve/passage.ts';
import { type Io, readRow, serveLines } from './io.ts';

const Given = z.object({
  _id: z.string().min(1),
  title: z.string().optional(),
  parent: z.string().optional(),
  text: z.string(),
});
const Asked = z.object({ question: z.string() });

export interface SearchOptions {
  /** A file of one {"_id", "title"?, "parent"?, "text"} a line. */
  readonly passages: string;
  readonly top: number;
  /** Each hit with what made its score. */
  readonly explain: boolean;
}

/**
 * `cewen search --passages FILE --jsonl`: indexes the passages in a folder that is removed again, and ranks them for each
 * question. Timings as one JSON line to `tell`.
 * @throws InputError where a line of the file is no passage
 */
export async function searchPassages(io: Io, { passages, top, explain }: SearchOptions): Promise<number> {
  if (!Number.isInteger(top) || top < 1) throw new InputError('--top 后面写不小于 1 的整数');
  const embeddings = defaultEmbeddings();
  const folder = mkdtempSync(join(tmpdir(), 'cewen-search-'));
  try {
    // Nothing here keeps the passages: they would be in the way of every collection of garbage while questions are answered.
    const built = await buildIndex(await readPassages(passages), embeddings, folder);
    const opening = performance.now();
    const index = Index.open(folder, embeddings);
    const opened = performance.now() - opening;
    const took: number[] = [];
    const status = await serveLines(io, (row) => {
      const { question } = readRow(Asked, row);
      const began = performance.now();
      const hits = index.search({ text: question, limit: top });
      took.push(performance.now() - began);
      return { hits: hits.map((hit) => ({ id: hit.id, score: hit.score, ...(explain && { explain: hit.explain }) })) };
    });
    index.close();
    io.tell(JSON.stringify(timings(built, opened, took)));
    return status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `cewen search --explain "QUESTION"` over the knowledge known: each hit, and in plain text what made its score. */
export function explainSearch(index: Index, io: Io, query: Query): number {
  const hits = index.search(query);
  io.out(
    hits.length === 0
      ? `没有条款命中：${query.text}`
      : hits.map((hit, i) => explained(i + 1, hit, index.passage(hit.id))).join('\n\n'),
  );
  return 0;
}

/** `cewen search --export FOLDER`: the vectors known, as the folder that `HNSWLib.load` of @langchain/community reads. */
export async function exportVectors({ vectors, embeddings, manifest }: Index, io: Io, folder: string): Promise<number> {
  await exportFolder(new HnswStore(embeddings, vectors), folder);
  io.out(`已写出 ${manifest.vectors} 个向量（${manifest.model}，${manifest.dimension} 维）：${folder}`);
  return 0;
}

const FIELDS: Record<PassageField, string> = { title: '标题', text: '正文', asks: '问法' };

function explained(rank: number, { id, score, explain }: Hit, { title, text }: Passage): string {
  const gains = (terms: Hit['explain']['terms']) =>
    [...terms]
      .sort((a, b) => b.gain - a.gain)
      .map(({ term, weight, gain, fields }) => {
        const details = [
          ...(fields ?? []).map((field) => FIELDS[field]),
          ...(weight === 1 ? [] : [`权重${round(weight)}`]),
        ];
        return `${term} ${round(gain)}${details.length ? `（${details.join('、')}）` : ''}`;
      })
      .join('，');
  const { terms, parent, vector } = explain;
  return [
    `${rank}. ${id}  ${round(score)}  ${title ?? ''}`,
    `   ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`,
    `   词 ${round(terms.reduce((sum, { gain }) => sum + gain, 0))}：${gains(terms) || '无'}`,
    parent
      ? `   文件 ${parent.id} ${round(parent.gain)}（词×${round(parent.weight)}，共${parent.passages}条 ${round(parent.sizeGain)}）：${gains(parent.terms) || '无'}`
      : '   文件 0',
    vector ? `   向量 ${round(vector.gain)}（余弦 ${round(vector.cosine)}×${round(vector.weight)}）` : '   向量 0',
  ].join('\n');
}

const round = (value: number) => String(Number(value.toFixed(2)));

async function readPassages(file: string): Promise<Passage[]> {
  const held: Passage[] = [];
  let line = 0;
  try {
    for await (const raw of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (raw.trim() === '') continue;
      const { _id: id, parent, title, text } = readRow(Given, JSON.parse(raw), '这一行');
      held.push({ id, text, ...(parent !== undefined && { parent }), ...(title !== undefined && { title }) });
    }
  } catch (error) {
    throw new InputError(
      line === 0 ? `${file} 读不了：${(error as Error).message}` : `${file}:${line}: ${(error as Error).message}`,
    );
  }
  return held;
}

/** In milliseconds, but for the building. */
function timings({ passages, seconds }: BuildReport, opened: number, took: number[]): Record<string, number> {
  const ascending = [...took].sort((a, b) => a - b);
  const quantile = (part: number) => Number((ascending[Math.floor(ascending.length * part)] ?? 0).toFixed(3));
  return {
    passages,
    buildSeconds: Number(seconds.toFixed(3)),
    openMs: Number(opened.toFixed(1)),
    questions: took.length,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}
