import { describe, expect, it } from 'vitest';
import { checkMarkup, checkSize } from '../../src/ingest/read/file-limits.ts';
import { readPdf } from '../../src/ingest/read/read-pdf.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import { type Line, NO_FACTS } from '../../src/ingest/text/line.ts';
import { pdfOf } from '../fakes/pdf.ts';

const read = (name: string, text: string) => readSource(name, new TextEncoder().encode(text));
const size = (lines: readonly Line[]) => checkSize({ format: 'txt', lines, page: NO_FACTS, removed: [], warnings: [] });

describe('what is read', () => {
  it.each([
    ['a.html', `<html><body>${'<div>'.repeat(3000)}`, '嵌套超过'],
    ['a.txt', '某'.repeat(20_001), '超过 20000 字'],
    ['a.md', '某'.repeat(20_001), '超过 20000 字'],
    ['a.html', `<html><body><p>${'某'.repeat(20_001)}</p>`, '超过 20000 字'],
  ])('has limits that say what is too much: %s %#', async (name, text, why) => {
    await expect(read(name, text)).rejects.toThrow(why);
  });

  it.each([
    ['questions.jsonl', '{"id":1,"question":"小微企业贷款贴息给予补助的办法在哪里申请"}\n{"id":2}\n'],
    ['list.json', '[\n  {"title": "某县奖励办法", "text": "对企业给予补助"}\n]\n'],
  ])('is nothing that was written for programs: %s', async (name, text) => {
    await expect(read(name, text)).rejects.toThrow('给程序用的数据');
  });

  it('is a text that begins with a bracket', async () => {
    const { lines } = await read('a.txt', '[公告] 某县奖励办法\n对企业给予补助。\n');
    expect(lines.map(({ text }) => text).join()).toContain('某县奖励办法');
  });

  it('has a limit of what one tag carries', async () => {
    const attributes = Array.from({ length: 5_001 }, (_, i) => `a${i}=1`).join(' ');
    await expect(read('a.html', `<html><body><p ${attributes}>某</p>`)).rejects.toThrow('5000 项属性');
    const picture = `<img src="data:image/png;base64,${'A'.repeat(200_000)}">`;
    expect(() => checkMarkup(picture, 'html')).not.toThrow();
  });

  it('is no comment of Markdown, and what one says is told', async () => {
    const { lines, warnings } = await read(
      'a.md',
      '# 甲\n\n奖励50万元。<!-- 一律\n\n奖励900万元 -->\n\n末段。<!-- 没有写完',
    );
    const words = lines.map(({ text }) => text).join('\n');
    expect(words).toMatch(/奖励50万元。[\s\S]*末段。/);
    expect(words).not.toContain('900万元');
    expect(warnings.join()).toContain('900万元');
  });

  it('has limits of paragraphs and of all text, tables counted too', () => {
    const line = (text: string): Line => ({ text });
    expect(() => size(Array(20_001).fill(line('某')))).toThrow('超过 20000 段');
    expect(() => size(Array(140).fill(line('某'.repeat(15_000))))).toThrow('超过 200 万字');
    const table = { caption: '', unit: '', header: ['甲'], rows: [['某'.repeat(20_001)]] };
    expect(() => size([{ text: '', table }])).toThrow('超过 20000 字');
    expect(size([line('某')]).lines).toHaveLength(1);
  });

  it('has limits of elements, whatever a page leaves open', () => {
    expect(() => checkMarkup('<b>'.repeat(400_001), 'xml')).toThrow('嵌套');
    expect(() => checkMarkup('<b/>'.repeat(400_001), 'xml')).toThrow('40 万个');
    expect(() => checkMarkup('<p>某<li>某<br>'.repeat(3000), 'html')).not.toThrow();
    expect(() => checkMarkup('<p '.repeat(300_000), 'html')).not.toThrow();
    expect(() => checkMarkup(`${'<p/'.repeat(300_000)}>`, 'html')).toThrow('项属性');
  });
});

describe('a page of a PDF', () => {
  /** A page that shows one letter so many times, each in its own place. */
  const letters = (n: number) => pdfOf([Array.from({ length: n }, (_, i) => ({ text: '某', x: i % 500, y: 700 }))]);

  it('that draws without end is refused before it is read to its end', async () => {
    await expect(readPdf(letters(60_000))).rejects.toThrow('第 1 页画的东西太多');
  });

  it('that shows many letters at once is counted by its letters', async () => {
    const page = pdfOf([[{ text: '某'.repeat(210_000), x: 60, y: 700 }]]);
    await expect(readPdf(page)).rejects.toThrow('第 1 页画的东西太多');
  });
});
