import { describe, expect, it } from 'vitest';
import { catalogueOf, measureCalled, measuresOf } from '../../../src/knowledge/catalogue/catalogue.ts';
import { held as knowledge } from '../../fakes/knowledge.ts';

const of = (id: string) => {
  const clause = knowledge.clauses.get(id);
  if (!clause) throw new Error(`no clause ${id}`);
  return measuresOf(clause, knowledge);
};

describe('the measure catalogue', () => {
  it('holds a measure for each award of a clause, with the rule that computes it', () => {
    expect(
      of('changsha-sme-2022#1.3').map(({ id, figures, promise }) => [id, figures.map((f) => f.text), promise]),
    ).toEqual([
      ['changsha-national-little-giant', ['50万元'], 'entitled'],
      ['changsha-champion-enterprise', ['200万元'], 'entitled'],
      ['changsha-champion-products', ['100万元'], 'entitled'],
    ]);
  });

  it('takes a ceiling alone for no entitlement', () => {
    expect(of('hunan-manufacturing-finance-2022#2.1.1')).toMatchObject([
      {
        instrument: { kind: 'interest' },
        promise: 'up-to',
        figures: [{ text: '1000万元', value: '10000000', unit: 'CNY' }],
      },
    ]);
  });

  it('has no measure where a clause states a target or a duty of offices', () => {
    expect(of('changsha-industrial-doubling-2022#2')).toEqual([]);
    expect(of('hunan-zero-breakthrough-2020#3.1')).toEqual([]);
  });

  it('has the measure of every rule, help that the text words softly with what the rule says of it', () => {
    for (const id of knowledge.book.rules.keys()) expect(measureCalled(id, knowledge)?.rule, id).toBe(id);
    expect(measureCalled('hangzhou-market', knowledge)).toMatchObject({
      clause: 'hangzhou-five-actions-2022#2.5.2',
      promise: 'help',
      beneficiary: { text: '“专精特新”中小企业' },
      subject: { text: '展会' },
      figures: [],
    });
    expect(measureCalled('hangzhou-innovation-vouchers', knowledge)?.instrument.said.text).toContain('科技创新券');
    expect(measureCalled('hangzhou-tax-deduction', knowledge)?.instrument.kind).toBe('tax');
  });

  it.each([
    ['遴选一批特色陶瓷工坊，择优给予最高30万元支持。', '特色陶瓷工坊', null, ['30万元']],
    [
      '对投资2亿元以上的冷链项目（不含仓库），一次性给予项目单位20万元奖励。',
      '投资2亿元以上的冷链项目',
      null,
      ['20万元'],
    ],
    ['支持企业开展陶瓷窑炉改造，单个项目给予最高80万元支持。', '陶瓷窑炉改造', [], ['80万元']],
    ['对租用冷库的，按照不超过5%的费率分年度补贴，最高不超过60万元。', '租用冷库', ['租用冷库'], ['5%', '60万元']],
    ['对提供订单的企业按货款的10%，给予最高9万元奖励。', '提供订单', ['提供订单'], null],
    ['对采购本地瓷器的企业，可通过市级产业发展资金给予奖励。', '采购本地瓷器', ['采购本地瓷器'], []],
  ])('tells what a grant is for, and what has to hold: %s', (text, subject, conditions, figures) => {
    const [base] = knowledge.clauses.values();
    if (!base) throw new Error('no clause');
    const [measure, ...others] = measuresOf({ ...base, id: `${base.document}#${subject}`, text }, knowledge);
    expect(others).toEqual([]);
    expect(measure?.subject?.text).toBe(subject);
    if (conditions) expect(measure?.conditions.map((c) => c.text)).toEqual(conditions);
    if (figures) expect(measure?.figures.map((f) => f.text)).toEqual(figures);
  });

  const read = (text: string) => {
    const [base] = knowledge.clauses.values();
    if (!base) throw new Error('no clause');
    return measuresOf({ ...base, id: `${base.document}#${text.slice(0, 24)}`, text }, knowledge);
  };

  it.each([
    [
      '全面落实小型微利企业所得税减征、窑炉费用加计扣除等优惠政策。',
      [
        ['tax', '小型微利企业', '小型微利企业所得税减征'],
        ['tax', null, '窑炉费用加计扣除'],
      ],
    ],
    ['支持中小企业申报市级陶瓷技术中心。', [['recognition', '中小企业', '申报市级陶瓷技术中心']]],
    ['对纳税较多的瓷企业，对其奖励实行“一企一策”。', [['award', '瓷企业', '纳税较多']]],
    ['对规上企业负责人，优先组织外出学习。', [['service', '规上企业', '优先组织外出学习']]],
    ['捐赠瓷器的支出，按照100%在税前扣除。', [['tax', null, '按照100%在税前扣除']]],
  ])('tells help without a sum by what it is, for whom and of what: %s', (text, told) => {
    expect(read(text).map((m) => [m.instrument.kind, m.beneficiary?.text ?? null, m.subject?.text])).toEqual(told);
  });

  it.each([
    '支持企业开展陶瓷新工艺应用。',
    '被取消资格的单位，财政不给予补贴。',
    '企业可申领更高补贴的，应当报备。',
    '经审核后，由市财政予以兑现奖励。',
  ])('has no measure where nothing is given: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('takes what is backed before its sum for what the sum is for', () => {
    expect(read('支持企业建设陶瓷检测平台。对建成的平台，给予30万元补助。').map((m) => m.figures.length)).toEqual([1]);
    expect(read('支持企业建设陶瓷检测平台，给予30万元补助。').map((m) => m.figures.length)).toEqual([1]);
  });

  it('holds apart the sums of several recipients, and together the steps of one', () => {
    const sums = (text: string) => read(text).map((m) => m.figures.map((f) => f.text));
    expect(
      sums('对排前三名的城市街道，分别奖励9万元、7万元、5万元；对排前两名的涉农街道，分别奖励9万元、7万元。'),
    ).toEqual([
      ['9万元', '7万元', '5万元'],
      ['9万元', '7万元'],
    ]);
    expect(sums('对产值达到1亿元以上的瓷企业，奖励5万元；对产值达到5亿元以上的瓷企业，奖励9万元。')).toHaveLength(1);
  });

  it('asks of a further help of a sentence what is asked of the first', () => {
    const [named, paid] = read('瓷厂三年吸纳学徒达到50人的，可申请认定为示范瓷厂，并给予6万元奖励。');
    expect(named?.instrument.kind).toBe('recognition');
    expect(paid?.conditions.map((c) => c.text)).toEqual(named?.conditions.map((c) => c.text));
    expect(paid?.conditions[0]?.text).toContain('吸纳学徒达到50人');
  });

  it('binds each facet to the words of the clause', () => {
    for (const measure of catalogueOf(knowledge)) {
      const { beneficiary, subject, window, channel, phone, instrument } = measure;
      const facets = [
        beneficiary,
        subject,
        window,
        channel,
        phone,
        instrument.said,
        ...measure.figures,
        ...measure.conditions,
        ...measure.exclusions,
        ...measure.bodies,
        ...measure.materials,
      ];
      for (const facet of facets) {
        if (!facet?.span) continue;
        const text = knowledge.clauses.get(facet.span.clause)?.text ?? '';
        expect(text.slice(facet.span.start, facet.span.end)).toBe(facet.text);
      }
    }
  });

  it('names every measure apart and finds it by its name', () => {
    const all = catalogueOf(knowledge);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const measure of all) expect(measureCalled(measure.id, knowledge)).toBe(measure);
  });
});
