import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEXT = `天水市核桃加工奖补办法
天政办发〔2026〕9号
天水市人民政府办公室
2026年2月3日
第一条 为支持本市核桃加工企业，制定本办法。
第二条 新建核桃加工生产线的企业，按设备投资的10%给予补助，最高60万元。
第三条 企业自获得补助之日起六年内将注册地迁出本市的，应当退回已获得的补助。
第四条 补助50万元以下的一次性拨付，50万元以上的分两年拨付。
第五条 同一企业先获市级后获省级核桃加工示范企业称号的，市级奖励3万元，省级奖励8万元，只补差额。
第六条 新落户的核桃包装企业，自落户之日起一年内向本市加工企业供货达到500万元的，奖励30万元。
第七条 自建核桃直播场所，面积200平方米以上、装修投入30万元以上的，按投入的30%补贴，最高20万元。个体工商户的面积要求为60平方米以上、投入要求为8万元以上，最高补贴4万元。
第八条 本办法自2026年3月1日起施行，有效期三年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ TEXT }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-05-04' }, parts)).text;

describe('a figure of a text of which nothing else is held', () => {
  it.each([
    '天水核桃加工厂，去年拿了40万补助，三年后想把公司搬走，要退吗',
    '天水核桃加工补助核下来四十五万，是一次打给我们吗',
    '天水核桃示范企业，市里的拿过3万，今年又上了省里的，再给8万是不是',
  ])('is neither confirmed nor denied as an answer: %s', async (message) => {
    const text = await ask(message);
    expect(text).not.toMatch(/您提到的/);
    expect(text).toMatch(/条文写的是|“|。\[1\]/);
  });

  it('is told beside what the text has of its kind', async () => {
    expect(await ask('天水的核桃加工补助，公司两年就迁走了，要退钱不')).not.toMatch(/不对：/);
  });

  it('is denied where it is more than the most', async () => {
    expect(await ask('天水新建核桃加工生产线，是不是最高能补90万')).toMatch(/^不(?:对|是)[^\n]*60万元/);
  });

  it('is no size of the case where it is what the text pays', async () => {
    expect(await ask('天水新落户做核桃包装的，十个月供货票有五百二十万，三十万稳不稳')).not.toMatch(/不够/);
  });

  it('is not denied where it is less than the most', async () => {
    expect(
      await ask('个体户，在天水租了75平自己拾掇成核桃直播间，装修拢共9万6，听说给三成，那就是两万八千八呗'),
    ).not.toMatch(/不是您说的/);
  });
});
