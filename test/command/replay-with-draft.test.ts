import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changedBy } from '../../src/command/replay-with-draft.ts';
import { heldParts } from '../fakes/parts.ts';
import { ROOT } from '../fakes/root.ts';

const ID = 'changsha-loan-interest';

it('computes with a measure what a kept question asks, and leaves other replies as they are', async () => {
  const services = await heldParts();
  const { knowledge } = services;
  const { book } = knowledge;
  const rules = new Map([...book.rules].filter(([id]) => id !== ID));
  const without = { ...book, rules, files: book.files.filter(({ data }) => data.id !== ID) };
  const before = { ...services, knowledge: { ...knowledge, clauses: new Map(knowledge.clauses), book: without } };
  const text = readFileSync(join(ROOT, 'knowledge/measures', `${ID}.yaml`), 'utf8');
  const asked = '我们是长沙市级小巨人，2025年认定，贷款500万用了一年，贴息多少';
  const changed = await changedBy({ id: ID, text, facts: book.facts }, [asked, '谢谢'], before, '2026-11-26');
  expect(changed.map((c) => c.question)).toEqual([asked]);
  expect(changed[0]?.after).toContain('15万元');
});
