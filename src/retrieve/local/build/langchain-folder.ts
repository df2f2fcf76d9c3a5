import fs from 'node:fs/promises';
import path from 'node:path';
import type { DocumentInput } from '@langchain/core/documents';
import { z } from 'zod';
import { InputError, SnapshotError } from '../../../errors.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import { HnswStore } from '../index/langchain-store.ts';
import { heldBy, VectorGraph } from '../index/vector-graph.ts';

const Args = z.object({ space: z.string(), numDimensions: z.number().int() });
const Docstore = z.array(
  z.tuple([
    z.coerce.number().int(),
    z.object({
      id: z.string().optional(),
      pageContent: z.string(),
      metadata: z.record(z.string(), z.unknown()).default({}),
    }),
  ]),
);

/**
 * Writes the vectors and their documents as the folder that `HNSWLib.load` of @langchain/community reads: hnswlib.index, docstore.json,
 * args.json. The id of each document goes into its metadata too, since that store knows only labels.
 */
export async function exportFolder(store: HnswStore, folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const documents = store
    .documents()
    .map(([label, { id, pageContent, metadata }]) => [
      String(label),
      { pageContent, metadata: { ...metadata, id }, id },
    ]);
  await store.graph.write(path.join(folder, 'hnswlib.index'));
  await fs.writeFile(path.join(folder, 'docstore.json'), JSON.stringify(documents));
  const args = { space: 'cosine', numDimensions: store.embeddings.dimension };
  await fs.writeFile(path.join(folder, 'args.json'), JSON.stringify(args));
}

/**
 * Reads such a folder. A document without an id is named after its label.
 * @throws InputError where the folder holds vectors of another dimension or space than the model's
 * @throws SnapshotError where it is damaged
 */
export async function importFolder(folder: string, embeddings: NamedEmbeddings): Promise<HnswStore> {
  const { space, numDimensions } = await readJson(path.join(folder, 'args.json'), Args);
  if (space !== 'cosine' || numDimensions !== embeddings.dimension)
    throw new InputError(
      `${folder} 里是 ${numDimensions} 维的 ${space} 向量，不是 ${embeddings.dimension} 维的 cosine 向量`,
    );
  const held = await readJson(path.join(folder, 'docstore.json'), Docstore);
  const documents = new Map<string, DocumentInput>();
  const ids: (string | undefined)[] = new Array(Math.max(-1, ...held.map(([label]) => label)) + 1).fill(undefined);
  for (const [label, { id, pageContent, metadata }] of held) {
    const name = id ?? (typeof metadata.id === 'string' ? metadata.id : String(label));
    if (documents.has(name)) throw new SnapshotError(`${folder} 里有两个文档都叫 ${name}`);
    documents.set(name, { id: name, pageContent, metadata });
    ids[label] = name;
  }
  const graph = VectorGraph.open(
    path.join(folder, 'hnswlib.index'),
    embeddings.dimension,
    heldBy(ids, (id) => documents.get(id)!),
  );
  return new HnswStore(embeddings, graph);
}

async function readJson<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  try {
    return shape.parse(JSON.parse(await fs.readFile(file, 'utf8')));
  } catch (error) {
    throw new SnapshotError(`${file} 不是 @langchain/community 写出的文件：${(error as Error).message}`);
  }
}
