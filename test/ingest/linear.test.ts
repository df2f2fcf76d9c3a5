import { describe, expect, it } from 'vitest';
import { type Expression, slowOn } from '../prove/adversarial.ts';

const expression = (source: string, flags = ''): Expression => ({ source, flags, at: 'here' });

describe('an expression that takes more than time in proportion', () => {
  it.each([
    ['(a|a)*b', ''],
    ['\\s+$', ''],
    ['《[^》]*》', 'g'],
    ['关于.*的通知', 'u'],
  ])('is found: %s', (source, flags) => {
    expect(slowOn(expression(source, flags), [20, 400, 6000], 8)).not.toBeNull();
  });

  it.each(['^\\s*a', '《[^》]{0,200}》', '[一二三]{1,4}、', '(?<=a)b'])('is none of these: %s', (source) => {
    expect(slowOn(expression(source, 'g'), [400, 6000], 8)).toBeNull();
  });
});
