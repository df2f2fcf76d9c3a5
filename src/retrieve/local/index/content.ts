import { createHash, hash } from 'node:crypto';
import { SnapshotError } from '../../../errors.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import type { Passage } from '../../passage.ts';
import { currentSnapshot } from './snapshot.ts';

/** The first 48 bits of the sha256 of a passage's content: a number that is compared with that of the same id only. */
export function hashOf({ parent, title, text, asks }: Passage): number {
  const content = JSON.stringify([parent ?? null, title ?? null, text, asks ?? []]);
  return Number.parseInt(hash('sha256', content).slice(0, 12), 16);
}

/** sha256 of all that an index is built from, but for the model: the passages in any order, and our own words. */
export function contentHash(hashes: Iterable<readonly [id: string, hash: number]>, words: readonly string[]): string {
  const lines = Array.from(hashes, ([id, hash]) => `${hash.toString(16)} ${id}`).sort();
  return createHash('sha256').update(JSON.stringify(words)).update(lines.join('\n')).digest('hex');
}

/** Whether the current snapshot of `dir` was built from just these: no file but its manifest is read. */
export function isCurrent(
  dir: string,
  passages: readonly Passage[],
  words: readonly string[],
  embeddings: NamedEmbeddings,
): boolean {
  try {
    const { manifest } = currentSnapshot(dir);
    return (
      manifest.model === embeddings.model &&
      manifest.dimension === embeddings.dimension &&
      manifest.content ===
        contentHash(
          passages.map((passage) => [passage.id, hashOf(passage)] as const),
          words,
        )
    );
  } catch (error) {
    if (error instanceof SnapshotError) return false;
    throw error;
  }
}
