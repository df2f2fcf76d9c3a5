import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text.split('\n\n')[0] ?? '';

describe('a title that was had for years beside one that is new', () => {
  it.each([
    ['杭州萧山做汽配，2022年评的国家级小巨人，今年新评上智能工厂，能拿什么', '不超过200万元', '100万元'],
    ['杭州萧山做汽配，省级专精特新2022年评的，今年又评上国家级小巨人，能拿什么', '不超过100万元', '20万元'],
    ['长沙做泵阀，2021年国家级小巨人，今年两个产品新认定国家单项冠军产品，中小企业，能拿什么', '200万元', '50万元'],
  ])('is paid for no more: %s', async (text, due, gone) => {
    const said = await ask(text);
    expect(said).toMatch(new RegExp(`^按您说的情况，能拿的是：\n·[^·]*${due}`));
    expect(said).not.toContain(gone);
  });

  it('is told as the first of its kind, it is not old', async () => {
    expect(await ask('杭州钱塘做化工的，省级专精特新2024年首次认定，20万没领，能拿什么')).toContain('20万元');
  });
});

it('the year of another title is no year of the one that is paid for', async () => {
  const said = await ask(
    '长沙县做挖掘机配件，市级小巨人2024年，国家级小巨人2026年新认定，贷款2000万，研发400万，主营8000万，中小企业，今年最多拿多少',
  );
  expect(said).toContain('140万元');
  expect(said).not.toContain('没分清');
});

it('a share that is told settles the condition on it, without the sums that it is of', async () => {
  const said = await ask('我们长沙市级小巨人，研发占比4%，研发补贴能拿吗');
  expect(said).toMatch(/只差年度研发费用这个数[\s\S]*已经够的：研发费用占比4%/);
  expect(said).not.toContain('先要看');
});

it('whoever sells in a shop is offered no sum for titles of makers', async () => {
  const said = await ask('浏阳卖烟花的，个体工商户，一年流水百来万。听说中小企业有补贴，我最多能弄到多少');
  expect(said).toContain('没有收录专门给商贸和生活服务的政策');
  expect(said).not.toContain('50万元');
});
