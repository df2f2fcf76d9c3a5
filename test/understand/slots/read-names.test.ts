import { describe, expect, it } from 'vitest';
import { CITY, NATION, PROVINCE, read, said, says } from '../../fakes/slots.ts';

describe('a title', () => {
  const has = (...names: string[]) => ({ has: names, lacks: [] });
  const lacks = (...names: string[]) => ({ has: [], lacks: names });
  says('认定称号', {
    长沙市级小巨人: has(CITY),
    '专精特新“小巨人”（市级）': has(CITY),
    市里认定的长沙小巨人: has(CITY),
    长沙市认定的专精特新小巨人: has(CITY),
    '我们是小巨人，市级的': has(CITY),
    长沙小巨人企业贷款500万: has(CITY),
    湖南省级小巨人: has(PROVINCE),
    工信部新认定为国家级专精特新小巨人: has(NATION),
    国家小巨人: has(NATION),
    'a municipal-level little giant': has(CITY),
    '市级、省级小巨人都有': has(PROVINCE, CITY),
    省级专精特新企业: has('省级专精特新中小企业'),
    杭州市专精特新中小企业: has('专精特新中小企业'),
    国家级专精特新企业: has(NATION),
    高企: has('高新技术企业'),
    既是高企又是市级小巨人: has('高新技术企业', CITY),
    国家级制造业单项冠军企业: has('国家级制造业单项冠军企业'),
    不是市级小巨人: lacks(CITY),
    没有被认定为市级小巨人: lacks(CITY),
    '小巨人还没评上，贷款500万': lacks(CITY, PROVINCE, NATION),
    非专精特新企业: lacks('专精特新中小企业'),
    被取消了小巨人资格: lacks(CITY, PROVINCE, NATION),
    正在申请市级小巨人: lacks(CITY),
    还不是省级专精特新: lacks('省级专精特新中小企业', '省级以上专精特新中小企业'),
    '国家级小巨人（不是市级认定的）': { has: [NATION], lacks: [CITY] },
    '省级小巨人，市级的没报过': { has: [PROVINCE], lacks: [CITY] },
    '不是小巨人，是专精特新': { has: ['专精特新中小企业'], lacks: [CITY, PROVINCE, NATION] },
    怎么才能评上市级小巨人: undefined,
    是不是市级小巨人才能贴息: undefined,
    长沙对市级小巨人怎么补: undefined,
    区级小巨人: undefined,
    省级单项冠军企业: has('省级制造业单项冠军企业'),
    专精特新培育库怎么进: undefined,
    产业集群竞赛怎么报名: undefined,
  });
  it('whose level nobody said is ambiguous, and asked', () => {
    expect(said('我们是小巨人，能贴息吗', '认定称号')).toMatchObject({
      value: { has: [] },
      ambiguous: [CITY, PROVINCE, NATION],
    });
    expect(said('我们拿了单项冠军', '认定称号')?.ambiguous).toContain('国家级制造业单项冠军企业');
    expect(read('市级小巨人，小巨人贴息多少').slots.filter((s) => s.ambiguous)).toEqual([]);
  });
  it('that a place qualifies is read so, and said to be', () => {
    expect(said('长沙市小巨人', '认定称号')?.reading).toBe('“长沙市小巨人”按市级理解');
    expect(said('长沙市级小巨人', '认定称号')?.reading).toBeUndefined();
  });
  says('新认定', {
    今年新认定为国家级小巨人: true,
    刚评上国家级小巨人: true,
    头一回认定省级专精特新: true,
    小巨人复核通过了: false,
    '不是新认定的，是复核的': false,
    专精特新企业车间评定为数字化车间: undefined,
    怎么才能评上小巨人: undefined,
    '2019年认定的国家级小巨人': false,
    去年认定的国家级小巨人: undefined,
  });
  says('小巨人认定年度', {
    '2022年认定的市级小巨人': 2022,
    '22年评上的小巨人': 2022,
    去年刚评上市级小巨人: 2025,
    '前年拿的市级小巨人，今年申报': 2024,
    三年前认定的市级小巨人: 2023,
    认定后第四年还能贴吗: 2023,
    '2021年认定的高企': undefined,
    '2022年认定的国家级小巨人': undefined,
    '2015年成立，市级小巨人': undefined,
  });
  says('申报年度', { '2024年认定，2026年申报': 2026, 今年申报贴息: 2026, '2024年贷款500万': 2024 });
  says('单项冠军产品数', {
    '2个单项冠军产品': '2',
    单项冠军产品有两个: '2',
    有一款产品入选国家级单项冠军产品: '1',
    好几个单项冠军产品: undefined,
    '3个省级单项冠军产品': undefined,
  });
});

describe('a title that is had again', () => {
  says('新认定', {
    第二次被认定为国家级小巨人: false,
    再次认定国家级小巨人: false,
    第一次被认定国家级小巨人: true,
    '国家级小巨人，以前领过奖励，还能再领吗': false,
    '没领过奖励，能领吗': undefined,
  });
  it('is read in words without numerals', () => {
    expect(said('营业收入1500万符合小升规吗', '上年度营业收入')?.reading).toBe('营业收入按上年度的营业收入理解');
  });
});
