import { createHash } from 'node:crypto';
import path from 'node:path';
import { InputError } from '../../../errors.ts';
import { buildWordList, type Dictionary, WordList } from '../../../language/segment.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import type { Passage } from '../../passage.ts';
import { contentHash, hashOf } from '../index/content.ts';
import { NONE } from '../index/passage-table.ts';
import { readBytes } from '../index/read-range.ts';
import { writeSnapshot } from '../index/snapshot.ts';
import { tableFiles } from './build-table.ts';
import { buildDocuments, buildPassages } from './build-terms.ts';
import { buildVectors } from './build-vectors.ts';
import { type Entry, openPrevious, type Previous } from './previous.ts';

export interface BuildOptions {
  /** Words of our own that jieba's dictionary may lack. */
  readonly words?: readonly string[];
  /** The words of the language: jieba's, where none are given. */
  readonly dictionary?: Dictionary;
  /** Told now and then how many passages have their vectors. */
  readonly progress?: (done: number, of: number) => void;
}

export interface BuildReport {
  readonly build: string;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly seconds: number;
}

/**
 * Builds a snapshot of `passages` beside the current one and switches to it. Passages whose content is unchanged keep their
 * terms and vectors; where nothing changed at all, nothing is written.
 * @throws InputError where two passages have one id
 */
export async function buildIndex(
  passages: readonly Passage[],
  embeddings: NamedEmbeddings,
  dir: string,
  options: BuildOptions = {},
): Promise<BuildReport> {
  const began = performance.now();
  const entries = new Map(passages.map((passage) => [passage.id, { passage, hash: hashOf(passage) }]));
  if (entries.size !== passages.length) throw new InputError('有两个段落的 ID 相同');
  const previous = openPrevious(dir, embeddings);
  try {
    const old = previous?.table;
    const order: Entry[] = [];
    const taken: number[] = [];
    let changed = 0;
    old?.ids.all().forEach((id, number) => {
      const entry = entries.get(id);
      if (!entry) return;
      if (entry.hash !== old.hashes[number]) {
        changed += 1;
        return;
      }
      order.push(entry);
      taken.push(number);
    });
    const unchanged = taken.length;
    const report = (build: string): BuildReport => ({
      build,
      passages: passages.length,
      added: passages.length - unchanged - changed,
      changed,
      removed: (old?.size ?? 0) - unchanged - changed,
      unchanged,
      seconds: (performance.now() - began) / 1000,
    });
    const ownWords = createHash('sha256')
      .update(JSON.stringify(options.words ?? []))
      .digest('hex');
    const sameWords = previous?.manifest.words === ownWords;
    if (previous && sameWords && unchanged === passages.length && unchanged === old?.size)
      return report(previous.manifest.build);

    const words =
      previous && sameWords ? reuseWords(previous) : await buildWordList(options.words ?? [], options.dictionary);
    const held = new Set(order);
    for (const entry of entries.values()) if (!held.has(entry)) order.push(entry);
    const lexical = buildPassages(order, taken, previous);
    const documents = buildDocuments(order, previous);
    const { graph, codes, labels } = await buildVectors(order, taken, embeddings, previous, options.progress);
    const manifest = await writeSnapshot(
      dir,
      {
        model: embeddings.model,
        dimension: embeddings.dimension,
        passages: order.length,
        parents: documents.names.length,
        vectors: labels.filter((label) => label !== NONE).length,
        words: ownWords,
        content: contentHash(
          Array.from(entries, ([id, { hash }]) => [id, hash] as const),
          options.words ?? [],
        ),
      },
      {
        ...tableFiles(order, taken, labels, documents.names, previous),
        'passages.bm25': new Uint8Array(lexical),
        'documents.bm25': new Uint8Array(documents.bytes),
        'words.bin': new Uint8Array(words.bytes),
        'vectors.int8': new Uint8Array(codes.bytes),
        'vectors.hnsw': (file) => graph.write(file),
      },
    );
    return report(manifest.build);
  } finally {
    previous?.table.close();
  }
}

function reuseWords(previous: Previous): WordList {
  return new WordList(readBytes(path.join(previous.path, 'words.bin')));
}
