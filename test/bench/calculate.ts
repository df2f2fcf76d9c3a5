import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { evaluate } from '../../src/calculate/condition/evaluate.ts';
import { decide } from '../../src/calculate/decide.ts';
import { match } from '../../src/calculate/match.ts';
import { frameOf, outcomeOf } from '../../src/calculate/outcome.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import type { Condition } from '../../src/knowledge/condition.ts';
import type { Rule } from '../../src/knowledge/measure.ts';
import { rulesOn } from '../../src/knowledge/measure-book.ts';
import { book, ruleOf } from '../calculate/held.ts';

/** An enterprise that every kind of rule has something to say about. */
const facts = {
  所在地: '330100',
  认定称号: ['国家级专精特新小巨人', '市级专精特新小巨人', '高新技术企业'],
  新认定: true,
  中小微企业: true,
  工业企业: true,
  年度贷款总额: 8_000_000,
  贷款用途: '重大技改',
  LPR: 3.35,
  年度研发费用: 2_000_000,
  主营业务收入: 50_000_000,
  上年度营业收入: 50_000_000,
  单项冠军产品数: 1,
};
const today = '2026-11-21';

/** A condition as json-rules-engine writes it; null where it has no words for it (ratios, totals, lists of items, places). */
function foreign(condition: Condition): object | null {
  const every = (parts: readonly Condition[], key: 'all' | 'any') => {
    const said = parts.map(foreign);
    return said.includes(null) ? null : { [key]: said };
  };
  if ('all' in condition) return every(condition.all, 'all');
  if ('any' in condition) return every(condition.any, 'any');
  if ('not' in condition) {
    const not = foreign(condition.not);
    return not && { not };
  }
  if ('has' in condition) return { fact: condition.fact, operator: 'contains', value: condition.has };
  if ('is' in condition) {
    const { fact, is } = condition;
    if (typeof is === 'string') return null;
    return typeof is === 'boolean' ? { fact, operator: 'equal', value: is } : { fact, operator: 'in', value: is };
  }
  if (!('fact' in condition)) return null;
  const operators = {
    min: 'greaterThanInclusive',
    above: 'greaterThan',
    max: 'lessThanInclusive',
    below: 'lessThan',
  } as const;
  const all = Object.entries(operators).flatMap(([limit, operator]) => {
    const than = condition[limit as keyof typeof operators];
    return than ? [{ fact: condition.fact, operator, value: Number(than.value) }] : [];
  });
  return { all };
}

function engineOf(rules: readonly Rule[]): { readonly engine: Engine; readonly size: number } {
  const engine = new Engine([], { allowUndefinedFacts: true });
  let size = 0;
  for (const rule of rules) {
    const said = rule.conditions && foreign(rule.conditions);
    if (!said) continue;
    const conditions = ('all' in said || 'any' in said ? said : { all: [said] }) as TopLevelCondition;
    engine.addRule({ conditions, event: { type: rule.id } });
    size += 1;
  }
  return { engine, size };
}

/** Runs a second; gives runs a second. */
async function rate(run: () => unknown): Promise<number> {
  for (let i = 0; i < 200; i++) await run();
  const started = performance.now();
  let runs = 0;
  while (performance.now() - started < 1000) {
    for (let i = 0; i < 20; i++) await run();
    runs += 20;
  }
  return Math.round((runs / (performance.now() - started)) * 1000);
}

/** Decisions a second: one rule with its trace, its conditions alone, and one enterprise against all rules; beside json-rules-engine. */
export async function benchCalculate(): Promise<Record<string, number>> {
  const loan = ruleOf('changsha-loan-interest');
  const rules = rulesOn(book, today);
  const given = readGiven({ ...facts, 所在地: '430100' }, book.facts);
  const one = engineOf([loan]);
  const all = engineOf(rules);
  const expressible = rules.filter((r) => r.conditions && foreign(r.conditions));
  const raw = { ...facts };
  const frame = frameOf(loan, given, { today }, false);
  const conditions = loan.conditions as Condition;
  return {
    'one rule, decided and traced': await rate(() => decide(loan, given, { today })),
    'one rule, outcome alone': await rate(() => outcomeOf(loan, frameOf(loan, given, { today }, false))),
    'one rule, its conditions alone': await rate(() => evaluate(conditions, frame)),
    'one rule, its conditions in json-rules-engine': await rate(() => one.engine.run(raw)),
    [`one enterprise against ${rules.length} rules, decided, traced and ordered`]: await rate(() =>
      match(rules, given, { today }),
    ),
    [`one enterprise against ${expressible.length} rules, their conditions alone`]: await rate(() => {
      for (const rule of expressible) evaluate(rule.conditions as Condition, frameOf(rule, given, { today }, false));
    }),
    [`one enterprise against ${all.size} rules, their conditions in json-rules-engine`]: await rate(() =>
      all.engine.run(raw),
    ),
  };
}

if (process.argv[1]?.endsWith('calculate.ts'))
  for (const [what, runs] of Object.entries(await benchCalculate()))
    console.log(`${String(runs).padStart(8)} /s  ${what}`);
