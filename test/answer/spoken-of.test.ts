import { describe, expect, it } from 'vitest';
import { spokenOfIn } from '../../src/answer/evidence/spoken-of.ts';
import { held } from '../fakes/knowledge.ts';

const meant = (said: string, text: string, weight: number) => ({ said, text, weight, kind: null });
const speaks = (text: string, word: string, ...meanings: ReturnType<typeof meant>[]): boolean =>
  spokenOfIn([text], { meanings: [], akin: meanings }, held.language)(word);

describe('whether a text speaks of a word', () => {
  it('counts it as it is said, in any case and with an inset left out', () => {
    expect(speaks('租用算力的给予补助', '算力')).toBe(true);
    expect(speaks('首台（套）装备', '首台装备')).toBe(true);
    expect(speaks('使用AI模型', 'ai')).toBe(true);
  });

  it('counts it without who it is', () => {
    expect(speaks('见习人员每月补贴', '见习生')).toBe(true);
  });

  it('counts it spelt out in one part of a sentence, not across two', () => {
    expect(speaks('招用应届毕业生', '应届生')).toBe(true);
    expect(speaks('高新技术企业', '高新企业')).toBe(true);
    expect(speaks('高等级，新办企业', '高新企业')).toBe(false);
    expect(speaks('企业高而新', '高新企业')).toBe(false);
  });

  it('counts what policies say for it, however loosely, where the text says that', () => {
    expect(speaks('招用毕业生', '招人', meant('招人', '招用', 0.2))).toBe(true);
    expect(speaks('留用毕业生', '招人', meant('招人', '招用', 0.2))).toBe(false);
    expect(speaks('购置设备', '电费', meant('电费', '用电成本', 0.9))).toBe(false);
  });
});
