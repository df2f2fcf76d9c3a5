import { fold, terms } from '../../language/tokens.ts';
import type { WeightedTerm } from '../local/index/lexical-index.ts';
import { NONE } from '../local/index/passage-table.ts';
import { Best } from '../local/index/top-k.ts';
import { accumulate, type Group, groupsOf } from '../local/search/fuse.ts';
import { WEIGHTS } from '../local/search/weights.ts';
import type { ClauseHit, ClauseIndex, ClauseQuery } from '../port.ts';
import type { QuestionVectors } from '../question-vector.ts';
import type { LeanSnapshot } from './lean-snapshot.ts';
import type { PointSearch, Points, SparseVector } from './points.ts';
import { collectionOf } from './publish-passages.ts';

/** How many passages each way of looking proposes, and of how many documents that fit best all are looked through. */
const PROPOSED = { words: 150, meaning: 50, documents: 8 };

type List = readonly WeightedTerm[];

/**
 * Passages that are ranked elsewhere, as points, in two calls: which may be meant, by each list of words, by the vector and within the best documents; then what
 * words and vector bring to each of those, to the last. The sum of evidence is that of the index in memory, with the same weights; only a
 * passage that no way of looking proposes is missed where the index in memory, which looks at all, would rank it.
 */
export class PointsIndex implements ClauseIndex {
  readonly #points: Points;
  readonly #held: LeanSnapshot;
  readonly #vectors: QuestionVectors;
  readonly #collection: string;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(points: Points, held: LeanSnapshot, vectors: QuestionVectors) {
    this.#points = points;
    this.#held = held;
    this.#vectors = vectors;
    this.#collection = collectionOf(held.manifest.build);
    this.#numbers = new Map(held.table.parents.all().map((name, number) => [name, number]));
  }

  async search({ text, also, documents, limit }: ClauseQuery): Promise<readonly ClauseHit[]> {
    const { table, words, logSizes } = this.#held;
    const groups = groupsOf(text, also, words);
    const lists = groups.flat();
    const parents = [...documents].flatMap((name) => this.#numbers.get(name) ?? []);
    const context = new Float32Array(this.#held.documents.size);
    accumulate(this.#held.documents, groups, context);
    const meaning = await this.#directionOf(text);
    const ids = await this.#propose(lists, meaning, parents, context);
    if (ids.length === 0) return [];
    const [byWords, cosines] = await this.#scores(lists, meaning, ids);
    const own = ids.map((id) => ownScore(groups, byWords, id));
    const scale = Math.max(...own) || 1;
    const best = new Best(limit);
    for (const [i, id] of ids.entries()) {
      const parent = table.parentOf[id]!;
      const around = parent === NONE ? 0 : WEIGHTS.parent * context[parent]! + WEIGHTS.size * scale * logSizes[parent]!;
      best.offer(id, own[i]! + around + scale * WEIGHTS.vector * Math.max(0, cosines.get(id) ?? 0));
    }
    return best.ranked().map(({ item, score }) => ({ id: table.ids.at(item), parent: table.parentName(item), score }));
  }

  async frequencies(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(
      words.map((word) => {
        const counts = terms(fold(word)).map((part) => this.#held.passages.documentFrequency(part));
        return [word, counts.length === 0 ? 0 : Math.min(...counts)];
      }),
    );
  }

  /** The numbers of the passages that may be meant, ascending. */
  async #propose(
    lists: readonly List[],
    meaning: readonly number[] | null,
    parents: readonly number[],
    context: Float32Array,
  ): Promise<readonly number[]> {
    const every = parents.length === this.#held.documents.size;
    const within = every ? undefined : parents;
    const nearest = [...parents].sort((a, b) => context[b]! - context[a]!).slice(0, PROPOSED.documents);
    const asked: PointSearch[] = lists
      .map((list) => this.#sparse(list))
      .map((query) => ({ query, parents: within, limit: PROPOSED.words }));
    asked.push({ query: this.#sparse(lists.flat()), parents: nearest, limit: PROPOSED.words });
    if (meaning) asked.push({ query: meaning, parents: within, limit: PROPOSED.meaning });
    const found = await this.#points.query(this.#collection, asked.filter(asksSomething));
    return [...new Set(found.flat().map(({ id }) => id))].sort((a, b) => a - b);
  }

  /** What each list of words brings to each of some passages, and the cosines with the question. */
  async #scores(
    lists: readonly List[],
    meaning: readonly number[] | null,
    ids: readonly number[],
  ): Promise<[ReadonlyMap<List, ReadonlyMap<number, number>>, ReadonlyMap<number, number>]> {
    const queries = lists.map((list) => ({ list, query: this.#sparse(list), ids, limit: ids.length }));
    const told = queries.filter(asksSomething);
    const asked: PointSearch[] = told.map(({ query }) => ({ query, ids, limit: ids.length }));
    if (meaning) asked.push({ query: meaning, ids, limit: ids.length });
    const found = await this.#points.query(this.#collection, asked);
    const scores = found.map((points) => new Map(points.map(({ id, score }) => [id, score])));
    return [
      new Map(told.map(({ list }, i) => [list, scores[i] ?? new Map()])),
      meaning ? (scores.at(-1) ?? new Map()) : new Map(),
    ];
  }

  /** The terms of a list that any passage holds, each by its row; one that is told twice by the more it counts. */
  #sparse(list: List): SparseVector {
    const weights = new Map<number, number>();
    for (const { term, weight } of list) {
      const row = this.#held.passages.row(term);
      if (row >= 0) weights.set(row, Math.max(weight, weights.get(row) ?? 0));
    }
    return { indices: [...weights.keys()], values: [...weights.values()] };
  }

  /** The question's vector, of length 1; null where it has none. */
  async #directionOf(text: string): Promise<readonly number[] | null> {
    const vector = await this.#vectors.of(text);
    if (!vector || vector.length !== this.#held.manifest.dimension) return null;
    const length = Math.hypot(...vector);
    return length > 0 && Number.isFinite(length) ? vector.map((value) => value / length) : null;
  }
}

const asksSomething = ({ query }: Pick<PointSearch, 'query'>): boolean =>
  !('indices' in query) || query.indices.length > 0;

/** Of each group what its best list brings, as the index in memory adds it. */
const ownScore = (
  groups: readonly Group[],
  byWords: ReadonlyMap<List, ReadonlyMap<number, number>>,
  id: number,
): number =>
  groups.reduce((sum, group) => sum + Math.max(0, ...group.map((list) => byWords.get(list)?.get(id) ?? 0)), 0);
