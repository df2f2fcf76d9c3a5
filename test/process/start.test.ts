import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../fakes/root.ts';

/** A command line of a few lines: says where it is, loads a part when it is asked for it, fails when it is told to. */
const CLI = `const [said] = process.argv.slice(2);
const add = (a: number, b: number): number => a + b;
console.log('one', add(1, 1), import.meta.url);
if (said === 'late') console.log((await import('./late.ts')).late);
if (said === 'fail')
  throw new Error('told to');
process.exitCode = 3;
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cewen-start-'));
  mkdirSync(join(root, 'src'));
  for (const name of ['start.mjs', 'bundle.mjs']) cpSync(join(ROOT, 'src', name), join(root, 'src', name));
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  write('cli.ts', CLI);
  write('late.ts', "export const late: string = 'late';\n");
});

const write = (name: string, content: string): void => writeFileSync(join(root, 'src', name), content);
const start = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(root, 'src/start.mjs'), ...args], { encoding: 'utf8' });
const bundles = (): string[] => readdirSync(join(root, 'dist'));

describe('the start of the command line', () => {
  it('builds a bundle once, which runs as the sources would', () => {
    const url = pathToFileURL(join(root, 'src/cli.ts')).href;
    expect(start('late')).toMatchObject({ status: 3, stdout: `one 2 ${url}\nlate\n`, stderr: '' });
    const [built] = bundles();
    expect(start()).toMatchObject({ status: 3, stdout: `one 2 ${url}\n`, stderr: '' });
    expect(bundles()).toEqual([built]);
  });

  it('runs what the sources say now, however old they look', () => {
    start();
    write('cli.ts', CLI.replace("'one'", "'two'"));
    utimesSync(join(root, 'src/cli.ts'), 1, 1);
    expect(start().stdout).toMatch(/^two/);
    write('cli.ts', CLI);
    expect(start().stdout).toMatch(/^one/);
    write('late.ts', "export const late: string = 'later';\n");
    expect(start('late').stdout).toMatch(/later/);
  });

  it('may happen several times at once', async () => {
    const runs = Array.from({ length: 3 }, () => spawn(process.execPath, [join(root, 'src/start.mjs'), 'late']));
    const ended = await Promise.all(
      runs.map(async (run) => {
        const [out, told, [status]] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')]);
        return { out: out.split(' ')[0], told, status };
      }),
    );
    expect(ended).toEqual(Array(3).fill({ out: 'one', told: '', status: 3 }));
    expect(bundles()).toHaveLength(1);
  });

  it('runs the sources where no bundle can be kept, and says so', () => {
    writeFileSync(join(root, 'dist'), 'no folder');
    expect(start('late')).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/^one 2 .*\nlate\n$/),
      stderr: expect.stringMatching(/^没能打包源代码，改为直接运行.*\n$/),
    });
  });

  it('tells a fault by the line of the source, with a bundle and without', () => {
    const line = CLI.split('\n').findIndex((each) => each.includes('new Error')) + 1;
    const place = new RegExp(`src/cli\\.ts:${line}:`);
    expect(start('fail')).toMatchObject({ status: 1, stderr: expect.stringMatching(place) });
    rmSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist'), 'no folder');
    expect(start('fail')).toMatchObject({ status: 1, stderr: expect.stringMatching(place) });
  });

  it('keeps a few older bundles for what still runs from them, and no more', () => {
    for (let n = 0; n < 8; n += 1) {
      write('late.ts', `export const late = ${n};\n`);
      expect(start('late').stdout).toContain(`\n${n}\n`);
    }
    expect(bundles()).toHaveLength(6);
  });
});
