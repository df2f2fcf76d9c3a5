import { SnapshotError } from '../errors.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import { type BuildOptions, buildIndex } from '../retrieve/local/build/build-index.ts';
import { isCurrent } from '../retrieve/local/index/content.ts';
import { Index } from '../retrieve/local/search/clause-index.ts';
import type { Passage } from '../retrieve/passage.ts';

/** What an index is built from: the passages, words of our own, and the language's where they are not the usual ones. */
export interface IndexSource extends Pick<BuildOptions, 'dictionary'> {
  readonly passages: readonly Passage[];
  readonly words: readonly string[];
}

/** Opens the index in `dir`; builds it where there is none, it is damaged by a byte, or it is not that of `source`. */
export async function openIndex(
  dir: string,
  { passages, ...options }: IndexSource,
  embeddings: NamedEmbeddings,
  tell: (line: string) => void,
): Promise<Index> {
  if (isCurrent(dir, passages, options.words, embeddings))
    try {
      return Index.start(dir, embeddings);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      tell(error.message);
    }
  tell('正在建立索引……');
  await buildIndex(passages, embeddings, dir, options);
  return Index.start(dir, embeddings);
}
