import { describe, expect, it } from 'vitest';
import { firstRight, learnSigns } from '../../src/train/learn-weights.ts';

describe('what signs weigh', () => {
  const clause = (...signs: [string, number][]) => new Map(signs);
  const questions = Array.from({ length: 30 }, (_, q) => ({
    signs: [clause(['tells', q % 10 === 0 ? 0 : 1]), clause(['misleads', 1]), clause(['tells', q % 10 === 1 ? 1 : 0])],
    gold: Uint8Array.of(1, 0, 0),
  }));

  it('is learned of what tells the clauses that answer from the others', () => {
    const weights = learnSigns(questions);
    expect(weights.tells).toBeGreaterThan(1);
    expect(weights.misleads).toBeLessThan(-0.5);
    expect(firstRight(questions, weights)).toBeGreaterThan(23);
    expect(learnSigns(questions)).toEqual(weights);
  });

  it('is nothing for a sign of few clauses', () => {
    const [first, ...rest] = questions;
    const rare = { ...first!, signs: [clause(['rare', 1]), ...first!.signs.slice(1)] };
    expect(learnSigns([rare, ...rest]).rare).toBeUndefined();
  });
});
