import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/dialogue/services.ts';
import { linesShown } from '../fakes/lines-shown.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = (text: string): Promise<string[]> => linesShown(text, parts);

describe('asked for help by a trade that seldom has any', () => {
  it.each([
    ['长沙开健身房的，两家店，有没有什么扶持政策', '文体娱乐'],
    ['宁乡开汽修店的，想买举升机，国家补不补', '商贸和生活服务'],
    ['望城开幼儿园的，幼儿园算不算企业，能申请补贴么', '教育培训'],
    ['代理记账公司，杭州拱墅，35人，自己公司能申请哪些补贴', '咨询、代理、检测这类商务服务'],
    ['长沙开了三十几家米粉店，去年流水8000万，有没有政府扶持', '餐饮、住宿'],
  ])('a reply says first that nothing is held for it, and shows none that takes titles: %s', async (text, trade) => {
    const said = await lines(text);
    expect(said[0]).toContain(`没有收录专门给${trade}的政策`);
    expect(said.filter((line) => line.startsWith('·'))).toEqual([]);
  });
});

it.each([
  ['我们是卖MES的，杭州滨江，给中小工厂做数字化改造，我们自己能报点什么', /数字化车间|智能工厂/],
  ['我公司给饭店做收银系统，在余杭，20个人，有什么能申请', /餐饮/],
])('whom one works for is not what one is: %s', async (text, ofCustomers) => {
  expect((await lines(text)).filter((line) => line.startsWith('·') || line.startsWith('没有收录')).join()).not.toMatch(
    ofCustomers,
  );
});

it('tells of help for what is asked about by its name, where no clause answers', async () => {
  const said = (await lines('杭州萧山做生物医药的，还没有收入，有没有给研发补钱的')).join('\n');
  expect(said).toMatch(/^没有收录专门给生物医药的政策/);
  expect(said).toMatch(/· .*研发/);
});
