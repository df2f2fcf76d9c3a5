import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approveRules } from '../../src/command/approve.ts';
import type { Io } from '../../src/command/io.ts';
import { InputError } from '../../src/errors.ts';
import { loadRuleBook } from '../../src/knowledge/measure-book.ts';
import { knowledge } from '../calculate/held.ts';

const io: Io = { lines: async function* () {}, out: () => {}, tell: () => {}, today: () => '2026-11-21' };

describe('cewen rules approve', () => {
  const root = mkdtempSync(join(tmpdir(), 'rules-'));
  const needed = /^knowledge(?:\/facts\.yaml|\/language.*|\/measures(?:\/changsha.*)?)?$/;
  cpSync('knowledge', root, { recursive: true, filter: (file) => needed.test(file) });
  const id = 'changsha-loan-interest';
  const clause = knowledge.clauses.get('changsha-sme-2022#1.1');
  if (!clause) throw new Error('no clause');
  const changed = new Map(knowledge.clauses).set(clause.id, { ...clause, text: `${clause.text}另行通知的除外。` });

  it('opens the rules that it names, and no others', () => {
    const before = loadRuleBook(root, changed);
    expect([...before.locked]).toEqual([id]);
    expect(approveRules(before, changed, [id], io)).toBe(0);
    expect([...loadRuleBook(root, changed).locked]).toEqual([]);
    expect(readFileSync(join(root, 'measures', 'changsha-research.yaml'), 'utf8')).toBe(
      readFileSync('knowledge/measures/changsha-research.yaml', 'utf8'),
    );
  });

  it('leaves the approval of the earlier text as it was', () =>
    expect([...loadRuleBook(root, knowledge.clauses).locked]).toEqual([]));

  it('approves none where it knows not all', () => {
    const other = new Map(knowledge.clauses).set(clause.id, { ...clause, text: `${clause.text}此外从其规定。` });
    const locked = loadRuleBook(root, other);
    expect([...locked.locked]).toEqual([id]);
    expect(() => approveRules(locked, other, [id, 'gone'], io)).toThrow(InputError);
    expect([...loadRuleBook(root, other).locked]).toEqual([id]);
  });
});
