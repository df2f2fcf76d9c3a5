import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const QUILTS = `百色市家纺产业发展扶持办法
第一条 家纺实训基地组织青年实训的，实训期满后，按本市最低工资标准的60%给予基地实训补贴，补贴期限最长不超过6个月。
第二条 家纺企业吸纳脱贫人员就业的，按每人每月400元给予用工补贴，最长不超过12个月。
第三条 家纺企业租用标准厂房的，按8元/平方米/月给予租金补贴，每家企业每年最高不超过30万元。
第四条 新建家纺项目，自投产年度起参照其年度地方财政贡献给予企业连续6年奖励，即：前3年给予地方财政贡献90%的奖励，后3年给予地方财政贡献40%的奖励，每年最高不超过600万元。
第五条 家纺设计企业贷款的，第一年、第二年、第三年分别按实际支付利息的80%、50%、30%给予贴息。
第六条 家纺企业开设海外仓1年以上、年交易额达到60万美元以上的，按上年度交易额的6%给予扶持，最高不超过40万元。
第七条 对购买非关联方的印花样板进行生产的家纺企业，按不超过合同额的15%给予补助，最高不超过120万元。建设家纺样板库的，按不超过实际投资额的20%给予补助，最高不超过400万元。
第八条 家纺首批样机补助按首次销售价格的25%核定，上限不超过300万元；关键纺件给予60万元定额补助。
第九条 家纺企业连续三年每年按实缴房租的40%给予补助，每年最高不超过20万元。
第十条 对企业固定资产投资达1500万元以上的家纺技改项目，按新设备购置费用的4%给予奖励，单个项目不超过80万元。
第十一条 对投资2亿元以上的家纺工业项目（不含住宅开发），一次性给予70万元奖励。
第十二条 对引进的市外项目（不含纯商品住宅开发项目），按当年实际投资额的0.5‰奖励各乡镇。
第十三条 本办法自2025年1月1日起施行，由市工业和信息化局负责解释。
`;

describe('what an ingested clause pays again and again, or of a part', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ quilts: QUILTS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'a share of a monthly wage, for the people and the months that are told',
      '百色家纺实训基地带了15个青年实训，干满4个月，最低工资按2000块算，能补多少',
      /^7\.2万元：您说的2000块按60%算，单人单月是1200元，乘您说的15个、您说的4个月/,
    ],
    [
      'no longer than the clause lets it be paid',
      '百色家纺实训基地带了10个青年实训，干满9个月，最低工资2000块，一共补多少',
      /^7\.2万元：.*乘您说的10个、最多6个月/,
    ],
    [
      'no share of the wages of those who work for the firm anyway',
      '百色家纺实训基地，公司员工80人，收了10个青年实训，干了5个月，最低工资2000块，一共补多少',
      /^6万元：/,
    ],
    ['of one person and month where neither is told', '百色家纺实训基地，最低工资2000块，补多少', /^单人单月1200元：/],
    ['so much a month for each', '百色家纺厂招了8个脱贫人员，干了5个月，用工补贴一共多少', /^1\.6万元：/],
    ['of a month where that is asked', '百色家纺厂招了8个脱贫人员，用工补贴一个月多少', /^单月3200元：/],
    ['so much a month for an area', '百色家纺厂租了标准厂房700平方米，租了10个月，租金补贴多少', /^5\.6万元：/],
    [
      'as far as its yearly ceiling',
      '百色家纺厂租了标准厂房6000平方米，租了10个月，租金补贴多少',
      /^最高不超过30万元：.*是48万元，超过上限/,
    ],
    [
      'shares that change from year to year, of the same sum every year',
      '百色新建的家纺项目，每年地方财政贡献300万，六年一共能奖多少',
      /^1170万元：按您说的300万，前3年按90%各是270万元，后3年按40%各是120万元/,
    ],
    [
      'shares that change from year to year, of sums that change with them',
      '百色新建的家纺项目，前三年每年地方财政贡献200万，后三年每年500万，六年总共能奖多少',
      /^1140万元：/,
    ],
    [
      'each year up to its ceiling',
      '百色新建的家纺项目，每年地方财政贡献1000万，六年一共能奖多少',
      /^最高不超过3000万元：/,
    ],
    ['the share of the one year asked', '百色新建的家纺项目，头一年地方财政贡献300万，当年能奖多少', /90%各?是270万元/],
    ['shares of years told one after another', '百色家纺设计企业贷款，每年付利息20万，三年一共贴多少', /^32万元：/],
    ['every year the same share', '百色家纺厂实缴房租每年30万，三年一共补多少', /^36万元：/],
    ['every year the ceiling', '百色家纺厂实缴房租每年80万，三年一共补多少', /^最高不超过60万元：/],
    [
      'a share of the sum in the money of the ceiling, where it is told in both',
      '百色家纺海外仓开了两年，去年交易额80万美元，折合人民币570万，补多少',
      /^34\.2万元：您说的人民币570万按6%/,
    ],
    [
      'a share of the part that the clause does not leave out',
      '百色家纺厂买印花样板花了800万，其中300万是从集团兄弟公司买的，500万从外面买的，补多少',
      /^最高不超过75万元：您说的500万按不超过15%/,
    ],
    [
      'a share of the whole less the part that is left out',
      '百色家纺厂买印花样板花了800万，其中300万是从子公司买的，补多少',
      /^最高不超过75万元：您说的800万减去您说的300万，余下的按不超过15%/,
    ],
    [
      'told by its sentence alone where another sum is put up',
      '百色家纺关键纺件首次卖了900万，是按25%给225万吗',
      /^还不能确认您说的225万，要按下面这句来定/,
    ],
  ])('is %s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it.each([
    [
      'a stretch of time that nothing was done in',
      '百色家纺厂成立10个月了，招了8个脱贫人员，用工补贴多少',
      /^(?:3\.2万|[^\n]*乘)/,
    ],
    ['two stretches of time', '百色家纺厂招了8个脱贫人员，有的干了5个月有的干了3个月，用工补贴一共多少', /乘/],
    ['more months than a yearly ceiling is of', '百色家纺厂租了标准厂房6000平方米，租了20个月，租金补贴多少', /万元：/],
    ['years of which one sum alone is told', '百色新建的家纺项目，去年地方财政贡献300万，六年一共能奖多少', /1170万元/],
    [
      'sums that go with no years',
      '百色新建的家纺项目，前两年每年地方财政贡献200万，后四年每年500万，六年总共能奖多少',
      /^\d+万元：/,
    ],
    [
      'what was bought of a related firm alone',
      '百色家纺厂买印花样板花了800万，全是从集团兄弟公司买的，补多少',
      /120万元：/,
    ],
    [
      'two sums of which neither is the other',
      '百色家纺海外仓开了两年，去年交易额80万美元，另外国内卖了570万，补多少',
      /34\.2万元/,
    ],
    [
      'people of whom some left',
      '百色家纺实训基地收了10个青年，其中3个中途走了，实训4个月，最低工资2000，补多少',
      /^4\.8万元/,
    ],
    [
      'sum of several years as that of one',
      '百色新建的家纺项目，六年地方财政贡献一共1800万，能奖多少',
      /^按您说的1800万/,
    ],
    [
      'words by which another sentence leaves something out',
      '百色家纺样板库实际投资1000万，其中200万是从子公司买的软件，补多少',
      /160万元/,
    ],
    [
      'part left out by a clause that is less like what is asked than another one that leaves it out',
      '百色家纺工业项目投资6亿，其中住宅开发2亿，奖多少',
      /20万元/,
    ],
    ['years beyond those that are asked', '百色新建的家纺项目，每年地方财政贡献300万，五年一共能奖多少', /1170万元/],
    ['devices that were used before', '百色家纺厂技改，固定资产投2000万，买的旧设备900万，能奖多少', /36万元/],
    ['part that is called by another name', '百色家纺厂技改，固定资产投2000万，其中土建1100万，能奖多少', /44万元/],
  ])('takes in no %s', async (_, question, wrong) => {
    expect(await ask(question)).not.toMatch(wrong);
  });
});
