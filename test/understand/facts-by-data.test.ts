import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactBook } from '../../src/knowledge/fact.ts';
import { loadLanguage } from '../../src/knowledge/language-data.ts';
import { loadFacts, readFactFile } from '../../src/knowledge/load-facts.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { checkFactExamples } from '../../src/understand/slots/check-facts.ts';
import { readSlots } from '../../src/understand/slots/read-slots.ts';

/** Facts that no held policy asks for, told by data alone. */
const NEW_FACTS = `
新增就业人数:
  type: number
  unit: count
  noun: 人
  yearly: true
  ask: 这一年新招了多少人？
  said:
    nouns: ['新增(?:就业|员工|用工|岗位)(?:岗位)?(?:人数)?', '(?:应届|高校|大学)+生|毕业生', 新员工]
    verbs: ['(?:新?招聘?|吸纳|录用)[了进]?(?:了|来)?']
    counters: [名, 个, 位]
    bare: true
  examples: { 今年新招了20个人: 20人, 吸纳毕业生15名: 15人, 招人有补贴吗: none }
设备投资额:
  type: amount
  ask: 设备一共投了多少钱？
  said:
    nouns: ['(?:新|购置|采购|生产)*设备(?:上|的)?(?:投资|投入|采购|款)?(?:额|总额)?', '(?:买|购|添置|更新)(?:了|新)*设备']
  examples: { 设备投资800万: 800万元, 买设备花了300万: 300万元, 设备贷款怎么贴息: none }
有出口业务:
  type: truth
  ask: 有没有出口业务？
  said:
    yes: ['出口(?:业务|订单)?(?!退税|信保|额|补贴|的?政策)', '(?:卖|销|发)到(?:国外|海外|欧洲|东南亚)', '外贸(?:业务|订单)']
    no: [全部?(?:是|做|都是)?内销, 只做内销]
  examples: { 我们做出口: true, 没有出口业务: false, 出口退税怎么办: none }
社保缴纳月数:
  type: number
  unit: month
  ask: 社保缴了几个月？
  said:
    nouns: [社保, 五险]
  examples: { 社保交了8个月: 8个月, 缴社保满一年了: 12个月, 社保断缴怎么办: none }
`;

let book: FactBook;
beforeAll(() => {
  const file = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.yaml');
  writeFileSync(file, readFileSync('knowledge/facts.yaml', 'utf8') + NEW_FACTS);
  book = loadFacts(file, loadLanguage('knowledge'));
});

/** The value of a fact in a message: `open` where it must be asked again, `none` where nothing is said of it. */
function value(raw: string, fact: string, asked?: string) {
  const text = normalise(raw);
  const question = { text, figures: parseFigures(text), regions: findRegions(text) };
  const said = readSlots(question, book, '2026-11-25', asked === undefined ? undefined : { fact: asked }).slots;
  const own = said.filter((s) => s.fact === fact);
  return own.length === 0 ? 'none' : own.some((s) => s.exactness === 'partial') ? 'open' : own[0]?.value;
}

const reads = (fact: string, cases: Readonly<Record<string, unknown>>) => {
  for (const [text, expected] of Object.entries(cases))
    it(`${text}: ${JSON.stringify(expected)}`, () => {
      expect(value(text, fact)).toEqual(expected);
    });
};

describe('a number that data alone adds', () => {
  reads('新增就业人数', {
    '我们今年招了35个大学生，有没有补贴': '35',
    上个月刚录用了3名应届生: '3',
    公司新增就业50人: '50',
    '新员工12位，都签了合同': '12',
    大概招了二十来个人: { about: '20', low: '18', high: '22' },
    毕业生招了10到15个吧: { low: '10', high: '15' },
    我朋友公司招了80个人: 'none',
    打算招20个人: 'none',
    招满20人才能拿补贴吗: 'none',
    今年没有新增就业: '0',
    招人一般怎么补: 'none',
  });
  it('takes a bare number in reply to its question', () => {
    expect(value('18', '新增就业人数', '新增就业人数')).toBe('18');
    expect(value('差不多二三十个', '新增就业人数', '新增就业人数')).toEqual({ low: '20', high: '30' });
  });
});

describe('an amount that data alone adds', () => {
  reads('设备投资额', {
    '我厂去年买设备花了320万，能报吗': '3200000',
    '设备投入一共1.2亿，注册资本3000万': '120000000',
    '贷款500万，其中设备款200万': '2000000',
    新设备大概投了600万左右: { about: '6000000', low: '5400000', high: '6600000' },
    设备投资800: '8000000',
    设备投资8: 'open',
    设备投资最高能补500万吗: 'none',
    隔壁厂设备投资2000万: 'none',
    没有设备投资: '0',
  });
});

describe('a truth that data alone adds', () => {
  reads('有出口业务', {
    我们也做点出口: true,
    '货都卖到东南亚，国内没多少': true,
    我司暂时没有出口业务: false,
    '不做外贸订单，只做内销': false,
    想做出口不知道有啥支持: 'none',
    我朋友公司做出口的: 'none',
    有没有出口业务才能申请: 'none',
    出口退税多久到账: 'none',
  });
});

describe('a span of months that data alone adds', () => {
  reads('社保缴纳月数', {
    社保交了7个月了: '7',
    员工五险缴了一年半: '18',
    社保缴了两个季度: '6',
    社保交了大半年: { about: '6', low: '6', high: '9', beyond: 'low' },
    社保要交满6个月才能补吗: 'none',
    社保三个月前就断了: 'none',
  });
  it('takes a bare reply', () => {
    expect(value('9个月', '社保缴纳月数', '社保缴纳月数')).toBe('9');
    expect(value('一年多', '社保缴纳月数', '社保缴纳月数')).toEqual({
      about: '12',
      low: '12',
      high: '18',
      beyond: 'low',
    });
  });
});

it('check reads the examples of added facts', () => {
  const alone = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.yaml');
  writeFileSync(alone, NEW_FACTS);
  expect(checkFactExamples(readFactFile(alone), loadFacts(alone, loadLanguage('knowledge')))).toEqual([]);
});
