import { describe, expect, it } from 'vitest';
import { answerIn } from '../../src/understand/hypotheses/model-answer.ts';
import { heldParts } from '../fakes/parts.ts';

const { knowledge } = await heldParts();
const read = (answer: unknown) => answerIn(JSON.stringify(answer), new Set(['held']), knowledge.language);

describe('the answer of a model', () => {
  it('keeps the acts, aspects and quotations that fit, and drops each that does not', () => {
    const answer = {
      acts: [
        { act: 'ask', aspects: ['amount', '补贴937万元', 'materials'], measure: 'held' },
        { act: 'pay' },
        { act: 'calculate', measure: 'not-held' },
        'ask',
        { act: 'off-topic', which: 'weather' },
      ],
      slots: [{ fact: '年度研发费用', quote: '八百万', value: '9' }, { fact: '年度研发费用' }, null],
      query: '研发 补贴',
    };
    expect(read(answer)).toEqual({
      acts: [
        { act: 'ask', aspects: ['amount', 'materials'], measure: 'held' },
        { act: 'off-topic', aspects: [], measure: null },
      ],
      slots: [{ fact: '年度研发费用', quote: '八百万' }],
      place: null,
      query: '研发 补贴',
    });
  });

  it.each([[null], ['补贴'], [[1, 2]], [{}], [{ acts: 'ask' }], [{ acts: [], slots: {} }], [{ slots: [] }]])(
    'is none where its shape is another: %j',
    (answer) => {
      expect(read(answer)).toBeNull();
    },
  );
});
