import { z } from 'zod';
import { decide } from '../calculate/decide.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { match } from '../calculate/match.ts';
import type { Calculation } from '../calculate/value/calculation-schema.ts';
import { readGiven } from '../calculate/value/case.ts';
import { InputError } from '../errors.ts';
import { unitOf } from '../knowledge/fact.ts';
import { type RuleBook, rulesOn, statusOfRule } from '../knowledge/measure-book.ts';
import { checkedDate } from './ask.ts';
import { AsOf, Facts, readEnterprise } from './enterprise.ts';
import { type Io, readRow, serveLines } from './io.ts';

/** `cewen rules --json`: every rule, how it stands today, and the facts that it may ask about. */
export function printRules(book: RuleBook, io: Io): number {
  const rows = [...book.rules.values()].map((rule) => {
    const { id, title, clause } = rule;
    return { id, title, clause, status: statusOfRule(book, rule, io.today()), facts: factsOf(rule, book.facts) };
  });
  io.out(JSON.stringify(rows));
  return 0;
}

/** `cewen facts --json`. */
export function printFacts(book: RuleBook, io: Io): number {
  const rows = [...book.facts].map(([name, fact]) => ({ name, type: fact.type, unit: unitOf(fact), ask: fact.ask }));
  io.out(JSON.stringify(rows));
  return 0;
}

const Asked = z.object({ rule: z.string(), facts: Facts.default({}), asOf: AsOf });

/** `cewen calculate --jsonl`. */
export function calculateLines(book: RuleBook, io: Io): Promise<number> {
  return serveLines(io, (row) => {
    const { rule, facts, asOf } = readRow(Asked, row);
    return { calculation: calculate(book, rule, facts, checkedDate(asOf ?? io.today())) };
  });
}

function calculate(book: RuleBook, id: string, facts: unknown, today: string): Calculation {
  const rule = book.rules.get(id);
  if (!rule) throw new InputError(`没有规则 ${id}；可用的规则见 cewen rules`);
  if (book.locked.has(id)) throw new InputError(`规则 ${id} 的条款已变更，计算待复核（cewen rules approve ${id}）`);
  return decide(rule, readGiven(facts, book.facts), { today });
}

/** `cewen match --json`: every rule in use on the day, for one enterprise. */
export async function matchOnce(book: RuleBook, io: Io): Promise<number> {
  const { facts, asOf } = await readEnterprise(io);
  const today = checkedDate(asOf ?? io.today());
  io.out(JSON.stringify(match(rulesOn(book, today), readGiven(facts, book.facts), { today })));
  return 0;
}
