import { describe, expect, it } from 'vitest';
import { bareOutcome, decide } from '../../src/calculate/decide.ts';
import { stepAhead } from '../../src/calculate/step-ahead.ts';
import { type GivenCase, readGiven } from '../../src/calculate/value/case.ts';
import { Decimal } from '../../src/calculate/value/decimal.ts';
import { unitOf } from '../../src/knowledge/fact.ts';
import { book, ruleOf } from '../calculate/held.ts';
import { FORMULAS } from './formulas.ts';
import { Random } from './random.ts';

const CASES = Number(process.env.PROVE_CASES ?? 2_000);
const today = '2026-11-21';
/** So many values of a number between what it is and where the first jump is said to be, and as many beyond where none is said to be. */
const GRID = 24;

/** What an award comes to: null where it is not due, undefined where nobody knows. */
function worth(rule: ReturnType<typeof ruleOf>, given: GivenCase): Decimal | null | undefined {
  const { verdict, awarded } = bareOutcome(rule, given, { today });
  if (verdict === 'ineligible' || verdict === 'not-in-scope') return null;
  return verdict === 'needs-facts' ? undefined : (awarded?.value ?? new Decimal(0));
}

const isCounted = (fact: string): boolean => {
  const held = book.facts.get(fact);
  return held !== undefined && unitOf(held) === 'count';
};
const LEAST = new Decimal('0.000001');
const orLeast = (value: Decimal): Decimal => (value.gt(0) ? value : LEAST);
const farOf = (from: Decimal, to: Decimal): Decimal => to.minus(from).div(orLeast(from));

/** One number of the case, raised alone to a value, decided anew. */
function raised(given: GivenCase, fact: string, value: Decimal): GivenCase {
  return { ...given, values: new Map(given.values).set(fact, { type: 'number', value }) };
}

describe.each(Object.entries(FORMULAS))('a step ahead in %s', (id, { draw }) => {
  const rule = ruleOf(id);

  it(`wins or loses the award where a walk over a grid does, on ${CASES} random fact sets`, () => {
    const random = new Random(20260303);
    const seen = { won: 0, lost: 0, jump: 0, none: 0 };
    for (let i = 0; i < CASES; i++) {
      const { facts } = draw(random);
      const given = readGiven(facts, book.facts);
      const now = worth(rule, given);
      const ahead = stepAhead(rule, given, { today });
      const own = ahead && !ahead.place.among && given.values.get(ahead.place.fact)?.type === 'number' ? ahead : null;
      const told = JSON.stringify(facts);
      for (const [fact, value] of given.values) {
        if (value.type !== 'number' || value.ends || value.each) continue;
        // Nearer than the nearest jump, as a part of what a number is, nothing is won or lost, whichever number is raised.
        const reach = ahead ? farOf(ahead.place.value, ahead.to).times(orLeast(value.value)) : new Decimal(1e7);
        for (let k = 1; k < GRID; k++) {
          const more = reach.times(k).div(GRID);
          const to: Decimal = value.value.plus(isCounted(fact) ? Math.floor(more.toNumber()) : more);
          const there = worth(rule, raised(given, fact, to));
          if (now !== undefined && there !== undefined && (there === null) !== (now === null))
            expect.fail(`${told}: ${fact} at ${to} turns it, nearer than ${ahead?.place.fact} at ${ahead?.to}`);
        }
      }
      if (!own) {
        seen.none++;
        continue;
      }
      const fact = own.place.fact;
      const at = own.beyond && !isCounted(fact) ? own.to.plus('0.000001') : own.to;
      const there = worth(rule, raised(given, fact, at));
      if (there === undefined || (there === null) !== (own.there === null) || (there && !there.eq(own.there ?? -1)))
        expect.fail(`${told}: ${fact} at ${at} comes to ${there}, told ${own.there}`);
      if (now === null && there !== null) seen.won++;
      else if (now !== null && there === null) seen.lost++;
      else seen.jump++;
    }
    console.log(id, JSON.stringify(seen));
  });

  it(`is what a condition that fails is short of, on ${CASES} random fact sets`, () => {
    const random = new Random(20260404);
    for (let i = 0; i < CASES; i++) {
      const { facts } = draw(random);
      const given = readGiven(facts, book.facts);
      const { verdict, steps } = decide(rule, given, { today });
      const failed = steps.filter((s) => s.kind === 'condition' && s.holds === false);
      // Every refusal names a condition that fails, or the years that have run out.
      if (verdict === 'ineligible') expect(failed.length, JSON.stringify(facts)).toBeGreaterThan(0);
      if (verdict === 'eligible') expect(failed.length, JSON.stringify(facts)).toBe(0);
    }
  });
});
