/**
 * `npm run record -- FILE [SET…]`: writes the reply to every message of the evaluation sets (and of further sets), one a line, to FILE.
 * A change that moves code and means to change no reply gives the same file before and after: `cmp BEFORE AFTER`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly asOf?: string;
  readonly history?: readonly string[];
}

const rowsOf = (file: URL | string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const own = (name: string) => new URL(`${name}.jsonl`, import.meta.url);

/** Each turn of a dialogue as a question after those before it. */
function turnsOf(row: Record<string, unknown>): Asked[] {
  const said = (row.turns as { say: string }[]).map((t) => t.say);
  return said.map((question, i) => ({
    id: `${row.id}.${i + 1}`,
    question,
    asOf: String(row.asOf),
    history: said.slice(0, i),
  }));
}

const [out, ...sets] = process.argv.slice(2);
if (!out) throw new Error('npm run record -- FILE [SET…]');
const asked: Asked[] = [
  ...[own('questions'), own('calculations'), ...sets].flatMap((file) =>
    rowsOf(file).map(({ id, question, asOf, history }) => ({ id, question, asOf, history }) as Asked),
  ),
  ...rowsOf(own('dialogues')).flatMap(turnsOf),
];
const cli = fileURLToPath(new URL('../../src/start.mjs', import.meta.url));
const run = spawnSync(process.execPath, [cli, 'ask', '--jsonl'], {
  input: asked.map((a) => JSON.stringify(a)).join('\n'),
  encoding: 'utf8',
  maxBuffer: 1 << 30,
  stdio: ['pipe', 'pipe', 'inherit'],
});
writeFileSync(out, run.stdout);
console.log(`${asked.length} messages, ${run.stdout.split('\n').filter(Boolean).length} replies`);
process.exitCode = run.status ?? 1;
