import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../fakes/root.ts';

test('every row of the table of attacks names a test that is there, or a reason', () => {
  const rows = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const held = row.split('|').at(-2)?.trim() ?? '';
    if (held === 'reason') continue;
    for (const named of held.split(';')) {
      const [file = '', ...tests] = named.split('›').map((each) => each.trim());
      if (file === '') continue;
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      for (const begins of tests) expect(readFileSync(join(ROOT, file), 'utf8'), row).toContain(begins);
    }
  }
});
