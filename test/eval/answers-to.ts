import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reply } from '../../src/contract/reply.ts';

/** The rows of a file of JSON lines. */
export function rowsOf<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The JSON lines files of a folder beside this file, those of its `unseen` last: nobody reads these while readers are written. */
export function setsIn(folder: string): string[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  return files.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1)).map((f) => join(root, f));
}

/** What one run of the command line answers, by id. */
export function answersTo(lines: readonly object[]): Map<string, Reply> {
  const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
  const run = spawnSync(process.execPath, ['--import', 'tsx', cli, 'ask', '--jsonl'], {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const rows: { id: string; reply?: Reply }[] = run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return new Map(rows.flatMap(({ id, reply }) => (reply ? [[id, reply] as const] : [])));
}
