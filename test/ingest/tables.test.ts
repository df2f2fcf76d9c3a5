import { describe, expect, it } from 'vitest';
import { outline } from '../../src/ingest/outline/outline.ts';
import { readHtml } from '../../src/ingest/read/read-html.ts';
import { readMarkdown } from '../../src/ingest/read/read-text.ts';

/** Rows of cells: `th:` begins a header cell, `2x3:` one of two rows and three columns. */
const tableOf = (...rows: string[][]): string =>
  `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
const cell = (text: string): string => {
  const [, th = '', down, across, words = ''] = /^(th:)?(?:(\d)x(\d):)?(.*)$/s.exec(text) ?? [];
  const tag = th ? 'th' : 'td';
  const spans = `${down && down !== '1' ? ` rowspan="${down}"` : ''}${across && across !== '1' ? ` colspan="${across}"` : ''}`;
  return `<${tag}${spans}>${words}</${tag}>`;
};
const BEFORE = '<p>第一条 为扶持民宿，制定本办法。</p><p>第二条 对符合条件的民宿，按下表给予奖励：</p>';
const AFTER = '<p>第三条 本办法由市文旅局负责解释。</p>';
const unitsOf = (table: string, above = '') =>
  outline(readHtml(`<html><body><div>${BEFORE}${above}${table}${AFTER}</div></body></html>`).lines).units;
const rowsIn = (table: string, above = ''): string[] =>
  unitsOf(table, above)
    .filter(({ locator }) => locator.startsWith('第二条'))
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
    .split('\n')
    .slice(1);

describe('a row of a table is told as a sentence', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'with the unit of its header',
      tableOf(['级别', '奖励金额（万元）'], ['甲级', '50'], ['乙级', '30']),
      ['级别为甲级：奖励金额为50万元。', '级别为乙级：奖励金额为30万元。'],
    ],
    [
      'under a cell that covers several rows',
      tableOf(
        ['类别', '档次', '补助标准（元/间）'],
        ['2x1:新建', '一档', '3000'],
        ['二档', '2000'],
        ['改造', '—', '1000'],
      ),
      [
        '类别为新建、档次为一档：补助标准为3000元/间。',
        '类别为新建、档次为二档：补助标准为2000元/间。',
        '类别为改造：补助标准为1000元/间。',
      ],
    ],
    [
      'under a header of two lines',
      tableOf(['2x1:级别', '1x2:补助标准（万元）'], ['市级', '区级'], ['甲级', '20', '10'], ['乙级', '8', '4']),
      [
        '级别为甲级：市级补助标准为20万元，区级补助标准为10万元。',
        '级别为乙级：市级补助标准为8万元，区级补助标准为4万元。',
      ],
    ],
    [
      'without a header',
      tableOf(['甲级民宿', '50万元'], ['乙级民宿', '30万元']),
      ['甲级民宿：50万元。', '乙级民宿：30万元。'],
    ],
    [
      'from a column where the first column holds the headers',
      tableOf(['年营业收入', '100万元（含）—500万元', '500万元（含）以上'], ['奖励金额', '5万元', '12万元']),
      ['年营业收入为100万元（含）—500万元：奖励金额为5万元。', '年营业收入为500万元（含）以上：奖励金额为12万元。'],
    ],
    [
      'with shares and ceilings of their own units, the numbers of its rows left out',
      tableOf(
        ['序号', '设备投资额（万元）', '补贴比例（%）', '最高补贴（万元）'],
        ['1', '100（含）—500', '5', '20'],
        ['2', '500（含）以上', '8', '60'],
      ),
      [
        '设备投资额为100万元（含）—500万元：补贴比例为5%，最高补贴为20万元。',
        '设备投资额为500万元（含）以上：补贴比例为8%，最高补贴为60万元。',
      ],
    ],
    [
      'with the unit that a column of units gives it',
      tableOf(['项目', '单位', '补贴标准'], ['客房改造', '元/间', '800'], ['停车场', '元/平方米', '120']),
      ['项目为客房改造：补贴标准为800元/间。', '项目为停车场：补贴标准为120元/平方米。'],
    ],
    [
      'below the heading that covers all columns',
      tableOf(
        ['项目', '奖励金额'],
        ['1x2:品牌类'],
        ['进入全国名录', '20万元'],
        ['1x2:服务类'],
        ['年接待5000人以上', '6万元'],
      ),
      ['品牌类、项目为进入全国名录：奖励金额为20万元。', '服务类、项目为年接待5000人以上：奖励金额为6万元。'],
    ],
    [
      'while what is noted below stays a text, and its total a row',
      tableOf(
        ['区县', '补助资金（万元）'],
        ['东区', '60'],
        ['西区', '40'],
        ['合计', '100'],
        ['1x2:注：同一民宿就高享受，不重复补助。'],
      ),
      [
        '区县为东区：补助资金为60万元。',
        '区县为西区：补助资金为40万元。',
        '区县为合计：补助资金为100万元。',
        '注：同一民宿就高享受，不重复补助。',
      ],
    ],
    [
      'with what is said to be as above',
      tableOf(['类别', '档次', '奖励金额'], ['新建', '一档', '9万元'], ['〃', '二档', '7万元'], ['', '三档', '5万元']),
      [
        '类别为新建、档次为一档：奖励金额为9万元。',
        '类别为新建、档次为二档：奖励金额为7万元。',
        '类别为新建、档次为三档：奖励金额为5万元。',
      ],
    ],
    [
      'with the header of a printed page left out where it comes again',
      tableOf(['级别', '奖励金额'], ['甲级', '5万元'], ['级别', '奖励金额'], ['乙级', '3万元']),
      ['级别为甲级：奖励金额为5万元。', '级别为乙级：奖励金额为3万元。'],
    ],
    [
      'in each of its columns of years',
      tableOf(['规模', '2025年', '2026年'], ['大型', '60', '50'], ['小型', '20', '15']),
      ['规模为大型：2025年为60万元，2026年为50万元。', '规模为小型：2025年为20万元，2026年为15万元。'],
    ],
    [
      'with the office and the telephone of each district',
      tableOf(['区县', '受理部门', '电话'], ['东区', '区文旅局', '0713-1234567'], ['西区', '区商务局', '0713-7654321']),
      ['区县为东区：受理部门为区文旅局，电话为0713-1234567。', '区县为西区：受理部门为区商务局，电话为0713-7654321。'],
    ],
    [
      'though the page leaves out a last cell',
      tableOf(['级别', '奖励金额', '备注'], ['甲级', '50万元', '一次性'], ['乙级', '30万元']),
      ['级别为甲级：奖励金额为50万元，备注为一次性。', '级别为乙级：奖励金额为30万元。'],
    ],
  ];
  it.each(cases)('%s', (name, table, rows) => {
    expect(rowsIn(table, name.includes('years') ? '<p>单位：万元</p>' : '')).toEqual(rows);
  });

  it('below its caption, which is told once', () => {
    const told = rowsIn(
      tableOf(['级别', '奖励金额'], ['甲级', '50'], ['乙级', '30']),
      '<p>民宿奖励标准表（单位：万元）</p>',
    );
    expect(told).toEqual(['民宿奖励标准表：', '级别为甲级：奖励金额为50万元。', '级别为乙级：奖励金额为30万元。']);
  });

  it('with the unit of a sentence above that only leads to it', () => {
    const table = tableOf(['年度', '2025年', '2026年'], ['奖励资金', '800', '900']);
    expect(rowsIn(table, '<p>各年度安排如下（单位：万元）：</p>')).toEqual([
      '各年度安排如下（单位：万元）：',
      '年度为2025年：奖励资金为800万元。',
      '年度为2026年：奖励资金为900万元。',
    ]);
  });

  it('of Markdown like one of a page', () => {
    const { lines } = readMarkdown(
      '第一条 按下表奖励：\n\n| 级别 | 奖励金额（万元） |\n|---|---|\n| 甲级 | 50 |\n| 乙级 | 30 |\n',
    );
    expect(outline(lines).units[0]?.paragraphs.join('\n')).toContain('级别为乙级：奖励金额为30万元。');
  });
});

it('reads a cell of many digits without trying each way to part them', () => {
  const began = process.cpuUsage();
  rowsIn(tableOf(['级别', '奖励金额（万元）'], ['甲级', `${'1'.repeat(40)}x`]));
  const { user } = process.cpuUsage(began);
  expect(user / 1000).toBeLessThan(500);
});

describe('a row whose cells hold sentences', () => {
  it('is a provision of its own, headed by its first cell, its bodies told apart', () => {
    const units = unitsOf(
      tableOf(
        ['序号', '政策名称', '支持内容', '责任单位'],
        ['1', '开业补助', '对新开业的民宿给予补助。每间客房补助3000元。', '市文旅局'],
        ['2', '评级奖励', '对评为甲级的民宿，一次性奖励5万元。', '市文旅局、市财政局'],
      ),
    );
    expect(units.filter(({ locator }) => /行$/.test(locator))).toMatchObject([
      {
        heading: '开业补助',
        paragraphs: ['支持内容：对新开业的民宿给予补助。每间客房补助3000元。'],
        bodies: ['市文旅局'],
      },
      { heading: '评级奖励', bodies: ['市文旅局', '市财政局'] },
    ]);
  });
});
