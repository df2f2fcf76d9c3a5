import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readYaml } from '../../src/knowledge/yaml-file.ts';
import { ROOT } from '../fakes/parts.ts';

const folder = join(ROOT, 'knowledge');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

it('every file says the same to the parser that is quick and to the one that knows the lines', () => {
  expect(files.length).toBeGreaterThan(80);
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(readYaml(name, text, z.unknown()).data, name).toEqual(parse(text));
  }
});

it.each([
  ['a: [1\nb: 2\n', /^x\.yaml:\d+: /],
  ['a: 1\na: 2\n', /^x\.yaml:2: .*unique/],
  ['a: 1\nb: x\n', /^x\.yaml:2: b: /],
  ['', /^x\.yaml:1: /],
])('%j is refused with its line', (text, told) => {
  expect(() => readYaml('x.yaml', text, z.strictObject({ a: z.number(), b: z.number() }))).toThrow(told);
});
