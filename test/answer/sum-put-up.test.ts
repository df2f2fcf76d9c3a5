import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts)).text.split('\n\n依据：')[0] ?? '';

describe('a sum put up of what is due', () => {
  it.each([
    ['三百万', '没有您提到的三百万'],
    ['两百二十万', '都能拿就不止您提到的两百二十万'],
  ])('is held against what all of it comes to, where several are due: %s', async (sum, expected) => {
    const text = await body(`长沙的厂，今年刚评上国家级小巨人，还有两个产品上了单项冠军产品，要给${sum}，有这么多？`);
    const [first] = text.split('\n');
    expect(first).toContain(`${expected}：各项相加是200万元 + 50万元 = 250万元；`);
  });

  it('is none where it is what the clause pays for each', async () => {
    const text = await body('张家界做热气球的，一年飞4000次，是不是4000次全按35块补');
    expect(text).not.toMatch(/您提到的35块，按条款算下来/);
    expect(text).toContain('5.25万元');
  });

  it('is not denied by the upper end of what was told roughly', async () => {
    const [first] = (await body('湖南eVTOL一条固定航线，一年飞350小时左右，就奖300万，真的假的')).split('\n');
    expect(first).not.toContain('36.75');
  });
});
