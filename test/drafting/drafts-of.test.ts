import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { draftsOf } from '../../src/drafting/drafts-of.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { held } from '../fakes/knowledge.ts';
import { draftsFrom, measureOf } from './made-drafts.ts';

describe('a drafted measure', () => {
  it('has the base, the rate, the ceiling and what must be reached, with examples on both sides', () => {
    const [draft, ...more] = draftsFrom(
      '对跨境电商企业年支付国际物流费用达到200万元以上的，按其国际物流费用的10%给予资金扶持，每家企业每年最多不超过100万元。',
    );
    expect(more).toEqual([]);
    expect(draft?.unsure).toEqual([]);
    expect(draft?.facts).toContain('年支付国际物流费用是多少？');
    const { conditions, award, examples } = measureOf(draft);
    expect(conditions?.all).toEqual([
      { fact: '跨境电商企业', is: true },
      { fact: '国际物流费用', min: '200万元' },
    ]);
    expect(award).toEqual({
      promise: 'entitled',
      recurrence: 'yearly',
      amount: { of: '国际物流费用', rate: '10%' },
      cap: '100万元',
    });
    expect(examples.map((e) => [e.name, e.expect.verdict, e.expect.amount])).toEqual([
      ['正好到门槛', 'eligible', '20万元'],
      ['未到上限', 'eligible', '50万元'],
      ['超过上限', 'eligible', '100万元'],
      ['跨境电商企业不满足', 'ineligible', undefined],
      ['国际物流费用不满足', 'ineligible', undefined],
    ]);
  });

  it('is called by what it pays on, where neither heading nor catalogue names it, and never by a number of its document', () => {
    const [draft] = draftsFrom(
      '对窑炉投资额达3000万元以上的节能项目，按照新窑炉购置费用的2%予以奖励，单个项目不超过50万元。',
      '第六章第六条',
    );
    expect(draft?.title).not.toMatch(/第.[章条]/);
  });

  it('asks for a title that is held by that title, and proposes a yes or no for what nobody asked yet', () => {
    const [first, second] = draftsFrom(
      '对新认定为高新技术企业的，给予企业20万元奖励；对取得《支付业务许可证》的支付平台，一次性给予100万元奖励。',
    );
    expect(measureOf(first).conditions?.all).toEqual([
      { fact: '认定称号', has: '高新技术企业' },
      { fact: '新认定', is: true },
    ]);
    expect(first?.facts).toBeNull();
    expect(measureOf(second).conditions?.all).toEqual([
      { fact: '支付平台', is: true },
      { fact: '取得支付业务许可证', is: true },
    ]);
    expect(second?.facts).toContain('贵单位是否取得《支付业务许可证》？');
  });

  it('is one for each of things that are paid apart', () => {
    const drafts = draftsFrom('对初次认定为国家级和省级企业技术中心的，分别给予企业100万元和30万元奖励。');
    expect(drafts.map((d) => [measureOf(d).conditions?.all, measureOf(d).award.amount])).toEqual([
      [[{ fact: '初次认定为国家级企业技术中心', is: true }], { fixed: '100万元' }],
      [[{ fact: '初次认定为省级企业技术中心', is: true }], { fixed: '30万元' }],
    ]);
  });

  it('counts what each sum is for', () => {
    const [draft] = draftsFrom(
      '园区面积超过5万平方米的，每新入驻1家跨境电商企业，给予园区扶持资金1万元，最多给予200万元。',
    );
    expect(measureOf(draft).award).toMatchObject({
      amount: { each: '1万元', per: '新入驻跨境电商企业' },
      cap: '200万元',
    });
  });

  it('counts people by what is done with them, and takes a share of what the giving words name', () => {
    const [trained] = draftsFrom('对开展专业培训的企业，每培训1人给予2000元的资金扶持。');
    expect(measureOf(trained).award.amount).toEqual({ each: '2000元', per: '培训人数' });
    const [share] = draftsFrom('对购买检测服务的企业，给予不超过合同额20%、上限100万元的奖励。');
    expect(measureOf(share).award).toMatchObject({
      promise: 'up-to',
      amount: { of: '合同额', rate: '20%' },
      cap: '100万元',
    });
  });

  it('takes one of several where the clause says or', () => {
    const [draft] = draftsFrom('对投资5亿元以上的商业项目或投资2亿元以上的工业项目，一次性给予50万元奖励。');
    expect(measureOf(draft).conditions?.all).toEqual([
      {
        any: [
          {
            all: [
              { fact: '投资', min: '5亿元' },
              { fact: '商业项目', is: true },
            ],
          },
          {
            all: [
              { fact: '投资', min: '2亿元' },
              { fact: '工业项目', is: true },
            ],
          },
        ],
      },
    ]);
  });

  it('quotes what no machine checks, and what the paragraph says beside', () => {
    const [draft] = draftsFrom('对管理规范的检测平台，给予50万元奖励。同一平台不得重复享受。');
    expect(measureOf(draft).attest).toEqual(['同一平台不得重复享受', '管理规范']);
  });

  it.each([
    ['a figure that stands under no key', '对检测平台，给予50万元奖励，市级财政负担60%。', '市级财政负担60%'],
    ['words that stand under no key', '对检测平台，按照入库次序给予50万元奖励。', '入库次序'],
    ['nobody who is meant', '根据攻关投入予以支持，最高3000万元。', ''],
  ])('leaves open %s', (_, text, words) => {
    const [draft] = draftsFrom(text);
    expect(draft?.unsure.map((u) => u.text)).toContain(words);
  });

  it.each([
    [
      'conditions were not read, where its clause has some',
      '对年产值达到1亿元以上研发费用超过500万元的企业，给予50万元奖励。',
      0,
      '年产值达到1亿元以上研发费用超过500万元的企业',
    ],
    [
      'conditions are left to be understood from the one before it',
      '对新认定为高新技术企业的单位一次性奖励10万元，到期通过重新认定的单位一次性奖励5万元。',
      1,
      '到期通过重新认定的单位',
    ],
    [
      'conditions make no question',
      '依据规模和投入综合评定，品牌活动项目的资助额度不超过50万元。',
      0,
      '依据规模和投入综合评定',
    ],
  ])('proposes no measure of a grant whose %s', (_, text, at, words) => {
    const draft = draftsFrom(text)[at];
    expect(draft?.measure).toBeNull();
    expect(draft?.notAttempted.map((one) => one.text).join()).toContain(words);
  });

  it('tells the measures of one clause apart by what each alone asks', () => {
    const drafts = draftsFrom(
      '对在主板上市企业，给予企业300万元奖励；对在新三板挂牌企业，给予企业100万元奖励。',
      '一 鼓励企业挂牌上市',
    );
    expect(drafts.map((d) => (load(d.measure ?? '') as { title: string }).title)).toEqual([
      '鼓励企业挂牌上市（在主板上市企业）',
      '鼓励企业挂牌上市（在新三板挂牌企业）',
    ]);
  });

  it('has owners say it without what only leads in to it, and as the heading calls it', () => {
    const [board] = draftsFrom('对在新三板挂牌企业，给予企业100万元奖励。');
    expect(board?.facts).toContain('yes: [ 在新三板挂牌企业, 新三板挂牌 ]');
    const [hub] = draftsFrom('线下园区实际使用面积超过5万平方米的，给予20万元奖励。', '一 线下综合园区');
    expect(hub?.facts).toContain('线下综合园区');
  });

  it('takes a ceiling in the sentence behind for the ceiling of the share before it', () => {
    const drafts = draftsFrom(
      '对年销售额达到500万元以上的企业，按设备购置费用的10%给予资金扶持。扶持金额最多不超过60万元。',
    );
    expect(drafts.map((d) => measureOf(d).award)).toEqual([
      expect.objectContaining({ amount: expect.objectContaining({ rate: '10%' }), cap: '60万元' }),
    ]);
  });

  it.each([
    [
      'of what a ceiling behind several shares is one',
      '对低效楼宇改造项目按照设备投资总额10%的比例给予支持，对老旧厂房改造项目按照设备投资总额30%的比例给予支持，最高不超过5000万元。',
      0,
      '5000万元',
    ],
    [
      'a label that a page put into the middle of a sentence',
      '对于符合定位的制造业企业，支持其提高服务内容\n\n质量。其中，首次入库的制造业企业一次性奖励30万元。',
      0,
      '服务内容',
    ],
    [
      'further ceilings in the next sentence',
      '对制定方案的龙头企业，按履约金额的5%给予奖励。针对非整车企业，对应每家配套企业奖励金额最高不超过300万元。',
      0,
      '对应每家配套企业奖励金额最高不超过300万元',
    ],
    ['what points elsewhere', '对该类平台，给予50万元奖励。', 0, '该类平台'],
    ['a short part of the sentence', '对检测平台，追加，给予50万元奖励。', 0, '追加'],
    ['a limit in another sentence', '对检测平台，给予50万元奖励。补贴期限累计3年。', 0, '补贴期限累计3年'],
    [
      'by which of several lines a scale goes',
      '对交易额超过1亿元、进出口额超过1000万元的检测平台，给予20万元；超过5000万元的，给予50万元。',
      0,
      '给予20万元；超过5000万元的，给予50万元',
    ],
  ])('leaves open %s', (_, text, at, words) => {
    expect(draftsFrom(text)[at]?.unsure.map((u) => u.text)).toContain(words);
  });

  it('quotes what lead-in and heading narrow, and what a sum is subject to', () => {
    const [draft] = draftsFrom(
      '支持建设共享加工中心等平台。对平台建设单位，按照经认定的设备投资总额的30%予以补贴，最高300万元。',
      '机器人中试平台',
    );
    expect(draft?.unsure).toEqual([]);
    expect(measureOf(draft).attest).toEqual([
      '属于“机器人中试平台”',
      '支持建设共享加工中心等平台',
      '经认定的设备投资总额',
    ]);
  });

  it('asks what was first done, or done to what, as the clause says it', () => {
    const [first] = draftsFrom('对首次认定为高新技术企业的，给予企业20万元奖励。');
    expect(measureOf(first).conditions?.all).toEqual([{ fact: '首次认定为高新技术企业', is: true }]);
    expect(first?.facts).toContain('yes: [ 首次认定为高新技术企业 ]');
    const [added] = draftsFrom('对新增并纳入统计口径的规模以上工业企业，给予20万元奖励。');
    expect(measureOf(added).conditions?.all).toEqual([
      { fact: '规模以上工业企业', is: true },
      { fact: '新增并纳入统计口径', is: true },
    ]);
  });

  it('tells of each thing that is given and not drafted', () => {
    const drafts = draftsFrom('对检测平台，给予50万元奖励。对晋级的平台，给予补差奖励。');
    expect(drafts.map((d) => [d.measure !== null, d.notAttempted.map(({ kind }) => kind)])).toEqual([
      [true, []],
      [false, ['top-up']],
    ]);
  });

  it.each([
    ['reference', '对出口监管仓，按出口额度比照本规定第七条给予扶持，每家企业最多给予30万元。'],
    ['base', '对年度固定资产投资1000万元以上的企业，按最高不超过2%的利率贴息。'],
    ['apart', '对排名靠前的街道，分别奖励50万元、40万元、30万元。'],
  ])('does not attempt a %s, and says so', (kind, text) => {
    const [draft] = draftsFrom(text);
    expect([draft?.measure, draft?.notAttempted.map((n) => n.kind)]).toEqual([null, [kind]]);
  });

  it('holds no figure that its clause does not, and each key rests on words of the clause', () => {
    const text = '对年支付国际物流费用达到200万元以上的企业，按其国际物流费用的10%给予资金扶持，最多不超过100万元。';
    const [draft] = draftsFrom(text);
    const { award, conditions } = measureOf(draft);
    const figures = parseFigures(JSON.stringify({ award, conditions })).map((f) => f.value);
    expect(parseFigures(text).map((f) => f.value)).toEqual(expect.arrayContaining(figures));
    for (const span of draft?.spans ?? []) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it('drafts nothing where a measure computes the clause', () => {
    const clause = held.clauses.get('changsha-sme-2022#1.3');
    expect(clause && draftsOf(clause, held, () => true)).toEqual([]);
  });
});
