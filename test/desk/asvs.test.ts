import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingTests } from '../fakes/held-by.ts';
import { ROOT } from '../fakes/root.ts';

test('every row of the table of attacks names a test that is there, or a reason', () => {
  const rows = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const held = row.split('|').at(-2)?.trim() ?? '';
    if (held === 'reason') continue;
    expect(missingTests(held), row).toEqual([]);
  }
});
