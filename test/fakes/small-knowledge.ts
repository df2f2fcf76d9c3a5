import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { policyText } from './policy.ts';

const TEXT = '年度贷款总额在300万元以上的企业，按3%给予补贴，最高不超过50万元。';

const FACTS = `年度贷款总额:
  type: amount
  ask: 一年一共贷了多少款？
`;

const LEXICON = `words: [补贴]
entries:
  - { say: [贴息], mean: [补贴] }
`;

const RULE = `id: test-loan
title: 贷款补贴
keywords: [补贴]
clause: test-one#1
approved: ${clauseHash(TEXT)}
valid: { from: 2030-02-01, to: 2032-12-31 }
conditions: { fact: 年度贷款总额, min: 300万元 }
award:
  promise: entitled
  recurrence: yearly
  amount: { of: 年度贷款总额, rate: 3% }
  cap: 50万元
examples:
  - { name: 达到, facts: { 年度贷款总额: 300万元 }, expect: { verdict: eligible, amount: 9万元 } }
  - { name: 不到, facts: { 年度贷款总额: 299万元 }, expect: { verdict: ineligible } }
  - { name: 封顶, facts: { 年度贷款总额: 2000万元 }, expect: { verdict: eligible, amount: 50万元 } }
`;

/** Knowledge of one policy, one measure, one fact and one saying, in which all holds together. */
export function writeSmallKnowledge(root: string): void {
  for (const folder of ['policies', 'measures']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    join(root, 'policies/test-one.md'),
    policyText(`## 一 贷款补贴\n\`\`\`yaml\nasks: [贷款能补多少]\n\`\`\`\n${TEXT}`),
  );
  writeFileSync(join(root, 'measures/test-loan.yaml'), RULE);
  writeFileSync(join(root, 'facts.yaml'), FACTS);
  writeFileSync(join(root, 'lexicon.yaml'), LEXICON);
}
