import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/language/figure.ts';
import { NO_SENSES } from '../../src/understand/figure-sense.ts';
import { readSlots } from '../../src/understand/slots/read-slots.ts';
import { readWords } from '../../src/understand/words.ts';
import { held, readTopics } from '../fakes/knowledge.ts';

const { facts } = held.book;
const wordsOf = (text: string) => readWords(text, held, readTopics);
const sums = (question: Parameters<typeof readSlots>[0]) =>
  readSlots(question, facts, '2026-11-25')
    .slots.filter(({ fact }) => facts.get(fact)?.type === 'amount')
    .map(({ fact, value }) => [fact, value]);

describe('figures of which no pattern tells what they are', () => {
  it('are read as what they surely are, and added where they are parts of one sum', () => {
    const words = wordsOf('长沙小巨人，去年找两家银行拿了钱，一家六百万，一家两百五十万，都用满了');
    expect(sums({ ...words, senses: NO_SENSES })).toEqual([]);
    expect(sums(words)).toEqual([['年度贷款总额', '8500000']]);
  });
  it('are no fact of the firm where they likely are none, whatever the message is about', () => {
    const words = wordsOf('环保被罚过5万，小巨人贷款贴息还能报吗');
    expect(sums({ ...words, senses: NO_SENSES })).toEqual([['年度贷款总额', '50000']]);
    expect(sums(words)).toEqual([]);
  });
  it('stay what words call them where nothing was learned of that fact', () => {
    const words = wordsOf('环保被罚过5万，小巨人贷款贴息还能报吗');
    const none = { of: (f: Figure) => words.senses.of(f), knows: () => false };
    expect(sums({ ...wordsOf('贷款5万'), senses: none })).toEqual([['年度贷款总额', '50000']]);
  });
  it('of somebody else are not taken', () => {
    expect(sums(wordsOf('同行研发费用200万，我们主营收入5000万'))).toEqual([['主营业务收入', '50000000']]);
  });
  it('are likely the same every time', () => {
    const senseOf = () => {
      const words = wordsOf('听说贴息能拿到48万，我们贷了900万');
      return words.figures.map((f) => words.senses.of(f));
    };
    const plain = (senses: ReturnType<typeof senseOf>) => senses.map((s) => ({ ...s, odds: s?.odds('年度贷款总额') }));
    expect(plain(senseOf())).toEqual(plain(senseOf()));
  });
});
