import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TOWN = `庆阳市庆城县支持商贸企业发展办法
第一条 为支持商贸企业发展，制定本办法。
第二条 新开张的连锁便民商店，给予4万元奖励（第一年奖励2万元，第二年奖励2万元）。
第三条 购置冷藏设备的商贸企业，按设备购置费用的40%给予补助，每家企业每年最高补助15万元。
第四条 示范商圈由县商务局择优给予支持。
第五条 本办法自2026年1月1日起施行，由县商务局负责解释。
`;

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withIngested({ 商贸: TOWN }));
});

const first = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts);
  return reply.text.split('\n')[0] ?? '';
};

describe('how something is claimed to be given', () => {
  it.each([
    ['庆城县新开张的连锁便民商店奖的4万元是一次给齐吗', /^是分几次给的：条文写的是：.*第二年/],
    ['听说庆城县商贸企业购置冷藏设备的费用全额补，对吗', /^不是花多少给多少：条文写的是：.*40%/],
    ['庆城县商贸企业购置冷藏设备的补助是不是不封顶', /^有上限：条文写的是：.*15万元/],
    ['庆城县的示范商圈是不是家家都有支持', /^不是都有：条文写的是：.*择优/],
  ])('is denied first where the clause writes the contrary: %s', async (text, words) => {
    expect(await first(text)).toMatch(words);
  });

  it('is left alone where the clause writes no such thing', async () => {
    expect(await first('庆城县新开张的连锁便民商店是不是家家都有奖励')).not.toMatch(/^不是都有/);
  });
});
