import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approveKept } from '../../src/command/accept.ts';
import { approveRules } from '../../src/command/approve.ts';
import { formerText } from '../../src/command/former-text.ts';
import type { Clause } from '../../src/knowledge/document.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { fakeIo } from '../fakes/io.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

const root = mkdtempSync(join(tmpdir(), 'cewen-accept-'));
writeSmallKnowledge(root);
const knowledge = loadKnowledge(root);
const held = knowledge.clauses.get('test-one#1') as Clause;
const file = join(root, 'measures/test-loan.yaml');
const saying = (text: string): Clause[] => [{ ...held, text }];

describe('a revision that is taken over', () => {
  it('lets no rule go on whose clause has other words, be its figures the same', () => {
    const before = readFileSync(file, 'utf8');
    const said = approveKept(knowledge, 'test-one', saying(`${held.text}新办企业不予支持。`)).join('\n');
    expect(said).toContain('暂停计算：条款文字有改动');
    expect(said).toMatch(/！新有否定或限制：新办企业不予支持。\n.*旧：/s);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(approveKept(knowledge, 'test-one', []).join('\n')).toContain('条款不在新文本里');
  });

  it('lets one go on whose clause is only spaced otherwise', () => {
    const spaced = `${held.text.slice(0, 5)} \n${held.text.slice(5)}`;
    const said = approveKept(knowledge, 'test-one', saying(spaced)).join('\n');
    if (clauseHash(spaced) !== clauseHash(held.text)) expect(said).toContain('一字未改');
    expect(said).not.toContain('暂停');
  });

  it('is approved beside the text that the rule was held against', () => {
    const aside = mkdtempSync(join(tmpdir(), 'cewen-former-'));
    mkdirSync(join(aside, 'x'), { recursive: true });
    writeFileSync(join(aside, 'x/test-one.md.12345678.bak'), readFileSync(join(root, 'policies/test-one.md'), 'utf8'));
    const io = fakeIo();
    const clauses = new Map([[held.id, { ...held, text: '另有规定的除外。' }]]);
    approveRules(knowledge.book, clauses, ['test-loan'], io, (clause, approved) =>
      formerText([aside], clause, approved),
    );
    expect(io.printed.join('\n')).toContain(`旧：${held.text}`);
  });
});
