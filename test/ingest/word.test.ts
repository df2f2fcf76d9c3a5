import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/ingest/read/read-docx.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import { wordOf } from '../fakes/zip.ts';

const run = (words: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const printed = (body: string, more: Record<string, string> = {}): string =>
  readDocx(wordOf(body, more))
    .lines.map(({ text, table }) => (table ? table.rows.flat().join(' ') : text))
    .join('\n');
const styles = (...all: string[]): Record<string, string> => ({
  'word/styles.xml': `<w:styles>${all.join('')}</w:styles>`,
});

describe('a Word file', () => {
  it.each([
    ['white on paper', '<w:color w:val="FFFFFF"/>'],
    ['nearly white', '<w:color w:val="F7F7F7"/>'],
    ['of one point', '<w:sz w:val="2"/>'],
    ['hidden', '<w:vanish/>'],
    ['struck out', '<w:strike/>'],
    ['struck out twice', '<w:dstrike w:val="true"/>'],
    ['of the colour that it is shaded with', '<w:color w:val="1F4E79"/><w:shd w:fill="1F4E79"/>'],
    ['of a style that is hidden', '<w:rStyle w:val="Ghost"/>'],
    ['of a style based on a pale one', '<w:rStyle w:val="Heir"/>'],
    ['of the colour that a theme gives to paper', '<w:color w:val="auto" w:themeColor="background1"/>'],
    ['drawn without a width', '<w:w w:val="1"/>'],
  ])('is read without letters that nobody sees: %s', (_, properties) => {
    const ghost = '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>';
    const pale = '<w:style w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>';
    const heir = '<w:style w:styleId="Heir"><w:basedOn w:val="Pale"/></w:style>';
    const body = p(run('奖励50万元。'), run('一律奖励900万元。', properties));
    expect(printed(body, styles(ghost, pale, heir))).toBe('奖励50万元。');
    const { removed, warnings } = readDocx(wordOf(body, styles(ghost, pale, heir)));
    expect([...removed, ...warnings].join()).toContain('900万元');
  });

  it.each([
    ['in a line without a height', '<w:spacing w:line="1" w:lineRule="exact"/>'],
    ['beside the paper', '<w:ind w:left="-31680"/>'],
    ['in a frame beside the paper', '<w:framePr w:w="1" w:x="-30000"/>'],
    ['in a line that a style gives no height', '<w:pStyle w:val="Flat"/>'],
  ])('is read without paragraphs that nobody sees: %s', (_, properties) => {
    const flat = '<w:style w:styleId="Flat"><w:pPr><w:spacing w:line="2" w:lineRule="exact"/></w:pPr></w:style>';
    const body = `${p(run('奖励50万元。'))}<w:p><w:pPr>${properties}</w:pPr>${run('一律奖励900万元。')}</w:p>`;
    expect(printed(body, styles(flat))).toBe('奖励50万元。');
    expect(readDocx(wordOf(body, styles(flat))).warnings.join()).toContain('900万元');
  });

  it.each(['<w:hidden/>', '<w:trHeight w:val="1" w:hRule="exact"/>'])(
    'is read without rows of a table that nobody sees: %s',
    (properties) => {
      const row = (words: string, of = '') =>
        `<w:tr><w:trPr>${of}</w:trPr><w:tc>${p(run(words))}</w:tc><w:tc>${p(run('奖励'))}</w:tc></w:tr>`;
      const table = `<w:tbl>${row('级别')}${row('省级20万元')}${row('900万元', properties)}</w:tbl>`;
      expect(printed(table)).not.toContain('900万元');
      expect(readDocx(wordOf(table)).warnings.join()).toContain('900万元');
    },
  );

  it.each([
    '<w:pict><v:shape style="visibility:hidden"><v:textbox><w:txbxContent>X</w:txbxContent></v:textbox></v:shape></w:pict>',
    '<w:drawing><wp:anchor><wp:docPr id="1" hidden="1"/><w:txbxContent>X</w:txbxContent></wp:anchor></w:drawing>',
  ])('is read without text boxes that are hidden, and says that there are some: %#', (box) => {
    const body = `<w:p>${run('奖励50万元。')}<w:r>${box.replace('X', p(run('900万元。')))}</w:r></w:p>`;
    expect(printed(body)).toBe('奖励50万元。');
    expect(readDocx(wordOf(body)).warnings.join()).toContain('隐藏的文本框');
  });

  it.each([
    ['white on a dark ground', '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>'],
    ['white on a marker', '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'],
    ['of a colour that is left to Word', '<w:color w:val="auto"/>'],
    ['hidden no more', '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>'],
  ])('is read with letters that are seen: %s', (_, properties) => {
    const ghost = '<w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>';
    expect(printed(p(run('奖励50万元。', properties)), styles(ghost))).toBe('奖励50万元。');
  });

  it('has the white heads of a table whose style shades them', () => {
    const cell = (words: string, white = ''): string => `<w:tc>${p(run(words, white))}</w:tc>`;
    const white = '<w:color w:val="FFFFFF"/>';
    const table = `<w:tbl><w:tblPr><w:tblStyle w:val="Blue"/></w:tblPr><w:tr>${cell('级别', white)}${cell('金额', white)}</w:tr><w:tr>${cell('省级')}${cell('20万元')}</w:tr></w:tbl>`;
    const blue =
      '<w:style w:styleId="Blue"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>';
    expect(readDocx(wordOf(table, styles(blue))).warnings).toEqual([]);
    expect(readDocx(wordOf(table)).warnings.join()).toContain('级别');
  });

  it('keeps hyphens, symbols, equations, notes and text boxes, and says what it can not read', () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(run('每年3月申报。'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(run('每年3月申报。'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const body = [
      p('<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>2026年</w:t></w:r>'),
      p(run('收入'), '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', run('2000万元')),
      p('<m:oMath><m:r><m:t>补助=投资×10%</m:t></m:r></m:oMath>'),
      p(run('按投资补助'), note, run('。'), box),
      p('<w:r><w:unheardOf/></w:r>'),
    ].join('');
    const notes = `<w:footnotes><w:footnote w:id="2">${p(run('不足100万元的除外。'))}</w:footnote></w:footnotes>`;
    const source = readDocx(wordOf(body, { 'word/footnotes.xml': notes }));
    expect(source.lines.map(({ text }) => text)).toEqual([
      '2024-2026年',
      '收入≥2000万元',
      '补助=投资×10%',
      '按投资补助（注：不足100万元的除外）。',
      '每年3月申报。',
    ]);
    expect(source.warnings.join()).toContain('w:unheardOf');
  });

  it('numbers paragraphs by their styles, and finds its parts by their relations', () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:pStyle w:val="H"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const style = '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>';
    const styled = (words: string): string => `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run(words)}</w:p>`;
    expect(
      printed(styled('支持技改') + styled('支持上市'), { ...styles(style), 'word/numbering.xml': numbering }),
    ).toBe('一、支持技改\n二、支持上市');
    const relations =
      '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const other = `<w:document><w:body>${p(run('奖励50万元。'))}</w:body></w:document>`;
    expect(printed('', { '_rels/.rels': relations, 'word/document2.xml': other })).toBe('奖励50万元。');
  });

  it.each([
    ['within each other', '<w:ins>'.repeat(300), '嵌套超过'],
    ['a paragraph without end', p(run('某'.repeat(20_001))), '超过 20000 字'],
  ])('is refused with the reason: %s', async (_, body, why) => {
    await expect(readSource('a.docx', wordOf(body))).rejects.toThrow(why);
  });

  it('takes time in proportion to what is deleted in it', () => {
    const deleted = `<w:del>${run('删')}</w:del>`;
    expect(readDocx(wordOf(p(deleted.repeat(10_000), run('留')))).removed).toEqual(['修订中已删除的文字 10000 处']);
  });
});
