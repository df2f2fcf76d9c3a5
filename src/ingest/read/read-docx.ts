import { type CheerioAPI, load } from 'cheerio';
import { IngestError } from '../../errors.ts';
import { type Cell, cellLines, gridOf } from '../text/grid.ts';
import { labelsOf } from '../text/label.ts';
import { excerpt, type Line, NO_FACTS, type Source } from '../text/line.ts';
import { putTable } from '../text/table.ts';
import { AutoNumbers } from './docx-numbering.ts';
import type { Element } from './html-node.ts';
import { unzipText } from './unzip.ts';

/** A Word file: what is printed, so with automatic numbers and accepted insertions, without deletions and hidden letters. */
export function readDocx(bytes: Uint8Array): Source {
  const xml = unzipText(bytes, 'word/document.xml');
  if (!xml) throw new IngestError('docx 里没有正文，文件可能已损坏');
  const $ = load(xml, { xml: true });
  const numbers = new AutoNumbers(load(unzipText(bytes, 'word/numbering.xml') ?? '', { xml: true }));
  const lines: Line[] = [];
  const warnings: string[] = [];
  let deleted = 0;
  const textOf = (paragraph: Element): { text: string; bold: boolean } => {
    let text = '';
    let bold = 0;
    for (const run of $(paragraph).find('w\\:r').toArray()) {
      if ($(run).parents('w\\:del, w\\:moveFrom').length > 0) {
        deleted += 1;
        continue;
      }
      const words = runText($, run);
      if (!words) continue;
      const properties = $(run).children('w\\:rPr');
      if (isOn(properties.children('w\\:vanish').attr('w:val'), properties.children('w\\:vanish').length)) {
        warnings.push(`文档中有隐藏文字，已剔除：${excerpt(words)}`);
        continue;
      }
      text += words;
      if (isOn(properties.children('w\\:b').attr('w:val'), properties.children('w\\:b').length)) bold += words.length;
    }
    return { text, bold: text !== '' && bold >= text.length };
  };
  const walk = (node: Element): void => {
    if (node.name === 'w:tbl') readTable(node);
    else if (node.name === 'w:p') {
      const { text, bold } = textOf(node);
      const properties = $(node).children('w\\:pPr');
      const number = text.trim() ? numbers.next(properties.children('w\\:numPr')[0], $) : '';
      const centred = properties.children('w\\:jc').attr('w:val') === 'center';
      const style = properties.children('w\\:pStyle').attr('w:val') ?? '';
      for (const piece of `${number}${text}`.split('\n')) {
        const clean = piece.replace(/[\t\u00a0\u3000 ]+/g, ' ').trim();
        if (clean)
          lines.push({
            text: clean,
            ...((bold || /heading|title/i.test(style)) && { strong: true }),
            ...(centred && { centred }),
          });
      }
    } else if (/^w:(?:body|document|sdt|sdtContent|ins|smartTag|customXml)$/.test(node.name))
      for (const child of $(node).children().toArray()) walk(child);
  };
  const readTable = (node: Element): void => {
    const rows = $(node)
      .children('w\\:tr')
      .toArray()
      .map((tr) =>
        $(tr)
          .children('w\\:tc')
          .toArray()
          .map((tc) => readCell(tc)),
      );
    const heads = $(node)
      .children('w\\:tr')
      .toArray()
      .map((tr) => $(tr).children('w\\:trPr').children('w\\:tblHeader').length > 0);
    const cells = mergedDown(rows).map((row, r) => row.map((cell): Cell => ({ ...cell, head: heads[r] === true })));
    const grid = gridOf(cells);
    if (!grid || !putTable(lines, grid)) {
      const only = cells.length < 2 || cells.every((row) => row.length < 2);
      if (!only)
        warnings.push(
          `表格未能可靠识别，按文字保留：${excerpt(
            cells
              .flat()
              .map((c) => c.text)
              .join(' '),
          )}`,
        );
      for (const row of cells) {
        const text = row
          .map((cell) => cell.text)
          .filter(Boolean)
          .join(' ');
        if (text) lines.push({ text });
      }
    }
  };
  const readCell = (tc: Element): WordCell => {
    const properties = $(tc).children('w\\:tcPr');
    const merge = properties.children('w\\:vMerge');
    return {
      text: cellLines(
        $(tc)
          .find('w\\:p')
          .toArray()
          .flatMap((p) => textOf(p).text.split('\n')),
      ),
      across: Math.min(Number(properties.children('w\\:gridSpan').attr('w:val') ?? 1) || 1, 200),
      goesOn: merge.length > 0 && merge.attr('w:val') !== 'restart',
    };
  };
  for (const node of $.root().children().toArray()) walk(node);
  const removed = deleted ? [`修订中已删除的文字 ${deleted} 处`] : [];
  return {
    format: 'docx',
    lines,
    page: { ...NO_FACTS, labels: labelsOf(lines.map((l) => l.text)) },
    removed,
    warnings,
  };
}

interface WordCell {
  readonly text: string;
  readonly across: number;
  /** The cell above covers this one. */
  readonly goesOn: boolean;
}

function mergedDown(rows: readonly (readonly WordCell[])[]): Cell[][] {
  const columns = rows.map((row) => {
    let at = 0;
    return row.map((cell) => {
      const from = at;
      at += cell.across;
      return { cell, from };
    });
  });
  return columns.map((row, r) =>
    row
      .filter(({ cell }) => !cell.goesOn)
      .map(({ cell, from }) => {
        let down = 1;
        while (columns[r + down]?.some((below) => below.from === from && below.cell.goesOn)) down += 1;
        return { text: cell.text, across: cell.across, down };
      }),
  );
}

function runText($: CheerioAPI, run: Element): string {
  let text = '';
  for (const node of $(run).children().toArray()) {
    if (node.name === 'w:t') text += $(node).text();
    else if (node.name === 'w:tab') text += ' ';
    else if (node.name === 'w:br' || node.name === 'w:cr') text += '\n';
  }
  return text;
}

const isOn = (value: string | undefined, present: number): boolean =>
  present > 0 && !/^(?:0|false|off)$/.test(value ?? '');
