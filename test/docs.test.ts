import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingTests } from './fakes/held-by.ts';

const ROOT = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

describe('the documents', () => {
  it('tell of every direct dependency its version, licence, last release and reason, and of no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const tables = read('docs/dependencies.md').split(/^## /m).slice(1);
    for (const [at, group] of [dependencies, devDependencies].entries()) {
      const rows = [...(tables[at] ?? '').matchAll(/^\| (\S+) \| (\d\S*) \| ([^|]+) \| ([^|]+) \| ([^|]{4,}) \|$/gm)];
      expect(rows.map(([, name, version]) => [name, version])).toEqual(Object.entries(group ?? {}));
    }
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
