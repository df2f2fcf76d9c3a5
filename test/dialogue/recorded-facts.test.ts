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
  answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('a message that only tells facts', () => {
  it.each([
    ['我们是长沙的国家级小巨人', /^记下了.*可以看的有：长沙新认定国家级小巨人企业奖励/s],
    ['我们是湖南的通航公司，主运行基地在衡阳', /^记下了.*有关、还要再看条件的有：[^。]*通航企业飞行小时/s],
    ['我们公司在杭州', /^记下了.*的有：杭州/s],
  ])('is told what it opens: %s', async (text, said) => expect((await ask(text)).text).toMatch(said));

  it.each([
    ['补一句 我们去年研发花了一百四十万', ['重庆高企首次认定有奖吗'], /^记下了：年度研发费用/],
    ['对了忘记讲，国家级小巨人去年刚评上的', ['我们是杭州的，做传感器'], /^记下了：[^。]*国家级.*可以看的有：杭州/s],
    ['我屋里厂子在萧山，搞摩托车配件，老公管生产我管账，有十几个工人', [], /^记下了：[^。]*萧山区.*的有：杭州/s],
    ['作坊里去年做了三百万的生意，十来个工人', [], /^记下了：主营业务收入/],
    ['基本情况：无锡做环保设备，注册资金1000万，在职88人，高企证书2022年拿的', [], /^记下了：[^。]*高新技术企业/],
  ])('in one’s own wording is taken down, and is no question: %s', async (text, history, said) => {
    const { text: reply } = await ask(text, history);
    expect(reply).toMatch(said);
    expect(reply).not.toMatch(/没有查到能回答|不符合/);
  });

  it('beside a measure that is talked of is named before what is still open', async () => {
    const history = ['杭州专精特新贷款贴息是多少'];
    const { text } = await ask('我们先报个底：钱塘区的，省级专精特新，去年拿的证，职工九十几个', history);
    expect(text).toMatch(/^记下了：[^。]*钱塘区[^。]*省级专精特新.*贷款贴息/s);
  });

  it('that settles a measure that is talked of is calculated with', async () => {
    const history = ['长沙市级小巨人贷款贴息怎么个贴法'];
    const { text } = await ask(
      '跟你讲一下我们情况：浏阳做烟花机械的，2024年评的市级小巨人，今年在工行贷了460万，一年期',
      history,
    );
    expect(text).toMatch(/13\.8万元/);
  });

  it('of no known place opens no measure of any', async () => {
    const { text, outcome } = await ask('补充一下，去年研发费是870万');
    expect(text).toMatch(/^记下了：年度研发费用（您说的“[^”]*870万”）。\n[^长]*城市/);
    expect(outcome).toBe('answer');
  });

  it('is told where nothing is held of its place', async () => {
    expect((await ask('我们在乌鲁木齐')).text).toMatch(/^没有收录乌鲁木齐市的政策/);
  });

  it.each([
    '公司在长沙，去年主营业务收入8600万元，研发费用410万元，这些先记着，暂时不用算',
    '客户是长沙市级小巨人，年贷款900万元，以上供后续测算',
  ])('is calculated only when asked: %s', async (text) => {
    const { text: said, calculations } = await ask(text);
    expect(said).toMatch(/^记下了/);
    expect(calculations).toEqual([]);
  });

  it('counts later though it was not calculated at once', async () => {
    const reply = await ask('那贷款贴息是多少', ['公司是长沙市级小巨人，去年认定，年贷款900万元，先不用算']);
    expect(reply.text).toContain('27万元');
  });
});

describe('what is not known for sure', () => {
  it.each([
    ['软著到底是8个还是9个我得翻一翻，反正超不过10个', ['江苏高企培育入库要啥条件']],
    ['是22年还是23年评的来着，证书锁柜子里了', ['我们长沙的，市级小巨人，贷款500万，贴息多少']],
    ['贷款具体数我也摸不准，会计休产假去了', []],
    ['利润我不清楚，会计请假了', ['我在渝北做塑料模具，十几个人，有啥子补贴']],
    ['这个嘛真说不上来，好像是省里的又好像是市里的', []],
  ])('is not picked from: %s', async (text, history) => {
    const { text: reply, calculations } = await ask(text, history);
    expect(reply).toMatch(/^没关系，拿不准的先不定/);
    expect(calculations).toEqual([]);
  });

  it('is asked no other way where it is what we asked', async () => {
    const { text } = await ask('级别搞不清，牌子上没写', ['我们在长沙，小巨人，贷款700万能贴多少']);
    expect(text).toMatch(/最高不超过.*弄清楚以后告诉我/s);
  });

  it.each(['不知道归谁管', '贷款还没批下来能不能申报'])('is no question: %s', async (text) => {
    expect((await ask(text, ['长沙小巨人贷款贴息'])).text).not.toMatch(/先不定/);
  });
});

describe('talk that asks and tells nothing', () => {
  it.each(['行吧，我再琢磨琢磨', '先挂了啊，开会去', '今天这天儿真闷啊'])(
    'gets a short human word: %s',
    async (text) => {
      const { text: reply, outcome } = await ask(text);
      expect(outcome).toBe('answer');
      expect(reply).not.toMatch(/没有查到能回答|惠企政策方面/);
    },
  );

  it.each([
    ['发错群了对不起哈😂', '没关系'],
    ['哎呀发错了发错了 上面那条你当没看到 删掉吧', '没关系'],
    ['你写这么多我眼花，讲简短些好不好', '我说短些'],
    ['等等等等，水开了，晚点再跟你讲', '有问题随时问我'],
  ])('is answered as what it is: %s', async (text, said) => expect((await ask(text)).text).toContain(said));

  it.each(['农机购置', '新能源汽车', '车间换成机器干活了，能报销点不', '我们想做直播带货，有补贴吗'])(
    'is not: %s',
    async (text) => {
      expect((await ask(text)).text).not.toMatch(/^好的，我在/);
    },
  );
});

describe('a figure', () => {
  it('is not made a range by a word of the next sentence', async () => {
    const { text } = await ask('长沙市级小巨人，去年认定，年度贷款总额1500万元。以上供参考，能贴多少');
    expect(text).toContain('45万元');
    expect(text).not.toContain('约45万元');
  });

  it('given twice and differently is asked for without quoting itself', async () => {
    const { text } = await ask('长沙市级小巨人，今年贷款总额900万元，今年贷款总额800万元，贴多少');
    expect(text).not.toContain('您说的数和您说的数');
  });
});

describe('an answer', () => {
  it('to whether they have a recognition may name its level alone', async () => {
    const reply = await ask('是市级，不是省级；认定年份2025年', ['帮我算一家长沙企业的贷款贴息，年度贷款总额750万元']);
    expect(reply.outcome).toBe('answer');
    expect(reply.text).toContain('22.5万元');
  });

  it('of a review is no contradiction to the word of the clause that it is asked about', async () => {
    const { text } = await ask('国家级小巨人复核通过了，还能按新认定再拿一次奖励吗，我们在长沙');
    expect(text).not.toContain('前后说法不一致');
  });

  it('that corrects a year is calculated anew', async () => {
    const reply = await ask('更正一下：认定年份是2023年不是2024年，2026年还能贴吗', [
      '客户是长沙市级小巨人，2024年认定，2026年贷款900万元，算下贴息',
    ]);
    expect(reply.text).toMatch(/^不符合.*到2025年为止/s);
  });
});
