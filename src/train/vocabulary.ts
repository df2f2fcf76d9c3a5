import { grams } from '../language/grams.ts';

/** Rows of the table by gram: the most frequent of the corpus, by texts that hold them. */
export interface Vocabulary {
  readonly grams: readonly string[];
  readonly idf: Float32Array;
  readonly rowOf: ReadonlyMap<string, number>;
}

/** The grams of a text by row, each once, with 1 + ln of its occurrences. */
export interface Bag {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

/** The grams of folded texts, those of most texts first: at most `most`, each in `least` texts or more. */
export function vocabularyOf(texts: readonly string[], most: number, least: number): Vocabulary {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const gram of new Set(grams(text))) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const kept = [...frequency]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  return {
    grams: kept.map(([gram]) => gram),
    idf: Float32Array.from(kept, ([, count]) => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))),
    rowOf: new Map(kept.map(([gram], row) => [gram, row])),
  };
}

/** The bag of a folded text. `keeps` is asked of every occurrence of a gram that has a row. */
export function bagOf(folded: string, rowOf: Vocabulary['rowOf'], keeps: () => boolean = () => true): Bag {
  const counts = new Map<number, number>();
  for (const gram of grams(folded)) {
    const row = rowOf.get(gram);
    if (row !== undefined && keeps()) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return {
    rows: Int32Array.from(counts.keys()),
    weights: Float32Array.from(counts.values(), (count) => 1 + Math.log(count)),
  };
}
