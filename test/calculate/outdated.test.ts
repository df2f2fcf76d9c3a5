import { expect, it } from 'vitest';
import { outdatedBy } from '../../src/calculate/outdated.ts';
import type { Rule } from '../../src/knowledge/measure.ts';

const rule = { conditions: { all: [{ ratio: ['part', 'whole'], stated: 'share', min: { value: '50', unit: '%' } }] } };

it.each([
  [['part'], ['share']],
  [['share'], ['part']],
  [['whole'], []],
  [['part', 'share'], []],
])('told anew, %j leaves %j outdated', (told, outdated) => {
  expect(outdatedBy(new Set(told), rule as unknown as Rule)).toEqual(outdated);
});
