import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/knowledge/check/lint.ts';
import { loadLanguage } from '../../../src/knowledge/language-data.ts';
import type { Knowledge } from '../../../src/knowledge/load.ts';
import { Rule } from '../../../src/knowledge/measure.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';

const language = loadLanguage('knowledge');
const front = (title: string, more = '') =>
  `---\nid: yunxi-2024\ntitle: ${title}\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: null\nperiod: null\nprovenance: official\nsource: 测试\n${more}---\n`;
function faults(body: string, title = '支持办法', amount = '50万元'): string[] {
  const document = parsePolicy('a.md', front(title) + body);
  const rule = Rule.parse({
    id: 'yunxi-loan',
    title: '贴息',
    keywords: ['贴息'],
    clause: 'yunxi-2024#1',
    award: { promise: 'entitled', recurrence: 'once', amount: { fixed: amount } },
    examples: [{ name: '例', facts: {}, expect: { verdict: 'eligible' } }],
  });
  const book = {
    facts: new Map(),
    files: [{ file: 'r.yaml', data: rule, lineOf: () => 7 }],
    rules: new Map(),
    locked: new Set(),
  };
  const knowledge = {
    documents: new Map([[document.id, document]]),
    clauses: new Map(document.clauses.map((c) => [c.id, c])),
    book,
    language,
    lexicon: { entries: [], words: [] },
  };
  return lint(knowledge as unknown as Knowledge).map((f) => `${f.file}:${f.line} ${f.severity} ${f.what}`);
}

describe('lint', () => {
  it('finds nothing to say of a sound text', () => {
    expect(
      faults('## 第一条 奖励\n给予50万元。\n## 第二条\n按照第一条办理，比例不低于1:1.5，最高不超过100万元、20%。\n'),
    ).toEqual([]);
  });
  it('finds a reference to an article that isn’t there', () => {
    expect(faults('## 第一条\n给予50万元。\n## 第二条\n违反本办法第九条的，追回资金。\n')).toEqual([
      'a.md:15 warning 第二条 提到第九条，这份文件里没有',
    ]);
  });
  it('finds a figure without its unit, a heading without text, a clause too long to quote', () => {
    expect(faults('## 一\n每户奖励50，共50万元。\n')[0]).toContain('50 没有单位');
    expect(faults('## 一\n给予50万元。\n## 二 保障措施\n')[0]).toContain('只有标题，没有正文');
    expect(faults(`## 一\n给予50万元。${'支持企业发展。'.repeat(300)}\n`)[0]).toContain('太长，没法引用');
  });
  it('finds a title with years and no period', () => {
    expect(faults('## 一\n给予50万元。\n', '行动计划（2022—2025年）')[0]).toContain('2022–2025');
  });
  it('finds 元 written for 万元 in a rule', () => {
    expect(faults('## 一\n给予50万元。\n', '支持办法', '50元')).toEqual([
      'r.yaml:7 error 规则写 50元，yunxi-2024#1 写的是 50万元',
    ]);
  });
});
