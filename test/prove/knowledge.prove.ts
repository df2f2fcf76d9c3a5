import { expect, it } from 'vitest';
import { check } from '../../src/command/check.ts';
import { fakeIo } from '../fakes/io.ts';
import { configIn } from '../fakes/parts.ts';
import { withSubject } from '../fakes/with-subject.ts';
import { readAlike, yamlFiles } from '../knowledge/both-parsers.ts';

it('every file says the same to the parser that is quick and to the one that knows the lines', () => {
  const files = yamlFiles();
  expect(files.length).toBeGreaterThan(80);
  for (const name of files) readAlike(name);
});

it('all that is held holds together with a subject that is added', async () => {
  const { data } = await withSubject('test/new-subject');
  const io = fakeIo();
  expect(check(configIn(data), io, { json: false, failOn: 'warning', sources: undefined })).toBe(0);
  expect(io.printed).toEqual([]);
});
