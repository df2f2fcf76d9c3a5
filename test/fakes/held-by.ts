import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** What is not there of the tests that a cell of a table names: `FILE › beginning of a test’s name › another; FILE`. */
export function missingTests(cell: string): string[] {
  return cell.split(';').flatMap((named) => {
    const [file = '', ...tests] = named.split('›').map((each) => each.trim());
    if (!file || !existsSync(join(ROOT, file))) return [file];
    const text = readFileSync(join(ROOT, file), 'utf8');
    return tests.filter((begins) => !text.includes(begins)).map((begins) => `${file} › ${begins}`);
  });
}
