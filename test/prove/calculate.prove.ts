import { describe, expect, it } from 'vitest';
import { decide } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { book, ruleOf } from '../calculate/held.ts';
import { FORMULAS } from './formulas.ts';
import { Random } from './random.ts';

const CASES = Number(process.env.PROVE_CASES ?? 100_000);
const SUBSETS = Math.ceil(CASES / 10);
const today = '2026-11-21';
const toFen = (yuan: string) => BigInt(Math.round(Number(yuan) * 100));

it('there is a formula for every rule with money', () => {
  const money = [...book.rules.values()].filter((r) => 'promise' in r.award).map((r) => r.id);
  expect(Object.keys(FORMULAS).sort()).toEqual(money.sort());
});

describe.each(Object.entries(FORMULAS))('%s', (id, { draw, cap }) => {
  const rule = ruleOf(id);

  it(`agrees with the formula in integer fen on ${CASES} random fact sets`, () => {
    const random = new Random(20260101);
    const seen = { eligible: 0, ineligible: 0, 'not-in-scope': 0, capped: 0, uncapped: 0 };
    for (let i = 0; i < CASES; i++) {
      const { facts, verdict, fen } = draw(random);
      const got = decide(rule, readGiven(facts, book.facts), { today });
      const paid = got.amount && toFen(got.amount.value);
      if (got.verdict !== verdict || paid !== fen)
        expect.fail(
          `${JSON.stringify(facts)}: ${got.verdict} ${got.amount?.value}, the formula says ${verdict} ${fen} fen`,
        );
      seen[verdict]++;
      if (fen !== null) seen[fen === cap ? 'capped' : 'uncapped']++;
    }
    console.log(id, JSON.stringify({ ...seen, ...random.hits }));
    const { below, on, beyond } = random.hits;
    if (below + on + beyond) expect(Math.min(below, on, beyond)).toBeGreaterThan(CASES / 100);
    expect(seen.eligible).toBeGreaterThan(CASES / 100);
    expect(seen.ineligible).toBeGreaterThan(CASES / 100);
    if (cap === undefined) return;
    expect(seen.capped).toBeGreaterThan(CASES / 200);
    expect(seen.uncapped).toBeGreaterThan(CASES / 200);
  });

  it(`is monotone in information on ${SUBSETS} random subsets, with nothing assumed`, () => {
    const random = new Random(20260202);
    let open = 0;
    for (let i = 0; i < SUBSETS; i++) {
      const { facts, verdict, fen } = draw(random);
      const part = partOf(facts, random);
      const got = decide(rule, readGiven(part, book.facts), { today, assume: false });
      if (got.verdict !== 'needs-facts') {
        if (got.verdict !== verdict)
          expect.fail(`${JSON.stringify(part)}: ${got.verdict}, though ${JSON.stringify(facts)} is ${verdict}`);
        continue;
      }
      open++;
      expect(got.missing.length).toBeGreaterThan(0);
      expect(got.next?.fact).toBe(got.missing[0]);
      if (got.atMost && toFen(got.atMost.value) < (fen ?? 0n))
        expect.fail(`${JSON.stringify(part)}: at most ${got.atMost.value}, though it comes to ${fen} fen`);
    }
    expect(open).toBeGreaterThan(SUBSETS / 20);
  });
});

/** Some of the facts: of names a part of what is held and lacked, of list items a part of their fields. */
function partOf(facts: Record<string, unknown>, random: Random): Record<string, unknown> {
  const part: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (random.chance(0.25)) continue;
    const fact = book.facts.get(name);
    if (fact?.type === 'names' && random.chance(0.5)) {
      const held = value as string[];
      const implied = new Set(held.flatMap((title) => [title, ...(fact.options[title]?.implies ?? [])]));
      for (const title of implied) for (const wider of fact.options[title]?.implies ?? []) implied.add(wider);
      part[name] = {
        has: random.some(held),
        lacks: random.some(Object.keys(fact.options).filter((o) => !implied.has(o))),
      };
    } else if (fact?.type === 'list' && random.chance(0.5)) {
      part[name] = (value as object[]).map((item) => Object.fromEntries(random.some(Object.entries(item))));
    } else part[name] = value;
  }
  return part;
}
