import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TOWN = `平凉市崇信县设施农业扶持办法
第一条 为支持设施农业发展，制定本办法。
第二条 建设日光温室的种植企业，按验收面积每平方米补助30元，每家企业最高不超过60万元。
第三条 企业应在确定施工单位、监理单位前，向县农业农村局提出日光温室补助申请。
第四条 参加园艺培训的学员，可申请一次性培训补贴，每人1200元。学员应于结业前向培训学校提出培训补贴申请。
第五条 种苗示范社每两年可申请1次示范补助，于9月20日前向县种苗站提出申请，每社补助5万元。
第六条 企业向所在乡镇提出日光温室补助申请，由乡镇审核后报县农业农村局审定。
第七条 补助资金由县财政局拨付至乡镇，再由乡镇将资金拨付至企业；县属企业的补助资金由县财政局直接拨付。
第八条 申请滴灌设备补助的设备应符合以下条件：
（一）设备的购置价格不低于2万元；
（二）设备已在种植基地安装调试，能正常使用。
第九条 本办法所称新型职业农民，指已按规定办理农民登记且登记处于有效期内的种植人员，可参加园艺培训。
第十条 滴灌设备按购置价格的30%给予补助。
第十一条 申请补助资金在30万元以上的，须提供第三方测绘报告。
第十二条 本办法自2025年1月1日起施行，由县农业农村局负责解释。
`;

const BREEDING = `平凉市崇信县种苗繁育补贴办法
第一条 为支持种苗繁育，制定本办法。
第二条 繁育种苗的企业，按繁育面积每亩补贴90元。
第三条 符合条件的企业向所在乡镇提交种苗繁育补贴申报资料，经乡镇审核后报县林业局；县直属企业直接向县林业局申报。
第四条 本办法自2025年1月1日起施行，由县林业局负责解释。
`;

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withIngested({ 设施: TOWN, 繁育: BREEDING }));
});

const first = async (text: string, asOf = '2026-11-27'): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf }, parts);
  return reply.text.split('\n').slice(0, 2).join('');
};

describe('what is to be asked for before something comes about', () => {
  it.each([
    [
      '我们崇信县的温室，施工单位和监理单位都定好了，现在去申请日光温室补助还来得及吗',
      /^晚了：条文要求在这之前就提出.*施工单位/,
    ],
    ['崇信县建日光温室，施工单位已经签了才听说有补助，顺序对吗', /^晚了：条文要求在这之前就提出.*施工单位/],
    ['崇信县园艺培训的补贴，我结业了才听说，现在还能补领吗', /^晚了：条文要求在这之前就提出.*结业前/],
  ])('is told as too late where it has: %s', async (text, words) => {
    expect(await first(text)).toMatch(words);
  });

  it.each([
    '我们崇信县的温室，施工单位还没定，现在去申请日光温室补助来得及吗',
    '崇信县建日光温室，正准备定施工单位，补助怎么申请',
    '崇信县建日光温室，大棚骨架买好了，补助还能申请吗',
  ])('is not told as too late where it has not: %s', async (text) => {
    expect(await first(text)).not.toMatch(/^(?:晚了|不行)/);
  });

  it.each([
    '崇信县的企业施工单位还没找，现在去申请日光温室补助晚吗',
    '崇信县建日光温室，监理单位还没定下来，申请日光温室补助来得及吗',
  ])('is told as in time where it is still to come: %s', async (text) => {
    expect(await first(text)).toMatch(/^时间上来得及：条文要求在这之前提出/);
  });
});

describe('a day up to which something is to be asked for', () => {
  it.each([
    [
      '崇信县种苗示范社的示范补助，今天11月27号去交还来得及吗',
      /^来不及：条文写的是9月20日前.*，您说的11月27号已经过了。/,
    ],
    ['崇信县种苗示范社的示范补助现在交还来得及吗', /^今年的已经过了：条文写的是9月20日前/],
    ['崇信县种苗示范社的示范补助，8月30号去交来得及吗', /^时间上来得及：条文写的是9月20日前.*，您说的8月30号没有过。/],
  ])('is held against the one that is told, else against today: %s', async (text, words) => {
    expect(await first(text, text.includes('8月') ? '2026-08-28' : '2026-11-27')).toMatch(words);
  });
});

describe('the steps that a document writes', () => {
  it.each([
    ['崇信县日光温室补助的申请直接交到县农业农村局行吗', /^不是直接交：条文要求先交到别的部门.*所在乡镇/],
    ['听说崇信县设施农业扶持的钱是县农业农村局直接打给我们公司，对吗', /^不是：条文写的是由别的部门拨付.*乡镇/],
    ['崇信县设施农业扶持的钱县财政局直接打给公司吗', /^要看是哪一种：条文分情形写了由谁拨付.*县属企业/],
    ['崇信县种苗示范社的示范补助是不是每年都能报', /^不是每年都能报.*每两年/],
    ['我们是崇信县的县属企业，设施农业扶持的钱县财政局直接打给公司吗', /^是的.*县属企业/],
    ['我们不是崇信县的县属企业，设施农业扶持的钱县财政局直接打给公司吗', /^不是：条文写的是由别的部门拨付/],
    ['崇信县种苗繁育补贴的申请直接交到县林业局行吗', /^一般不是直接交：.*另有写明的除外.*县直属/],
    ['我们是崇信县的县直属企业，种苗繁育补贴的申请直接交到县林业局行吗', /^是直接交的.*县直属/],
    ['我们不是崇信县的县直属企业，种苗繁育补贴的申请直接交到县林业局行吗', /^不是直接交/],
  ])('decide what is asked of them: %s', async (text, words) => {
    expect(await first(text)).toMatch(words);
  });
});

describe('what a document asks to have been done', () => {
  it.each([
    ['崇信县的滴灌设备买回来了，还没在地里装，能先申请补助吗', /^不行，条文要求：.*已在种植基地安装调试/],
    ['我在崇信种地，还没办过农民登记，能去参加园艺培训吗', /^不行，条文要求：.*办理农民登记/],
  ])('is missed where it is told not to be done yet: %s', async (text, words) => {
    expect(await first(text)).toMatch(words);
  });

  it.each([
    '崇信县的滴灌设备装好了，发票还没拿到，能先申请补助吗',
    '崇信县的滴灌设备不是还没装，已经装好了，能申请补助吗',
    '崇信县的滴灌设备并不是没装好，能申请补助吗',
  ])('is not missed where it is not that which is not done: %s', async (text) => {
    expect(await first(text)).not.toMatch(/^不行/);
  });
});

describe('what is asked from a sum on', () => {
  it.each([
    ['崇信县设施农业扶持，我们想报45万，要不要去做测绘', /^要：您说的45万到了条文写的30万元.*测绘报告/],
    ['听说崇信县设施农业扶持都得做测绘，我们只申12万，对吗', /^不用：您说的12万没有到条文写的30万元/],
    ['崇信县设施农业扶持不管多少都得做测绘，是真的吗', /^要看申请多少：条文写的是从30万元起才要/],
    ['崇信县设施农业扶持，我们申请不到30万，测绘要做吗', /^不用：.*30万元/],
    ['崇信县设施农业扶持，我们申请40万以下的，测绘要做吗', /^要看申请多少/],
    ['崇信县设施农业扶持，我们申请两个项目各20万，测绘要做吗', /^要看/],
    ['崇信县设施农业扶持，一共申请40万分两个项目，测绘要做吗', /^要看/],
  ])('is asked of whoever applies for so much: %s', async (text, words) => {
    expect(await first(text)).toMatch(words);
  });
});
