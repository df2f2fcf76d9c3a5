import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { findRegions } from '../../../src/language/region.ts';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { held } from '../../fakes/knowledge.ts';

function told(raw: string, fact: string) {
  const text = normalise(raw);
  const { slots } = readSlots(
    { text, figures: parseFigures(text), regions: findRegions(text) },
    held.book.facts,
    '2026-11-21',
  );
  return slots.find((s) => s.fact === fact);
}
const byNow = (value: string) => ({ about: value, low: value });

describe('a figure of a part of the period that counts', () => {
  it.each([
    ['本季度飞了64小时', '年飞行小时', '64'],
    ['上半年研发花了85万', '年度研发费用', '850000'],
    ['二季度研发70万，主营1900万', '主营业务收入', '19000000'],
    ['今年到现在飞了92个小时', '年飞行小时', '92'],
    ['动工七个月投了3.6亿', '开工首年完成投资', '360000000'],
    ['开工10个月完成6.2亿', '开工首年完成投资', '620000000'],
    ['去年12月6号开工，固投11亿，开工到今天完成投资4.4亿', '开工首年完成投资', '440000000'],
    ['一季度飞了30小时，二季度飞了45小时', '年飞行小时', '75'],
  ])('is so much by now: %s', (text, fact, value) => expect(told(text, fact)?.value).toEqual(byNow(value)));

  it.each([
    ['上半年飞了80小时，下半年65小时', '年飞行小时', '145'],
    ['上半年研发60万，全年主营3300万', '主营业务收入', '33000000'],
    ['今年到现在飞了92个小时，今年不会再飞了', '年飞行小时', '92'],
    ['固投11亿，开工一年内完成5.8亿', '开工首年完成投资', '580000000'],
    ['开工15个月累计7亿，满一年那会是5.1亿', '开工首年完成投资', '510000000'],
  ])('is no part where it is the whole: %s', (text, fact, value) => expect(told(text, fact)?.value).toBe(value));

  it('tells at most so much where it covers more than the period', () =>
    expect(told('开工16个月投了4.4亿', '开工首年完成投资')?.value).toEqual({ high: '440000000' }));

  it('tells nothing of one year where it is of several together', () =>
    expect(told('前年去年研发合计320万', '年度研发费用')).toMatchObject({ exactness: 'partial', covers: 'more' }));
});
