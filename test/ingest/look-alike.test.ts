import { describe, expect, it } from 'vitest';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { NOTICE } from './notice.ts';

const RATE = '2%';
/** What a notice holds, its rate written as given, and what a person is told to look at. */
async function read(rate: string): Promise<{ text: string; told: string }> {
  if (!NOTICE.includes(RATE)) throw new Error('the notice has no such rate');
  const [one] = await gatherFile('a.txt', () => new TextEncoder().encode(NOTICE.replace(RATE, rate)));
  const { units = [], warnings = [], removed = [] } = one?.policy ?? {};
  return { text: units.flatMap(({ paragraphs }) => paragraphs).join('\n'), told: [...warnings, ...removed].join('\n') };
}

describe('a figure that only looks like one', () => {
  it.each([
    '1O%',
    'l0%',
    'З%',
    '③%',
    'ㄧ%',
    '3，0%',
    '3․5%',
    '3\u0336 5%',
    '3₀%',
    '3⁰%',
    '³%',
    '3〇%',
    'Ⅲ0%',
    '3Ο%',
    '3·0%',
    '3٬0%',
    '3٪',
    '50,0000元',
  ])('is named: %s', async (rate) => {
    expect((await read(rate)).told).toContain('请与原件核对');
  });

  it.each([
    ['٣%', '3%'],
    ['३%', '3%'],
    ['𝟛%', '3%'],
    ['⼗%', '十%'],
    ['\u202e%03\u202c', '30%'],
  ])('is written as it is seen: %s', async (rate, seen) => {
    expect((await read(rate)).text).toContain(seen);
  });

  it.each([
    '3\u200d0%',
    '3\u00ad0%',
    '3\u3164 0%',
    '\u200f3\u200f0%',
    '3\u{e0030}%',
    '\u202e%03\u202c',
    '3\b0%',
    '3\x7f0%',
  ])('is named where letters without a shape stand in it: %#', async (rate) => {
    expect((await read(rate)).told).toContain('看不见的字符或方向控制符');
  });

  it.each(['2%', '２％', '3‰', '20%', '①20%', '1,000,000元', '2,500万元'])('is none of these: %s', async (rate) => {
    expect((await read(rate)).told).not.toContain('核对');
  });
});
