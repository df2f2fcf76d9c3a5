import { describe, expect, it } from 'vitest';
import { statusOn } from '../../src/knowledge/document.ts';

const begun = { effective: '2022-02-01', period: null };
const bounded = { effective: null, period: { from: '2020-01-01', to: '2022-12-31' } };
const unknown = { effective: null, period: null };

describe('the status of a document on a day', () => {
  it('is not-yet before the day of effect, in force from that day on', () => {
    expect(statusOn(begun, '2022-01-31')).toBe('not-yet');
    expect(statusOn(begun, '2022-02-01')).toBe('in-force');
    expect(statusOn(begun, '2099-12-31')).toBe('in-force');
  });

  it('is expired the day after the period ends, not on its last day', () => {
    expect(statusOn(bounded, '2022-12-31')).not.toBe('expired');
    expect(statusOn(bounded, '2023-01-01')).toBe('expired');
    expect(statusOn({ effective: '2020-05-01', period: bounded.period }, '2023-01-01')).toBe('expired');
  });

  it('is not-yet before the period begins', () => {
    expect(statusOn(bounded, '2019-12-31')).toBe('not-yet');
  });

  it('is unknown where the source gives no day of effect', () => {
    expect(statusOn(unknown, '2025-06-01')).toBe('unknown');
    expect(statusOn(bounded, '2021-06-01')).toBe('unknown');
  });
});
