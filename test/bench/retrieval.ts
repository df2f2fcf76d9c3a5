import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultEmbeddings } from '../../src/model/static-embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Passage } from '../../src/retrieve/passage.ts';
import { randomFrom, shuffle } from '../../src/train/random.ts';
import { judge } from '../eval/judge.ts';
import { type Judged, readSets } from '../eval/sets.ts';
import { cewen, type Engine, flexSearch, ftsPairs, ftsTrigrams, miniSearch } from './engines.ts';

/**
 * `npm run bench:retrieval -- DIR [ncp|stard|twice …]`: speed and size beside other engines, in one process, their questions
 * interleaved, medians of three rounds. `twice`: every article held twice, under two names.
 */
const ROUNDS = 3;
/** Fewer of a large collection, where the slowest engines take a tenth of a second each. */
const questionsOf = (set: Judged) => set.questions.slice(0, set.passages.length > 100_000 ? 100 : 200);
const TOP = 10;
const OPENINGS = 5;

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('usage: npm run bench:retrieval -- DIR [ncp|stard|twice …]');
console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}`,
);
for (const set of [
  ...readSets(folder),
  ...readSets(folder)
    .filter(({ name }) => name === 'stard')
    .map(twice),
])
  if (wanted.length === 0 || wanted.includes(set.name)) await bench(set);

function twice(set: Judged): Judged {
  const again = set.passages.map((passage) => ({
    ...passage,
    id: `${passage.id}-again`,
    parent: `${passage.parent}（又）`,
  }));
  return { ...set, name: 'twice', passages: [...set.passages, ...again] };
}

async function bench(set: Judged): Promise<void> {
  console.log(`\n## ${set.name}: ${set.passages.length} passages\n`);
  const at = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
  try {
    const engines: Engine[] = [];
    engines.push(...(await cewen(set.passages, join(at, 'index'))));
    opening(join(at, 'index'), set.questions[0]!.text);
    await change(set.passages, join(at, 'changed'));
    for (const make of [ftsPairs, ftsTrigrams, miniSearch, flexSearch])
      engines.push(...(await make(set.passages, join(at, 'index'))));
    const questions = questionsOf(set);
    const order = [...engines];
    const random = randomFrom(1);
    const times = new Map<Engine, number[][]>(engines.map((engine) => [engine, []]));
    const answers = new Map<Engine, string[][]>(engines.map((engine) => [engine, []]));
    for (let round = 0; round < ROUNDS; round++) {
      const took = new Map<Engine, number[]>(engines.map((engine) => [engine, []]));
      for (const { text } of questions) {
        // In any order: none always follows the one that leaves most garbage behind.
        shuffle(order, random);
        for (const engine of order) {
          const began = performance.now();
          const found = await engine.search(text, TOP);
          took.get(engine)!.push(performance.now() - began);
          if (round === 0) answers.get(engine)!.push(found);
        }
      }
      for (const [engine, of] of took) times.get(engine)!.push(of);
    }
    console.log('| | p50 ms | p99 ms | build s | R@10 | MRR@10 |\n|---|---|---|---|---|---|');
    for (const engine of engines) {
      const marks = judge(answers.get(engine)!.map((ids, i) => [ids, questions[i]!.relevant] as const));
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const at = (part: number) => median(times.get(engine)!.map((round) => quantile(round, part)));
      const quality = engine.name.startsWith('hnswlib')
        ? ['–', '–']
        : [mean(marks['R@10']).toFixed(3), mean(marks['MRR@10']).toFixed(3)];
      console.log(
        `| ${engine.name} | ${at(0.5).toFixed(2)} | ${at(0.99).toFixed(2)} | ${engine.buildSeconds.toFixed(1)} | ${quality.join(' | ')} |`,
      );
    }
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

/** Fresh processes: from the call that opens to the first answer, and what the process holds then and after its questions. */
function opening(dir: string, question: string): void {
  const child = fileURLToPath(new URL('open.ts', import.meta.url));
  const runs = Array.from(
    { length: OPENINGS },
    () =>
      JSON.parse(
        execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', child, dir, question], { encoding: 'utf8' }),
      ) as Record<string, number>,
  );
  const of = (name: string) => median(runs.map((run) => run[name]!));
  console.log(
    `\nfrom disk to the first answer ${of('firstMs').toFixed(0)} ms (opening ${of('openMs').toFixed(0)}; CPU ${of('cpuMs').toFixed(0)}); memory: process before ${of('beforeMb').toFixed(0)} MB, with the index +${of('indexMb').toFixed(0)} MB, after 400 questions +${of('servedMb').toFixed(0)} MB`,
  );
}

/** One passage is changed, the index built again beside the served one, opened and asked. */
async function change(passages: readonly Passage[], dir: string): Promise<void> {
  const embeddings = defaultEmbeddings();
  const held = [...passages];
  const took: number[] = [];
  const cpu: number[] = [];
  await buildIndex(held, embeddings, dir);
  for (let round = 0; round < ROUNDS; round++) {
    held[round] = { ...held[round]!, text: `${held[round]!.text}增补第${round}次的一句话。` };
    const began = performance.now();
    const before = process.cpuUsage();
    await buildIndex(held, embeddings, dir);
    const index = Index.start(dir, embeddings);
    index.search({ text: '增补的一句话', limit: 1 });
    took.push((performance.now() - began) / 1000);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
    index.close();
  }
  console.log(
    `one changed passage in the served index after ${median(took).toFixed(2)} s (CPU ${median(cpu).toFixed(2)}; median of ${ROUNDS}: ${took.map((s) => s.toFixed(2)).join(', ')})`,
  );
}

function quantile(values: readonly number[], part: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))]!;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
