import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEXT = `鹰潭市雕刻企业展销补助办法
鹰文旅〔2025〕4号
第一条 对参加省外展销会的雕刻企业，按展位费的百分之四十给予补助，每家每年最高八万元。
第二条 合伙参展借款的，最高不超过个人借款额度上限（20万元）之和的120%。借款按实际利率的30%给予贴息。
第三条 申报企业应当提交下列材料：
（一）展位合同；
（二）两年内出具的资产评估报告；
（三）申请金额在五万元以上的，提供经纪人担保书。
第四条 同一项目不得重复申请各类财政资金。
第五条 本办法自2025年3月1日起施行，有效期至2028年2月29日。
`;

describe('each point of a message', () => {
  let data: string;
  let parts: Opened;
  const ask = async (text: string): Promise<string> =>
    (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text.split('\n\n依据')[0] ?? '';
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ 鹰潭市雕刻企业展销补助办法: TEXT }));
  });
  afterAll(() => {
    parts.snapshot.close();
    rmSync(data, { recursive: true });
  });

  it('is told from the sentence of the document that alone speaks of it', async () => {
    expect(await ask('鹰潭雕刻企业展销补助按展位费补百分之几，要不要经纪人担保')).toContain('提供经纪人担保书');
  });

  it('is told of the sum of another thing in the same clause', async () => {
    const reply = await ask('鹰潭雕刻三个人合伙参展，最多能借多少，利息政府出多少');
    expect(reply).toContain('72万元');
    expect(reply).toContain('30%给予贴息');
  });

  it('is told where it is confirmed by a word behind it', async () => {
    const reply = await ask('鹰潭雕刻企业展销补助每家最高八万，区里市里还能各拿一份，对不对');
    expect(reply).toContain('不得重复申请');
  });

  it('is told of how long the document holds', async () => {
    const reply = await ask('鹰潭雕刻企业展销补助按展位费补百分之几，有效到啥时候');
    expect(reply).toMatch(/2028年2月29日/);
  });
});

describe('of the texts that are held, each point of a message', () => {
  const ask = async (text: string) =>
    (await answerOnce({ id: null, text, asOf: '2026-11-26', history: [] }, await heldParts())).text.split(
      '\n\n依据',
    )[0] ?? '';

  it('is told in its own words as likely left out beside a sum, or beside the sentence that tells another', async () => {
    const summed = await ask('我们是湖南的通航公司，2吨的直升机飞了300小时，能补多少？县里会不会再添一份？');
    expect(summed).toContain('60万元');
    expect(summed).toContain('没有写您问的“县里会不会再添一份”');
    const quoted = await ask('长沙小升规入库看哪年的营收，入库以后每户给几万块？');
    expect(quoted).toContain('上年度营业收入');
    expect(quoted).toContain('没有写您问的“入库以后每户给几万块”');
    expect(quoted).not.toContain('您问的“长沙小升规');
  });

  it('is told in its own words where no kind of thing is likely enough to be the one that is asked', async () => {
    expect(await ask('湖南双创那份意见，一次办好给县里定了要上多少件事没')).toContain(
      '没有写您问的“一次办好给县里定了要上多少件事没”',
    );
  });

  it('is told as left out beside what is told of another', async () => {
    const reply = await ask('重庆头一回过高企的，奖几多钱、啥时候打款');
    expect(reply).toMatch(/没有写明具体金额或比例/);
    expect(reply).toMatch(/没有写钱多久到账/);
  });

  it('is answered beside a sum: for how many years', async () => {
    const reply = await ask('长沙市级小巨人，今年贷款900万，贴息能贴多少，连续几年都有吗');
    expect(reply).toContain('27万元');
    expect(reply).toMatch(/连续3年/);
  });

  it('is told of a case that gets nothing: what one hour would be paid', async () => {
    const reply = await ask('湖南通航企业，主运行基地在湘潭，飞机800公斤，今年飞了70小时，够不够，一小时补多少');
    expect(reply).toMatch(/不到100小时/);
    expect(reply).toContain('500元/小时');
  });

  it('is left out where no clause pays a sum, though figures stand in it', async () => {
    expect(await ask('湖南产业集群竞赛今年还办不，三个市能不能抱团报，赢了奖多少')).toMatch(/没有写具体金额/);
  });

  it('is told by its number where the number is asked beside its force', async () => {
    expect(await ask('重庆科技型中小企业那个行动计划过期没有，文件是哪个号')).toMatch(/文号是渝府办发〔2022〕56号/);
  });

  it('of terms is no point left out of a clause that says from what figure on it pays', async () => {
    expect(await ask('湖南先进制造业重大项目贷款贴息最高给多少，什么条件')).not.toMatch(/没有写条件/);
  });
});
