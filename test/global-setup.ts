import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Once before all tests: a folder for whatever they write, which goes away with them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-tests-'));
  process.env.TMPDIR = folder;
  process.env.CEWEN_TEST_DATA = join(folder, 'held');
  return () => rmSync(folder, { recursive: true, force: true });
}
