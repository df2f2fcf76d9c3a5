import fs from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { MOST } from '../../src/ingest/read/file-limits.ts';
import { type Expression, slowOn } from './adversarial.ts';
import { builtDuring, literalsOf, sourceFiles } from './expressions.ts';

const LANGUAGE = new URL('../../knowledge/language/', import.meta.url);
/** What is tried of each: up to as many characters as a message or a paragraph may have, repeated from so many texts of its own. */
const SIZES = [400, 5_000, MOST.paragraph];
const PUMPS = 16;

/** Every text of a language file that may be a pattern. */
function* patternsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* patternsIn(each);
  else if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value))
      if (!/^(?:examples|not|states|silent|heads|other|called)$/.test(key)) yield* patternsIn(each);
}

/** The expressions that are built while the program loads, and of every pattern of the language. */
const built = (): Promise<Expression[]> =>
  builtDuring(async () => {
    vi.resetModules();
    const { loadKnowledge } = await import('../../src/knowledge/load.ts');
    await import('../../src/ingest/ingest-file.ts');
    await import('../../src/dialogue/respond.ts');
    const { language } = loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);
    for (const name of language.classes.keys()) language.pattern(`{${name}}`);
    for (const file of fs.readdirSync(LANGUAGE))
      for (const text of patternsIn(parse(fs.readFileSync(new URL(file, LANGUAGE), 'utf8'))))
        try {
          language.pattern(text);
        } catch {
          // A name of something else than a pattern.
        }
  });

const slow: string[] = [];
afterAll(() => console.log(slow.join('\n')));

function hold(expressions: readonly Expression[]): void {
  const each = [...new Map(expressions.map((one) => [`${one.flags}/${one.source}`, one])).values()];
  for (const one of each) {
    const found = slowOn(one, SIZES, PUMPS);
    if (found) slow.push(`${one.at} /${one.source.slice(0, 120)}/${one.flags} ${found}`);
  }
  console.log(`${each.length} expressions, ${slow.length} slow`);
  expect(slow).toEqual([]);
}

describe('no text makes an expression take more than time in proportion', () => {
  it('of those in the sources', () => hold(sourceFiles().flatMap(literalsOf)));
  it('of those that are built', async () => hold(await built()));
});
