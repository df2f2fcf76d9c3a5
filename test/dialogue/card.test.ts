import { beforeAll, describe, expect, it } from 'vitest';
import { Writer } from '../../src/answer/draft/writer.ts';
import type { Evidence } from '../../src/answer/evidence/evidence.ts';
import { Verified, verify } from '../../src/answer/gate/verified.ts';
import { renderReply } from '../../src/answer/render.ts';
import { sayCard } from '../../src/answer/say/whole-measure.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { measuresOf } from '../../src/knowledge/catalogue/catalogue.ts';
import type { Clause } from '../../src/knowledge/document.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, text: all } = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
  return { outcome, rows: all.split('\n'), above: all.split('\n\n依据')[0] ?? '' };
};

describe('the card of a measure', () => {
  it.each(['卡片', '详细', '详细说说', '给我看全的', '把整张卡片发我看看'])(
    'tells all of what was told of last: %s',
    async (text) => {
      const { outcome, rows, above } = await told(text, '长沙市级小巨人贷款贴息怎么算');
      expect(outcome).toBe('answer');
      expect(rows[0]).toMatch(/^长沙市级小巨人企业贷款贴息：.*50万元.*3%/);
      for (const label of ['给谁：', '条件：', '是否有效：有效', '找谁：', '条文写的是：', '条文没有写：'])
        expect(rows.some((row) => row.startsWith(label))).toBe(true);
      expect(above.length).toBeLessThanOrEqual(500);
    },
  );

  it('tells the one that is named, and what else its clause gives', async () => {
    const { rows } = await told('长沙单项冠军产品奖励的卡片');
    expect(rows[0]).toMatch(/^长沙新认定国家级制造业单项冠军产品奖励：100万元/);
    expect(rows.find((row) => row.startsWith('同一条里还有：'))).toContain('长沙新认定国家级制造业单项冠军企业奖励');
  });

  it('asks which one is meant where none was told of', async () => {
    expect((await told('卡片')).outcome).toBe('ask');
  });

  it('leaves a question with 详细 a question', async () => {
    const { rows } = await told('申请要什么材料，详细说说', '长沙市级小巨人贷款贴息怎么算');
    expect(rows[0]).not.toMatch(/^长沙市级小巨人企业贷款贴息：/);
  });

  it('tells of a text that no rule computes, every figure bound', () => {
    const document = parsePolicy(
      'a.md',
      '---\nid: yunxi-2024\ntitle: 养蜂支持办法\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: "2024-01-01"\nperiod: null\nprovenance: official\nsource: 测试\n---\n## 一 养蜂\n对年养蜂达到300箱的合作社，每箱给予50元补助，单个合作社每年最高不超过10万元。列入失信名单的不予支持。每年3月底前向县农业农村局提出申请。\n',
    );
    const clause = document.clauses[0] as Clause;
    const knowledge: Knowledge = {
      ...parts.knowledge,
      documents: new Map([[document.id, document]]),
      clauses: new Map([[clause.id, clause]]),
    };
    const [measure] = measuresOf(clause, knowledge);
    if (!measure) throw new Error('no measure is read');
    const draft = sayCard(new Writer(), measure, { asOf: '2026-11-25' } as Evidence, knowledge);
    const passed = verify(draft, {
      ...knowledge,
      asked: '',
      asOf: '2026-11-25',
      decided: [],
      names: new Set(['养蜂']),
    });
    if (!Verified.is(passed)) throw new Error(passed.refused);
    const { text, figures } = renderReply(passed, knowledge);
    expect(figures.map((f) => f.text)).toEqual(expect.arrayContaining(['50元', '10万元', '300']));
    expect(text).toContain('不给的情形：列入失信名单的不予支持[1]');
    expect(text).toMatch(/条文没有写：.*联系电话/);
  });
});
