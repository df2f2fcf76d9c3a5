import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSource } from '../../src/ingest/describe/describe.ts';
import { readPdf } from '../../src/ingest/read/read-pdf.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import { align } from '../../src/ingest/scan/align.ts';
import { figuresOfLine } from '../../src/ingest/scan/figures-of-line.ts';
import { NeedsPages } from '../../src/ingest/scan/needs-pages.ts';
import type { Confirmation, Scan, ScannedPage } from '../../src/ingest/scan/scanned-page.ts';
import { settlePage } from '../../src/ingest/scan/settle-page.ts';
import { writePolicy } from '../../src/ingest/text/policy.ts';
import { isUnconfirmed } from '../../src/knowledge/document.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { GAP } from '../../src/language/gap.ts';
import { UNCONFIRMED, withoutScanPlaces } from '../../src/language/unconfirmed.ts';
import { type Mark, pdfOf } from '../fakes/pdf.ts';
import { PICTURE, scannedPage } from '../fakes/scanned.ts';
import { NOTICE } from './notice.ts';

/** What a person said of figures, by the places at which they see them. */
const saidOf = (n: number, page: ScannedPage, said: Record<string, string>): Confirmation[] =>
  settlePage(n, page, []).doubts.flatMap(({ at, box: _, said: __, ...seen }) =>
    said[at] === undefined ? [] : [{ ...seen, said: said[at] }],
  );
const settledPage = (n: number, page: ScannedPage, said: Record<string, string> = {}) =>
  settlePage(n, page, saidOf(n, page, said));
const settled = (text: string, other: string | null, said: Record<string, string> = {}) =>
  settledPage(3, scannedPage(['上一行没有数字', text], { 1: other }), said);
const textOf = (text: string, other: string | null): string =>
  withoutScanPlaces(settled(text, other).lines[1]?.text ?? '');
const scanOf = (pages: Record<number, ScannedPage>, confirmed: readonly Confirmation[] = []): Scan => ({
  id: '0123456789abcdef',
  pages: new Map(Object.entries(pages).map(([n, page]) => [Number(n), page])),
  confirmed,
});

describe('two readings of a line', () => {
  it('are laid over each other in their order, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (a, b) => {
        const { to, from } = align(a, b);
        expect([to[0], from[0], to.length, from.length]).toEqual([0, 0, a.length + 1, b.length + 1]);
        expect(to.every((at, i) => i === 0 || at >= (to[i - 1] as number))).toBe(true);
        expect(from.every((at, j) => j === 0 || at >= (from[j - 1] as number))).toBe(true);
      }),
    );
  });

  it('agree on a figure however its brackets, commas and blanks were seen', () => {
    const { lines, doubts } = settled(
      '云政办发〔2024〕7号：最高1,000万元，占30％',
      '云政办发[2024]7号:最高1000万元,占30%',
    );
    expect({ text: lines[1]?.text, doubts }).toEqual({
      text: '云政办发〔2024〕7号：最高1,000万元，占30％',
      doubts: [],
    });
  });

  it.each([
    ['每家最高补助60万元。', '每家最高补助80万元。', '每家最高补助〔数字待核对〕。'],
    ['20，其中高企不少于7家', '30，其中高企不少于7家', '〔数字待核对〕，其中高企不少于7家'],
    ['（40）万元以内', '（90）万元以内', '（〔数字待核对〕）万元以内'],
    ['按实际支出的三分之一给予', '按实际支出的三分之二给予', '按实际支出的三分之〔数字待核对〕给予'],
    ['同时运营两架以上的', '同时运营四架以上的', '同时运营〔数字待核对〕架以上的'],
    ['新购十五台设备', '新购五台设备', '新购〔数字待核对〕台设备'],
    ['照第六条执行', '照第八条执行', '照第〔数字待核对〕条执行'],
    ['每家最高补助60万元。', '每家最高补助600万元。', '每家最高补助〔数字待核对〕。'],
    ['每家最高补助60万元。', '每家最高补助60元。', '每家最高补助〔数字待核对〕。'],
    ['按实际支出的3.5%补助', '按实际支出的35%补助', '按实际支出的〔数字待核对〕补助'],
    ['自2024年8月1日起施行', '自2024年3月1日起施行', '自〔数字待核对〕起施行'],
    ['云政办发〔2024〕7号', '云政办发〔2024〕1号', '云政办发〔数字待核对〕'],
    ['连续补助三年，每年三成', '连续补助二年，每年三成', '连续补助〔数字待核对〕，每年三成'],
    ['按百分之五十给予补助', '按百分之五给予补助', '按〔数字待核对〕给予补助'],
    ['最高补助IO万元', '最高补助10万元', '最高补助〔数字待核对〕'],
    ['最高60万元', '最离万元', '最高〔数字待核对〕'],
    ['按0.5%0奖励', '按0.5%奖励', '按〔数字待核对〕奖励'],
  ])('differ in a figure, which is then not known: %s | %s', (text, other, stands) => {
    expect(textOf(text, other)).toBe(stands);
  });

  it('agree on a per mille that both saw as a per cent and a ring', () => {
    expect(textOf('按0.5%0奖励', '按0.5%o奖励')).toBe('按0.5‰奖励');
  });

  it('leave a figure unknown that only one saw', () => {
    expect(textOf('每家最高补助60万元。', null)).toBe('每家最高补助〔数字待核对〕。');
    expect(settled('对新办的企业给予补助。', '对新办的2家企业给予补助。')).toMatchObject({
      lines: [{}, { text: '对新办的〔数字待核对3.1〕企业给予补助。' }],
      doubts: [{ read: null, other: '2家' }],
    });
  });

  it('may differ in words and in the stop behind what numbers a part, in no number', () => {
    expect(textOf('（3）按第五条规定执行', '（3）按第三条规走执行')).toBe('（3）按第〔数字待核对〕条规定执行');
    for (const other of ['1，依法登记', '1依法登记']) expect(textOf('1.依法登记', other)).toBe('1.依法登记');
    expect(figuresOfLine('2 .第（三）项所称企业，限第7条')).toEqual([]);
  });

  it('tell of each doubt its place, what either saw, and the words around it', () => {
    const { doubts } = settled('每家最高补助60万元，按30%计。', '每家最高补助80万元，按38%计。');
    expect(doubts).toMatchObject([
      { at: '3.1', read: '60万元', other: '80万元', words: '每家最高补助〔数字待核对〕，按30%计。' },
      { at: '3.2', read: '30%', other: '38%' },
    ]);
  });

  it('give way to what a person says, who may say that nothing stands there', () => {
    const { lines, doubts } = settled('最高60万元，补8年', '最高66万元，补年', { '3.1': '66万元', '3.2': '无' });
    expect(lines[1]?.text).toBe('最高66万元，补');
    expect(doubts).toHaveLength(2);
  });

  it('keep what a person said with its figure where another reading has more doubts, and shift it onto none', async () => {
    const rows = ['贷款贴息最高60万元', '担保补贴最高60万元', '用工补贴每人500元'];
    const before = scannedPage(rows, { 1: '担保补贴最高80万元' });
    const said = saidOf(2, before, { '2.1': '80万元' });
    const more = scannedPage(rows, { 0: '贷款贴息最高66万元', 1: '担保补贴最高80万元' });
    expect(settlePage(2, more, said).lines.map(({ text }) => text)).toEqual([
      '贷款贴息最高〔数字待核对2.1〕',
      '担保补贴最高80万元',
      rows[2],
    ]);
    // Where it is seen otherwise, or on another page, it is told and not used.
    const otherwise = scannedPage(rows, { 1: '担保补贴最高30万元' });
    const read = await readSource('a.png', PICTURE, scanOf({ 2: otherwise }, said));
    expect(read.scan?.unconfirmed).toMatchObject([{ at: '2.1', other: '30万元' }]);
    expect(read.warnings.join()).toMatch(
      /第2页“担保补贴最高〔数字待核对〕”处核对过的“80万元”对不上现在的识别结果，没有采用/,
    );
    expect(settlePage(3, before, said).doubts[0]?.said).toBeNull();
    expect((await readSource('a.png', PICTURE, scanOf({ 2: before }, said))).warnings.join()).not.toContain('对不上');
  });

  it('tell figures of one page that look the same apart, and take what was said of none where there are more of them', () => {
    const [row, other] = ['每家最高60万元', '每家最高80万元'];
    const two = scannedPage([row, row], { 0: other, 1: other });
    const said = saidOf(1, two, { '1.2': '80万元' });
    expect(settlePage(1, two, said).doubts.map((doubt) => doubt.said)).toEqual([null, '80万元']);
    const three = scannedPage([row, row, row], { 0: other, 1: other, 2: other });
    expect(settlePage(1, three, said).doubts.map((doubt) => doubt.said)).toEqual([null, null, null]);
  });

  it('do not make text of a line that only the second saw, until a person reads it', () => {
    const page = scannedPage(['第一行', '第二行']);
    const more = {
      ...page,
      second: [...page.second, { text: '另加5万元', box: [140, 400, 400, 430] as const }],
    } as ScannedPage;
    expect(settledPage(1, more)).toMatchObject({
      lines: [{ text: '第一行' }, { text: '第二行' }],
      doubts: [{ at: '1.1', read: null, other: '另加5万元' }],
    });
    const lines = settledPage(1, more, { '1.1': '另加6万元' }).lines.map(({ text }) => text);
    expect(lines).toEqual(['第一行', '第二行', '另加6万元']);
  });
});

describe('a file of pictures', () => {
  const lines = (...texts: readonly string[]): Mark[] => texts.map((text, i) => ({ text, x: 60, y: 780 - 20 * i }));
  const TEXT = NOTICE.trim().split('\n');
  const picture: Mark = { picture: [40, 60, 500, 720] };

  it('is refused with the command that reads it: a scan, a picture', async () => {
    await expect(readPdf(pdfOf([[picture], [picture]]))).rejects.toMatchObject({ pages: [1, 2] });
    await expect(readPdf(pdfOf([[picture]]))).rejects.toThrow(NeedsPages);
    await expect(readSource('a.png', PICTURE)).rejects.toThrow(/这是图片.*npm run setup:ocr/);
    await expect(readSource('a.png', PICTURE)).rejects.toMatchObject({ pages: null });
  });

  const partly = (to: number, from: number) =>
    readPdf(pdfOf([lines(...TEXT.slice(0, to)), [picture], lines(...TEXT.slice(from))]));
  const wordsOf = async (to: number, from: number) => (await partly(to, from)).lines.map(({ text }) => text);

  it('gives what its other pages say, and tells which were left out and how they are read', async () => {
    const read = await partly(8, 8);
    expect(read.unread).toEqual([2]);
    expect(read.warnings.join()).toMatch(/第2页是图片或读不出文字，没有收录：.*npm run setup:ocr/);
    const texts = read.lines.map(({ text }) => text);
    expect(texts.slice(texts.indexOf(GAP) - 1, texts.indexOf(GAP) + 2)).toEqual([TEXT[7], GAP, TEXT[8]]);
    expect(texts.at(-1)).toBe(TEXT.at(-1));
    const [described] = describeSource(read, 'a.pdf');
    const { metadata, units } = described && 'policy' in described ? described.policy : (Error('refused') as never);
    expect(metadata).toMatchObject({ provenance: 'excerpt', lacks: expect.arrayContaining(['第2页是图片，没有收录']) });
    expect(units.map(({ heading }) => heading)).toContain('稳定用工');
  });

  it('puts nothing behind a page that was left out to a part that may have ended there', async () => {
    const behind = await wordsOf(9, 10);
    expect(behind.slice(behind.indexOf(GAP) - 1, behind.indexOf(GAP) + 2)).toEqual([TEXT[8], GAP, TEXT[11]]);
    expect((await partly(9, 10)).warnings.join()).toContain('后面有 1 段看不出属于哪一条，也没有收录');
    // One with a further part, one that has none, and a page of some other text, whose numbers begin anew.
    expect((await wordsOf(11, 15)).slice(-3)).toEqual([GAP, '三、附则', TEXT.at(-1)]);
    expect((await wordsOf(11, 18)).at(-1)).toBe(GAP);
    expect((await wordsOf(15, 8)).at(-1)).toBe(GAP);
  });

  it('is read page by page, the scanned ones where they stand among the others', async () => {
    const mixed = pdfOf([lines(...TEXT.slice(0, 8)), [picture], lines(...TEXT.slice(11))]);
    const read = await readPdf(mixed, scanOf({ 2: scannedPage(TEXT.slice(8, 11)) }));
    expect(read.lines.map(({ text }) => text).join('')).toBe(TEXT.join(''));
    expect(read.scan).toEqual({ id: '0123456789abcdef', pages: [2], unconfirmed: [] });
  });

  it('becomes a policy in which a doubtful figure is not known, and that says so and which', async () => {
    const page = scannedPage(TEXT, { 1: '云政办发〔2024〕1号', 9: (TEXT[9] as string).replace('30万元', '80万元') });
    const read = async (said = {}) =>
      describeSource(await readSource('a.png', PICTURE, scanOf({ 1: page }, saidOf(1, page, said))), 'a.png').flatMap(
        (d) => ('policy' in d ? [d.policy] : []),
      );
    const [policy] = await read();
    if (!policy) throw new Error('no policy');
    const document = parsePolicy('a.md', writePolicy(policy));
    expect(document.number).toBeNull();
    expect(document.lacks).toContain('文号未载或待核对');
    expect(document.scan?.unconfirmed).toMatchObject([
      { at: '1.1', read: '〔2024〕7号', other: '〔2024〕1号' },
      { at: '1.2', read: '30万元', other: '80万元' },
    ]);
    const clause = document.clauses.find(isUnconfirmed);
    expect(clause?.text).toContain(`每家企业每年最高不超过${UNCONFIRMED}`);
    expect(clause?.text).toContain('2%');
    expect(clause?.asRead).toContain('最高不超过30万元');
    expect(document.clauses.filter(isUnconfirmed)).toHaveLength(1);
    const [confirmed] = await read({ '1.1': '〔2024〕7号', '1.2': '30万元' });
    expect(confirmed?.metadata).toMatchObject({ number: '云政办发〔2024〕7号', scan: { unconfirmed: [] } });
    expect(confirmed?.units.flatMap(({ paragraphs }) => paragraphs).join()).toContain('最高不超过30万元');
  });
});
