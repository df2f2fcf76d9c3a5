import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { liesIn } from '../../src/language/region.ts';
import { withIngested } from '../fakes/with-ingested.ts';

/** A message in which a place is named on the way, beside the one whose policy answers it (GB/T 2260). */
interface PlaceAside {
  readonly id: string;
  readonly policyOf: string;
  readonly aside: string;
  readonly question: string;
  readonly history?: readonly string[];
}

const TEXTS = 'M1-01 M2-01 M3-10 UM-03 VM-1 VM-2 VM-4 VM-5 XD-1 XD-2 XD-3 XD-4 XD-5'.split(' ');
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const messages = read('places.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PlaceAside);

describe('a second place in a message', () => {
  let data: string;
  let parts: Opened;
  beforeAll(async () => {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, read(`invented/texts/${name}.txt`)]));
    ({ data, parts } = await withIngested(texts));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it.each(messages)('is no place of the firm: $id $question', async ({ policyOf, aside, question, history = [] }) => {
    const reply = await answerOnce({ id: null, text: question, history: [...history], asOf: '2026-11-28' }, parts);
    const places = reply.citations.map(({ document }) => document.region ?? '');
    expect(places).not.toEqual([]);
    expect(places.filter((place) => !liesIn(policyOf, place))).toEqual([]);
    expect(reply.text).not.toMatch(new RegExp(`没有收录${aside}|${aside}市?的企业|别处的文件`));
  });
});
