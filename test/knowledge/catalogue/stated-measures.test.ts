import { describe, expect, it } from 'vitest';
import { type Catalogued, measuresOf } from '../../../src/knowledge/catalogue/catalogue.ts';
import { lintMeasures } from '../../../src/knowledge/check/lint-measures.ts';
import type { Clause } from '../../../src/knowledge/document.ts';
import { loadLanguage } from '../../../src/knowledge/language-data.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';

const language = loadLanguage('knowledge');
const FRONT =
  '---\nid: yunxi-2024\ntitle: 支持办法\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: null\nperiod: null\nprovenance: official\nsource: 测试\n---\n';

/** The first clause of a policy with its measures, and what is found wrong with them. */
function read(body: string) {
  const document = parsePolicy('a.md', FRONT + body);
  const clause = document.clauses[0] as Clause;
  const knowledge = {
    documents: new Map([[document.id, document]]),
    clauses: new Map([[clause.id, clause]]),
    book: { rules: new Map() },
    language,
  } as unknown as Catalogued;
  return {
    measures: measuresOf(clause, knowledge),
    faults: lintMeasures(document, clause, knowledge).map(({ severity, what }) => `${severity} ${what}`),
  };
}
const stating = (facets: string) =>
  `## 一 养蜂\n\`\`\`yaml\nmeasures:\n  - { ${facets} }\n\`\`\`\n养蜂合作社可领蜂箱，另给50元。\n`;

describe('measures stated beside the text', () => {
  it('take the place of what the text is read as, bound to its words', () => {
    const { measures, faults } = read(
      stating('instrument: subsidy, said: 另给, promise: entitled, beneficiary: 养蜂合作社, figures: [50元]'),
    );
    expect(measures).toMatchObject([
      {
        id: 'yunxi-2024#1',
        beneficiary: { text: '养蜂合作社', span: { start: 0, end: 5 } },
        figures: [{ value: '50', unit: 'CNY' }],
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('are at fault where they say what the clause does not', () => {
    const { faults } = read(stating('instrument: subsidy, said: 另给, promise: entitled, figures: [80元]'));
    expect(faults).toEqual(['error yunxi-2024#1 的 measures 写了“80元”，条款正文没有这样写']);
  });
});

describe('cewen check', () => {
  it('tells a sum that is given and stands in no measure', () => {
    const { faults } = read('## 一 养蜂\n```yaml\nmeasures: []\n```\n给予合作社50万元。\n');
    expect(faults).toEqual(['warning “给予合作社50万元”给了支持，却没有列为措施']);
  });
});
