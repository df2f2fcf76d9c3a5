import { describe, expect, it } from 'vitest';
import { validityOf } from '../../src/ingest/text/date.ts';

const DATES = { issued: '2024-04-20', published: '2024-05-06', effective: null, until: null };
const of = (text: string) => validityOf(text, DATES, '某市石榴种植补助办法');

describe('when a document begins and ends to count', () => {
  it.each([
    ['本办法自公布之日起30日后施行。', '2024-06-06', null],
    ['本办法自2024年7月1日起施行，执行至2026年6月30日。', '2024-07-01', '2026-06-30'],
    ['本办法自2024年7月1日起施行，至2027年12月31日止。', '2024-07-01', '2027-12-31'],
    ['本措施自2024年7月1日起施行，在2024-2026年内有效', '2024-07-01', '2026-12-31'],
    ['本办法自印发之日起施行。', '2024-04-20', null],
    ['本措施由市文化体育和旅游局负责解释，自2024年7月1日起施行，有效期至2027年12月31日。', '2024-07-01', '2027-12-31'],
  ])('%s', (text, effective, to) => {
    const found = of(text);
    expect([found.effective, found.period?.to ?? null, found.unclear]).toEqual([effective, to, null]);
  });

  it('is said to be counted where it is', () => {
    expect(of('本办法自公布之日起30日后施行。').counted).toBe('公布之日起30日后');
    expect(of('本办法自公布之日起施行。').counted).toBeNull();
  });

  it('is not counted in working days, nor from a day that nobody knows', () => {
    expect(of('本办法自公布之日起10个工作日后施行。')).toMatchObject({ effective: null, counted: null });
    const unknown = validityOf('本办法自公布之日起30日后施行。', { ...DATES, issued: null, published: null }, '');
    expect(unknown).toMatchObject({ effective: null, unclear: '公布之日起30日后' });
  });
});
