import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const reply = await answerOnce({ id: null, text, history, asOf: '2026-11-27' }, parts);
  return reply.text.split('\n\n依据')[0] ?? '';
};

describe('what one place gives, asked for a firm in another', () => {
  it.each([
    ['我们在绍兴做阀体，杭州首台套的奖申请得到吗', '杭州市', '绍兴市'],
    ['湘潭的一家电机厂评上了市级小巨人，长沙那个3%的贴息能报吗', '长沙市', '湘潭市'],
    ['我妹夫在株洲开了家模具厂，长沙小巨人的贴息他拿得到吗', '长沙市', '株洲市'],
    ['我是九江的，长沙的补贴拿得到不', '长沙市', '九江市'],
    ['长沙认的市级小巨人，今年公司迁衡阳去了，长沙的贴息还能再找长沙要吗', '长沙市', '衡阳市'],
  ])('says first that it is not theirs: %s', async (text, policyOf, firmAt) => {
    const [first = '', ...rest] = (await told(text)).split('\n');
    expect(first).toMatch(new RegExp(`^不(?:能|适用|能当成还给)：.*${policyOf}`));
    expect(`${first}${rest[0]}`).toContain(`${firmAt}的企业不在它的范围内`);
  });

  it('knows the place of the firm from before', async () => {
    expect(await told('重庆那个我们能用吗', '我们公司在绵阳，做仪表')).toContain('绵阳市的企业不在它的范围内');
  });

  it.each([
    '我们在长沙，杭州也有客户，长沙小巨人的贴息怎么算',
    '厂子在湘潭，想搬到长沙，搬过去能拿长沙的贴息吗',
    '浏阳的厂，长沙那个贴息能报吗',
    '我这两天在株洲办事，问问长沙的贴息',
    '老板在广州谈生意，长沙的贴息我们能领吗',
    '我在湘潭上班，厂子在长沙，能不能申请长沙的贴息',
  ])('says no such thing of a firm that is there or may move: %s', async (text) => {
    expect(await told(text)).not.toContain('不在它的范围内');
  });

  it('goes on with what was talked of where a message tells where a thing lies', async () => {
    const reply = await told(
      '直升机放在江西，主运行基地也在那边，还有吗',
      '我们通航公司注册在长沙',
      '湖南按飞行小时给的运行补助我们有吗',
    );
    expect(reply).toContain('主运行基地：江西省，不在湖南省');
  });

  it('knows a measure of another place by its name and the figures that its clause writes', async () => {
    const reply = await told('邵阳做豆制品的，营收1400万，看到写着1000万到2000万的是小升规重点培育对象，我们能进吗');
    expect(reply).toMatch(/^不适用：您问的写在长沙市的/);
  });
});
