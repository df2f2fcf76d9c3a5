import { describe, expect, it } from 'vitest';
import type { Working } from '../../src/answer/draft/working.ts';
import { printWorked, workOut } from '../../src/answer/evidence/work-out.ts';
import { parseFigures } from '../../src/language/figure.ts';

const held = parseFigures('按20%给予补助，最高不超过60万元；每人2000元，不超过员工总数的15%');
const said = parseFigures('花了700万元，送了60人，一共300人，还有大约80万元');
const ofClause = (i: number): Working => ({ by: 'clause', clause: 'one#1', start: held[i]!.start, end: held[i]!.end });
const ofAsker = (i: number): Working => ({ by: 'asker', start: said[i]!.start, end: said[i]!.end });
const out = (working: Working) =>
  workOut(working, {
    clause: (leaf) => held.find((f) => f.start === leaf.start),
    asker: (leaf) => said.find((f) => f.start === leaf.start),
  });

describe('what a figure is worked out of', () => {
  it('is a share of what the asker tells, and no more than the ceiling', () => {
    const share: Working = { by: 'share', of: ofClause(0), with: ofAsker(0) };
    expect(out(share)).toMatchObject({ value: '1400000', unit: 'CNY', bound: 'exact' });
    expect(out({ by: 'least', of: share, with: ofClause(1) })).toMatchObject({ value: '600000', bound: 'at-most' });
  });

  it('is so much for each that counts, whole ones alone', () => {
    const most: Working = { by: 'share', of: ofClause(3), with: ofAsker(2) };
    const sum = out({ by: 'times', of: ofClause(2), with: { by: 'least', of: ofAsker(1), with: most } });
    expect(sum).toMatchObject({ value: '90000', unit: 'CNY' });
    expect(printWorked(sum!)).toBe('9万元');
  });

  it('is about so much where what is told is', () => {
    expect(out({ by: 'share', of: ofClause(0), with: ofAsker(3) })?.bound).toBe('about');
  });

  it('is nothing where units do not go together, or less than nothing is left', () => {
    expect(out({ by: 'least', of: ofAsker(0), with: ofAsker(1) })).toBeNull();
    expect(out({ by: 'times', of: ofClause(0), with: ofAsker(1) })).toBeNull();
    expect(out({ by: 'less', of: ofClause(1), with: ofAsker(0) })).toBeNull();
  });
});
