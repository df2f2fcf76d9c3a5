import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string) => (await answerOnce({ id: null, text, history: [], asOf: '2026-11-26' }, parts)).text;

describe('what a clause that would be recited leaves unsaid', () => {
  it('is told first, once, and then the sentence that comes nearest', async () => {
    const badge = await ask('杭州专精特新没建研发机构，牌子会不会摘掉');
    expect(badge).toMatch(/^手上的摘要没有写[\s\S]*条文写的是：推动“专精特新”中小企业实现研发机构全覆盖/);
    expect(badge.split('依据')[0]?.match(/没有写/g)).toHaveLength(1);
  });

  it('is no line that the clause states', async () => {
    expect(await ask('长沙市级小巨人贷款贴息，贷款总额要到多少才行')).not.toContain('没有写');
  });
});
