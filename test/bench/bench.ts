import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/app/config.ts';
import { openKnowledge, openServices, reindex } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { benchCalculate } from './calculate.ts';

/**
 * `npm run bench [-- DIR]`: cold and warm replies, index build and memory, decisions a second; with the folder of the
 * retrieval data also retrieval beside other engines.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTION = '长沙小巨人贷款贴息的标准';
const [folder] = process.argv.slice(2);
const row = (what: string, value: string) => console.log(`${value.padStart(12)}  ${what}`);
const ms = (value: number) => `${value.toFixed(1)} ms`;
const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}`,
);
const data = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
try {
  const config = { ...loadConfig(), data };
  const knowledge = openKnowledge(config);
  const built = await reindex(config, knowledge);
  row(`index of ${built.passages} clauses built from nothing`, ms(built.seconds * 1000));
  const cold = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now();
    execFileSync('node', ['src/start.mjs', 'ask', QUESTION], {
      cwd: ROOT,
      env: { ...process.env, CEWEN_DATA: data },
    });
    return performance.now() - began;
  });
  row(
    'cold ask, process start to answer, median of five',
    ms(
      quantile(
        [...cold].sort((a, b) => a - b),
        0.5,
      ),
    ),
  );
  const parts = await openServices(config, () => {});
  const questions = ['questions', 'calculations'].flatMap((name) =>
    readFileSync(join(ROOT, `test/eval/${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean),
  );
  const asked = questions.map((line) => JSON.parse(line) as { question: string; asOf: string; history?: string[] });
  const ask = (item: (typeof asked)[number]) =>
    answerOnce({ id: null, text: item.question, history: item.history ?? [], asOf: item.asOf }, parts);
  for (const item of asked) await ask(item);
  const took: number[] = [];
  for (const item of Array.from({ length: 3 }, () => asked).flat()) {
    const began = performance.now();
    await ask(item);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  row(`warm reply, p50 of ${took.length}`, ms(quantile(took, 0.5)));
  row('warm reply, p99', ms(quantile(took, 0.99)));
  row('memory of the process then', `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
} finally {
  rmSync(data, { recursive: true, force: true });
}
for (const [what, rate] of Object.entries(await benchCalculate())) row(`${what}, a second`, rate.toLocaleString('en'));
if (folder) execFileSync('npm', ['run', '--silent', 'bench:retrieval', '--', folder], { cwd: ROOT, stdio: 'inherit' });
