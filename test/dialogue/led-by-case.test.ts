import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-27', history }, await heldParts());

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('what the case tells leads to the measure that is meant', () => {
  it('takes the measure that alone asks for what is told, not the one that shares a word', async () => {
    const { text } = await ask('整个项目盘子12个亿，其中买地2.5亿，过不过得了线');
    expect(firstLine(text)).toContain('不符合湖南先进制造业重大项目新增贷款贴息');
    expect(text).toContain('还差5000万元');
    expect(text).not.toContain('用地');
  });

  it('takes the measure that pays the sum which is named, where the likest clause pays none', async () => {
    const { text } = await ask('创业板挂上去是不是就给300万，北交所行不行');
    expect(text).toContain('杭州五大行动');
    expect(text).not.toMatch(/^重庆市：/);
  });

  it('takes the measure that is called by its name', async () => {
    const { text } = await ask('上市奖励要上科创板才有吗');
    expect(text).toMatch(/^杭州市：/);
  });

  it('leaves a measure that is named by its own words', async () => {
    const { text } = await ask('长沙小升规真有50万奖吗，我们去年营收1500万');
    expect(text).toContain('重点培育');
    expect(text).not.toContain('研发费用的10%');
  });
});

describe('what was talked of stays', () => {
  it('keeps the measure where another place has one that is called alike', async () => {
    const { text } = await ask('另一个客户利率才2.6%，你们这3%不就赚了？借了400万一年，帮我算算差多少', [
      '市级小巨人的贷款贴息按什么算',
      '客户去年评的市级小巨人，今年3月放款',
    ]);
    expect(text).toContain('长沙市级小巨人企业贷款贴息');
    expect(text).not.toContain('杭州');
  });

  it('decides it anew where the title that it counted with turns out not to be held', async () => {
    const { text } = await ask('刚问了人事，牌子是省里的专精特新中小企业，不是市里小巨人，那前面那个还算数吗', [
      '市里的小巨人我们今年刚评上，3月贷了700万6个月，贴息多少',
    ]);
    expect(firstLine(text)).toContain('不符合长沙市级小巨人企业贷款贴息');
  });

  it('answers what may be asked of any measure of the one that was told of', async () => {
    const { text } = await ask('钱是市里出还是省里出，归谁管，哪个月申请，多久能到', ['热气球 常德']);
    expect(firstLine(text)).toContain('由省财政预算安排');
  });

  it('puts the part that is told anew in the place of what was taken off before', async () => {
    const { text } = await ask('要是地款只要1亿呢，其他一样', [
      '省先进制造业贴息，总投11.5亿，首年投5.4亿',
      '里面地款2亿，还行吗',
    ]);
    expect(text).toContain('固定资产投资10.5亿元');
  });
});

describe('the place that is meant', () => {
  it('is the narrower one where a title names its province', async () => {
    const { text } = await ask('今年头一回评上浙江省级专精特新，杭州给多少');
    expect(firstLine(text)).toContain('最高不超过20万元');
  });

  it('is each that has such a measure where none is told and all fail', async () => {
    const { text } = await ask('我只有创新型中小企业，专精特新还没评，贷款贴息拿得到吗');
    expect(text).toContain('不符合长沙市级小巨人企业贷款贴息');
    expect(text).toContain('不符合杭州省级以上专精特新中小企业贷款贴息');
  });
});

describe('enterprises that are told by a figure each', () => {
  it('are each decided', async () => {
    const { text } = await ask('我这边三个长沙市级小巨人客户，一年期贷款分别是260万、600万、2500万，各能贴多少');
    expect(text).toMatch(/260万[^\n]*不符合/);
    expect(text).toMatch(/600万[^\n]*18万元/);
    expect(text).toMatch(/2500万[^\n]*50万元/);
  });
});

describe('several awards that one message tells', () => {
  it('are each worked out, and nothing is added up that the clause does not', async () => {
    const { text } = await ask('国家级小巨人今年批了，还有三个产品评上国家级单项冠军，一起能奖多少');
    expect(text).toContain('3个 × 100万元 = 300万元');
    expect(text).toContain('长沙新认定国家级小巨人企业奖励：按条款为50万元');
    expect(text).toContain('没有写明这几项能不能加在一起');
  });

  it('leave out what was had for a title below', async () => {
    const { text } = await ask(
      '杭州的，省级专精特新，今年首次评上国家级小巨人，另有一台设备认定为国内首台套，上限一共算多少',
    );
    expect(text).toContain('最高不超过100万元');
    expect(text).toContain('按条款为100万元');
    expect(text).not.toContain('20万元');
  });

  it('are none that a title alone would bring beside what is asked', async () => {
    const { text } = await ask('母公司上了市，我们是杭州的子公司，省级专精特新，上市那300万给谁');
    expect(text).not.toContain('按条款最高不超过20万元');
  });
});
