import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../../src/calculate/decide.ts';
import { factsOf } from '../../src/calculate/facts-asked.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import type { Message, Origin } from '../../src/contract/message.ts';
import { createHandler } from '../../src/dialogue/handle.ts';
import { InputError } from '../../src/errors.ts';
import type { Fact, FactBook } from '../../src/knowledge/fact.ts';
import type { Rule } from '../../src/knowledge/measure.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { heldParts } from '../fakes/parts.ts';
import { Random } from '../prove/random.ts';

/**
 * How many questions settle a measure, mean over random enterprises, beside a form that asks every fact of the rule; and how long
 * a warm turn takes with the store on the disk. Run: node --import tsx test/bench/questions.ts [enterprises a rule]
 */
const TODAY = '2026-11-21';
const parts = await heldParts();
const { book } = parts.knowledge;
const random = new Random(20261121);
const enterprises = Number(process.argv[2] ?? 200);

let asked = 0;
let form = 0;
let runs = 0;
let longest = 0;
for (const rule of book.rules.values()) {
  if (book.locked.has(rule.id) || !('promise' in rule.award)) continue;
  const place = String(rule.scope?.region ?? '430100');
  for (let i = 0; i < enterprises; i += 1) {
    const questions = settle(rule, place, enterprise(rule, book.facts));
    if (questions === null) continue;
    asked += questions;
    longest = Math.max(longest, questions);
    form += factsOf(rule, book.facts).filter((name) => name !== '所在地').length;
    runs += 1;
  }
}
const mean = (n: number) => (n / runs).toFixed(2);
console.log(
  `questions to settle a measure: ${mean(asked)} mean, ${longest} at most; a fixed form asks ${mean(form)} (${runs} enterprises)`,
);
await timeTurns();

/** Asks what the calculator asks next, answered out of the enterprise, until the measure is settled; null where its facts contradict each other. */
function settle(rule: Rule, place: string, truth: Readonly<Record<string, unknown>>): number | null {
  const known: Record<string, unknown> = { 所在地: place };
  for (let questions = 0; ; questions += 1) {
    const given = sound(known);
    if (!given) return null;
    const calculation = decide(rule, given, { today: TODAY });
    const { next } = calculation;
    if (calculation.verdict !== 'needs-facts' || !next || questions > 20) return questions;
    if (book.facts.get(next.fact)?.type !== 'names') known[next.fact] = truth[next.fact];
    else {
      const { has = [], lacks = [] } = (known[next.fact] ?? {}) as { has?: string[]; lacks?: string[] };
      const held = next.names.filter((name) => (truth[next.fact] as string[]).includes(name));
      known[next.fact] = { has: [...has, ...held], lacks: [...lacks, ...next.names.filter((n) => !held.includes(n))] };
    }
  }
}

function sound(known: Readonly<Record<string, unknown>>) {
  try {
    return readGiven(known, book.facts);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** A value for every fact that a rule may ask. */
function enterprise(rule: Rule, facts: FactBook): Record<string, unknown> {
  const titles = JSON.stringify(rule.conditions ?? null).match(/(?<="has":"|"has":\[")[^"]+/g) ?? [];
  return Object.fromEntries(
    factsOf(rule, facts).map((name) => [name, randomValue(facts.get(name) as Fact, facts, titles)]),
  );
}

function randomValue(fact: Fact, facts: FactBook, titles: readonly string[]): unknown {
  switch (fact.type) {
    case 'amount':
      return String(random.near([3_000_000, 10_000_000, 1_000_000_000], 1e10));
    case 'rate':
      return String(random.whole(1, 20));
    case 'number':
      return String(fact.unit === 'year' ? 1 : random.near([100, 300, 1000], 5000));
    case 'truth':
      return random.chance(0.7);
    case 'choice':
      return random.pick(Object.keys(fact.options));
    case 'names':
      return titles.filter(() => random.chance(0.7));
    case 'year':
      return random.whole(2022, 2026);
    case 'place':
      return random.chance(0.7) ? '430000' : '330100';
    case 'list':
      return [
        Object.fromEntries(fact.of.map((field) => [field, randomValue(facts.get(field) as Fact, facts, titles)])),
      ];
  }
}

async function timeTurns(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
  const store = await openLibsql(join(folder, 'cewen.db'));
  const keeping = { lasting: { memory: 1e12, people: 1e12 }, introduces: true };
  const handle = createHandler(parts, store, { now: Date.now }, keeping);
  const words = [
    '我们在长沙，是市级小巨人',
    '贷了500万，能贴息多少',
    '那2000万呢',
    '归哪个部门管',
    '我的资料',
    '我们能享受哪些政策',
  ];
  const times: number[] = [];
  for (let person = 0; person < 60; person += 1) {
    const origin: Origin = {
      channel: 'telegram',
      chat: `c${person}`,
      kind: 'private',
      sender: `s${person}`,
      sentAt: 0,
      quoted: null,
    };
    for (const text of words) {
      const message: Message = { id: `telegram:${person}.${text}`, text, history: [], asOf: TODAY, origin };
      const start = performance.now();
      await handle(message);
      if (person >= 5) times.push(performance.now() - start);
    }
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(`a warm turn with the store on: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length} turns)`);
}
