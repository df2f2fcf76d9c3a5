import { describe, expect, it } from 'vitest';
import { lengthOf, withVariables } from '../../src/ingest/read/css-value.ts';

describe('a value of a style sheet', () => {
  it.each([
    ['12px', 12],
    ['-.5em', -8],
    ['50%', 640],
    ['calc(1px - 1px)', 0],
    ['calc(100% - 2 * (1rem + 4px))', 1240],
    ['calc(1px -1px)', 0],
    ['min(0px, 1em)', 0],
    ['max(1px, 2px, 3px)', 3],
    ['clamp(14px, 2vw, 18px)', 18],
  ])('is so many pixels: %s', (value, pixels) => expect(lengthOf(value)).toBeCloseTo(pixels));

  it.each([
    '',
    'auto',
    'inherit',
    'calc(1px',
    '1px 2px',
    'calc(1px + )',
    `calc(${'1px + '.repeat(100)}1px)`,
    'a'.repeat(400_000),
  ])('is no length, and that is soon told: %#', (value) => expect(lengthOf(value)).toBeNaN());

  it('has its variables put in, those of others too, and no more than so many', () => {
    const given = new Map([
      ['--a', 'var(--b)'],
      ['--b', '#fff'],
      ['--loop', 'var(--loop) var(--loop)'],
    ]);
    expect(withVariables('var(--a)', given)).toBe('#fff');
    expect(withVariables('var(--none, red) var( --b )', given)).toBe('red #fff');
    expect(withVariables('var(--none)', given)).toBe('');
    expect(withVariables('var(--loop)', given).length).toBeLessThan(10_000);
  });
});
