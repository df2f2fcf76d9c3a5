import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';
import { relationsIn } from '../../../src/knowledge/relations/read-relations.ts';
import { relationsOf } from '../../../src/knowledge/relations/relations-of.ts';
import { held } from '../../fakes/knowledge.ts';

const read = (text: string) =>
  relationsIn(text, 'doc#1', held.language).map(({ kind, scope, of }) => [kind, scope, of]);

describe('the relations that a clause says', () => {
  it.each([
    ['本政策与市其他同类政策按就高不重复原则执行。', 'highest', 'same-kind'],
    ['同一项目不重复享受。', 'one', 'same-project'],
    ['已享受省级财政奖励的，不再享受本条补贴。', 'one', 'higher-level'],
    ['企业同时符合多项条件的，只享受一项。', 'one', 'same-document'],
    ['等级晋升的，差额补足。', 'difference', 'own'],
    ['除国家另有规定外，各项奖励可以叠加享受。', 'adds', 'same-document'],
    ['与第三条奖励不重复享受。', 'one', 'named'],
    ['每家企业只能享受一次。', 'once', 'own'],
    ['对获得省级资金支持的项目，按1:1给予配套。', 'requires', 'higher-level'],
    ['只发放两档奖金之间的差额。', 'difference', 'own'],
    ['除享受省级扶持资金外，再给予30万元扶持。', 'adds', 'higher-level'],
    ['两级补贴合计以实际支出的70%为上限。', 'cap', 'own'],
    ['申请本项补贴须先取得省级补贴。', 'requires', 'higher-level'],
  ])('%s', (text, kind, scope) => {
    expect(relationsIn(text, 'doc#1', held.language).map((r) => [r.kind, r.scope])).toEqual([[kind, scope]]);
  });

  it('give the limit of a cap, whose and how often it is', () => {
    const [cap] = relationsIn('给予补贴。同一企业年度累计不超过500万元。', 'doc#1', held.language);
    expect(cap).toMatchObject({
      kind: 'cap',
      of: 'enterprise',
      start: 5,
      words: '同一企业年度累计不超过500万元。',
      cap: { value: '5000000', unit: 'CNY', yearly: true },
    });
  });

  it('are none where a sentence tells of high technology, of a choice by merit, or of a ceiling', () => {
    for (const text of [
      '就高新技术企业培育给予支持。',
      '择优给予不超过50万元支持。',
      '最高不超过50万元。',
      '资产总额不超过2亿元。',
      '补贴期限累计不超过3年。',
      '不再提交纸质材料。',
      '仪器检验不得重复进行。',
      '贷款余额合计不超过2亿元。',
    ])
      expect(read(text), text).toEqual([]);
  });

  it('of a general sentence hold for every clause of the document, those of a single clause for it and its parts', () => {
    const policy = parsePolicy(
      'a.md',
      [
        '---\nid: town\ntitle: 某镇奖励办法\nnumber: null\nissuer: 某镇\nregion: null\nissued: null\neffective: null\nperiod: null\nprovenance: official\nsource: 测试\n---',
        '## 第一条 贷款贴息\n\n贷款给予贴息5万元，同一项目不重复享受。\n',
        '## 第二条 设备补助\n\n买设备给予补助10万元。\n',
        '## 第三条 附则\n\n本办法与市其他同类政策按就高不重复原则执行。\n',
      ].join('\n'),
    );
    const knowledge = {
      ...held,
      documents: new Map([[policy.id, policy]]),
      clauses: new Map(policy.clauses.map((c) => [c.id, c])),
    };
    const kinds = policy.clauses.map((c) => relationsOf(c, knowledge).map(({ kind, clause }) => `${kind} ${clause}`));
    expect(kinds).toEqual([['one town#1', 'highest town#3'], ['highest town#3'], ['highest town#3']]);
  });

  it('are, of several measures of a clause, those of the measure that the sentence names', () => {
    const kinds = (id: string) => {
      const rule = held.book.rules.get(id);
      return rule && relationsOf(rule, held).map(({ kind }) => kind);
    };
    expect([kinds('changsha-champion-products'), kinds('changsha-national-little-giant')]).toEqual([['adds'], []]);
  });
});
