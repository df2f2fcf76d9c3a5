import { describe, expect, it } from 'vitest';
import { calculateLines, matchOnce, printFacts, printRules } from '../../src/command/calculate.ts';
import { combineOnce } from '../../src/command/combine.ts';
import type { Io } from '../../src/command/io.ts';
import { InputError } from '../../src/errors.ts';
import { book, knowledge as held } from '../calculate/held.ts';

/** A terminal that is typed `lines`, with what was printed. */
function io(...lines: string[]): { io: Io; printed: () => unknown[] } {
  const out: string[] = [];
  async function* typed() {
    yield* lines;
  }
  return {
    io: { lines: typed, out: (text) => void out.push(text), tell: () => {}, today: () => '2026-11-21' },
    printed: () => out.map((line) => JSON.parse(line)),
  };
}

describe('cewen rules and facts', () => {
  it('tell every rule with its clause, its standing and the facts that it asks about', () => {
    const terminal = io();
    expect(printRules(book, terminal.io)).toBe(0);
    const [rows] = terminal.printed() as [{ id: string; status: string }[]];
    expect(rows).toHaveLength(book.rules.size);
    expect(rows.find((r) => r.id === 'changsha-loan-interest')).toEqual({
      id: 'changsha-loan-interest',
      title: '长沙市级小巨人企业贷款贴息',
      clause: 'changsha-sme-2022#1.1',
      status: 'in-force',
      facts: ['所在地', '认定称号', '年度贷款总额', '贷款年数', '小巨人认定年度', '申报年度'],
    });
    expect(rows.find((r) => r.id === 'hunan-patent-fast-lane')?.status).toBe('expired');
  });

  it('tell every fact with its type, unit and question', () => {
    const terminal = io();
    printFacts(book, terminal.io);
    const [rows] = terminal.printed() as [{ name: string }[]];
    expect(rows.find((r) => r.name === '年度贷款总额')).toEqual({
      name: '年度贷款总额',
      type: 'amount',
      unit: 'CNY',
      ask: '这一年度的银行贷款总额是多少？',
    });
  });
});

describe('cewen calculate', () => {
  it('answers each line in its place; one that cannot be served does not stop the others', async () => {
    const facts = { 认定称号: ['市级专精特新小巨人'], 年度贷款总额: '800万' };
    const terminal = io(
      JSON.stringify({ id: 1, rule: 'changsha-loan-interest', facts }),
      'not JSON',
      JSON.stringify({ id: 3, rule: 'no-such-rule', facts }),
      JSON.stringify({ id: 4, rule: 'changsha-loan-interest', facts: { 年度贷款总额: -1 } }),
      JSON.stringify({ id: 5, rule: 'changsha-loan-interest', facts, asOf: '2021-01-01' }),
      JSON.stringify({ id: 6, rule: 'changsha-loan-interest', facts, asOf: '2026-02-30' }),
      JSON.stringify({ id: 7, rule: 'changsha-loan-interest', facts: [] }),
      JSON.stringify({ id: 8, rule: 'changsha-loan-interest' }),
    );
    expect(await calculateLines(book, terminal.io)).toBe(1);
    expect(terminal.printed()).toMatchObject([
      { id: 1, calculation: { verdict: 'eligible', amount: { value: '240000' } } },
      { id: null, line: 2, error: { code: 'input' } },
      { id: 3, line: 3, error: { code: 'input' } },
      { id: 4, line: 4, error: { code: 'input', message: '年度贷款总额不能是负数' } },
      { id: 5, calculation: { verdict: 'not-in-scope', amount: null } },
      { id: 6, line: 6, error: { code: 'input' } },
      { id: 7, line: 7, error: { code: 'input' } },
      { id: 8, calculation: { verdict: 'needs-facts' } },
    ]);
  });

  it('computes nothing of a rule whose clause has changed', async () => {
    const locked = { ...book, locked: new Set(['changsha-loan-interest']) };
    const terminal = io(JSON.stringify({ id: 1, rule: 'changsha-loan-interest', facts: {} }));
    expect(await calculateLines(locked, terminal.io)).toBe(1);
    expect(JSON.stringify(terminal.printed())).toContain('待复核');
    expect(JSON.stringify(terminal.printed())).not.toMatch(/\d{4,}/);
  });
});

describe('cewen match', () => {
  it("prints every rule's calculation for one enterprise, over several lines if need be", async () => {
    const terminal = io('{', '"facts": {"所在地": "长沙"}', '}');
    expect(await matchOnce(book, terminal.io)).toBe(0);
    expect((terminal.printed()[0] as unknown[]).length).toBe(book.rules.size);
  });

  it('refuses what is no enterprise', async () => {
    await expect(matchOnce(book, io('nothing').io)).rejects.toThrow(InputError);
    await expect(matchOnce(book, io('{}').io)).rejects.toThrow(InputError);
    await expect(matchOnce(book, io('[]').io)).rejects.toThrow(/^标准输入：/);
    expect(await matchOnce(book, io('\uFEFF{"facts":{}}').io)).toBe(0);
  });
});

describe('cewen combine', () => {
  it('tells the certain and the possible total, what was chosen, and of which pairs nothing is said', async () => {
    const facts = { 所在地: '长沙', 认定称号: ['市级专精特新小巨人'], 年度贷款总额: '500万元', 贷款年数: 1 };
    const terminal = io(JSON.stringify({ facts: { ...facts, 小巨人认定年度: 2025, 申报年度: 2026 } }));
    expect(await combineOnce(held, terminal.io)).toBe(0);
    const [printed] = terminal.printed() as [Record<string, unknown>];
    expect(printed).toMatchObject({ certain: '150000', dropped: [] });
    expect(Object.keys(printed)).toEqual(['certain', 'possible', 'chosen', 'dropped', 'unsaid']);
    expect(printed.chosen).toContainEqual({
      measure: 'changsha-loan-interest',
      amount: { value: '150000', unit: 'CNY', promise: 'entitled' },
      verdict: 'eligible',
      certain: true,
    });
  });

  it('leaves out what is for other trades than the one told', async () => {
    const chosenBy = async (trade: string): Promise<string> => {
      const terminal = io(JSON.stringify({ trade, facts: { 所在地: '长沙', 中小微企业: true } }));
      expect(await combineOnce(held, terminal.io)).toBe(0);
      return JSON.stringify(terminal.printed());
    };
    expect(await chosenBy('做机加工的')).toContain('changsha-champion-enterprise');
    expect(await chosenBy('做软件的')).not.toContain('changsha-champion-enterprise');
  });
});
