import { expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { findRegions } from '../../src/language/region.ts';
import { askedPoints } from '../../src/understand/asked-points.ts';
import { held } from '../fakes/knowledge.ts';

const { language } = held;
const read = (text: string, topics: readonly string[] = []) =>
  askedPoints(
    {
      text,
      figures: parseFigures(text),
      regions: findRegions(text),
      topics: topics.map((word) => ({ word, weight: 1 })),
    },
    language,
  );
const pointsOf = (text: string) => read(text).map((p) => p.text);

it.each([
  ['请问要交哪些表,公章要不要带去', ['要交哪些表', '公章要不要带去']],
  ['样机还在调试,行不行呢', ['样机还在调试,行不行']],
  ['我们在星沙做注塑', []],
  ['不对不对,是去年的数', []],
])('takes from %s what is asked, with what it leans on', (text, points) => {
  expect(pointsOf(text)).toEqual(points);
});

it('parts speech without stops where it draws breath', () => {
  const text = '喂我想问一下我们是前年搬到开福区来的做模具出口的然后那个贴息嘛分厂的贷款算不算在里面啊';
  expect(pointsOf(text)).toEqual(['分厂的贷款算不算在里面']);
});

it('tells of a point what it asks and names, figures and places set apart', () => {
  const [point] = read('湖南3000万的厂房租金算不算', ['厂房', '租金']);
  expect(point?.asksToBeCovered).toBe(true);
  expect(point?.topics.map(({ word }) => word)).toEqual(['厂房', '租金']);
  expect(point?.pieces.flatMap(({ text, is }) => (is === 'words' ? [] : [`${is} ${text}`]))).toEqual([
    'place 湖南',
    'figure 3000万',
    'topic 厂房',
    'topic 租金',
  ]);
});

it('widens a point by what its sentence tells before it, as far as no place is named', () => {
  const wider = (text: string) => read(text).map((p) => p.wider.map((w) => w.text));
  expect(wider('我们是托儿所,刚开,装修补助有份没')).toEqual([
    ['刚开,装修补助有份没', '我们是托儿所,刚开,装修补助有份没'],
  ]);
  expect(wider('我们在湖南,装修补助有份没')).toEqual([[]]);
});

it('ends a point before a quotation', () => {
  expect(pointsOf('是不是写了“每年都给”,能不能再领')).toEqual(['是不是写了', '能不能再领']);
});
