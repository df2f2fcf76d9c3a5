import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TOYS = `汕尾市玩具产业扶持办法
第一章 奖励
第一条 新上的玩具工业项目，固定资产投资800万元及以上且亩均投资强度不低于150万元的，按固定资产投资的4%—12%给予奖励。
第二条 玩具企业挂牌的，在区域股权市场挂牌的，按照经审核后的“乙板”挂牌票据实际发生额给予补贴，最高不超过40万元；“乙板”企业转到“甲板”挂牌的，按照经审核后的“甲板”挂牌票据实际发生额给予补贴，最高不超过90万元。
第三条 企业支持玩具安全研究机构用于安全检测研究的支出，按照实际发生额在税前扣除，并可按照100%在税前加计扣除。
第四条 玩具创业者合伙借款的，最高不超过个人借款额度上限（20万元）之和的120%。
第五条 玩具设计师到镇上企业就业的，按首席每人9000元、骨干每人6000元、其他每人3000元标准给予补贴。
第六条 玩具商场使用面积超过2万平方米、入驻玩具商户达到10家的，每新入驻1家玩具商户，给予商场2万元，最多给予80万元。
第七条 首批玩具模具补助资金按模具首次销售价格的15%核定，上限不超过200万元。
第八条 玩具检测实验室年度检测研究投入占企业研发总支出的比例不低于8%。
第九条 玩具企业年产值首次超过20亿元、8亿元、3亿元的，分别奖励80万元、30万元、10万元。
第十条 玩具农场项目，固定资产投资500万元以上、2000万元以上的，参照其年度地方财政贡献的30%和50%给予奖励。
第二章 兑现
第十一条 奖励按厂房封顶、竣工验收和投产满半年3个阶段，分别按应奖励额的20%、30%和50%对企业兑现。
第十二条 对新入库的玩具商贸企业，给予企业6万元奖励（第一年奖励3万元，第二年奖励2万元，第三年奖励1万元）。
第十三条 收购本市玩具企业且一年内资产规模增长30%以上的，给予70万元奖励。
第十四条 对本办法施行后新取得玩具安全认证的企业，每张认证给予4万元奖励。
第十五条 玩具实训基地当期接收学员人数不得超过在职员工总人数的20%。
第十六条 玩具贸易企业年交易额1亿元（含）至3亿元（不含）的，给予25万元奖励。
第十七条 玩具平台年成交额超过2亿元，面向欧洲开设站点的，给予7万元；面向非洲开设站点的，给予11万元。
第十八条 本办法自2025年1月1日起施行，有效期至2027年6月30日。
`;

const FERRIES = `汕尾市渡船更新补助办法
第一条 更新渡船的企业，按新船造价的10%给予补助。
第二条 补助资金一次性拨付县财政局，由县财政局拨给企业。
第三条 本办法自2025年1月1日起施行。
`;

describe('what an ingested clause comes to by its own words', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ toys: TOYS, ferries: FERRIES }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'the two ends of a range of shares',
      '汕尾新上玩具工业项目，固投2000万，占地10亩，投资奖励多少',
      /^80万元到240万元之间：您说的2000万按4%到12%算，条文没有写按哪个比例/,
    ],
    [
      'a line of so much for each of something, missed',
      '汕尾新上玩具工业项目，固投1200万，占地10亩，投资奖励多少',
      /^不够：您说的10亩按150万元的标准算要1500万元，您说的1200万还差300万元/,
    ],
    [
      'a line of so much for each of something, reached beside that of the whole',
      '汕尾，亩均投资220万，固定资产投资2600万，玩具工业项目，能奖吗',
      /^104万元到312万元之间：您说的2600万按4%到12%算/,
    ],
    [
      'several costs, each up to its ceiling',
      '汕尾玩具厂先在乙板挂牌花了55万，后来转到甲板又花了70万，一共补多少',
      /^最高不超过110万元：您说的55万最多补40万元，您说的70万补70万元/,
    ],
    [
      'what may be deducted, which is no tax saved',
      '汕尾公司给安全研究机构捐了80万做玩具检测研究，算所得税时一共能扣多少',
      /^一共可以在税前扣除160万元：.*这是少算的应纳税所得额，不是少交的税/s,
    ],
    [
      'the ceilings of all who join together',
      '汕尾五个玩具创业者合伙，借款额度最多多少',
      /^最高不超过120万元：您说的五个各按20万元的上限相加/,
    ],
    ['the kind that is named', '汕尾玩具设计师是骨干，到镇上企业就业，补贴多少', /^每人6000元/],
    [
      'those alone that are told as new',
      '汕尾玩具商场面积3万平方米，商户18家，其中新入驻6家，给商场多少',
      /^12万元：您说的6家/,
    ],
    [
      'each of several sums',
      '汕尾首批玩具模具两套，一套卖了400万一套1600万，补助各多少',
      /^您说的400万补60万元，您说的1600万最多补200万元/,
    ],
    [
      'a share of a whole that is missed',
      '汕尾玩具检测实验室，企业研发总支出5000万，其中检测研究投入300万，够不够',
      /^不够：您说的5000万按8%算要400万元，您说的300万还差100万元/,
    ],
    ['the step that is passed', '汕尾玩具厂年产值头一次冲过8个亿，奖励多少', /^30万元/],
    [
      'a share by a step of another sum',
      '汕尾玩具农场项目，固定资产投资3000万，一年地方财政贡献60万，奖励多少',
      /^30万元：您说的60万按50%算/,
    ],
  ])('is %s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it.each([
    [
      'a growth that is too small',
      '我收购了汕尾本市一家玩具企业，一年里资产多了18%，那70万奖励能拿吗',
      /^不够：条文写的门槛是30%.*您说的是18%/,
    ],
    [
      'those that came late enough alone',
      '汕尾玩具厂安全认证，一个去年11月、一个2024年5月拿的，认证奖励一共多少',
      /^不都算：.*\n能算的按4万元的标准是4万元/,
    ],
    ['the most that count', '汕尾玩具实训基地，在职员工70人，一期能收几个学员', /^最多14人：您说的70人按不超过20%算/],
    ['on the line itself', '汕尾玩具贸易企业年交易额正好1亿，算不算', /^算在内：正好1亿元也够，给25万元/],
  ])('tells %s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it('names no sum where which of two is due hangs on something else', async () => {
    expect(await ask('汕尾玩具平台年成交额3亿，开了一个肯尼亚站点，给多少')).not.toMatch(/^(?:7|11)万元/);
  });

  it.each([
    [
      'part by part, with what the parts of a sum come to',
      '汕尾玩具项目核下来奖我们300万，是一笔给清还是分着给',
      /^分几次给：您说的300万依次是60万元、90万元、150万元/,
    ],
    ['year by year', '汕尾玩具商贸公司新入库，那6万是一次给清吗', /^是分几次给的：条文写的是：.*第一年奖励3万元/],
    ['at once', '汕尾更新渡船的补助，钱是分几次给', /^是一次性给的，没有写分期：条文写的是：补助资金一次性拨付/],
  ])('is paid %s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it('is over by a month of next year that is said in characters', async () => {
    expect(await ask('汕尾玩具扶持办法，拖到明年八月再报行不行')).toMatch(/^不行，到那时已经过期/);
  });

  it('takes no sum of what is applied for', async () => {
    expect(await ask('汕尾打算报50万的玩具模具补助，要不要先备案')).not.toContain('7.5万元');
  });
});
