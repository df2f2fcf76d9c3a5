import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingTests } from './fakes/held-by.ts';

const ROOT = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

type Packages = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

/** A package in a lock file. */
interface Locked {
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}
const fits = (named: readonly string[] | undefined, here: string): boolean => !named || named.includes(here);

describe('the documents', () => {
  it('tell of every direct dependency its version, licence, last release and reason, and of no other', () => {
    const work = JSON.parse(read('package.json')) as Packages;
    const apart = ['wechat', 'tracing', 'ocr'].map(
      (name) => JSON.parse(read(`optional/${name}/package.json`)) as Packages,
    );
    const tables = read('docs/dependencies.md').split(/^## /m).slice(1);
    for (const [at, group] of [work, ...apart, { dependencies: work.devDependencies ?? {} }].entries()) {
      const size = at === 4 ? '' : String.raw`[\d.]+ \| `;
      const row = new RegExp(String.raw`^\| (\S+) \| (\d\S*) \| ([^|]+) \| ([^|]+) \| ${size}([^|]{4,}) \|$`, 'gm');
      const rows = [...(tables[at] ?? '').matchAll(row)];
      expect(rows.map(([, name, version]) => [name, version])).toEqual(Object.entries(group.dependencies ?? {}));
    }
  });

  it('tell how many packages are installed at work, and how many for WeChat, for tracing and for scans', () => {
    const installed = (lock: string) => {
      const { packages } = JSON.parse(read(lock)) as { packages: Record<string, Locked> };
      const here = ({ dev, os, cpu, libc }: Locked) =>
        !dev && fits(os, 'linux') && fits(cpu, 'x64') && fits(libc, 'glibc');
      return Object.entries(packages).filter(([path, entry]) => path !== '' && here(entry)).length;
    };
    const told = [...read('docs/dependencies.md').matchAll(/^\| [^|]+ \| (\d+) \| \d+ \|$/gm)].map(([, n]) =>
      Number(n),
    );
    const locks = ['', 'optional/wechat/', 'optional/tracing/', 'optional/ocr/'].map((at) => `${at}package-lock.json`);
    expect(locks.map(installed)).toEqual([told[0], told[2], told[3], told[4]]);
    expect(told[0]).toBeLessThan(250);
  });

  it('name for every threat a test that is there', () => {
    const rows = read('docs/SECURITY.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const held = row.split('|').at(-2) ?? '';
      expect(held, row).toContain('›');
      expect(missingTests(held), row).toEqual([]);
    }
  });
});
