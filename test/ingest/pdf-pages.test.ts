import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/ingest/read/read-pdf.ts';
import { type Mark, pdfOf } from '../fakes/pdf.ts';

/** Lines of 12 points, one below the other. */
const lines = (x: number, top: number, ...texts: readonly string[]): Mark[] =>
  texts.map((text, i) => ({ text, x, y: top - 20 * i }));
const read = async (...pages: readonly (readonly Mark[])[]): Promise<string[]> =>
  (await readPdf(pdfOf(pages))).lines.map((line) => line.text);

describe('the pages of a PDF', () => {
  it('are read column by column where many lines share a gutter, and what crosses it stands between', async () => {
    const wide = '关于支持花卉种植户搭建温室大棚的若干措施（试行）全文如下，请遵照执行';
    const left = ['一、温室', '对新建的温室大棚，每平方米', '补助20元，单户最高不超过', '15万元，由镇农业站验收。'];
    const right = ['二、种苗', '购买脱毒种苗的，按照发票所', '载金额的30%给予补助，每', '户每年不超过4万元。'];
    const texts = await read([
      ...lines(90, 780, wide),
      ...lines(60, 740, ...left),
      ...lines(330, 740, ...right),
      ...lines(90, 640, '本措施自2025年3月1日起施行，有效期两年，由县农业农村局负责解释。'),
    ]);
    expect(texts).toEqual([
      wide,
      '一、温室',
      left.slice(1).join(''),
      '二、种苗',
      right.slice(1).join(''),
      '本措施自2025年3月1日起施行，有效期两年，由县农业农村局负责解释。',
    ]);
  });

  it('are read line by line where two columns are the cells of a table without lines', async () => {
    const rows = ['甲级', '乙级', '丙级', '丁级', '戊级'].flatMap((level, i) => [
      ...lines(60, 740 - 20 * i, level),
      ...lines(330, 740 - 20 * i, `${5 - i}万元，一次性`),
    ]);
    expect(
      (await read([...lines(60, 780, '各级奖励如下，由县文旅局核定后拨付，不得重复领取。'), ...rows])).join(),
    ).toContain('甲级 5万元');
  });

  const FULL = '对开办满一年的乡村书店，按实际支出的租金给予补助，每家每年最多';
  it('keep a sentence whole that goes on over a note at the foot of the page', async () => {
    const first = [...lines(60, 780, '第一条 补助标准。', FULL), { text: '① 租金不含水电费。', x: 60, y: 80, size: 8 }];
    const second = lines(60, 780, '3万元，连补两年。', '第二条 由县文旅局负责解释。');
    const texts = await read(first, second);
    expect(texts).toContain(`${FULL}3万元，连补两年。`);
    expect(texts.indexOf('注①：租金不含水电费。')).toBe(texts.indexOf(`${FULL}3万元，连补两年。`) + 1);
  });

  it('leave out the raised mark of a note inside a figure, and keep a raised exponent', async () => {
    const raised = (text: string, x: number, y: number): Mark => ({ text, x, y: y + 5, size: 7 });
    const { lines: out, removed } = await readPdf(
      pdfOf([
        [
          { text: '第一条 每家最高补助300', x: 60, y: 780 },
          raised('2', 60 + 13 * 12, 780),
          { text: '万元，销售额不低于4×10', x: 60 + 13.6 * 12, y: 780 },
          raised('7', 60 + 26.6 * 12, 780),
          { text: '元。', x: 60 + 27.2 * 12, y: 780 },
        ],
      ]),
    );
    expect(
      out
        .map((line) => line.text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe('第一条每家最高补助300万元，销售额不低于4×10^7元。');
    expect(removed.join()).toContain('[2]');
  });

  it('hold no gap between letters that are set apart one by one', async () => {
    const set = [...'每家最高补助300万元，由县里承担。'].map((text, i): Mark => ({ text, x: 60 + 20 * i, y: 780 }));
    expect(await read([...set, ...lines(60, 740, '第二条 由县文旅局负责解释。')])).toContain(
      '每家最高补助300万元，由县里承担。',
    );
  });

  const TEXT = [
    '乐安县乡村书店扶持办法',
    '乐政发〔2025〕9号',
    '第一条 每家书店补助3万元，由县财政承担。',
    '乐安县人民政府',
    '2025年2月1日',
  ];
  it('that are empty, or bear a seal, lack nothing; a picture beside the text is told of', async () => {
    const seal: Mark = { picture: [400, 500, 110, 110] };
    const plain = await readPdf(pdfOf([[...lines(60, 780, ...TEXT), seal], []]));
    expect(plain.warnings).toEqual([]);
    const chart: Mark = { picture: [60, 100, 480, 300] };
    expect((await readPdf(pdfOf([[...lines(60, 780, ...TEXT), chart]]))).warnings.join()).toContain('第1页有图片');
  });
});
