import { expect, it } from 'vitest';
import { Writer } from '../../src/answer/draft/writer.ts';
import { stepsOf } from '../../src/answer/say/verdict.ts';

it('cites the clause of each line of a trace that a statement tells, beside those it cites', () => {
  const steps = ['a', 'b'].map((clause) => ({
    kind: 'condition',
    say: `行${clause}`,
    clause,
    holds: true,
    figures: [],
  }));
  const lines = stepsOf({ rule: { id: 'r' }, calculation: { steps } } as never, 'condition');
  const writer = new Writer();
  writer.say(...lines, { kind: 'citation', clause: 'a' }, '。');
  const { statements, citations } = writer.draft('answer');
  expect(citations).toEqual(['a', 'b']);
  expect(statements[0]?.map((s) => ('text' in s ? s.text : 'clause' in s ? s.clause : ''))).toEqual([
    '行a',
    '行b',
    'a',
    'b',
    '。',
  ]);
});
