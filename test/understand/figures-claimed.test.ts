import { expect, it } from 'vitest';
import { figuresClaimed } from '../../src/understand/figures-claimed.ts';
import { statedFigures } from '../../src/understand/stated-figures.ts';
import { held } from '../fakes/knowledge.ts';

const { language } = held;
const claimed = (text: string): readonly string[] =>
  figuresClaimed(text, statedFigures(text, language), false, language)
    .filter((f) => !f.told)
    .map(({ text }) => text.trim());

it.each([
  ['听说最高奖60万，我们租了900平，对吗', ['60万']],
  ['厂房租了900平米，听说能补，是真的吗', []],
  ['听说奖励60万，厂里80人，是真的吗', ['60万']],
  ['贷款3亿，听说有贴息，贴息按3亿算对吧', []],
])('what is told of the firm is not claimed of the policy: %s', (text, figures) => {
  expect(claimed(text)).toEqual(figures);
});
