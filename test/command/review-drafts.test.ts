import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editWith } from '../../src/command/draft-measures.ts';
import { factsAdded } from '../../src/command/keep-draft.ts';
import { reviewDrafts } from '../../src/command/review-drafts.ts';
import { draftsOf } from '../../src/drafting/drafts-of.ts';
import { InputError } from '../../src/errors.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { held } from '../fakes/knowledge.ts';
import { ROOT } from '../fakes/root.ts';

const document = parsePolicy(
  'made.md',
  `---
id: made
title: 试行办法
number: null
issuer: null
region: "430100"
issued: null
effective: 2024-07-01
period: null
provenance: restated
source: 试
---
## 一 甲
对年支付国际物流费用达到200万元以上的企业，按其国际物流费用的10%给予资金扶持。
## 二 乙
根据攻关投入予以支持，最高3000万元。
`,
);
const knowledge = {
  ...held,
  documents: new Map([...held.documents, [document.id, document]]),
  clauses: new Map([...held.clauses, ...document.clauses.map((c) => [c.id, c] as const)]),
};
const drafts = document.clauses.flatMap((clause) => draftsOf(clause, knowledge, () => true));

/** Reviews the drafts with some keys; what was printed, how many were taken, and where. */
async function review(keys: readonly string[], edit: (text: string) => string = (text) => text) {
  const own = mkdtempSync(join(tmpdir(), 'cewen-review-'));
  const out: string[] = [];
  const left = [...keys];
  const taken = await reviewDrafts(drafts, {
    knowledge,
    root: join(ROOT, 'knowledge'),
    own,
    key: async () => left.shift() ?? 'q',
    edit: async (text) => edit(text),
    out: (text) => void out.push(text),
    today: () => '2026-11-26',
    now: () => '2026-11-26T08:00:00.000Z',
    who: 'li',
    replay: async ({ id }) => [{ question: `${id}能补多少`, before: '按条款', after: '算出来' }],
  });
  const file = join(own, 'measures', `${drafts[0]?.id}.yaml`);
  return { taken, own, out: out.join('\n'), written: existsSync(file) ? readFileSync(file, 'utf8') : null };
}

it('writes, approves and records what is taken with one key, with the facts that it proposes', async () => {
  const { taken, own, written, out } = await review(['a', 's']);
  expect(taken).toBe(1);
  expect(out).toContain('对年支付国际物流费用达到200万元以上的企业');
  expect(written).toMatch(/^approved: [0-9a-f]{16}$/m);
  expect(readFileSync(join(own, 'facts.yaml'), 'utf8')).toContain('国际物流费用:');
  expect(JSON.parse(readFileSync(join(own, 'approvals.jsonl'), 'utf8'))).toMatchObject({
    clause: 'made#1',
    day: '2026-11-26',
    at: '2026-11-26T08:00:00.000Z',
    by: 'li',
    edited: false,
  });
  expect(readdirSync(own).sort()).toEqual(['approvals.jsonl', 'facts.yaml', 'measures']);
});

it('counts no draft as edited that an editor left as it was, or that no editor opened', async () => {
  const unchanged = await review(['s', 'e', 'a', 'q']);
  expect([unchanged.taken, unchanged.out.includes('没有改动')]).toEqual([0, true]);
  const failed = await review(['s', 'e', 'a', 'q'], () => {
    throw new InputError('编辑器没有打开');
  });
  expect([failed.taken, failed.out.includes('编辑器没有打开')]).toEqual([0, true]);
  await expect(editWith('false', 'a: 1\n')).rejects.toThrow('EDITOR');
  expect(await editWith('printf "%s" "b: 2" >', 'a: 1\n')).toBe('b: 2');
});

it('adds facts by key, over several lines, quoted or not, and leaves the others alone', () => {
  const held = '# own\n"甲":\n  type: truth\n  ask: 甲吗？\n';
  expect(factsAdded(held, '甲: { type: truth, ask: 乙吗？ }\n')).toBeNull();
  const whole = factsAdded(held, '甲: { type: truth, ask: 乙吗？ }\n丙:\n  type: truth\n  ask: 丙吗？\n');
  expect(whole).toBe(`${held}丙:\n  type: truth\n  ask: 丙吗？\n`);
});

it('writes nothing for what is skipped or left', async () => {
  expect(await review(['s', 'q'])).toMatchObject({ taken: 0, written: null });
});

it('takes no draft that leaves something open before it was edited', async () => {
  const { taken, out } = await review(['s', 'a', 's']);
  expect(taken).toBe(0);
  expect(out).toContain('按 e 看过、改好再采用');
});

it('takes no edited text that does not hold together, and says why', async () => {
  const { taken, out } = await review(['e', 'a', 's'], (text) => text.replace('rate: 10%', 'rate: 12%'));
  expect(taken).toBe(0);
  expect(out).toContain('made#1 里没有 12%');
});

it('shows on request what kept questions would be answered, and writes nothing', async () => {
  const { taken, out, written } = await review(['t', 's', 'q']);
  expect([taken, written]).toEqual([0, null]);
  expect(out).toContain('问：made-1能补多少\n  原来：按条款\n  以后：算出来');
});
