import { describe, expect, it } from 'vitest';
import { withApproval } from '../../src/knowledge/approval.ts';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { loadRuleBook, rulesOn, statusOfRule } from '../../src/knowledge/measure-book.ts';
import { held } from '../fakes/knowledge.ts';

const { clauses, book } = held;
const rule = [...book.rules.values()][0];
if (!rule) throw new Error('no rules');

describe('the rule lock', () => {
  it('is open for every rule of this repository', () => expect([...book.locked]).toEqual([]));

  it('closes over the rules of a clause whose text changes, and over those of a clause that is gone', () => {
    const clause = clauses.get('changsha-sme-2022#1.1');
    if (!clause) throw new Error('no clause');
    const changed = new Map(clauses).set(clause.id, { ...clause, text: clause.text.replace('3%', '2%') });
    expect([...loadRuleBook('knowledge', changed).locked]).toEqual(['changsha-loan-interest']);
    const gone = new Map(clauses);
    gone.delete(clause.id);
    expect([...loadRuleBook('knowledge', gone).locked]).toEqual(['changsha-loan-interest']);
  });

  it('does not mind white space', () => expect(clauseHash('甲 乙\n丙')).toBe(clauseHash('甲乙丙')));

  it('opens with an approval, which changes nothing else in the file', () => {
    const text = 'id: a\nclause: b#1\ntitle: c # a comment\n';
    const once = withApproval(text, '1111');
    expect(once).toBe('id: a\nclause: b#1\napproved: 1111\ntitle: c # a comment\n');
    expect(withApproval(once, '2222')).toBe(once.replace('1111', '[1111, 2222]'));
    expect(withApproval(withApproval(once, '2222'), '1111')).toBe(withApproval(once, '2222'));
  });
});

describe('the rules in use on a day', () => {
  const later = { ...rule, id: 'later', replaces: rule.id, valid: { from: '2027-01-01' } };
  const with2 = { ...book, rules: new Map(book.rules).set('later', later) };

  it('leave out a rule from the day on which another replaces it', () => {
    expect(rulesOn(with2, '2026-12-31')).toContain(rule);
    expect(rulesOn(with2, '2027-01-01')).not.toContain(rule);
    expect(statusOfRule(with2, rule, '2027-01-01')).toBe('replaced');
    expect(statusOfRule(with2, later, '2026-12-31')).toBe('not-yet');
  });

  it('leave out the locked', () => {
    const locked = { ...book, locked: new Set([rule.id]) };
    expect(rulesOn(locked, '2026-12-31')).not.toContain(rule);
    expect(statusOfRule(locked, rule, '2026-12-31')).toBe('locked');
  });
});
