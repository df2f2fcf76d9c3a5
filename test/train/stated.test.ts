import { describe, expect, it } from 'vitest';
import { StatedTable } from '../../src/answer/evidence/stated/stated-table.ts';
import type { Clause } from '../../src/knowledge/document.ts';
import { learnStated, type StatedExample } from '../../src/train/learn-stated.ts';

const clauseOf = (id: string, text: string): Clause => ({
  id,
  document: 'one',
  locator: id,
  heading: '',
  path: [],
  text,
  bodies: [],
  asks: [],
  line: 1,
});
const PAYS = clauseOf('one#1', '新认定的给予奖励30万元。');
const HELPS = clauseOf('one#2', '对企业上市给予大力支持。');
const FIRMS = ['我们厂', '我公司', '客户', '我家', '隔壁厂', '兄弟单位', '新公司', '老厂'];

describe('what a clause leaves unsaid', () => {
  const examples = FIRMS.flatMap((firm, i): StatedExample[] => [
    { question: `${firm}能拿多少钱`, of: PAYS, kind: 'amount', said: 'yes' },
    { question: `${firm}给多少钱`, of: HELPS, kind: 'amount', said: 'no' },
    { question: `${firm}要交啥材料`, of: i % 2 === 0 ? PAYS : HELPS, kind: 'materials', said: 'no' },
  ]);
  const table = new StatedTable(learnStated([...examples, ...examples]));

  it('is learned by the kind that is asked and the clause', () => {
    expect(table.unsaid('这家能给多少钱', PAYS)).toBeLessThan(0.3);
    expect(table.unsaid('这家能给多少钱', HELPS)).toBeGreaterThan(0.7);
    expect(table.unsaid('这家要交啥材料', PAYS)).toBeGreaterThan(0.7);
  });

  it('is of the kind that is likeliest', () => {
    const [first, ...others] = table.kindsAsked('这家要交啥材料');
    expect(first?.kind).toBe('materials');
    expect([first, ...others].reduce((sum, one) => sum + (one?.share ?? 0), 0)).toBeCloseTo(1);
  });
});
