import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../fakes/root.ts';

/** A package in a lock file, with its own name where it stands under another. */
type Locked = { readonly name?: string; readonly version: string; readonly dev?: boolean };

/** What a release of a clone of its own gives: clones differ in folder, rights and what lies about in them. */
function release(umask: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-release-'));
  const steps = `umask ${umask} && git clone -q --depth 1 "file://$1" clone && touch clone/src/astray.ts && clone/.ci/release out`;
  execFileSync('bash', ['-ec', steps, 'bash', ROOT], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'out');
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const NAME = `cewen-${manifest.version}`;

// Only a clone can be released: a copy without its history knows of no commit.
describe.skipIf(process.platform === 'win32' || !existsSync(join(ROOT, '.git')))('a release', () => {
  let outs: readonly [string, string];
  let unpacked: string;
  beforeAll(() => {
    outs = [release('022'), release('077')];
    unpacked = mkdtempSync(join(tmpdir(), 'cewen-unpacked-'));
    execFileSync('tar', ['-xzf', join(outs[0], `${NAME}.tgz`), '-C', unpacked]);
  });

  it('is the same package from every clone of a commit', () => {
    const [one, other] = outs.map((out) => {
      const files = [
        'SHA256SUMS',
        `${NAME}.cdx.json`,
        `${NAME}.ocr.cdx.json`,
        `${NAME}.tgz`,
        `${NAME}.tracing.cdx.json`,
        `${NAME}.wechat.cdx.json`,
      ];
      expect(readdirSync(out).sort()).toEqual(files);
      const sum = createHash('sha256')
        .update(readFileSync(join(out, `${NAME}.tgz`)))
        .digest('hex');
      expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toContain(`${sum}  ${NAME}.tgz`);
      return sum;
    });
    expect(one).toBe(other);
  });

  it('holds what runs and is read, and nothing else', () => {
    const parts = [
      'LICENSE',
      'README.md',
      'package.json',
      ...manifest.files.filter((one: string) => !one.startsWith('!')),
    ];
    expect(readdirSync(join(unpacked, 'package')).sort()).toEqual(parts.sort());
    expect(existsSync(join(unpacked, 'package/src/train/invented'))).toBe(false);
    expect(existsSync(join(unpacked, 'package/src/astray.ts'))).toBe(false);
  });

  it('answers a question from what it holds', () => {
    symlinkSync(join(ROOT, 'node_modules'), join(unpacked, 'package/node_modules'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/start.mjs', 'ask', '高新技术企业'], {
      cwd: join(unpacked, 'package'),
      env: { PATH: process.env.PATH, CEWEN_DATA: join(unpacked, 'data') },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '正在建立索引……\n' });
    expect(stdout).toContain('高新技术企业');
  });

  it.each([
    [`${NAME}.cdx.json`, 'npm-shrinkwrap.json'],
    [`${NAME}.tracing.cdx.json`, 'optional/tracing/package-lock.json'],
    [`${NAME}.wechat.cdx.json`, 'optional/wechat/package-lock.json'],
    [`${NAME}.ocr.cdx.json`, 'optional/ocr/package-lock.json'],
  ])('lists in %s every package that may be installed with it, and none of development', (list, lock) => {
    const { components } = JSON.parse(readFileSync(join(outs[0], list), 'utf8'));
    const { packages } = JSON.parse(readFileSync(join(unpacked, 'package', lock), 'utf8'));
    const installed = Object.entries<Locked>(packages)
      .filter(([path, { dev }]) => path && !dev)
      .map(([path, { name, version }]) => `${name ?? path.replace(/.*node_modules\//, '')}@${version}`);
    const listed = components.map(({ purl }: { purl: string }) => decodeURIComponent(purl).slice('pkg:npm/'.length));
    expect(listed.sort()).toEqual([...new Set(installed)].sort());
  });
});
