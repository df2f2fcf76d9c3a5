import { SnapshotError } from '../../../errors.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import type { Passage } from '../../passage.ts';
import { PassageTable } from '../index/passage-table.ts';
import { type Snapshot, verifiedSnapshot } from '../index/snapshot.ts';

/** A current snapshot of which something can be taken over. */
export interface Previous extends Snapshot {
  readonly table: PassageTable;
}

export interface Entry {
  readonly passage: Passage;
  /** See hashOf. */
  readonly hash: number;
}

/** What is damaged by a byte, foreign or another model's is built anew. */
export function openPrevious(dir: string, embeddings: NamedEmbeddings): Previous | undefined {
  try {
    const snapshot = verifiedSnapshot(dir);
    if (snapshot.manifest.model !== embeddings.model || snapshot.manifest.dimension !== embeddings.dimension)
      return undefined;
    return { ...snapshot, table: new PassageTable(snapshot.path) };
  } catch (error) {
    if (error instanceof SnapshotError) return undefined;
    throw error;
  }
}
