import { expect, it } from 'vitest';
import { readAlike, yamlFiles } from '../knowledge/both-parsers.ts';

it('every file says the same to the parser that is quick and to the one that knows the lines', () => {
  const files = yamlFiles();
  expect(files.length).toBeGreaterThan(80);
  for (const name of files) readAlike(name);
});
