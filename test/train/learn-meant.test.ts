import { describe, expect, it } from 'vitest';
import { ClausesMeant } from '../../src/answer/evidence/meant/clauses-meant.ts';
import { learnMeant } from '../../src/train/learn-meant.ts';

describe('which clause a question is about', () => {
  const of = (clause: string | null, ...features: string[]) => ({ features, clauses: clause ? [clause] : [] });
  const examples = Array.from({ length: 8 }, (_, i) => [
    of('interest', 'g贷', 'g息', `gown${i}`),
    of('research', 'g研', 'g发', 't-interest'),
    of(null, 'g天', 'g气'),
  ]).flat();
  const table = learnMeant(examples);
  const meant = new ClausesMeant(table);
  const first = (...features: string[]) => [...meant.likely(features)].sort(([, a], [, b]) => b - a)[0]![0];

  it('is learned from questions and the clauses that answer them, or none', () => {
    expect(first('g息')).toBe('interest');
    expect(first('g研', 'g发', 'g贷')).toBe('research');
    expect(first('g天')).toBe('');
    expect(learnMeant(examples)).toEqual(table);
  });

  it('gives logarithms of probabilities', () => {
    const all = [...meant.likely(['g息']).values()].reduce((sum, one) => sum + Math.exp(one), 0);
    expect(all).toBeCloseTo(1, 6);
  });

  it('learns nothing of what one question alone says, nor of a clause that one is about', () => {
    expect(table.questions.features).not.toContain('gown3');
    expect(learnMeant([...examples, of('once', 'g息')]).clauses).toEqual(table.clauses);
  });
});
