import { describe, expect, it } from 'vitest';
import { combineMeasures } from '../../../src/calculate/combine/combine-measures.ts';
import { meetingOf } from '../../../src/calculate/combine/meeting.ts';
import type { Rule } from '../../../src/knowledge/measure.ts';
import type { StatedRelation } from '../../../src/knowledge/relations/relation.ts';
import { knowledge, ruleOf } from '../held.ts';

const CLAUSE = 'changsha-sme-2022#1.1';
const [WORDS = ''] = /^.{8}/.exec(knowledge.clauses.get(CLAUSE)?.text ?? '') ?? [];

/** A measure of the loan's clause that pays so much, with what its file states. */
function paying(id: string, value: string, relations: readonly Partial<StatedRelation>[] = [], promise = 'entitled') {
  const base = ruleOf('changsha-loan-interest');
  const stated = relations.map((r) => ({
    kind: 'one' as const,
    scope: 'named' as const,
    with: [],
    of: null,
    clause: CLAUSE,
    words: WORDS,
    ...r,
  }));
  const rule: Rule = { ...base, id, relations: stated };
  const amount = { value, unit: 'CNY' as const, promise: promise as 'entitled' };
  const calculation = {
    rule: id,
    verdict: 'eligible' as const,
    amount,
    atMost: null,
    support: null,
    missing: [],
    next: null,
    assumed: [],
    attest: [],
    nearMiss: null,
    steps: [],
  };
  return { rule, calculation };
}

const ids = (all: readonly { readonly rule: Rule }[]) => all.map(({ rule }) => rule.id);

describe('the best legal combination', () => {
  it('adds up for sure only what a text lets be added up', () => {
    const all = [paying('a', '300', [{ kind: 'adds', with: ['b'] }]), paying('b', '200'), paying('c', '100')];
    const { certain, possible, surely, unsaid } = combineMeasures(all, knowledge);
    expect([certain.toFixed(), possible.toFixed(), ids(surely)]).toEqual(['500', '600', ['a', 'b']]);
    expect(unsaid.map(ids)).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('drops what may not be had beside what pays more, with the clause', () => {
    const all = [paying('a', '300', [{ with: ['b'] }]), paying('b', '200')];
    const { possible, dropped } = combineMeasures(all, knowledge);
    expect(possible.toFixed()).toBe('300');
    expect(dropped.map((d) => [d.measure.rule.id, d.because, d.with?.rule.id, d.clause])).toEqual([
      ['b', 'one', 'a', CLAUSE],
    ]);
  });

  it('takes a ceiling for possible alone', () => {
    const { certain, possible } = combineMeasures([paying('a', '300', [], 'up-to')], knowledge);
    expect([certain.toFixed(), possible.toFixed()]).toEqual(['0', '300']);
  });

  it('never takes measures of two places together', () => {
    const [here, there] = [ruleOf('changsha-loan-interest'), ruleOf('hangzhou-little-giant')];
    expect(meetingOf(here, there, knowledge).how).toBe('apart');
  });
});
