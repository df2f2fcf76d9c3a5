import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { linesShown } from '../fakes/lines-shown.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = (text: string): Promise<string[]> => linesShown(text, parts);

describe('a list of nothing that is due', () => {
  it.each([
    ['宁乡做门窗的，去年营收2450万，能申请什么', /上年度营业收入2450万元，超过了2000万元/],
    ['浏阳做竹木家具的，去年营收3100万，今年估计1900万，有啥扶持', /上年度营业收入3100万元，超过了2000万元/],
  ])('says first what the figures told rule out, and then in one line what all else takes: %s', async (text, why) => {
    const [first = '', second = '', ...more] = await lines(text);
    expect(first).toMatch(/^现在没有能拿的：长沙小升规重点培育对不上/);
    expect(first).toMatch(why);
    expect(second).toMatch(/要先评上市级专精特新小巨人.*回复“更多”/);
    expect(more.join()).not.toMatch(/万元|请问/);
  });

  it('denies no policy for the trade where the first line fits the firm', async () => {
    const [first = '', second = ''] = await lines('宁乡做腊味的厂，去年做到一千三百万，没有称号，有啥政策');
    expect(first).toBe('现在还没有能定下来的钱。按您说的情况，对得上的是：');
    expect(second).toContain('小升规');
  });

  it.each([
    ['望城做锻件的，省级专精特新，去年评的，能拿什么奖', '省级专精特新中小企业'],
    ['长沙做软件的，高新技术企业，能拿什么', '高新技术企业'],
    ['滨江做传感器的，刚登记上创新型中小企业，能拿啥奖励', '创新型中小企业'],
  ])('says first that the title held brings no money: %s', async (text, title) => {
    const [first = ''] = await lines(text);
    expect(first).toContain(`凭${title}拿不到钱，收录的政策里没有查到给这个称号的奖补。`);
  });

  it('shows nothing that few firms have and that nobody named', async () => {
    const shown = (await lines('长沙县做精密加工的，省里的专精特新，能申请点什么')).filter((l) => l.startsWith('·'));
    expect(shown.join()).not.toMatch(/单项冠军产品/);
  });
});

describe('a list of nothing but what is out of force', () => {
  it('says since when, and tells the few that what was told means', async () => {
    const text = '重庆北碚做仪表的，科技型中小企业，去年头一回过了高企，能拿啥';
    const shown = (await answerOnce({ id: null, text, history: [], asOf: '2026-06-01' }, parts)).text;
    expect(shown).toMatch(/^现在没有能拿的：对得上的文件到2025年12月31日已经过期/);
    expect(shown.match(/^· /gm)?.length).toBeLessThanOrEqual(2);
    expect(shown).toMatch(/· 重庆首次认定高新技术企业择优支持/);
  });

  it('tells none where nothing told means any', async () => {
    const shown = (await lines('益阳做电子元件的，30个人，有啥政策')).join('\n');
    expect(shown).toMatch(/里面写过[^\n·]{6,}没有写给多少钱，想看回复“更多”/);
    expect(shown).not.toMatch(/^· /m);
  });
});

describe('whoever sprays crops with drones', () => {
  it.each([
    '宁乡飞防队，6台大疆打药，低空的钱我们能拿啥',
    '岳阳一个合作社，买了四台打药无人机给水稻喷农药，能拿低空补贴不',
  ])('is told that no text says whether that counts: %s', async (text) => {
    const shown = (await lines(text)).join('\n');
    expect(shown).toMatch(/^没有收录专门给无人机植保打药的政策/);
    expect(shown).toMatch(/无人机植保打药算不算在内，条文没有写/);
    expect(shown).not.toMatch(/元\/小时|请问/);
  });
});

it('what counts with the figures told comes before what is due only if a title is new', async () => {
  const shown = (await lines('萧山做电机，省专精特新，今年技改贷款1500万，有什么能补的')).filter((l) =>
    l.startsWith('·'),
  );
  expect(shown[0]).toMatch(/贷款贴息/);
});

it('what the message names and is not due comes first, whatever else there is asked for', async () => {
  const text = '上周新三板挂牌了，上市那300万能拿不，顺带看看还有啥';
  const history = ['西湖区做机器人的，去年首次评上省专精特新'];
  const shown = (await answerOnce({ id: null, text, history, asOf: '2026-11-01' }, parts)).text;
  expect(shown).toMatch(/^按您说的情况，现在还不符合的是：\n· 杭州专精特新中小企业上市奖励/);
});
