import { beforeAll, describe, expect, it } from 'vitest';
import { type CoverCandidate, covering } from '../../src/answer/evidence/cover.ts';
import type { CoverSigns } from '../../src/answer/evidence/cover-signs.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2025-06-01' }, parts);

describe('a clause that only comes near a question', () => {
  const signs: CoverSigns = {
    rank: 0,
    share: 0.5,
    said: 11,
    otherPurpose: 0,
    asks: 0,
    names: 0,
    facts: 0,
    figures: 0,
    unheldPlace: 0,
    otherSubjects: 0,
    otherTrades: 0,
    otherShare: 0,
    sameSubjects: 0,
    otherLevels: 0,
    meant: -2,
  };
  const found = (more: Partial<CoverSigns> = {}): CoverCandidate[] =>
    [...parts.knowledge.clauses.values()].slice(0, 1).map((clause) => ({
      clause,
      document: parts.knowledge.documents.get(clause.document)!,
      status: 'in-force',
      score: 1,
      share: 0.5,
      signs: { ...signs, ...more },
      bare: false,
      ofSubject: false,
      grants: 0,
      namesBodies: false,
      ofIssuer: false,
      ofPlace: false,
      answers: null,
    }));
  const cover = (all: readonly CoverCandidate[], own: boolean) =>
    covering(
      all,
      'one',
      [],
      () => false,
      () => own,
    );

  it('is told to come near where it is of the own place and the question says nothing other', () => {
    expect(cover(found(), true)).toMatchObject({ almost: true, ranked: { length: 1 } });
    expect(cover(found(), false).ranked).toEqual([]);
    expect(cover(found({ otherSubjects: 1, said: 16 }), true).ranked).toEqual([]);
  });

  it('yields to what another place surely has', async () => {
    const { text } = await ask('益阳新评上的国家级小巨人，50万奖励找我们市里要吗？');
    expect(text).toContain('只给长沙市的企业');
  });
});

describe('a text that does not say what place it is for', () => {
  it('is found by a figure that it alone has, and given to no place that is named', async () => {
    const { text, citations } = await ask('三年里高企要到400家，这指标是我们天心区的吧');
    expect(citations[0]?.clause).toMatch(/^unknown-hightech-cultivation#/);
    expect(text).toContain('没有写是哪个地方的');
    expect(text).toContain('不能当作天心区的');
    expect(text).not.toContain('上级地区');
  });

  it('is told to say none where it is asked which', async () => {
    const { text } = await ask('有个三年行动方案要把高企做到400家，说的是哪个区啊');
    expect(text).toContain('没有写是哪个地方的');
  });
});

describe('a wider place', () => {
  it('that only tells a level does not take the place of the one told', async () => {
    const { text, citations } = await ask(
      '讲错了，认定成的是浙江省内首台套，还是一百万吧？',
      '杭州富阳做水泵的专精特新，国内首台套给多少钱',
    );
    expect(citations[0]?.clause).toMatch(/^hangzhou-five-actions-2022#/);
    expect(text).toContain('50万元');
  });
});
