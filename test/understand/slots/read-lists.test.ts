import { describe, expect, it } from 'vitest';
import { all, read, said, says, value } from '../../fakes/slots.ts';

describe('what was flown', () => {
  it('is a weight and its hours for one kind of aircraft', () => {
    expect(all('2吨的飞机一年飞150小时')).toMatchObject({
      最大起飞重量: '2',
      年飞行小时: '150',
      机构类型: { has: ['通航企业'] },
    });
    expect(all('年飞行小时180，最大起飞重量4.99吨')).toMatchObject({ 最大起飞重量: '4.99', 年飞行小时: '180' });
  });
  it('is a fleet for several', () => {
    const fleet = [
      { 最大起飞重量: '0.9', 年飞行小时: '300' },
      { 最大起飞重量: '3', 年飞行小时: '200' },
    ];
    for (const text of [
      '0.9吨飞300小时和3吨飞200小时',
      '0.9吨和3吨的飞机分别飞了300小时和200小时',
      '机队：0.9吨300h，3吨200h',
    ])
      expect(value(text, '机队'), text).toEqual(fleet);
    expect(value('四架飞机，每架一年飞45小时', '机队')).toEqual(Array(4).fill({ 年飞行小时: '45' }));
    expect(value('两架2吨的飞机各飞150小时', '机队')).toEqual(Array(2).fill({ 最大起飞重量: '2', 年飞行小时: '150' }));
  });
  it('is counted route by route', () => {
    expect(value('一条航线年飞行4000小时', '航线')).toEqual([{ 年飞行小时: '4000' }]);
    expect(value('两条航线各飞120小时', '航线')).toEqual(Array(2).fill({ 年飞行小时: '120' }));
    expect(value('七十个人，一条固定航线，一年120小时', '航线')).toEqual([{ 年飞行小时: '120' }]);
    expect(value('两条航线，一条年飞600小时，另一条900小时', '航线')).toEqual([
      { 年飞行小时: '600' },
      { 年飞行小时: '900' },
    ]);
    expect(value('三条航线，分别飞100、200、300小时', '航线')).toHaveLength(3);
    expect(value('两条航线，一条飞了220小时，一条110小时', '航线')).toEqual([
      { 年飞行小时: '220' },
      { 年飞行小时: '110' },
    ]);
    expect(value('四条航线拢共360小时，每条90小时', '航线')).toEqual(Array(4).fill({ 年飞行小时: '90' }));
  });
  it('is asked back where a route’s hours can’t be told', () => {
    for (const text of ['两条航线一共飞了300小时', '每条航线飞120小时', '两三条航线各飞200小时'])
      expect(said(text, '航线'), text).toMatchObject({ exactness: 'partial' });
  });
  it('is nothing where a clause’s tier or an hour’s rate is meant', () => {
    for (const text of [
      '运输机场要1500小时那条我们够不上',
      '1吨到5吨的每小时补多少',
      '1-5吨的飞机飞一个小时补多少',
      '超过2500架次的部分怎么补',
      '要飞够100小时吗',
    ])
      expect(
        read(text).slots.filter((s) => /重量|小时|架次|机队/.test(s.fact)),
        text,
      ).toEqual([]);
  });
  says('年飞行架次', { '热气球一年飞1.2万架次': '12000', 滑翔伞飞了3000次: '3000', 每架次补35元吗: undefined });
});

describe('flights that add up', () => {
  it('do not count a total for each craft', () => {
    expect(all('两架5.7吨的，都是我们的，今年一共飞了400小时')).toMatchObject({
      最大起飞重量: '5.7',
      年飞行小时: '400',
    });
  });
  it('do not take a total for one more route', () => {
    expect(value('两条航线都飞了50小时，合计100小时', '航线')).toEqual([{ 年飞行小时: '50' }, { 年飞行小时: '50' }]);
  });
  it('have no route where none is fixed', () => {
    expect(all('eVTOL没有固定航线，飞了500小时')).toMatchObject({ 航线: [] });
    expect(all('eVTOL没有固定航线，飞了500小时')).not.toHaveProperty('年飞行小时');
    expect(all('通航企业没有固定航线，2吨的飞机飞了200小时')).toMatchObject({ 年飞行小时: '200', 最大起飞重量: '2' });
  });
  it('add the sorties of several kinds of craft', () => {
    expect(said('湖南热气球1000架次，滑翔伞2000架次', '年飞行架次')).toMatchObject({
      value: '3000',
      reading: '各类航空器的架次合起来算',
    });
    expect(read('热气球1000架次，不对，热气球2000架次').problems).toHaveLength(1);
  });

  it('take the exact count that is told for a vague one', () => {
    expect(said('滑翔伞去年飞了五千三百来次，准数是5320架次', '年飞行架次')).toMatchObject({ value: '5320' });
  });
});
