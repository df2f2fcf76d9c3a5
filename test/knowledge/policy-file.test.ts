import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { policy, policyText } from '../fakes/policy.ts';

/** What the reader says of a file, `line: what`. */
function faultOf(content: string): string {
  try {
    parsePolicy('knowledge/a.md', content);
  } catch (error) {
    expect(error).toBeInstanceOf(KnowledgeError);
    const { message } = error as Error;
    expect(message).toMatch(/^knowledge\/a\.md:\d+: /);
    return message.replace('knowledge/a.md:', '');
  }
  return 'none';
}

describe('a policy file', () => {
  it('gives its clauses ids by place, headings, bodies, questions and text', () => {
    const { clauses } = policy(
      '## 一 融资\n\n### 一(一) 贴息\n```yaml\nbodies: [市工信局, 市财政局]\nasks: [能贴息吗]\n```\n第一行。\n\n第二行。',
    );
    expect(clauses.map((c) => c.id)).toEqual(['test-one#1', 'test-one#1.1']);
    expect(clauses[1]).toMatchObject({
      locator: '一(一)',
      heading: '贴息',
      path: ['融资'],
      bodies: ['市工信局', '市财政局'],
      asks: ['能贴息吗'],
      text: '第一行。\n\n第二行。',
      line: 16,
    });
    expect(clauses[0]?.text).toBe('');
  });

  it('numbers headings without a locator by where they stand, and keeps the heading as locator', () => {
    const { clauses } = policy('## 总体要求\n甲。\n## 重点任务\n### 培育\n乙。\n### 创新\n丙。');
    expect(clauses.map((c) => [c.id, c.locator])).toEqual([
      ['test-one#1', '总体要求'],
      ['test-one#2', '重点任务'],
      ['test-one#2.1', '培育'],
      ['test-one#2.2', '创新'],
    ]);
  });

  it('is read the same with a byte order mark and Windows line ends', () => {
    const content = policyText('## 一 贴息\n甲。');
    expect(parsePolicy('a.md', `\uFEFF${content.replaceAll('\n', '\r\n')}`).clauses[0]?.text).toBe('甲。');
  });

  it.each([
    ['without front matter', '## 一 甲\n甲。', /^1: 没有文件头/],
    ['whose front matter is not closed', '---\nid: a\n', /^1: 没有文件头/],
    ['with a date of another form', policyText('## 一 甲\n甲。', { issued: '2022年1月' }), /^7: issued/],
    ['with a key that nobody knows', policyText('## 一 甲\n甲。', { author: '某人' }), /^13: author/],
    ['with a region of another form', policyText('## 一 甲\n甲。', { region: '"长沙"' }), /^6: region/],
    ['with a provenance that there is not', policyText('## 一 甲\n甲。', { provenance: 'copied' }), /^11: provenance/],
    ['with broken YAML', policyText('## 一 甲\n甲。', { title: '"open' }), /^\d+: /],
    ['with 条款外面有文字', policyText('before\n## 一 甲\n甲。'), /^14: 条款外面有文字/],
    ['with a place taken twice', policyText('## 一 甲\n甲。\n## 一 乙\n乙。'), /^16: 编号 一 在第 14 行已经用过/],
    ['with a block that is not closed', policyText('## 一 甲\n```yaml\nasks: [问]\n甲。'), /^15: yaml 块没有结束/],
    ['with a note that nobody knows', policyText('## 一 甲\n```yaml\nanswers: [问]\n```\n甲。'), /^16: answers/],
    ['without any text', policyText('## 一 甲'), /没有一条条款有正文/],
  ])('%s is refused by file and line', (_, content, expected) => {
    expect(faultOf(content)).toMatch(expected);
  });
});
