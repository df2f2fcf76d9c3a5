import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { findRegions } from '../../../src/language/region.ts';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { held } from '../../fakes/knowledge.ts';

const { facts: book } = held.book;
function told(raw: string, fact: string) {
  const text = normalise(raw);
  const { slots } = readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-21');
  return slots.find((s) => s.fact === fact && s.exactness !== 'partial')?.value;
}

describe("what is the firm's own of others' figures", () => {
  it.each([
    ['集团合计研发费用2300万，其中我们长沙公司自己只有110万，主营收入6000万', '年度研发费用', '1100000'],
    ['今年贷款700万，其中我们拿去买设备300万', '年度贷款总额', '7000000'],
    ['给一家链主工厂供料，他们家今年贷款1300万', '年度贷款总额', undefined],
    ['有个客户是市级小巨人，他家今年贷款1300万', '年度贷款总额', '13000000'],
    ['固定资产投资31亿不含土地、头一年干了12亿', '固定资产投资', '3100000000'],
    ['固定资产投资31亿，其中土地2亿', '固定资产投资', '2900000000'],
    ['今年贷款400万已经到账，明年打算再贷900万', '年度贷款总额', '4000000'],
  ])('%s', (text, fact, value) => expect(told(text, fact)).toBe(value));

  it.each([
    ['新认定两个单项冠军产品，没有一个领过奖', '2'],
    ['报了四个单项冠军产品，三个今年认定了，一个还在评审', '3'],
  ])('counts what is had: %s', (text, value) => expect(told(text, '单项冠军产品数')).toBe(value));
});
