import { expect, it } from 'vitest';
import { type Catalogued, measuresOf } from '../../../src/knowledge/catalogue/catalogue.ts';
import type { Clause } from '../../../src/knowledge/document.ts';
import { loadLanguage } from '../../../src/knowledge/language-data.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';

const language = loadLanguage('knowledge');

function read(body: string) {
  const document = parsePolicy(
    'a.md',
    `---\nid: yunxi-2024\ntitle: 支持办法\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: null\nperiod: null\nprovenance: official\nsource: 测试\n---\n## 一 养蜂\n${body}\n`,
  );
  const clause = document.clauses[0] as Clause;
  const knowledge = {
    documents: new Map([[document.id, document]]),
    clauses: new Map([[clause.id, clause]]),
    book: { rules: new Map() },
    language,
  } as unknown as Catalogued;
  return measuresOf(clause, knowledge).map((m) => [m.subject?.text, m.figures.map((f) => f.text)]);
}

it('reads as many measures as there are things that get a sum each', () => {
  expect(read('对认定为国家级蜂场、省级蜂场、市级蜂场的，分别给予30万元、20万元、10万元奖励。')).toMatchObject([
    [expect.stringContaining('国家级蜂场'), ['30万元']],
    ['省级蜂场', ['20万元']],
    ['市级蜂场', ['10万元']],
  ]);
});

it('keeps the steps of one scale together', () => {
  expect(read('对年产值首次超过5亿元、3亿元的养蜂企业，分别奖励30万元、20万元。')).toHaveLength(1);
});
