import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: string[] = []) =>
  answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('how to reach a recognition', () => {
  it('is told as far as it holds everywhere, with what each place gives, before the place is asked for', async () => {
    const { text, outcome } = await ask('怎么才能评上国家级小巨人，评上了能拿什么');
    expect(outcome).toBe('ask');
    expect(text).toMatch(/^国家级专精特新小巨人的认定条件，收录的政策没有写全/);
    expect(text).toMatch(/由低到高是：创新型中小企业、专精特新中小企业、市级专精特新小巨人、省级专精特新小巨人；/);
    expect(text).toMatch(/· 长沙新认定国家级小巨人企业奖励：按条款为50万元\[\d\]/);
    expect(text).toMatch(/· 杭州首次认定专精特新小巨人企业奖励：最高不超过100万元\[\d\]/);
    expect(text).toMatch(/贵公司在哪个省、哪个市？/);
  });

  it('is told of the place once it is known, from what is held already', async () => {
    const { text } = await ask('我们是长沙的市级小巨人，怎么才能评上国家级小巨人，评上了能拿什么');
    expect(text).toMatch(/由低到高是：省级专精特新小巨人；/);
    expect(text).toMatch(/长沙新认定国家级小巨人企业奖励：按条款为50万元/);
    expect(text).not.toMatch(/杭州|单项冠军企业奖励/);
  });

  it('goes on with the place that answers the question', async () => {
    const { text } = await ask('杭州', ['怎么才能评上国家级小巨人']);
    expect(text).toMatch(/最高不超过100万元/);
    expect(text).toMatch(/^国家级专精特新小巨人的认定条件/);
    expect(text).not.toMatch(/3万家|长沙/);
  });

  it('gives nothing of a text that is out of force', async () => {
    const { text } = await ask('怎么评高新技术企业');
    expect(text).not.toMatch(/江苏/);
  });
});
