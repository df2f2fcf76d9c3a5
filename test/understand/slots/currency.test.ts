import { expect, it } from 'vitest';
import { Fact, type FactBook } from '../../../src/knowledge/fact.ts';
import { FigurePatterns } from '../../../src/knowledge/slot-patterns.ts';
import { parseFigures } from '../../../src/language/figure.ts';
import { findRegions } from '../../../src/language/region.ts';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { held } from '../../fakes/knowledge.ts';

const fact = {
  ...Fact.parse({ type: 'amount', currency: 'USD', ask: '年进出口额是多少美元？' }),
  said: FigurePatterns.parse({ nouns: ['年进出口额'] }),
};
const book: FactBook = Object.assign(new Map([...held.book.facts, ['年进出口额', fact as Fact]]), {
  language: held.language,
});

const read = (text: string) =>
  readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-26');

it('reads a sum in the money that a fact is told in', () => {
  expect(read('我们年进出口额300万美元').slots.map((s) => [s.fact, s.value])).toContainEqual(['年进出口额', '3000000']);
});

it('takes no yuan for dollars, and says so', () => {
  const { slots, problems } = read('我们年进出口额300万元');
  expect(slots.filter((s) => s.fact === '年进出口额')).toEqual([]);
  expect(problems.join()).toContain('币种不一样');
});
