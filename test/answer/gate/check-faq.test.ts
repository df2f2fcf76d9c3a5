import { describe, expect, it } from 'vitest';
import { faqFaults } from '../../../src/answer/gate/check-faq.ts';
import type { FaqEntry } from '../../../src/knowledge/faq.ts';
import { held } from '../../fakes/knowledge.ts';

const faultsOf = (says: string) => {
  const [first] = [...held.faq.values()].filter(({ clauses: [clause] }) => clause?.id === 'changsha-sme-2022#1.1');
  const entry: FaqEntry = { ...first!, says };
  return faqFaults({ ...held, faq: new Map([[entry.id, entry]]) }).map(({ what }) => what);
};

describe('the answer of a frequent question', () => {
  it('says nothing that its clauses do not hold, of all that are held', () => {
    expect(held.faq.size).toBeGreaterThan(500);
    expect(faqFaults(held)).toEqual([]);
  });

  it('may tell the figures of its clauses, as limited as they stand there, and the number of its document', () => {
    expect(faultsOf('按贷款金额的3%贴息，最高不超过50万元。')).toEqual([]);
    expect(faultsOf('文号是{number}。')).toEqual([]);
  });

  it('is refused with a figure of no clause, or a ceiling told as what is paid', () => {
    expect(faultsOf('按贷款金额的4%贴息。')[0]).toMatch(/4%/);
    expect(faultsOf('每年给50万元。')[0]).toMatch(/50万元/);
    expect(faultsOf('最高不超过50万元，一定给。')[0]).toMatch(/不能写成一定给/);
  });
});
