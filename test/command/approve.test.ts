import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approveRules } from '../../src/command/approve.ts';
import type { Io } from '../../src/command/io.ts';
import { InputError } from '../../src/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { loadRuleBook } from '../../src/knowledge/measure-book.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

const io: Io = { lines: async function* () {}, out: () => {}, tell: () => {}, today: () => '2026-11-21' };

describe('cewen rules approve', () => {
  const root = mkdtempSync(join(tmpdir(), 'cewen-rules-'));
  writeSmallKnowledge(root);
  const id = 'test-loan';
  const twin = join(root, 'measures/test-twin.yaml');
  const ofTwin = readFileSync(join(root, 'measures/test-loan.yaml'), 'utf8').replace(`id: ${id}`, 'id: test-twin');
  writeFileSync(twin, ofTwin);
  const { clauses } = loadKnowledge(root);
  const clause = clauses.get('test-one#1');
  if (!clause) throw new Error('no clause');
  const saying = (more: string) => new Map(clauses).set(clause.id, { ...clause, text: `${clause.text}${more}` });
  const changed = saying('另行通知的除外。');

  it('opens the rules that it names, and no others', () => {
    const before = loadRuleBook(root, changed);
    expect([...before.locked]).toEqual([id, 'test-twin']);
    expect(approveRules(before, changed, [id], io)).toBe(0);
    expect([...loadRuleBook(root, changed).locked]).toEqual(['test-twin']);
    expect(readFileSync(twin, 'utf8')).toBe(ofTwin);
  });

  it('hands over what was approved, to be kept', () => {
    const kept: object[] = [];
    const book = loadRuleBook(root, changed);
    approveRules(book, changed, [id], io, undefined, (approval) => void kept.push(approval));
    expect(kept).toEqual([{ id, clause: clause.id, hash: expect.stringMatching(/^[0-9a-f]{16}$/) }]);
  });

  it('leaves the approval of the earlier text as it was', () =>
    expect([...loadRuleBook(root, clauses).locked]).toEqual([]));

  it('approves none where it knows not all', () => {
    const other = saying('此外从其规定。');
    const locked = loadRuleBook(root, other);
    expect([...locked.locked]).toEqual([id, 'test-twin']);
    expect(() => approveRules(locked, other, [id, 'gone'], io)).toThrow(InputError);
    expect([...loadRuleBook(root, other).locked]).toEqual([id, 'test-twin']);
  });
});
