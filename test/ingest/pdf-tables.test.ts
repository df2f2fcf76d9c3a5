import { describe, expect, it } from 'vitest';
import { gatherFile, settleCopies } from '../../src/ingest/ingest-file.ts';
import { outline } from '../../src/ingest/outline/outline.ts';
import { readPdf } from '../../src/ingest/read/read-pdf.ts';
import { type Mark, pdfOf, ruled } from '../fakes/pdf.ts';

const HEAD: readonly Mark[] = [
  { text: '第一条 为扶持民宿，制定本办法。', x: 60, y: 800 },
  { text: '第二条 对符合条件的民宿，按下表给予奖励：', x: 60, y: 780 },
];
const COLUMNS = [60, 200, 330, 500];

describe('a ruled table of a PDF', () => {
  it('is read by its lines: merged cells, units, headers', async () => {
    const table = ruled(760, COLUMNS, [
      ['类别', '档次', '奖励金额（万元）'],
      ['新建', '一档', '50'],
      [null, '二档', '30'],
      ['改造', '一档', '20'],
    ]);
    const after: Mark = { text: '第三条 本办法由市文旅局负责解释。', x: 60, y: 640 };
    const { units } = outline((await readPdf(pdfOf([[...HEAD, ...table, after]]))).lines);
    expect(units.map(({ locator }) => locator)).toEqual(['第一条', '第二条', '第三条']);
    expect(units[1]?.paragraphs.join('\n').split('\n').slice(1)).toEqual([
      '类别为新建、档次为一档：奖励金额为50万元。',
      '类别为新建、档次为二档：奖励金额为30万元。',
      '类别为改造、档次为一档：奖励金额为20万元。',
    ]);
  });

  it('goes on over a page break', async () => {
    const first = ruled(
      120,
      [60, 300, 500],
      [
        ['级别', '奖励金额'],
        ['甲级', '50万元'],
      ],
    );
    const second = ruled(
      800,
      [60, 300, 500],
      [
        ['级别', '奖励金额'],
        ['乙级', '30万元'],
      ],
    );
    const { units } = outline((await readPdf(pdfOf([[...HEAD, ...first], second]))).lines);
    expect(units.at(-1)?.paragraphs.join('\n')).toContain(
      '级别为甲级：奖励金额为50万元。\n级别为乙级：奖励金额为30万元。',
    );
  });
});

describe('a guide of many cards', () => {
  const card = (n: number, what: string, number: string, sum: string, issuer = '云溪市文旅局'): Mark[] => [
    { text: `${n}.云溪市${what}扶持办法`, x: 60, y: 800 },
    ...ruled(
      780,
      [60, 160, 520],
      [
        ['依据文件', `《云溪市${what}扶持办法实施细则》`],
        ['发文机构', issuer],
        ['发文字号', number],
        ['服务内容', `对${what}给予补助，每家${sum}万元，由市文旅局审核。`],
        ['办理流程', '向市文旅局提出申请，经审核后拨付资金。'],
        ['时间/频度', '2025年3月1日起，有效期3年'],
      ],
    ),
  ];

  it('is a document for each card, with the number and the term that the card tells', async () => {
    const bytes = pdfOf([card(1, '民宿', '云文旅发〔2025〕3号', '12'), card(2, '书店', '云文旅发〔2025〕4号', '8')]);
    const taken = settleCopies(await gatherFile('云溪市政策指南.pdf', () => bytes), []);
    expect(taken.map(({ policy }) => policy?.metadata)).toMatchObject([
      {
        title: '云溪市民宿扶持办法',
        number: '云文旅发〔2025〕3号',
        issuer: '云溪市文旅局',
        provenance: 'digest',
        period: { from: '2025-03-01', to: '2028-02-29' },
        links: [{ kind: 'implements', title: '云溪市民宿扶持办法实施细则' }],
      },
      { title: '云溪市书店扶持办法', number: '云文旅发〔2025〕4号' },
    ]);
    expect(taken[1]?.policy?.units.map(({ heading }) => heading)).toEqual(['服务内容', '办理流程', '时间/频度']);
  });

  it('tells what a ministry issued for its own place, unless the text says the whole country', async () => {
    const bytes = pdfOf([
      card(1, '民宿', '财税〔2025〕3号', '12', '财政部'),
      card(2, '在全国的书店', '财税〔2025〕4号', '8', '财政部'),
    ]);
    const taken = settleCopies(await gatherFile('北京市政策指南.pdf', () => bytes), []);
    expect(taken.map(({ policy }) => policy?.metadata.region)).toEqual(['110000', '000000']);
  });
});
