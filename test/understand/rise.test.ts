import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/knowledge/load-facts.ts';
import { normalise } from '../../src/language/normalise.ts';
import { matchAct } from '../../src/understand/match-act.ts';
import { ladderOf, rungOf, speaksOf } from '../../src/understand/rise.ts';
import { readLevelAnswer } from '../../src/understand/slots/level-answer.ts';
import { readSlots } from '../../src/understand/slots/read-slots.ts';

/** A facts file of two ladders that the program has never heard of, beside the language of this repository. */
const folder = mkdtempSync(join(tmpdir(), 'titles-'));
cpSync('knowledge/language', join(folder, 'language'), { recursive: true });
writeFileSync(
  join(folder, 'facts.yaml'),
  `称谓:
  type: names
  role: recognitions
  ask: 是不是{name}？
  options:
    青松园区: { ladder: parks, rank: 1 }
    市级云杉园区: { base: 云杉园区, level: municipal, ladder: parks, rank: 2, implies: [青松园区] }
    国家级云杉园区: { base: 云杉园区, level: national, ladder: parks, rank: 3, loose: [国家级青松园区] }
    老字号茶行: { ladder: shops, rank: 1 }
  said:
    bases: { 云杉园区: [云杉] }
    ladders: { parks: 云杉|青松, shops: 茶行 }
`,
);
const book = loadFacts(join(folder, 'facts.yaml'));

function titles(raw: string) {
  return readSlots({ text: normalise(raw), figures: [], regions: [] }, book, '2026-11-21').slots.map(
    ({ value, ambiguous }) => ambiguous ?? value,
  );
}

describe('ladders of recognitions follow from the facts file', () => {
  it('place each title', () => {
    expect(rungOf('国家级云杉园区', book)).toEqual({ ladder: 'parks', height: 3 });
    expect(rungOf('老字号茶行', book)).toEqual({ ladder: 'shops', height: 1 });
    expect(rungOf('无名', book)).toBeNull();
    expect(ladderOf('茶行', book)).toBe('shops');
    expect(ladderOf('无名', book)).toBe('parks');
    expect(speaksOf('推荐青松园区入库', 'parks', book)).toBe(true);
    expect(speaksOf('推荐青松园区入库', 'shops', book)).toBe(false);
  });
  it('are asked about onwards', () => {
    const rise = (text: string) => matchAct(text, book.language, ({ act }) => act === 'rise')?.groups.to;
    expect(rise('怎么才能评上小巨人')).toBe('小巨人');
    expect(rise('贷款贴息多少')).toBeUndefined();
  });
});

describe('titles that the program has never heard of', () => {
  it.each([
    ['我们是市级云杉', [{ has: ['市级云杉园区'] }]],
    ['部级认定的云杉园区', [{ has: ['国家级云杉园区'] }]],
    ['还没评上国家级云杉', [{ lacks: ['国家级云杉园区'] }]],
    ['我们是云杉', [['市级云杉园区', '国家级云杉园区']]],
    ['国家级青松园区', [{ has: ['国家级云杉园区'] }]],
    ['怎么才能评上云杉', []],
    ['朋友公司是市级云杉', []],
    ['区级云杉', []],
  ])('are read by what is said of them: %s', (text, expected) => expect(titles(text)).toEqual(expected));

  it('are told apart by the level alone', () => {
    const both = ['市级云杉园区', '国家级云杉园区'];
    expect(readLevelAnswer('市里认定的', both, book)).toEqual({ has: ['市级云杉园区'], lacks: ['国家级云杉园区'] });
    expect(readLevelAnswer('都不是', both, book)).toEqual({ lacks: both });
    expect(readLevelAnswer('我们在长沙市', both, book)).toBeNull();
  });
});
