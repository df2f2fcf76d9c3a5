import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withApproval } from '../../src/knowledge/approval.ts';
import type { Clause } from '../../src/knowledge/document.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { loadRuleBook, rulesOn, statusOfRule } from '../../src/knowledge/measure-book.ts';
import { held } from '../fakes/knowledge.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

const { book } = held;
const rule = [...book.rules.values()][0];
if (!rule) throw new Error('no rules');

describe('the rule lock', () => {
  it('is open for every rule of this repository', () => expect([...book.locked]).toEqual([]));

  it('closes over the rules of a clause whose text changes, and over those of a clause that is gone', () => {
    const root = mkdtempSync(join(tmpdir(), 'cewen-book-'));
    writeSmallKnowledge(root);
    const [clause] = loadKnowledge(root).clauses.values();
    if (!clause) throw new Error('no clause');
    const lockedBy = (...held: Clause[]) => [...loadRuleBook(root, new Map(held.map((c) => [c.id, c]))).locked];
    expect(lockedBy(clause)).toEqual([]);
    expect(lockedBy({ ...clause, text: clause.text.replace('3%', '2%') })).toEqual(['test-loan']);
    expect(lockedBy()).toEqual(['test-loan']);
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
