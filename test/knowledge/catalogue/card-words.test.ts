import { describe, expect, it } from 'vitest';
import { plainIn } from '../../../src/knowledge/award.ts';
import { cardOf } from '../../../src/knowledge/catalogue/card.ts';
import { cardSum } from '../../../src/knowledge/catalogue/card-words.ts';
import { type Catalogued, catalogueOf, measuresOf } from '../../../src/knowledge/catalogue/catalogue.ts';
import type { Clause } from '../../../src/knowledge/document.ts';
import { loadLanguage } from '../../../src/knowledge/language-data.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';
import { held } from '../../fakes/knowledge.ts';

const language = loadLanguage('knowledge');
const FRONT =
  '---\nid: yunxi-2024\ntitle: 支持办法\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: null\nperiod: null\nprovenance: official\nsource: 测试\n---\n';

/** What the cards of a clause say of how much. */
function sums(text: string): string[] {
  const document = parsePolicy('a.md', `${FRONT}## 一 养蜂\n${text}\n`);
  const clause = document.clauses[0] as Clause;
  const knowledge = {
    documents: new Map([[document.id, document]]),
    clauses: new Map([[clause.id, clause]]),
    book: { rules: new Map() },
    language,
  } as unknown as Catalogued;
  return measuresOf(clause, knowledge).map((measure) => cardSum(cardOf(measure, knowledge, '2026-07-27')));
}

describe('a card', () => {
  it('says of each figure whether it is the most', () => {
    expect(sums('对养蜂合作社按购蜂支出的10%给予补助，最高不超过5万元。')).toEqual(['10%、最高5万元']);
    expect(sums('对养蜂合作社给予最高20万元奖励。')).toEqual(['最高20万元']);
    expect(sums('对养蜂合作社给予一次性奖励20万元。')).toEqual(['20万元']);
    expect(sums('对养蜂合作社给予50万元以内的补助。')).toEqual(['最高50万元']);
  });

  it('says of a cap in a rule that it is the most', () => {
    const said = catalogueOf(held).flatMap((measure) => {
      const rule = measure.rule === null ? undefined : held.book.rules.get(measure.rule);
      const cap = rule && 'cap' in rule.award ? rule.award.cap : undefined;
      return cap ? measure.figures.filter((f) => f.value === cap.value && f.unit === cap.unit) : [];
    });
    expect(said.length).toBeGreaterThan(3);
    expect(said.filter(({ bound }) => bound !== 'at-most')).toEqual([]);
  });

  it('does not pass off a limit of the base as the award', () => {
    for (const measure of catalogueOf(held)) {
      const rule = measure.rule === null ? undefined : held.book.rules.get(measure.rule);
      if (!rule || !('promise' in rule.award)) continue;
      for (const part of plainIn(rule.award.amount)) {
        if (!('of' in part) || !part.ofAtMost) continue;
        const said = measure.figures.find((f) => f.value === part.ofAtMost?.value && f.unit === part.ofAtMost.unit);
        expect(said?.of).toBe(part.of);
        expect(cardSum(cardOf(measure, held, '2026-07-27'))).toBe(`${part.of}最多按${said?.text}算`);
      }
    }
    expect.hasAssertions();
  });
});
