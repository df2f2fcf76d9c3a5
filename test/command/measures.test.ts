import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/command/io.ts';
import { listMeasures, showCard } from '../../src/command/measures.ts';
import { held as knowledge } from '../fakes/knowledge.ts';

function printed(run: (io: Io) => number): string[] {
  const out: string[] = [];
  const io: Io = {
    lines: async function* () {},
    out: (t) => void out.push(t),
    tell: () => {},
    today: () => '2026-11-25',
  };
  expect(run(io)).toBe(0);
  return out;
}

describe('cewen measures', () => {
  it('lists the measures of a place and of the places around it, an object a line', () => {
    const rows = printed((io) => listMeasures(knowledge, io, { region: '长沙', json: true })).map((line) =>
      JSON.parse(line),
    );
    expect(rows.find((r) => r.id === 'changsha-national-little-giant')).toMatchObject({
      clause: 'changsha-sme-2022#1.3',
      document: 'changsha-sme-2022',
      region: '430100',
      instrument: 'award',
      promise: 'entitled',
      figures: [{ text: '50万元', value: '500000', unit: 'CNY' }],
      status: 'in-force',
      computes: true,
    });
    expect(rows.some((r) => r.region === '430000')).toBe(true);
    expect(rows.some((r) => r.region === '330100')).toBe(false);
  });
});

describe('cewen card', () => {
  it('tells what the text does not say', () => {
    const [card] = printed((io) => showCard(knowledge, io, 'changsha-loan-interest', true)).map((line) =>
      JSON.parse(line),
    );
    expect(card.unsaid).toContain('联系电话');
    expect(card.source).toMatchObject({ locator: '一(一)' });
  });

  it('names an id that nothing has', () => {
    expect(() => printed((io) => showCard(knowledge, io, 'no-such', false))).toThrow('没有措施 no-such');
  });
});
