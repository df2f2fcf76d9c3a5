import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The prompts, one a file in prompts/. */
export interface Prompts {
  readonly understand: string;
}

export function loadPrompts(folder: string): Prompts {
  const read = (name: string) => readFileSync(join(folder, `${name}.md`), 'utf8').trim();
  return { understand: read('understand') };
}
