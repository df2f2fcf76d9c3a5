import { describe, expect, it } from 'vitest';
import { learnSentences } from '../../src/train/learn-sentences.ts';
import { SentencesEchoed } from '../../src/train/sentences-echoed.ts';
import { LikelyTable } from '../../src/understand/learned/likely-table.ts';
import { heldParts } from '../fakes/parts.ts';

describe('which sentence answers a question', () => {
  const of = (said: Record<string, number>, ...features: string[]) => ({
    features,
    said: new Map(Object.entries(said)),
  });
  const examples = Array.from({ length: 8 }, (_, i) => [
    of({ 'a:0-9': 1 }, 'g贷', 'g息', `gown${i}`),
    of({ 'a:9-20': 1 }, 'g上', 'g限'),
    of({}, 'g天', 'g气'),
  ]).flat();
  const file = learnSentences(examples);
  const table = new LikelyTable(file);
  const first = (...features: string[]) => [...table.likely(features)].sort(([, a], [, b]) => b - a)[0]![0];

  it('is learned from questions and what an officer says again of the clauses, or nothing', () => {
    expect(first('g息')).toBe('a:0-9');
    expect(first('g限')).toBe('a:9-20');
    expect(first('g天')).toBe('');
    expect(file.questions.features).not.toContain('gown3');
  });

  it('gives likelihoods of all and none', () => {
    expect([...table.likely(['g息']).values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  });

  it('is told from an answer by rare words and figures, among the clauses that answer', async () => {
    const { knowledge } = await heldParts();
    const saying = new SentencesEchoed(knowledge.documents.values());
    const [clause] = [...knowledge.clauses.values()].filter(({ id }) => id === 'hunan-zero-breakthrough-2020#1.3');
    const [[id, share] = ['', 0], ...others] = saying.of('创新工程师到2022年是1000名。', [clause!.id]);
    const [start, end] = id.split(':')[1]!.split('-').map(Number);
    expect(clause!.text.slice(start, end)).toBe('到2022年，培育创新工程师1000名。');
    expect([share, others.length]).toEqual([1, 0]);
    expect(saying.of('文中没写，请问当地主管部门。', [clause!.id]).size).toBe(0);
  });
});
