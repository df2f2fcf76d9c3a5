import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IngestError } from '../../src/errors.ts';
import { PolicyFolder } from '../../src/ingest/policy-folder.ts';

it('refuses to go on from a ledger that cannot be read, names it and leaves it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cewen-shelf-'));
  const shelf = new PolicyFolder(dir);
  shelf.put('a.md', '甲');
  expect(shelf.state('a.md')).toEqual({ content: '甲', corrected: false });
  const ledger = join(dir, '.ingested.json');
  writeFileSync(ledger, '{ "a.md": ');
  expect(() => shelf.put('b.md', '乙')).toThrow(IngestError);
  expect(existsSync(join(dir, 'b.md'))).toBe(false);
  expect(() => shelf.put('a.md', '丙')).toThrow(/\.ingested\.json/);
  expect(readFileSync(ledger, 'utf8')).toBe('{ "a.md": ');
});
