import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/ingest/read/read-docx.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import { raisedAfter } from '../../src/ingest/read/superscript.ts';
import { wordOf } from '../fakes/zip.ts';

const textOf = async (name: string, text: string): Promise<{ text: string; removed: string; warnings: string }> => {
  const { lines, removed, warnings } = await readSource(name, new TextEncoder().encode(text));
  const words = lines.map((line) =>
    line.table ? [...line.table.header, ...line.table.rows.flat()].join(' ') : line.text,
  );
  return { text: words.join('\n'), removed: removed.join(), warnings: warnings.join() };
};

describe('a raised text', () => {
  it.each([
    ['每户补助5', '3', '', true],
    ['每户补助5', '[12]', '', true],
    ['每户补助5', '注1', '', true],
    ['不低于3×10', '6', '^6', false],
    ['每100m', '2', '²', false],
    ['品牌', 'TM', 'TM', false],
  ])('%s with a raised %s is read as %s', (before, raised, text, mark) => {
    expect(raisedAfter(before, raised)).toEqual({ text, mark });
  });

  it('makes no figure longer, in a page, in its tables and in Word', async () => {
    const page = `<html><body><p>每家书店补助12<sup>1</sup>万元，面积不少于80m<sup>2</sup>。</p><table><tr><td>级别</td><td>金额</td></tr><tr><td>甲</td><td>7<span style="vertical-align: super">2</span>万元</td></tr></table></body></html>`;
    const { text, removed } = await textOf('a.html', page);
    expect(text).toContain('补助12万元，面积不少于80m²。');
    expect(text).toContain('7万元');
    expect(removed).toContain('12[1]');
    const run = (words: string, more = ''): string => `<w:r><w:rPr>${more}</w:rPr><w:t>${words}</w:t></w:r>`;
    const word = `<w:p>${run('每家书店补助12')}${run('1', '<w:vertAlign w:val="superscript"/>')}${run('万元。')}</w:p>`;
    expect(readDocx(wordOf(word)).lines.map((line) => line.text)).toEqual(['每家书店补助12万元。']);
  });
});

describe('a Markdown text with HTML in it', () => {
  const HEAD = '# 乐安县乡村书店扶持办法\n\n乐政发〔2025〕9号\n\n## 一、补助\n\n每家补助3万元。\n\n';
  it('stays Markdown, its table read in place', async () => {
    const table =
      '<table>\n<tr><td>级别</td><td>奖励</td></tr>\n<tr><td>甲</td><td>5万元</td></tr>\n</table>\n\n## 二、解释\n\n由县文旅局解释。';
    const { lines, format } = await readSource('a.md', new TextEncoder().encode(HEAD + table));
    expect(format).toBe('md');
    expect(lines.map((line) => (line.table ? line.table.rows.flat().join() : line.text))).toEqual([
      '乐安县乡村书店扶持办法',
      '乐政发〔2025〕9号',
      '一、补助',
      '每家补助3万元。',
      '甲,5万元',
      '二、解释',
      '由县文旅局解释。',
    ]);
  });

  it('is read without what nobody sees, with its breaks', async () => {
    const { text, warnings } = await textOf(
      'a.md',
      `${HEAD}<p style="display:none">每家补助90万元。</p>\n\n按季申报。<br>逾期不补。`,
    );
    expect(text).not.toContain('90万元');
    expect(warnings).toContain('90万元');
    expect(text).toContain('按季申报。\n逾期不补。');
  });

  it('is told apart from a plain text that speaks of a tag, and from a page', async () => {
    const format = async (name: string, text: string) =>
      (await readSource(name, new TextEncoder().encode(text))).format;
    expect(await format('a.txt', '平台接口说明：用 <div> 标出正文，每条不超过2000字，逾期不候。')).toBe('txt');
    expect(await format('a.txt', '<!DOCTYPE html><html><body><p>每家补助3万元。</p></body></html>')).toBe('html');
    expect(await format('a.md', '<html><body><p>每家补助3万元。</p></body></html>')).toBe('html');
    expect(await format('page', '各位：<div>每家补助3万元。</div>')).toBe('html');
  });
});

describe('white space inside a figure', () => {
  it.each([
    ['一家最高补助1 200万元。', '一家最高补助1200万元。'],
    ['一家最高补助1\u2009200\u2009000元。', '一家最高补助1200000元。'],
    ['每户每年2 . 5万元。', '每户每年2.5万元。'],
    ['补助 3 0 0 万元。', '补助300万元。'],
    ['最 高 补 助 3 0 0 万 元 。', '最高补助300万元。'],
    ['1 200万元', '1 200万元'],
    ['甲 3 200 丙', '甲 3 200 丙'],
  ])('%s is closed: %s', async (text, closed) => {
    const { clean } = await import('../../src/ingest/clean/clean.ts');
    const source = await readSource(
      'a.txt',
      new TextEncoder().encode(`第一条 标准如下。\n${text}\n第二条 由县文旅局解释。`),
    );
    const { lines, warnings } = clean(source);
    expect(lines.map((line) => line.text).join('\n')).toContain(closed);
    expect(warnings.length > 0).toBe(text !== closed);
  });
});
