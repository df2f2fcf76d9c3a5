import { expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/knowledge/yaml-file.ts';
import { readAlike, sizeOf, yamlFiles } from './both-parsers.ts';

/** Every fifth of those that are quickly read; `npm run prove` reads all. */
const some = yamlFiles().filter((name, i) => sizeOf(name) < 10_000 && i % 5 === 0);

it('a file says the same to the parser that is quick and to the one that knows the lines', () => {
  expect(some.length).toBeGreaterThan(10);
  for (const name of some) readAlike(name);
});

it.each([
  ['a: [1\nb: 2\n', /^x\.yaml:\d+: /],
  ['a: 1\na: 2\n', /^x\.yaml:2: .*unique/],
  ['a: 1\nb: x\n', /^x\.yaml:2: b: /],
  ['', /^x\.yaml:1: /],
])('%j is refused with its line', (text, told) => {
  expect(() => readYaml('x.yaml', text, z.strictObject({ a: z.number(), b: z.number() }))).toThrow(told);
});
