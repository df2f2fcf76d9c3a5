import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { USAGE } from '../../src/command/usage.ts';
import { ROOT } from '../fakes/root.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'];
/** The first words of what stands in code in the first cells of the tables of `text`. */
const firstWords = (text: string): string[] =>
  [...text.matchAll(/^\| (`.*?`) \| /gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code.replace(/^npm run /, 'npm:').split(' ')[0] ?? ''),
  );
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

it.each(READMES)('%s lists every command of the usage and no other', (file) => {
  const commands = [...USAGE.matchAll(/cewen ([a-z]+)/g)].map(([, word = '']) => word);
  expect(sorted(firstWords(read(file)).filter((word) => !/^(?:npm|\.ci\/)/.test(word)))).toEqual(sorted(commands));
});

it('the way of a new city has no command but those of the usage', () => {
  const said = [...read('docs/new-city.zh-CN.md').matchAll(/^ *cewen ([a-z]+)/gm)].map(([, word = '']) => word);
  const commands = new Set([...USAGE.matchAll(/cewen ([a-z]+)/g)].map(([, word = '']) => word));
  expect(said.filter((word) => !commands.has(word))).toEqual([]);
});

it('both READMEs list the same scripts, and each is one', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const [english, chinese] = READMES.map((file) =>
    sorted(firstWords(read(file)).filter((word) => word.startsWith('npm'))),
  );
  expect(chinese).toEqual(english);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining((english ?? []).map((s) => s.slice('npm:'.length))));
});
