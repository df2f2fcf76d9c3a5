import fs from 'node:fs/promises';
import path from 'node:path';
import type { HnswStore } from '../index/langchain-store.ts';

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
