import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldParts());

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('what holds while a fact is open is said before that fact is asked for', () => {
  it('is the most that it comes to, where a sum is put up that is more', async () => {
    const { text } = await ask('浏阳的厂，我们是小巨人，今年贷了3000万，3个点就是90万吧');
    expect(firstLine(text)).toContain('每年最多50万元，不是您提到的90万');
    expect(text).toContain('如果是市级专精特新小巨人，3000万元 × 3% = 90万元，超过每年50万元上限');
  });

  it('is that a sum that is put up can’t be told yet, and by what it is decided', async () => {
    const { text } = await ask('长沙市级小巨人，三年研发加起来700万，主营三年1.6亿，10%是70万，封顶拿50万对不对');
    expect(text).toContain('现在还不能按您提到的50万算，先要看：年度研发费用占主营业务收入的比例达到3%');
    expect(text).not.toContain('条款里有这个数');
  });

  it('is what decides, where it is asked whether it is so', async () => {
    const { text } = await ask('长沙市级小巨人，能不能贴息');
    expect(text).not.toMatch(/^长沙市级小巨人企业贷款贴息：/);
  });

  it('is that no money is written, where how much is asked of help without money', async () => {
    const { text } = await ask('宁乡的公司，去年营收1500万，街道让我们升规，升了给好多钱');
    expect(firstLine(text)).toContain('没有写给钱');
    expect(text).not.toContain('请问：贵公司有没有');
  });

  it('asks for no title where it was told which are held', async () => {
    const { text } = await ask('长沙做激光设备的，啥牌子都没有，能拿什么');
    expect(text).toContain('还差：评上');
    expect(text).not.toContain('请问：贵公司有没有被认定');
  });

  it('tells a sum by a part of the year as one that is not of all of it', async () => {
    const { text } = await ask('我们在郴州飞滑翔伞，一季度就飞了2700架次，今年拿7000块没错吧');
    expect(text).toContain('7000元，还不是整年的数');
  });

  it('takes the term that is told exactly, beside the day of repayment', async () => {
    const { text } = await ask(
      '他前年就评了长沙市里的小巨人 今年二月借了四百来万 九月间还清的 整七个月 帮他算下看有几多补',
    );
    expect(text).not.toContain('没分清');
    expect(text).toContain('用了7个月');
  });
});

describe('what was told is not asked back', () => {
  it('asks for no title that the message names, whoever holds it', async () => {
    const { text } = await ask(
      '我在长沙的银行做客户经理，给市级小巨人放了一笔800万、期限一年的款，他们算贴息是按800万乘3%吗',
    );
    expect(text).toContain('24万元');
    expect(text).not.toContain('请问：贵公司有没有');
  });

  it('concludes from what is told where a sum is put up to be confirmed, and takes nothing down', async () => {
    const { text } = await ask('我们是两千人的大型企业，在长沙，今年刚被认定为国家级小巨人，50万稳了吧');
    expect(firstLine(text)).toContain('不符合');
    expect(text).not.toContain('记下了');
  });

  it('reads the level behind a title, and what a loan is for by what was bought', async () => {
    const { text } = await ask('萧山的，专精特新省级的，银行借了900万添了两台机床，LPR按3%，能贴多少');
    expect(text).toContain('13.5万元');
    expect(text).not.toContain('请问');
  });

  it('adds to the hours flown no other hours, nor what they come to together', async () => {
    const { text } = await ask('湖南的通航公司，3吨机，今年飞了92小时，地面试车12小时，加一块104小时，够线了吧');
    expect(text).toContain('年飞行小时92小时，不到100小时');
    expect(text).not.toContain('请问');
  });

  it('reads the hours of each route beside those of all, and says once what fails each', async () => {
    const { text } = await ask('湖南eVTOL的，三条线拢共270小时，每条90小时，是27万吧');
    expect(text.match(/90小时，不到100小时/g)).toHaveLength(1);
    expect(text).not.toContain('请问');
  });

  it('leaves a sum of several years as it is', async () => {
    const { text } = await ask('长沙的，我们是小巨人，今年贷了3000万，三年就是150万吧');
    expect(text).not.toContain('到不了');
  });
});
