import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/command/check.ts';
import { status } from '../../src/command/status.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { fakeIo } from '../fakes/io.ts';
import { configIn } from '../fakes/parts.ts';
import { policyText } from '../fakes/policy.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

let root: string;
let data: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cewen-held-'));
  data = mkdtempSync(join(tmpdir(), 'cewen-own-'));
  writeSmallKnowledge(root);
});

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(data, file)), { recursive: true });
  writeFileSync(join(data, file), text);
};
const loaded = () => loadKnowledge(root, { ingested: join(data, 'policies'), own: join(data, 'knowledge') });
const told = (): string[] => {
  const io = fakeIo();
  check({ ...configIn(data), knowledge: root }, io, { json: false, failOn: 'error', sources: undefined });
  return io.printed;
};
const second = (id = 'test-two') => policyText('## 一 奖励\n首次升规的企业，奖励12万元。', { id });
const SUBSIDY = `id: test-subsidy
title: 升规奖励
keywords: [升规奖励]
clause: test-two#1
valid: { from: 2030-02-01, to: 2032-12-31 }
conditions: { fact: 首次升规, is: true }
award: { promise: entitled, recurrence: once, amount: { fixed: 12万元 } }
examples:
  - { name: 是, facts: { 首次升规: true }, expect: { verdict: eligible, amount: 12万元 } }
  - { name: 否, facts: { 首次升规: false }, expect: { verdict: ineligible } }
`;

describe('what an admin keeps in the data folder', () => {
  it('is laid over the knowledge: policies, measures, facts, words and lexicon', () => {
    write('knowledge/policies/a/test-two.md', second());
    write('knowledge/measures/test-subsidy.yaml', SUBSIDY);
    write('knowledge/facts.yaml', '首次升规:\n  type: truth\n  ask: 是不是第一次升规？\n');
    write('knowledge/language/words.yaml', 'works:\n  words: [工厂]\n  examples: [我的工厂]\n');
    write('knowledge/lexicon.yaml', 'words: [升规]\nentries:\n  - { say: [上规模], mean: [升规] }\n');
    const knowledge = loaded();
    expect([...knowledge.documents.keys()]).toEqual(['test-one', 'test-two']);
    expect([...knowledge.book.rules.keys()]).toEqual(['test-loan', 'test-subsidy']);
    expect([...knowledge.book.locked]).toEqual(['test-subsidy']);
    expect([...knowledge.book.facts.keys()]).toEqual(['年度贷款总额', '首次升规']);
    expect(knowledge.language.classes.get('works')).toEqual(['工厂']);
    expect(knowledge.lexicon.words).toEqual(['补贴', '升规']);
    expect(told()).toEqual([expect.stringMatching(/test-subsidy\.yaml:1: 规则已锁定.*rules approve test-subsidy/)]);
  });

  it.each([
    [
      'policies/test-two.md',
      second(),
      'knowledge/policies/a/test-two.md',
      second(),
      /knowledge\/policies\/a\/test-two\.md:2: 标识 test-two 已被 .*policies\/test-two\.md/,
    ],
    [
      'knowledge/measures/test-loan.yaml',
      SUBSIDY.replace('id: test-subsidy', 'id: test-loan'),
      null,
      '',
      /test-loan\.yaml:1: 标识 test-loan 已被 .*measures\/test-loan\.yaml .*replaces: test-loan/,
    ],
    [
      'knowledge/facts.yaml',
      '年度贷款总额:\n  type: amount\n  ask: 贷了多少？\n',
      null,
      '',
      /facts\.yaml:1: “年度贷款总额”在 .*facts\.yaml:1/,
    ],
  ])('names both files where it says otherwise: %s', (one, text, other, more, fault) => {
    write(one, text);
    if (other) write(other, more);
    expect(loaded).toThrow(fault);
    expect(told().join('\n')).toMatch(fault);
  });

  it('adds options to a fact that is held, but takes none of its own', () => {
    writeFileSync(
      join(root, 'facts.yaml'),
      '年度贷款总额:\n  type: amount\n  ask: 贷了多少？\n称号:\n  type: names\n  ask: 是不是{name}？\n  options: { 甲类企业: {} }\n',
    );
    write(
      'knowledge/facts.yaml',
      '称号:\n  options: { 乙类企业: { implies: [甲类企业] } }\n  examples: { 我们是乙类企业: { has: [乙类企业] } }\n',
    );
    expect(loaded().book.facts.get('称号')).toMatchObject({
      options: { 甲类企业: {}, 乙类企业: { implies: ['甲类企业'] } },
    });
    write('knowledge/facts.yaml', '称号:\n  options: { 甲类企业: { aliases: [甲企] } }\n');
    expect(loaded).toThrow(/:2: “甲类企业”在 /);
  });

  it('tells of its own words what they break in the held ones', () => {
    mkdirSync(join(root, 'language'));
    writeFileSync(join(root, 'language/words.yaml'), 'we:\n  words: [我们]\n  examples: [我们好]\n  not: [贵方好]\n');
    write('knowledge/language/words.yaml', 'we:\n  words: [咱]\n  examples: [咱好]\n');
    expect(told()).toEqual([]);
    write('knowledge/language/words.yaml', 'we:\n  words: [贵方]\n  examples: [贵方好]\n');
    expect(told().join('\n')).toMatch(/knowledge\/language\/words\.yaml:1: 加了这些词以后，.*words\.yaml:1：we 误认/);
  });
});

describe('check of a text that was ingested', () => {
  it('judges none of its official words, and says once in a file what is to be mended', () => {
    const text = [
      '## 第一条\n申请示范基地，应当符合下列条件：',
      '### 第一条(一)\n政府、企业按照1∶1比例共同出资；',
      '### 第一条(二)\n新评定为3A、4A、5A级的，或者世界500强企业。',
      '## 第九条\n按照第二条办理，奖励50。',
      '## 第三条\n按照第四条、第五条办理。',
      '## 第四条 其他\n',
    ].join('\n');
    write('policies/r410100/test-two.md', policyText(text, { id: 'test-two', provenance: 'official' }));
    expect(told().length).toBeLessThanOrEqual(3);
    expect(told().filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('tells which documents it speaks of that are not held', () => {
    const links = '[{ kind: extends, number: 试发〔2019〕6号 }, { kind: repeals, title: 试验市旧办法 }]';
    write('policies/test-two.md', policyText('## 一 奖励\n奖励12万元。', { id: 'test-two', links }));
    expect(told()).toEqual([
      expect.stringMatching(
        /^warning .*test-two\.md:\d+: 延续 （试发〔2019〕6号），这份文件没有收录（这个文件里还有 1 处/,
      ),
    ]);
    const io = fakeIo();
    status(io, { json: false }, loaded(), { index: join(data, 'index'), policies: join(data, 'policies') });
    expect(io.printed.join('\n')).toMatch(/test-two 延续 （试发〔2019〕6号）：没有收录\n.*废止 《试验市旧办法》/);
  });

  it('still tells what its admin wrote: dates, and questions', () => {
    write(
      'policies/test-two.md',
      policyText('## 一 奖励\n```yaml\nasks: [奖不奖12万元]\n```\n奖励12万元。', {
        id: 'test-two',
        effective: '1930-02-01',
      }),
    );
    expect(told().join('\n')).toMatch(/effective：1930-02-01 早于[\s\S]*里有数字 12万元/);
  });
});
