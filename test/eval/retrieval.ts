import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, stripAsking } from '../../src/language/tokens.ts';
import { HashingEmbeddings, type LocalEmbeddings } from '../../src/model/embedding.ts';
import { defaultEmbeddings } from '../../src/model/static-embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { HnswStore } from '../../src/retrieve/local/index/langchain-store.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Weights } from '../../src/retrieve/local/search/weights.ts';
import { bootstrap, difference, type Interval, verdict } from './bootstrap.ts';
import { judge, type Marks, MEASURES } from './judge.ts';
import { type Judged, readSets } from './sets.ts';

/**
 * `npm run eval:retrieval -- DIR`: quality by set with 95 % intervals, and what each part adds by paired differences to the whole. DIR
 * holds ncp/ and stard/. One configuration for all sets; nothing here is learned.
 */
interface Variant {
  readonly name: string;
  readonly weights: Partial<Weights>;
  /** The vectors' own ranking, no words. */
  readonly vectorsAlone?: boolean;
  readonly embeddings?: LocalEmbeddings;
}

const HASHING = new HashingEmbeddings();

const VARIANTS: Variant[] = [
  { name: 'as it ships', weights: {} },
  { name: 'character pairs alone (BM25)', weights: { word: 1, parent: 0, size: 0, vector: 0 } },
  { name: 'without words', weights: { word: 1 } },
  { name: 'without the document', weights: { parent: 0, size: 0 } },
  { name: 'without its size', weights: { size: 0 } },
  { name: 'without vectors', weights: { vector: 0 } },
  { name: 'hashing vectors', weights: {}, embeddings: HASHING },
  { name: 'vectors alone', weights: {}, vectorsAlone: true },
  { name: 'hashing vectors alone', weights: {}, vectorsAlone: true, embeddings: HASHING },
];

const folder = process.argv[2];
if (!folder) throw new Error('usage: npm run eval:retrieval -- DIR (with ncp/ and stard/)');
for (const set of readSets(folder)) {
  console.log(`\n## ${set.name}: ${set.questions.length} questions, ${set.passages.length} passages\n`);
  const marks = new Map<string, Marks>();
  for (const embeddings of new Set(VARIANTS.map((variant) => variant.embeddings ?? defaultEmbeddings()))) {
    const same = VARIANTS.filter((variant) => (variant.embeddings ?? defaultEmbeddings()) === embeddings);
    for (const [name, found] of await measure(set, embeddings, same)) marks.set(name, found);
  }
  print(marks);
}

async function measure(
  set: Judged,
  embeddings: LocalEmbeddings,
  variants: readonly Variant[],
): Promise<[string, Marks][]> {
  const at = mkdtempSync(join(tmpdir(), 'cewen-eval-'));
  try {
    await buildIndex(set.passages, embeddings, at);
    const index = Index.open(at, embeddings);
    const found: [string, Marks][] = [];
    for (const { name, weights, vectorsAlone } of variants) {
      const rankings: [string[], ReadonlySet<string>][] = [];
      for (const { text, relevant } of set.questions) {
        const ranked = vectorsAlone
          ? (await new HnswStore(embeddings, index.vectors).similaritySearch(stripAsking(fold(text)), 100)).map(
              (document) => document.id!,
            )
          : index.search({ text, weights, limit: 100 }).map((hit) => hit.id);
        rankings.push([ranked, relevant]);
      }
      found.push([name, judge(rankings)]);
    }
    index.close();
    return found;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

function print(marks: ReadonlyMap<string, Marks>): void {
  const whole = marks.get(VARIANTS[0]!.name)!;
  console.log(`| | ${MEASURES.join(' | ')} |\n|---|${MEASURES.map(() => '---').join('|')}|`);
  for (const { name } of VARIANTS)
    console.log(`| ${name} | ${MEASURES.map((measure) => range(bootstrap(marks.get(name)![measure]))).join(' | ')} |`);
  console.log('\nThe whole against each of them (paired; bold: more than noise):\n');
  console.log(`| | ${MEASURES.join(' | ')} |\n|---|${MEASURES.map(() => '---').join('|')}|`);
  for (const { name } of VARIANTS.slice(1)) {
    const cells = MEASURES.map((measure) => {
      const found = difference(whole[measure], marks.get(name)![measure]);
      const cell = range(found, true);
      return verdict(found) === 'no difference' ? cell : `**${cell}**`;
    });
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}

function range({ mean, low, high }: Interval, signed = false): string {
  const say = (value: number) => `${signed && value >= 0 ? '+' : ''}${value.toFixed(3).replace(/^(-?)0\./, '$1.')}`;
  return `${say(mean).replace('+0.', '+.')} [${say(low).replace('+0.', '+.')}, ${say(high).replace('+0.', '+.')}]`;
}
