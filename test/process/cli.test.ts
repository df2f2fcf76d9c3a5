import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../fakes/root.ts';

const data = mkdtempSync(join(tmpdir(), 'cewen-cli-'));

function cewen(args: readonly string[], input = '') {
  const run = spawnSync(process.execPath, [join(ROOT, 'src/start.mjs'), ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    env: { ...process.env, CEWEN_DATA: data },
  });
  return { status: run.status, out: run.stdout, told: run.stderr };
}

describe('the command line', () => {
  it('ends with 0 where all was served: results on standard output, progress on standard error', () => {
    const { status, out, told } = cewen(['ask', '--jsonl'], `${JSON.stringify({ id: 1, question: '你好' })}\n`);
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).id),
    ).toEqual([1]);
    expect(told).toContain('索引');
  });

  it('ends with 1 and says what is wrong where the question is', () => {
    const { status, out, told } = cewen(['ask', '贷款贴息', '--as-of', '2026-02-30']);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(told).toContain('2026-02-30');
  });

  it('ends with 0 and says nothing where whoever reads has had enough', () => {
    const lines = Array.from({ length: 20 }, (_, id) => JSON.stringify({ id, question: '你好' })).join('\n');
    const command = `"$0" "$1" ask --jsonl | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const run = spawnSync('bash', ['-c', command, process.execPath, join(ROOT, 'src/start.mjs')], {
      cwd: ROOT,
      input: lines,
      encoding: 'utf8',
      env: { ...process.env, CEWEN_DATA: data },
    });
    expect([run.status, run.stdout.trim().split('\n').length]).toEqual([0, 1]);
    expect(run.stderr).not.toContain('EPIPE');
  });

  it.each([['check', '--fail-on', 'nothing'], ['constructor'], ['__proto__']])(
    'ends with 2 and shows the usage where it is called wrongly: %s',
    (...args) => {
      const { status, out, told } = cewen(args);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(told).toContain('cewen ask');
    },
  );
});
