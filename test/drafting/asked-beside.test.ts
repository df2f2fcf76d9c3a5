import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import type { MeasureDraft } from '../../src/drafting/drafts-of.ts';
import { draftsOfFirst } from './made-drafts.ts';

/** The drafts of an award for the processing of walnuts, with other clauses beside it. */
const draftsBeside = (...others: readonly string[]): readonly MeasureDraft[] =>
  draftsOfFirst(
    '核桃加工奖补办法',
    `## 第一条\n\n对核桃加工企业，按设备购置费用的10%给予补助，最高不超过50万元。\n\n${others.join('\n\n')}`,
  );
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
  expect(draft?.ofDocument.map(({ why }) => /^第[一二三四]条/.exec(why)?.[0])).toEqual(['第二条', '第三条', '第四条']);
  expect(whyOf(draft)).toEqual([]);
});

it('leaves open in the draft itself what is asked of those alone whom its clause pays', () => {
  const [draft] = draftsBeside('## 第二条\n\n申请核桃加工补助的企业应当具备以下条件：管理制度健全。');
  expect(whyOf(draft)).toEqual([expect.stringContaining('第二条')]);
  expect(draft?.ofDocument).toEqual([]);
});

it('asks nothing by the name of a part under which clauses pay', () => {
  const [draft] = draftsOfFirst(
    '核桃加工奖补办法',
    [
      '## 二 支持范围',
      '### 第一条\n\n对核桃加工企业，按设备购置费用的10%给予补助，最高不超过50万元。',
      '### 第二条\n\n对乡镇引进的项目，由乡镇与园区按贡献进行分配。',
    ].join('\n\n'),
  );
  expect([draft?.unsure, draft?.ofDocument]).toEqual([[], []]);
});

it('asks nothing of the procedure, nor of whomever another clause pays', () => {
  const [draft] = draftsBeside(
    '## 第二条\n\n申请补助的企业，向县林业局提交申请材料，经审核后公示。',
    '## 第三条 育苗\n\n对育苗基地，按面积给予每亩300元补助。',
    '## 第四条 育苗\n\n申请育苗补助的基地，面积应在50亩以上。',
  );
  expect(draft?.unsure).toEqual([]);
});
