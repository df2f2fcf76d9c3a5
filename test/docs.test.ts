import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

describe('the documents', () => {
  it('tell of every direct dependency its version, licence, last release and reason, and of no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const rows = [
      ...read('docs/dependencies.md').matchAll(/^\| (\S+) \| (\d\S*) \| ([^|]+) \| ([^|]+) \| ([^|]{4,}) \|$/gm),
    ];
    expect(rows.map(([, name, version]) => `${name} ${version}`).sort()).toEqual(
      Object.entries({ ...dependencies, ...devDependencies })
        .map(([name, version]) => `${name} ${version}`)
        .sort(),
    );
  });

  it('name for every threat a test that is there', () => {
    const named = read('docs/SECURITY.md').match(/test\/[\w./-]+\.ts/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !existsSync(new URL(name, ROOT)))).toEqual([]);
  });
});
