import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = []): Promise<Reply> =>
  answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts);

const placesOf = ({ citations }: Reply) => [...new Set(citations.map(({ document }) => document.region))];

describe('the clause of the asker’s place', () => {
  it('is told to be another place’s where that place alone has it', async () => {
    const reply = await ask('慈利县的厂，评了省小巨人，听说首次认定给20万？');
    expect(reply.outcome).toBe('decline');
    expect(reply.text).toContain('没有收录慈利县自己的政策');
    expect(reply.text).toContain('只给杭州市的企业');
  });

  it.each([
    ['小升规是哪个部门管？办公电话多少？', '没有写联系电话', ['430100']],
    ['长沙贴息什么时候到账？到账了要缴税不？', '缴税', ['430100']],
  ])('stays that of the message: %s', async (text, says, places) => {
    const reply = await ask(text);
    expect(reply.text).toContain(says);
    expect(placesOf(reply)).toEqual(places);
  });

  it('is chosen among several by the subject that is named', async () => {
    expect(placesOf(await ask('小巨人贷款贴息一年最多给多少'))).toEqual(['430100']);
  });

  it('is told in a line for each place where none is known, and the place is asked for', async () => {
    const reply = await ask('贷款利息政府能补多少啊');
    expect(placesOf(reply).length).toBeGreaterThan(1);
    expect(reply.text).toContain('长沙市：长沙市级小巨人企业贷款贴息，每年最高不超过50万元');
    expect(reply.text).toContain('请告诉我贵公司在哪个城市');
  });
});

describe('what is held', () => {
  it.each([
    ['低空那个补贴 滑翔翼培训班 算不算', '滑翔翼培训班'],
    ['杭州专精特新租厂房有支持吗 堆货的仓库算不算', '仓库'],
  ])('is not hidden by what is asked to count as that: %s', async (text, own) => {
    const { text: told } = await ask(text);
    expect(told).toContain('没有写');
    expect(told).toContain(own);
  });

  it.each([
    ['客户丁，临平区，做减速机，省级专精特新，还没拿过钱，列一下能报的', '杭州首次认定省级专精特新中小企业奖励'],
    ['厂从浏阳搬到宜春去了，总部还在长沙，那长沙这边还剩下什么能报', '长沙市级小巨人企业研发补贴'],
  ])('is listed for a firm that is told of: %s', async (text, measure) => {
    expect((await ask(text)).text).toContain(measure);
  });

  it('is found by the place that forwarded it', async () => {
    expect((await ask('岳阳转发的那个文件如今还作不作得数')).text).toContain('已经过期');
  });
});

describe('nothing to answer with', () => {
  it('asks which policy is meant where none is named', async () => {
    const { text } = await ask('这个补贴归哪里管啊 我在浏阳');
    expect(text).toContain('您问的是哪项政策');
    expect(text).not.toContain('在哪个城市');
  });

  it('does not tell whoever asks of a policy that it answers only policies', async () => {
    expect((await ask('协会催着排日程，那个竞赛往后还办吗')).text).not.toContain('我只回答');
  });

  it('hears who has to ask somebody else as not knowing', async () => {
    const { text } = await ask('不知道诶，要去问下财务才晓得', ['长沙的市级小巨人，贷款贴息能拿多少']);
    expect(text).toContain('弄清楚以后告诉我');
  });
});
