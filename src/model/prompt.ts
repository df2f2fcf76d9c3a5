import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The prompts, one a file in prompts/. */
export interface Prompts {
  readonly understand: string;
  readonly compose: string;
}

export function loadPrompts(folder: string): Prompts {
  const read = (name: string) => readFileSync(join(folder, `${name}.md`), 'utf8').trim();
  return { understand: read('understand'), compose: read('compose') };
}

const RUN = 8;
const pieces = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** Tells whether a text repeats a run of a prompt: eight letters or characters on end that no given text of our own holds. */
export function echoes(text: string, prompt: string, allowed: string): boolean {
  const [said, held, own] = [pieces(text), pieces(prompt), pieces(allowed)];
  for (let i = 0; i + RUN <= said.length; i++) {
    const run = said.slice(i, i + RUN);
    if (held.includes(run) && !own.includes(run)) return true;
  }
  return false;
}
