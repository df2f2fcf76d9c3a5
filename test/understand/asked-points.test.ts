import { describe, expect, it } from 'vitest';
import { askedPoints } from '../../src/understand/asked-points.ts';
import { held } from '../fakes/knowledge.ts';

const { language } = held;
const read = (text: string, topics: readonly string[] = []) =>
  askedPoints(
    {
      text,
      topics: topics.map((word) => ({ word, weight: 1 })),
    },
    language,
  );
const pointsOf = (text: string) => read(text).map((p) => p.text);

it.each([
  ['请问要交哪些表,公章要不要带去', ['要交哪些表', '公章要不要带去']],
  ['样机还在调试,行不行呢', ['样机还在调试,行不行']],
  ['搬去重庆的grant大概how much,还有别的', ['搬去重庆的grant大概how much']],
  ['我们在星沙做注塑', []],
  ['不对不对,是去年的数', []],
])('takes from %s what is asked, with what it leans on', (text, points) => {
  expect(pointsOf(text)).toEqual(points);
});

it('parts speech without stops where it draws breath', () => {
  const text = '喂我想问一下我们是前年搬到开福区来的做模具出口的然后那个贴息嘛分厂的贷款算不算在里面啊';
  expect(pointsOf(text)).toEqual(['分厂的贷款算不算在里面']);
});

describe('what a question turns on', () => {
  it.each([
    ['厂房租金算不算', ['厂房租金']],
    ['民宿老板一枚,想搞热气球给客人坐,补贴有没有份', ['热气球']],
    ['承兑汇票和融资租赁能算进去吗', ['承兑汇票', '融资租赁']],
    ['外资企业能参加吗,要不要交保证金', ['外资企业', '保证金']],
    ['发工资用的流贷,能混进去贴吗', ['流贷']],
    ['委外研发的费用能不能算进去,样品费呢', ['委外研发', '费用', '样品费']],
    ['样机还摆在车间里行不行', ['样机']],
    ['几家抱团去打集群竞赛,一年几回', []],
    ['流水线几号到货', []],
    ['里头有两亿是拿地的,剩下全是厂房,这样还够得上吗', []],
  ])('%s', (text, names) => {
    const topics = [
      '厂房',
      '租金',
      '热气球',
      '客人',
      '补贴',
      '承兑汇票',
      '融资租赁',
      '外资企业',
      '保证金',
      '工资',
      '流贷',
    ]
      .concat(['委外', '研发', '费用', '样品费', '样机', '车间', '抱团', '集群', '流水线'])
      .filter((word) => text.includes(word));
    expect(read(text, topics).flatMap((p) => p.turnsOn.map((n) => n.text))).toEqual(names);
  });
});

it('ends a point before a quotation', () => {
  expect(pointsOf('是不是写了“每年都给”,能不能再领')).toEqual(['是不是写了', '能不能再领']);
});
