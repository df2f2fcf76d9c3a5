import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../../src/knowledge/check/check-knowledge.ts';
import { policyText } from '../../fakes/policy.ts';

const CLAUSE = '## 一 贴息\n```yaml\nasks: [贷款能贴息吗]\n```\n按3%贴息。';

/** The faults of a knowledge folder that holds one policy, as `line severity what`. */
function faultsOf(content: string, lexicon = 'entries: []', name = 'test-one.md'): string[] {
  const root = mkdtempSync(join(tmpdir(), 'cewen-check-'));
  mkdirSync(join(root, 'policies'));
  writeFileSync(join(root, 'policies', name), content);
  writeFileSync(join(root, 'lexicon.yaml'), lexicon);
  return checkKnowledge(root).faults.map((f) => `${f.line} ${f.severity} ${f.what}`);
}
const clauses = (text: string) => faultsOf(policyText(text));
const front = (more: Record<string, string>) => faultsOf(policyText(CLAUSE, more));

describe('checking the knowledge', () => {
  it('finds nothing in a policy that holds together', () => {
    expect(clauses(CLAUSE)).toEqual([]);
  });

  it('goes on after a file that cannot be read, and tells it by line', () => {
    expect(faultsOf('没有文件头')).toEqual([expect.stringMatching(/^1 error 没有文件头/), expect.any(String)]);
  });

  it.each([
    [
      'a day that does not exist',
      { issued: '2030-02-30', published: 'null' },
      /^7 error issued：没有 2030-02-30 这一天/,
    ],
    ['a date before 1949', { effective: '1948-01-01', period: 'null' }, /^9 error effective：1948-01-01 早于/],
    [
      'a period that ends before it begins',
      { period: '{ from: 2030-01-01, to: 2029-12-31 }', effective: 'null' },
      /^10 error period：到 2029-12-31 结束/,
    ],
    ['an effect after the end of the period', { effective: '2033-01-01' }, /^9 error effective/],
    [
      'a title with a period and none in the front matter',
      { title: '行动计划（2030—2032年）', period: 'null' },
      /^10 error period：标题写明了起止/,
    ],
    ['a number that is none', { number: '长政办发[2022]4号' }, /^4 error number/],
    ['a region that nobody knows', { region: '"999999"' }, /^6 error region/],
    ['an id that is not the name of the file', { id: 'another' }, /^2 error id/],
    ['an excerpt that lacks nothing', { provenance: 'excerpt' }, /warning lacks/],
  ] as [string, Record<string, string>, RegExp][])('tells %s', (_, more, expected) => {
    expect(front(more)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [
      'a clause out of order',
      '## 二 乙\n```yaml\nasks: [问问乙吧]\n```\n乙。\n## 一 甲\n```yaml\nasks: [问问甲吧]\n```\n甲。',
      /^19 error 一：排在了 二（第 14 行）后面/,
    ],
    [
      'a clause under another than its locator says',
      '## 一 甲\n### 二(一) 乙\n```yaml\nasks: [问问乙吧]\n```\n乙。',
      /error 二\(一\)：放在了 一 下面/,
    ],
    ['a number without a unit', '## 一 甲\n```yaml\nasks: [问问甲吧]\n```\n奖励50给企业。', /「.*50.*」没有单位/],
    ['money without 元', '## 一 甲\n```yaml\nasks: [问问甲吧]\n```\n奖励50万给企业。', /是金额却没有写元/],
    [
      'two bodies in one entry',
      '## 一 甲\n```yaml\nbodies: [市科技局、市财政局]\nasks: [问问甲吧]\n```\n甲。',
      /不是一个部门的名称/,
    ],
    ['a figure in a question', '## 一 甲\n```yaml\nasks: [能贴息50万元吗]\n```\n甲。', /里有数字 50万元/],
    [
      'a question that is asked of two clauses',
      '## 一 甲\n```yaml\nasks: [问问甲吧]\n```\n甲。\n## 二 乙\n```yaml\nasks: [问问甲吧]\n```\n乙。',
      /warning 二：第 14 行也写了「问问甲吧」/,
    ],
    ['a clause that nobody asks for', '## 一 甲\n甲。', /warning 一：没有问法/],
    [
      'questions on a heading without text',
      '## 一 甲\n```yaml\nasks: [问问甲吧]\n```\n### 一(一) 乙\n```yaml\nasks: [问问乙吧]\n```\n乙。',
      /只有标题没有正文，却写了问法/,
    ],
  ] as [string, string, RegExp][])('tells %s', (_, text, expected) => {
    expect(clauses(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [
      'an entry that leads to words of no clause',
      'entries:\n  - { say: [贷款], mean: [贴息] }\n  - { say: [养老], mean: [退休金] }',
      /^3 warning 没有条款写到退休金/,
    ],
    ['a saying of one character', 'entries:\n  - { say: [钱], mean: [贴息] }', /^2 error 「钱」只有一个字/],
    ['a word that stands twice', 'words:\n  - 贴息\n  - 贴息\nentries: []', /^3 error 贴息 写了两次/],
    ['a weight beyond 1', 'entries:\n  - { say: [贷款], mean: [贴息], weight: 3 }', /^2 error .*weight/],
  ] as [string, string, RegExp][])('tells %s of the lexicon', (_, lexicon, expected) => {
    expect(faultsOf(policyText(CLAUSE), lexicon)).toEqual([expect.stringMatching(expected)]);
  });

  it('lets an entry lead to words of documents that are still to come, where it says so', () => {
    const lexicon = 'entries:\n  - { say: [养老], mean: [退休金], ahead: true }';
    expect(faultsOf(policyText(CLAUSE), lexicon)).toEqual([]);
  });

  it('tells two files with one id', () => {
    const root = mkdtempSync(join(tmpdir(), 'cewen-check-'));
    mkdirSync(join(root, 'policies', 'a'), { recursive: true });
    for (const name of ['test-one.md', 'a/test-one.md'])
      writeFileSync(join(root, 'policies', name), policyText(CLAUSE));
    writeFileSync(join(root, 'lexicon.yaml'), 'entries: []');
    expect(checkKnowledge(root).faults.map((f) => f.what)).toEqual([expect.stringContaining('标识 test-one 已被')]);
  });
});
