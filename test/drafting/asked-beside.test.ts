import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { draftsOf, type MeasureDraft } from '../../src/drafting/drafts-of.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { held } from '../fakes/knowledge.ts';

/** The drafts of the first clause of a made document. */
function draftsBeside(...others: readonly string[]): readonly MeasureDraft[] {
  const document = parsePolicy(
    'made.md',
    `---\nid: made\ntitle: 核桃加工奖补办法\nnumber: null\nissuer: null\nregion: "430100"\nissued: null\neffective: 2024-07-01\nperiod: null\nprovenance: restated\nsource: 试\n---\n\n## 第一条\n\n对核桃加工企业，按设备购置费用的10%给予补助，最高不超过50万元。\n\n${others.join('\n\n')}\n`,
  );
  const documents = new Map([...held.documents, [document.id, document]]);
  const [clause] = document.clauses;
  if (!clause) throw new Error('no clause');
  const clauses = new Map([...held.clauses, ...document.clauses.map((c) => [c.id, c] as const)]);
  return draftsOf(clause, { ...held, documents, clauses } as Knowledge, () => true);
}
const whyOf = (draft: MeasureDraft | undefined): readonly string[] => (draft?.unsure ?? []).map(({ why }) => why);

it('binds a line that another clause draws to that clause', () => {
  const [draft] = draftsBeside('## 第二条\n\n申请补助的企业，上年度营业收入不低于800万元。');
  const { conditions } = load(draft?.measure ?? '') as { conditions: { all: readonly Record<string, unknown>[] } };
  expect(conditions.all).toContainEqual(expect.objectContaining({ min: '800万元', clause: 'made#2' }));
  expect(whyOf(draft)).toEqual([]);
});

it('leaves open what else another clause asks for, with the clause that says it', () => {
  const [draft] = draftsBeside(
    '## 第二条\n\n申请补助的企业应具备以下条件：\n\n### 第二条(一)\n\n具有独立法人资格；\n\n### 第二条(二)\n\n财务管理制度健全。',
    '## 第三条\n\n有下列情形之一的，不予支持：\n\n### 第三条(一)\n\n列入失信名单的。',
    '## 第四条\n\n扶持对象是指在本市登记的核桃加工企业。',
  );
  expect(whyOf(draft).map((why) => /^第[一二三四]条/.exec(why)?.[0])).toEqual(['第二条', '第三条', '第四条']);
});

it('asks nothing of the procedure, nor of whomever another clause pays', () => {
  const [draft] = draftsBeside(
    '## 第二条\n\n申请补助的企业，向县林业局提交申请材料，经审核后公示。',
    '## 第三条 育苗\n\n对育苗基地，按面积给予每亩300元补助。',
    '## 第四条 育苗\n\n申请育苗补助的基地，面积应在50亩以上。',
  );
  expect(draft?.unsure).toEqual([]);
});
