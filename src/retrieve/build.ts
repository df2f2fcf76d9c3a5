import { createHash } from 'node:crypto';
import path from 'node:path';
import { InputError } from '../errors.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import { buildDocuments, buildPassages } from './build-terms.ts';
import { buildVectors } from './build-vectors.ts';
import { contentHash, hashOf } from './content.ts';
import type { Passage } from './passage.ts';
import { openPrevious, type Previous } from './previous.ts';
import { readBytes } from './read.ts';
import { buildWordList, WordList } from './segment.ts';
import { writeSnapshot } from './snapshot.ts';
import { NONE, type TableRow, tableFiles } from './table.ts';

export interface BuildOptions {
  /** Words of our own that jieba's dictionary may lack. */
  readonly words?: readonly string[];
  /** Takes nothing over from the current snapshot. */
  readonly fresh?: boolean;
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
  if (entries.size !== passages.length) throw new InputError('two passages have the same id');
  const previous = options.fresh ? undefined : openPrevious(dir, embeddings);
  try {
    const old = previous?.table;
    const kept = Array.from(old?.ids ?? [], (id, number) => entries.get(id)?.hash === old?.hashes[number]);
    const unchanged = kept.filter(Boolean).length;
    const changed = (old?.ids ?? []).filter((id, number) => !kept[number] && entries.has(id)).length;
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

    const words = previous && sameWords ? reuseWords(previous) : await buildWordList(options.words ?? []);
    const keptIds = new Set((old?.ids ?? []).filter((_, number) => kept[number]));
    const order = [
      ...[...keptIds].map((id) => entries.get(id)!),
      ...[...entries.values()].filter((entry) => !keptIds.has(entry.passage.id)),
    ];
    const lexical = buildPassages(order, unchanged, kept, previous);
    const documents = buildDocuments(order, previous);
    const { store, codes, labels } = await buildVectors(order, unchanged, embeddings, previous, options.progress);
    const parents = new Map(documents.names.map((name, i) => [name, i]));
    const rows = order.map(
      (entry, i): TableRow => ({
        ...entry,
        parent: parents.get(entry.passage.parent ?? '') ?? NONE,
        label: labels[i]!,
        kept: i < unchanged,
      }),
    );
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
        ...tableFiles(rows, documents.names, previous),
        'passages.bm25': new Uint8Array(lexical),
        'documents.bm25': new Uint8Array(documents.bytes),
        'words.bin': new Uint8Array(words.bytes),
        'vectors.int8': new Uint8Array(codes.bytes),
        'vectors.hnsw': (file) => store.write(file),
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
