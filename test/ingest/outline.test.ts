import { describe, expect, it } from 'vitest';
import { outline } from '../../src/ingest/outline/outline.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import type { Line } from '../../src/ingest/text/line.ts';
import { CIRCULAR } from './notice.ts';

const lines = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ text: line.trim() }));
const locators = (text: string): string[] => outline(lines(text)).units.map((unit) => unit.locator);
const unit = (text: string, locator: string) => outline(lines(text)).units.find((u) => u.locator === locator);

describe('the clause tree', () => {
  it('numbers articles through chapters, items below them, and a paragraph behind a list as the article’s own', () => {
    expect(locators(CIRCULAR)).toEqual([
      '第一章',
      '第一条',
      '第二条',
      '第二条(一)',
      '第二条(二)',
      '第二条第2段',
      '第二章',
      '第三条',
      '第四条',
    ]);
  });

  it('makes no unit of an article that is only referred to', () => {
    expect(unit(CIRCULAR, '第三条')?.paragraphs).toHaveLength(2);
    expect(unit(CIRCULAR, '第四条')?.paragraphs.join('')).toContain('第三条的规定');
    expect(locators('一、申请。\n按照第一条第二款办理。\n二、审核。\n第三条所列材料一并提交。')).toEqual(['一', '二']);
  });

  it('parts a heading from its provision, and leaves a short provision a text', () => {
    const text = '一、融资支持\n（一）贷款贴息。对企业按贷款额的3%给予贴息。\n（二）奖励10万元。\n（三）不得转让。';
    expect(unit(text, '一')).toMatchObject({ heading: '融资支持', paragraphs: [] });
    expect(unit(text, '一(一)')).toMatchObject({ heading: '贷款贴息', paragraphs: ['对企业按贷款额的3%给予贴息。'] });
    expect(unit(text, '一(二)')).toMatchObject({ heading: '', paragraphs: ['奖励10万元。'] });
    expect(unit(text, '一(三)')).toMatchObject({ heading: '', paragraphs: ['不得转让。'] });
  });

  it('finds units in a text whose line breaks are lost', () => {
    const text =
      '一、指导思想以改革创新为动力,推动企业发展。二、重点任务(一)完善机制。建立联席会议。(责任单位:市科技局)(二)加大投入。设立专项资金。三、保障措施(一)加强领导。各部门要落实责任。';
    expect(locators(text)).toEqual(['一', '二', '二(一)', '二(二)', '三', '三(一)']);
    expect(unit(text, '一')?.heading).toBe('指导思想');
    expect(unit(text, '二(一)')?.bodies).toEqual(['市科技局']);
  });

  it('never splits at the numbers of units elsewhere', () => {
    const text =
      '第一条 申请人应当守信。\n第二条 符合第一条第（一）、（二）、（三）项条件的，由市局办理。\n第三条 本办法施行。';
    expect(locators(text)).toEqual(['第一条', '第二条', '第三条']);
  });

  it('gives the bodies of a closing line to the whole group above it', () => {
    const text =
      '一、任务\n（一）培育主体。\n1.建设载体。建一批孵化器。\n2.拓宽路径。支持企业入库。\n（责任单位：市科技局、市财政局）\n（二）成果转化。\n3.完善平台。建设中试基地。';
    for (const at of ['一(一)1', '一(一)2']) expect(unit(text, at)?.bodies).toEqual(['市科技局', '市财政局']);
    expect(unit(text, '一(二)3')?.bodies).toEqual([]);
  });

  it('reports numbers that jump or repeat, and keeps both of two that are the same', () => {
    const jump = outline(lines('第一条 总则。\n第二条 范围。\n第五条 施行。'));
    expect(jump.warnings.join()).toContain('第二条跳到第五条');
    const twice = outline(lines('一、目标\n到明年建成平台。\n二、任务\n推进项目建设。\n二、保障\n加强组织领导。'));
    expect(twice.units.map((u) => u.locator)).toEqual(['一', '二', '二重2']);
    expect(twice.warnings.join()).toContain('重复');
  });

  it('keeps annexes and tables under places of their own', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [`${i + 1}`, `${i + 1}万元`]);
    const table = { caption: '补贴标准', header: ['档次', '金额'], rows, unit: '万元' };
    const { units } = outline([...lines('一、标准\n按附件执行。\n附件1 补贴标准\n'), { text: '', table }]);
    expect(units.map((u) => u.locator).slice(0, 4)).toEqual(['一', '附件1', '附件1表1', '附件1表1第1行']);
    expect(units.at(-1)?.paragraphs).toEqual(['档次为20：金额为20万元。']);
  });

  it('takes the headings of a text without numbers as its places', () => {
    const text: Line[] = [
      { text: '办理条件', strong: true },
      { text: '在本市参加社会保险满一年的职工可以申请。' },
      { text: '办理方式', strong: true },
      { text: '一、办理材料' },
      { text: '身份证明和劳动合同各一份。' },
    ];
    expect(outline(text).units.map((u) => `${u.locator}|${u.heading}`)).toEqual([
      '|办理条件',
      '|办理方式',
      '·一|办理材料',
    ]);
  });
});

describe('a closing line below items that end with their responsible bodies', () => {
  it.each(['', '\n'])('is the document’s own, whatever stands between them', async (gap) => {
    const source = await readSource(
      'a.txt',
      new TextEncoder().encode(
        `一、支持直播基地。新建直播基地的，给予补助20万元。（牵头单位：市商务局）\n${gap}二、办好节会。对办节会成效突出的乡镇和协会予以通报表扬。（责任单位：市文旅局、市商务局）\n${gap}本措施自2025年6月1日起实施，有效期2年。\n`,
      ),
    );
    const { units } = outline(source.lines);
    expect(units.map((u) => [u.depth, u.paragraphs.join(''), u.bodies])).toEqual([
      [0, '新建直播基地的，给予补助20万元。', ['市商务局']],
      [0, '对办节会成效突出的乡镇和协会予以通报表扬。', ['市文旅局', '市商务局']],
      [0, '本措施自2025年6月1日起实施，有效期2年。', []],
    ]);
  });
});

const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ text: line }));

describe('a text that is whole', () => {
  it.each([
    [
      '第一章 总则\n第一条 为发展花木产业，制定本办法。\n第二章 补助\n第二条 新建温室的，每平方米补助60元。\n第一章 附则\n第三条 温室面积以林业部门丈量的为准。',
    ],
    ['一、条件\n新建温室的企业可以申请补助。\n二、材料\n（一）申请表\n（二）丈量图\n（三）付款凭证'],
    ['一、条件\n新建温室的企业可以申请补助。\n附件1 申请表\n附件2 丈量图'],
  ])('is not cut short by how its last unit looks: %s', (text) => {
    expect(outline(linesOf(text)).cut).toBe(false);
  });

  it('keeps the text of an article below a chapter whose count begins again', () => {
    const { units } = outline(
      linesOf(
        '第一章 总则\n第一条 为发展花木产业，制定本办法。\n第二章 补助\n第二条 新建温室的，每平方米补助60元。\n第一章 附则\n第三条 温室面积以林业部门丈量的为准。',
      ),
    );
    expect(units.at(-1)?.paragraphs).toEqual(['温室面积以林业部门丈量的为准。']);
  });

  it('is not one that ends with a heading, or with the first of several', () => {
    expect(outline(linesOf('一、条件\n新建温室的企业可以申请补助。\n二、办理流程')).cut).toBe(true);
    expect(outline(linesOf('一、条件\n企业应当：\n（一）新建温室2亩以上，且')).cut).toBe(true);
  });
});

describe('articles that count anew in each chapter', () => {
  it('are told apart by their chapters', () => {
    const { units, warnings } = outline(
      linesOf(
        '第一章 花木\n第一条 新建温室的，补助6万元。\n第二条 引种的，补助2万元。\n第二章 茶叶\n第一条 新建茶园的，补助3万元。\n第二条 除第一条外，买设备的，补助1万元。\n第三条 由县林业局负责。',
      ),
    );
    expect(units.map((u) => u.locator)).toEqual([
      '第一章',
      '第一条',
      '第二条',
      '第二章',
      '第二章第一条',
      '第二章第二条',
      '第二章第三条',
    ]);
    expect(warnings).toEqual([]);
  });
});
