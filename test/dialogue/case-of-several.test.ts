import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const replyTo = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text;

describe('what is barely asked of a case that several measures pay on', () => {
  it('is the sum of all of them', async () => {
    const text = await replyTo(
      '芙蓉区的紧固件厂，今年评上的市级小巨人，贷款900万用满一年，研发240万，主营6000万，没领过。最多能拿多少？',
    );
    expect(text).toContain('27万元');
    expect(text).toContain('24万元');
  });

  it('is each of them where the sum of one is open', async () => {
    const text = await replyTo('杭州拱墅的阀门厂，今年第一次评上省级专精特新中小企业，技改贷了800万。最多能拿多少？');
    expect(text).toContain('20万元');
    expect(text).toMatch(/· .*贷款贴息/);
  });

  it('is one sum where only one pays', async () => {
    expect(await replyTo('长沙的紧固件厂，去年评上的市级小巨人，贷款900万用满一年。能拿多少？')).toContain('27万元');
  });
});
