import { describe, expect, it } from 'vitest';
import type { Binding, Segment } from '../../src/answer/draft/draft.ts';
import { cite, figure, name, quote, title, Writer } from '../../src/answer/draft/writer.ts';
import type { Basis } from '../../src/answer/gate/binding.ts';
import { boundFigures } from '../../src/answer/gate/verify.ts';
import { decide } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { held } from '../fakes/knowledge.ts';
import { policy } from '../fakes/policy.ts';

const one = policy(
  '## 一 贴息\n```yaml\nbodies: [市工信局]\n```\n贷款在300万元以上的，按3%贴息，每年最高不超过50万元。超出部分补贴35元/架次，飞行每小时补500元。\n\n' +
    '## 二 奖励\n```yaml\nbodies: [市科技局]\n```\n奖励200万元。到2035年底达到400家。10个工作日内兑现，提高5个百分点。',
);
const other = policy('## 一 别的\n奖励200万元。', { id: 'test-two', number: '试政发〔2030〕8号', title: '另一个办法' });
const [loan, award] = one.clauses as [(typeof one.clauses)[0], (typeof one.clauses)[0]];
const [foreign] = other.clauses as [(typeof one.clauses)[0]];
const basis: Basis = {
  documents: new Map([one, other].map((d) => [d.id, d])),
  clauses: new Map([...one.clauses, ...other.clauses].map((c) => [c.id, c])),
  asked: '我们贷款500万元，听说是5%，3年',
  asOf: '2031-06-01',
  decided: [],
  names: new Set(['市工信局', '市科技局', '贴息', '奖励', '长沙市']),
};

/** `printed` bound to the figure of `clause` that stands there as `held`. */
function bound(clause: typeof loan, held: string, printed = held): Segment {
  const start = clause.text.indexOf(held);
  return figure(printed, { origin: 'clause', clause: clause.id, start, end: start + held.length });
}
function said(text: string, printed = text): Segment {
  const f = parseFigures(basis.asked).find((x) => x.text === text)!;
  return figure(printed, { origin: 'user', start: f.start, end: f.end });
}
const of = (field: string, printed: string): Segment =>
  figure(printed, { origin: 'document', document: one.id, field } as Binding);

function passes(...pieces: (string | Segment)[]): boolean {
  const writer = new Writer();
  writer.say(...pieces);
  try {
    boundFigures(writer.draft('answer'), basis);
    return true;
  } catch (error) {
    expect((error as Error).name).toBe('VerificationError');
    return false;
  }
}

describe('a figure of a clause', () => {
  it('passes in the words of the clause, cited', () => {
    expect(passes('奖励', bound(award, '200万元'), cite(award))).toBe(true);
    expect(passes('奖励', bound(award, '200万元', '二百万元'), cite(award))).toBe(true);
    expect(passes('最高不超过', bound(loan, '50万元'), cite(loan))).toBe(true);
    expect(passes('门槛是', bound(loan, '300万元'), cite(loan))).toBe(true);
  });

  it.each([
    ['without its clause', ['奖励', bound(award, '200万元')]],
    ['beside another clause', ['奖励', bound(award, '200万元'), cite(foreign)]],
    ['with its ceiling gone', ['补贴', bound(loan, '50万元'), cite(loan)]],
    ['with its ceiling a floor', ['不低于', bound(loan, '50万元'), cite(loan)]],
    ['with a ceiling and a floor at once', ['最高不低于', bound(loan, '50万元'), cite(loan)]],
    ['with its floor a ceiling', ['不超过', bound(loan, '300万元'), cite(loan)]],
    ['with a ceiling that the clause does not set', ['最高', bound(award, '200万元'), cite(award)]],
    ['as a promise', ['保证每年最高不超过', bound(loan, '50万元'), cite(loan)]],
    ['as money of another country', ['奖励', bound(award, '200万元', '200万美元'), cite(award)]],
    ['with more than there is', ['奖励', bound(award, '200万元', '200多万元'), cite(award)]],
    ['without its unit', ['奖励', bound(award, '200万元', '200万'), cite(award)]],
    ['below nothing', ['奖励负', bound(award, '200万元'), cite(award)]],
    ['for every flight as for every company', ['补贴', bound(loan, '35元/架次', '35元/家'), cite(loan)]],
    ['with the end of a year as its beginning', ['到', bound(award, '2035年底', '2035年初'), cite(award)]],
    ['with working days as days', [bound(award, '10个工作日', '10天'), '兑现', cite(award)]],
    ['with points as percent', ['提高', bound(award, '5个百分点', '5%'), cite(award)]],
    ['every month', ['每月最高不超过', bound(loan, '50万元'), cite(loan)]],
    ['with a unit in the words behind it', ['奖励', bound(award, '200万元'), '美元', cite(award)]],
  ] as [string, (string | Segment)[]][])('does not pass %s', (_, pieces) => {
    expect(passes(...pieces)).toBe(false);
  });
});

describe("the asker's figure", () => {
  it('passes as what the asker said', () => {
    expect(passes('您提到的贷款', said('500万元'), '，条款里没有这个数', cite(loan), '。')).toBe(true);
    expect(passes('您说的', said('5%'), '，条款里没有这个数', cite(loan), '。')).toBe(true);
  });

  it.each([
    ['as an award', ['给予', said('500万元'), cite(loan)]],
    ['as a rate of the policy', ['您说的政策规定是', said('5%'), cite(loan)]],
    ['as what the asker gets', ['您说的企业可以获得', said('500万元'), cite(loan)]],
    ['with another unit of the same number', ['您提到的', said('5%', '5年'), cite(loan)]],
    ['with another number', ['您提到的', said('500万元', '600万元'), cite(loan)]],
  ] as [string, (string | Segment)[]][])('does not pass %s', (_, pieces) => {
    expect(passes(...pieces)).toBe(false);
  });
});

describe('a date or number of a document', () => {
  const called = ['《', title(one), '》'];
  it('passes as what it is, beside a clause of the document', () => {
    expect(passes(...called, '自', of('effective', '2030年2月1日'), '起施行', cite(loan))).toBe(true);
    expect(passes(...called, '的文号是', of('number', '试政发〔2030〕7号'), cite(loan))).toBe(true);
    expect(passes('在', figure('2031年6月1日', { origin: 'date' }), '有效', cite(loan))).toBe(true);
  });

  it.each([
    ['as another date', [...called, '成文日期是', of('published', '2030年1月9日'), cite(loan)]],
    ['beside a clause of another document', ['自', of('effective', '2030年2月1日'), '起施行', cite(foreign)]],
    ['with another day', [...called, '自', of('effective', '2030年2月2日'), '起施行', cite(loan)]],
    ['without a clause', ['的文号是', of('number', '试政发〔2030〕7号')]],
    [
      'where the date asked about takes its place',
      ['自', figure('2031年6月1日', { origin: 'date' }), '起施行', cite(loan)],
    ],
    [
      'with the title of another document',
      ['《', title(other), '》自', of('effective', '2030年2月1日'), '起', cite(loan)],
    ],
  ] as [string, (string | Segment)[]][])('does not pass %s', (_, pieces) => {
    expect(passes(...pieces)).toBe(false);
  });
});

describe('a quotation and a name', () => {
  it('pass whole, beside the clause that they belong to', () => {
    expect(passes(quote(loan), cite(loan))).toBe(true);
    expect(passes('责任部门：', name('市工信局'), cite(loan))).toBe(true);
  });

  it.each([
    ['a quotation cut within a sentence', [quote(loan, 0, 10), cite(loan)]],
    ['a quotation beside another clause', [quote(loan), cite(award)]],
    ["another clause's body", ['责任部门：', name('市科技局'), cite(loan)]],
    ['another place', [name('三亚市'), '：', quote(loan), cite(loan)]],
    ['a name that nobody printed', ['责任部门：', name('市财政局'), cite(loan)]],
  ] as [string, (string | Segment)[]][])('%s does not pass', (_, pieces) => {
    expect(passes(...pieces)).toBe(false);
  });

  it('names a place that nobody holds a text of, where nothing is cited', () => {
    expect(passes('没有收录', name('三元区'), '的政策。')).toBe(true);
  });
});

describe('what a calculation comes to', () => {
  const rule = held.book.rules.get('changsha-loan-interest')!;
  const told = (loan: unknown) => {
    const facts = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'], 年度贷款总额: loan };
    return { rule, calculation: decide(rule, readGiven(facts, held.book.facts), { today: '2026-11-25' }) };
  };
  const of = (part: string, text: string) =>
    figure(text, { origin: 'calculation', rule: rule.id, part } as Extract<Segment, { kind: 'figure' }>['binding']);
  const clause = held.clauses.get(rule.clause)!;
  const passesFor = (loan: unknown, ...pieces: (string | Segment)[]): boolean => {
    const writer = new Writer();
    writer.say(...pieces, cite(clause));
    const { documents, clauses } = held;
    const facts: Basis = { ...basis, documents, clauses, decided: [told(loan)] };
    try {
      boundFigures(writer.draft('answer'), facts);
      return true;
    } catch (error) {
      expect((error as Error).name).toBe('VerificationError');
      return false;
    }
  };
  const about = { about: '600万元', low: '540万元', high: '660万元' };
  const range = { low: '500万元', high: '600万元' };

  it.each([
    ['about so much', about, ['约', of('amount', '18万元')], true],
    ['about so much, told exactly', about, ['为', of('amount', '18万元')], false],
    ['exactly so much, told as about', '600万元', ['约', of('amount', '18万元')], false],
    ['exactly so much', '600万元', ['为', of('amount', '18万元')], true],
    ['from one end to the other', range, ['约', of('low', '15万元'), '到', of('high', '18万元')], true],
    ['from one end to the other, told exactly', range, ['为', of('low', '15万元'), '到', of('high', '18万元')], false],
    ['the high end alone', range, ['为', of('high', '18万元')], false],
    ['ends that it does not have', '600万元', ['约', of('low', '18万元'), '到', of('high', '18万元')], false],
    ['another end', range, ['约', of('low', '16万元'), '到', of('high', '18万元')], false],
  ])('%s', (_, loan, pieces, passes) => {
    expect(passesFor(loan, ...(pieces as (string | Segment)[]))).toBe(passes);
  });

  it.each([
    [0, '18万元', true],
    [1, '24万元', true],
    [0, '24万元', false],
    [1, '18万元', false],
    [2, '24万元', false],
  ])('of the enterprise numbered %i alone: %s', (index, text, passes) => {
    const writer = new Writer();
    writer.say('为', figure(text, { origin: 'calculation', rule: rule.id, part: 'amount', case: index }), cite(clause));
    const { documents, clauses } = held;
    const facts: Basis = { ...basis, documents, clauses, decided: [told('600万元'), told('800万元')] };
    const check = () => boundFigures(writer.draft('answer'), facts);
    if (passes) expect(check).not.toThrow();
    else expect(check).toThrow();
  });
});

describe('a figure that is worked out', () => {
  const five = parseFigures(basis.asked).find((f) => f.text === '500万元')!;
  const rate = parseFigures(loan.text).find((f) => f.text === '3%')!;
  const share = (printed: string): Segment =>
    figure(printed, {
      origin: 'worked',
      working: {
        by: 'share',
        of: { by: 'clause', clause: loan.id, start: rate.start, end: rate.end },
        with: { by: 'asker', start: five.start, end: five.end },
      },
    });

  it('passes where it comes to that, with the clause', () => {
    expect(passes(share('15万元'), cite(loan))).toBe(true);
  });

  it('is refused where it comes to something else, or without its clause', () => {
    expect(passes(share('16万元'), cite(loan))).toBe(false);
    expect(passes(share('15万元'))).toBe(false);
    expect(passes(share('15万元'), cite(award))).toBe(false);
    expect(passes('最高不超过', share('15万元'), cite(loan))).toBe(false);
  });
});

it("lets a measure's title keep the figure of its own clause beside the clause of another, and no other figure", () => {
  const rule = { title: '300万元贷款补贴', clause: loan.id, conditions: {}, award: {} };
  const printed = (called: string) => {
    const writer = new Writer();
    writer.say('另外还有：', name(called), cite(award));
    const book = { rules: new Map([['r', { ...rule, title: called }]]) } as unknown as NonNullable<Basis['book']>;
    return () => boundFigures(writer.draft('answer'), { ...basis, names: new Set([called]), book });
  };
  expect(printed('300万元贷款补贴')()).toEqual([expect.objectContaining({ text: '300万元' })]);
  expect(printed('700万元贷款补贴')).toThrow(/stands in no clause/);
});
