import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { GAP } from '../../src/language/gap.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const SHIPYARDS = `宁德市渔船制造业扶持办法
第一章 总则
第一条 为发展渔船制造业，制定本办法。
第二条 奖励对象为：
（一）在本市纳税的渔船制造企业；
（二）渔船配套企业。
第二章 奖励
第三条 新迁入的渔船总部企业，年度地方财政贡献300万元以上至800万元、800万元以上至1500万元、1500万元以上的，分别按照其地方财政贡献的40%、55%和65%给予奖励。
第四条 渔船制造企业年产值同比增长超过600万元的，按超出额的2%给予奖励，最高不超过35万元。
第五条 承担渔船检测中心建设的企业，年度检测研究投入占企业研发总支出的比例不低于12%。
第六条 被认定为福建省渔船示范项目的企业，按照省级奖励金额的30%给予奖励。
第七条 新建渔船交易大厅使用面积超过8000平方米的，给予建设单位45万元奖励。
第八条 渔船企业在海外展会参展的，按照经审核后的展位票据实际发生额给予补助，最高不超过16万元。
第九条 渔船企业招用登记失业人员60人以上的，一次性给予企业18万元奖励。
第三章 申请
第十条 申请单位在与展会主办方签订合同前，向市海洋渔业局提出展位申请。
第十一条 申请奖励的企业，应当向市海洋渔业局提交下列材料：
（一）渔船企业奖励申请表；
（二）上年度完税证明。
第十二条 同一年度符合本办法多项奖励条件的企业，至多只能获得一项奖励。
第十三条 本办法自2025年1月1日起施行，由市海洋渔业局负责解释。
第十四条 渔船设计企业研发投入较上年度增长部分，按10%给予补助。
第十五条 渔船维修企业按年度设备采购额的20%给予补助，
${GAP}
第十六条 渔船拆解企业年产值500万元以上的，奖励10万元；年产值1000万元以上的，奖励25万元；
${GAP}
`;

const SAILORS = `宁德市水手返乡扶持清单
一、水手安家补助
本市水手学校毕业学年学生，符合以下条件之一的，可申请水手安家补助，补助标准为每人2400元。申请人应于毕业前向所在学校提出申请。
（一）属于低保家庭成员；
（二）曾获得海员助学贷款。
二、水手参保补助
返乡水手以灵活就业身份参加养老保险的，按每人每月260元给予补助，最长不超过2年。首次申请应于办理就业登记之日起8个月内，向参保地人社部门提出。
三、境外航线补助
在境外开通航线且融资900万美元以上的企业，给予补助130万元。
`;

describe('an ingested clause, worked out for what is told of a case', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ shipyards: SHIPYARDS, sailors: SAILORS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'a share by the step that a sum reaches',
      '宁德渔船总部企业一年地方财政贡献900万，能奖多少',
      /^495万元：[^\n]*55%/,
    ],
    [
      'what exceeds a line, of the growth from one year to the next',
      '宁德渔船制造厂去年产值2000万，今年做到3600万，奖多少',
      /^20万元：比上年度多1600万元，超出600万元的部分1000万元按2%/,
    ],
    [
      'a growth that is told as one',
      '宁德渔船制造厂今年产值比去年多了1100万，奖多少',
      /^10万元：超出600万元的部分500万元按2%/,
    ],
    [
      'the least share of a sum',
      '宁德渔船检测中心设在我们公司，一年研发总支出5000万，检测研究最少要投多少',
      /^下限是600万元：/,
    ],
    [
      'a share of what another government granted',
      '我们在宁德，认定成福建省渔船示范项目，省里奖了60万，市里再给多少',
      /^18万元：您说的60万按30%/,
    ],
    ['an area short of a line', '宁德渔船交易大厅使用面积7500平，能拿奖励吗', /^不够：条文写的门槛是8000平方米/],
  ])('%s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it('is no growth of a year by the sum of one alone', async () => {
    expect(await ask('宁德渔船制造厂今年产值做到3600万，奖多少')).not.toMatch(/35万元：您说的3600万|按2%算/);
  });

  it('is a share of the growth alone where a clause pays on growth', async () => {
    expect(await ask('宁德渔船设计企业，今年研发投入500万，补多少')).not.toMatch(/50万元/);
    expect(await ask('宁德渔船设计企业，去年研发投入300万，今年研发投入500万，补多少')).toMatch(
      /^20万元：比上年度多200万元，/,
    );
    expect(await ask('宁德渔船设计企业，今年研发投入增加到500万，补多少')).not.toMatch(/50万元/);
    expect(await ask('宁德渔船设计企业，今年研发投入500万，比去年增加100万，补多少')).not.toMatch(/[45]0万元/);
    expect(await ask('宁德渔船设计企业，研发投入比去年多了150万，补多少')).toMatch(/^15万元：/);
  });

  it('is worked out by no clause that breaks off at a page left out', async () => {
    expect(await ask('宁德渔船维修企业，一年设备采购额400万，补多少')).not.toMatch(/80万元/);
    expect(await ask('宁德渔船拆解企业，年产值1200万，奖多少')).not.toMatch(/^25万元|^能|够/);
    expect(await ask('宁德渔船拆解企业，年产值300万，奖多少')).not.toMatch(/不够/);
  });

  it('decides nothing where one range ends and the next begins', async () => {
    expect(await ask('宁德渔船总部企业一年地方财政贡献刚好800万，能奖多少')).not.toMatch(/^(?:320|440)万元/);
  });

  it('is a share of no sum that the government of another level granted', async () => {
    expect(await ask('我们在宁德，认定成福建省渔船示范项目，国家奖了60万，市里再给多少')).not.toMatch(/^18万元/);
  });

  it('tells of whom it is for only where that is asked', async () => {
    const text = await ask('宁德渔船企业招用了70个登记失业人员，能拿18万吗');
    expect(text).toMatch(/18万元奖励/);
    expect(text).not.toMatch(/奖励对象为/);
  });

  it('tells to whom papers are handed in with the papers', async () => {
    expect(await ask('宁德渔船企业奖励的材料交给谁')).toMatch(/提交下列材料：\n· /);
  });

  it('tells what a list gives where an item of it is nearest', async () => {
    const text = await ask('宁德水手学校还没毕业，拿过海员助学贷款，安家补助能拿多少');
    expect(text).toMatch(/每人2400元/);
    expect(text).not.toMatch(/没有写发钱/);
  });

  it('tells within which time to apply, and the sum that is asked with it', async () => {
    const text = await ask('宁德返乡水手灵活就业交了养老保险，一个月补多少，什么时候要去申请');
    expect(text).toMatch(/每月260元/);
    expect(text).toMatch(/8个月内/);
    expect(text).not.toMatch(/没有写什么时候申报/);
  });

  it('decides a case by a clause that is near where none is sure', async () => {
    expect(await ask('宁德企业在新加坡开通航线，只融到700万美元，那130万补助还有没有')).toMatch(
      /^不够：[^\n]*900万美元/,
    );
  });
});
