import { expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { askedPoints, joinPoints } from '../../src/understand/asked-points.ts';

const { language } = loadKnowledge('knowledge');
const pointsOf = (text: string) => askedPoints(text, language).map((p) => p.text);

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

it('repeats points that stand side by side as one, as they stand in the message', () => {
  const text = '入库给不给钱,给多少,一年评几回';
  const [joined, ...more] = joinPoints(askedPoints(text, language), text);
  expect(more).toEqual([]);
  expect(text.slice(joined?.start, joined?.end)).toBe(joined?.text);
  expect(joined?.text).toBe(text);
});
