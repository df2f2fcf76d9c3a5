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

describe('a title that is one word away from one that is paid for', () => {
  it.each([
    ['余杭的厂评上了灯塔工厂，给多少奖励', '灯塔工厂'],
    ['我们在杭州拿了未来工厂，奖多少，跟智能工厂一个数吗', '未来工厂'],
  ])('is told to stand in no text of the place: %s', async (text, title) => {
    const reply = await told(text);
    expect(reply).toMatch(new RegExp(`^没有：收录的杭州市的政策没有写您问的“${title}”`));
    expect(reply).toContain('不是同一个称号');
    expect(reply).not.toContain('万元');
  });

  it('is no title of the firm where another is only likened to it', async () => {
    expect(await told('杭州刚评上市级绿色低碳工厂，和智能工厂一样给200万吗')).not.toMatch(/^杭州智能工厂一次性补助：/);
  });

  it('is answered by the clause that names it, where no measure is for it', async () => {
    const reply = await told('萧山的，今年评上省级隐形冠军，市里奖多少钱');
    expect(reply).toMatch(/^手上的摘要没有写给多少钱/);
    expect(reply).not.toContain('100万元');
  });

  it('leaves a title that is paid for alone', async () => {
    expect(await told('杭州评上智能工厂奖多少')).toContain('200万元');
  });
});

describe('a figure claimed of another quantity', () => {
  it('is no award where the clause has it for the loan that counts', async () => {
    expect(await told('听说杭州专精特新企业贷款一年能补2000万，靠谱吗')).toMatch(
      /^不是补贴的钱：条文写的是年度贷款总额最高不超过2000万元/,
    );
  });

  it('is no number of enterprises where money is meant', async () => {
    expect(await told('省级隐形冠军，杭州听说奖100，是这个数不')).not.toMatch(/^是，/);
  });
});

describe('titles of enterprises that the asker has brought up', () => {
  it('are no titles of the asker', async () => {
    const reply = await told('我们在盐城运营一个科技企业孵化器，孵出来5家高企，按评价结果奖补能有多少');
    expect(reply).not.toMatch(/^凭/);
    expect(reply).toContain('没有写明具体金额或比例');
  });
});
