import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, asOf = '2025-06-01'): Promise<Reply> =>
  answerOnce({ id: null, text, history: [], asOf }, parts);
const body = (reply: Reply): string => reply.text.split('\n\n依据：')[0] ?? '';

describe('a fact of a document', () => {
  it.each([
    ['岳阳转发破零倍增是哪天', /2020年5月15日/],
    ['破零倍增文件号是多少', /文号是湘工信中小发展〔2020〕151号/],
    ['湖南双创升级版发文日期', /没有写明印发日期/],
    ['长政办发〔2022〕4号是1月发的还是2月发的', /^《[^》]+》：成文（印发）日期是2022年1月19日/],
    ['湖南双创升级版那份意见是哪天落的款', /没有写明印发日期/],
    ['岳阳转发破零倍增的那个通知，是20年5月几号', /2020年5月15日/],
    ['湖南支持低空经济的政策几时算数', /2024年7月1日起施行/],
    ['三高四新那篇文章谁写的', /^《[^》]+》的来源：.*毛伟明/],
  ])('%s', async (text, said) => {
    expect(body(await ask(text))).toMatch(said);
  });

  it('is cited from the first clause of the document that was named', async () => {
    const reply = await ask('渝府办发〔2022〕56号什么时候印发的');
    expect(reply.citations.map((c) => c.clause)).toEqual(['chongqing-tech-sme-2022#0']);
  });
});

describe('what is asked of a document and of its clauses at once', () => {
  it.each([
    ['湘工信产业集聚〔2022〕436号的奖补额度是多少，现在还有没有效', /有效.*没有写发钱/s],
    ['湘政办发〔2024〕20号从哪天起施行，第一条归哪几个单位管', /2024年7月1日起施行.*省发展改革委/s],
    [
      '湘财企〔2022〕10号从哪天开始算？我们县的项目12亿不带地，头一年投了5亿，贴息够不够条件',
      /不符合.*2022年1月1日起施行/s,
    ],
    ['规模以上工业企业倍增方案哪天算起，文号是多少', /没有写文号.*2022年12月1日起施行/s],
    ['破零倍增计划到哪年为止，咨询电话是多少', /2022年12月31日.*没有写.*电话/s],
  ])('is all answered: %s', async (text, said) => expect(body(await ask(text, '2025-06-01'))).toMatch(said));

  it('names the body of a document that is asked about as a whole', async () => {
    const said = body(await ask('长政办发〔2022〕4号有没有写要什么材料，该问哪个单位'));
    expect(said).toMatch(/由市工业和信息化局负责.*没有写要交什么材料/s);
  });
});

describe('a text with a period and no day of effect', () => {
  it('says on a day of the period that the day lies within it and what the source leaves open', async () => {
    const reply = await ask('渝府办发〔2022〕56号还有效吗', '2024-03-01');
    expect(body(reply)).toMatch(/^还在期限之内：[^\n]*来源没有给出施行日期/);
    expect(body(reply)).not.toContain('看不出来');
    expect(reply.text).not.toContain('没有写明施行日期或期限');
    expect(reply.citations[0]?.document.status).toBe('unknown');
  });
});

describe('what a reply says beside its answer', () => {
  it('lists no source that its body does not cite', async () => {
    for (const text of ['长沙工信局电话', '长沙贴息要交什么材料', '长沙小巨人奖励归谁管']) {
      const reply = await ask(text);
      for (const { n } of reply.citations) expect(body(reply)).toContain(`[${n}]`);
    }
  });

  it('asks once to check what can’t be', async () => {
    expect((await ask('长沙贷款贴息我们贷了99999999999999亿能拿多少')).text.match(/请核对/g)).toHaveLength(1);
  });
});

describe('how long, how often and how much at most', () => {
  it.each([
    ['长沙贴息能拿几年', /连续3年/],
    ['长沙市级小巨人研发补贴是不是每年都能拿', /一次性/],
    ['长沙贴息最高多少，保证能拿到50万吗', /最高不超过50万元/],
  ])('is told by the clause: %s', async (text, said) => {
    const reply = await ask(text);
    expect(reply.outcome).toBe('answer');
    expect(body(reply)).toMatch(said);
  });

  it('leaves a case with figures to be calculated', async () => {
    expect((await ask('我们是长沙市级小巨人，贷款1000万，最高能拿多少')).calculations[0]?.amount?.value).toBe('300000');
  });
});
