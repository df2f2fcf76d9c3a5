import { InputError, type ModelError, SnapshotError } from '../errors.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import { type BuildOptions, buildIndex } from '../retrieve/local/build/build-index.ts';
import { isCurrent } from '../retrieve/local/index/content.ts';
import { Index } from '../retrieve/local/search/clause-index.ts';
import { EmbeddingIndex } from '../retrieve/local/search/embedding-index.ts';
import type { Passage } from '../retrieve/passage.ts';
import type { ClauseIndex } from '../retrieve/port.ts';
import { QuestionVectors } from '../retrieve/question-vector.ts';
import { LeanSnapshot } from '../retrieve/remote/lean-snapshot.ts';
import { PointsIndex } from '../retrieve/remote/points-index.ts';
import { publishPassages } from '../retrieve/remote/publish-passages.ts';
import { openPoints, type PointsSettings } from './open-points.ts';

/** What an index is built from: the passages, words of our own, and the language's where they are not the usual ones. */
export interface IndexSource extends Pick<BuildOptions, 'dictionary'> {
  readonly passages: readonly Passage[];
  readonly words: readonly string[];
}

/** An index as a conversation uses it, and what this process holds of it. */
export interface OpenedIndex {
  readonly snapshot: Index | LeanSnapshot;
  readonly index: ClauseIndex;
}

/** The index in memory. @throws InputError where passages are ranked elsewhere */
export function inMemory(snapshot: OpenedIndex['snapshot']): Index {
  if (snapshot instanceof Index) return snapshot;
  throw new InputError(
    '条款由 Qdrant 或 pgvector 检索：这一项要在内存里的索引上做，去掉 CEWEN_QDRANT_URL、CEWEN_PGVECTOR_URL 再运行',
  );
}

/** Told where an endpoint gives no vector of a question. */
type Failed = (error: ModelError) => void;
type Tell = (line: string) => void;

/** The index in `dir`, held in memory. */
export async function openHere(
  dir: string,
  source: IndexSource,
  embeddings: NamedEmbeddings,
  failed: Failed,
  tell: Tell,
): Promise<OpenedIndex> {
  const snapshot = await opened(dir, source, embeddings, tell, () => Index.start(dir, embeddings));
  return { snapshot, index: new EmbeddingIndex(snapshot, embeddings, failed) };
}

/** The index in `dir`, its passages ranked elsewhere, where they are put if they do not stand there yet. */
export async function openElsewhere(
  settings: PointsSettings,
  dir: string,
  source: IndexSource,
  embeddings: NamedEmbeddings,
  failed: Failed,
  tell: Tell,
): Promise<OpenedIndex> {
  const snapshot = await opened(dir, source, embeddings, tell, () => new LeanSnapshot(dir));
  const points = await openPoints(settings);
  try {
    await publishPassages(dir, points);
  } catch (error) {
    snapshot.close();
    throw error;
  }
  return { snapshot, index: new PointsIndex(points, snapshot, new QuestionVectors(embeddings, failed)) };
}

/** Opens what is in `dir`; builds it first where there is none, it is damaged by a byte, or it is not that of `source`. */
async function opened<T>(
  dir: string,
  { passages, ...options }: IndexSource,
  embeddings: NamedEmbeddings,
  tell: Tell,
  open: () => T,
): Promise<T> {
  if (isCurrent(dir, passages, options.words, embeddings))
    try {
      return open();
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      tell(error.message);
    }
  tell('正在建立索引……');
  await buildIndex(passages, embeddings, dir, options);
  return open();
}
