import { expect, it } from 'vitest';
import { decidingTogether } from '../../src/answer/evidence/deciding/choose-deciding.ts';
import type { HeldDocument } from '../../src/answer/evidence/deciding/held-sentences.ts';
import type { Clause, PolicyDocument } from '../../src/knowledge/document.ts';
import { learnDeciding } from '../../src/train/learn-deciding.ts';

const SENTENCES = ['客栈装修的，给予补助。', '信用卡分期不予补助。', '每年五月受理。'];
const clauses = SENTENCES.map((text, i): Clause => {
  const locator = `第${'一二三'.charAt(i)}条`;
  return { id: `inns#${i + 1}`, document: 'inns', locator, heading: '', path: [], text, bodies: [], asks: [], line: i };
});
const document = { id: 'inns', title: '客栈办法', clauses } as unknown as PolicyDocument;

/** The sentences with a sign that each has or not: the first answers, the second is what the message tells of. */
const held = (...told: readonly number[]): HeldDocument => ({
  document,
  parts: [],
  asked: new Set(),
  sentences: clauses.map((clause, i) => ({
    clause,
    sentence: { start: 0, end: clause.text.length, text: clause.text, figures: [] },
    signs: new Map([
      ['meant', i === 0 ? 2 : 0],
      ['rare', told.includes(i) ? 1 : 0],
    ]),
  })),
});

it('learns which sentences decide together, and where one does alone', () => {
  const examples = Array.from({ length: 12 }, () => [
    { held: held(), answers: [[0]] },
    { held: held(1), answers: [[0], [1]] },
    { held: held(2), answers: [[0], [2]] },
  ]).flat();
  const weights = learnDeciding(examples);
  expect(decidingTogether(held(), weights)).toEqual([0]);
  expect(decidingTogether(held(1), weights)).toEqual([0, 1]);
  expect(decidingTogether(held(2), weights)).toEqual([0, 2]);
  expect(learnDeciding(examples)).toEqual(weights);
});
