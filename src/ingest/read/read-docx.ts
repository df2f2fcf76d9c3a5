import { cellLines, type GridCell, gridOf } from '../text/grid.ts';
import { labelsOf } from '../text/label.ts';
import { excerpt, type Line, NO_FACTS, type ReadFile } from '../text/line.ts';
import { putTable } from '../text/table.ts';
import type { Colour } from './colour.ts';
import { AutoNumbers } from './docx-numbering.ts';
import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { type ParagraphFindings, type ParagraphText, paragraphText } from './word-paragraph.ts';
import { childOf, elementsBelow, ownText, valOf, wordParts } from './word-part.ts';
import { groundOf, isRowUnseen, PAPER, WordStyles } from './word-styles.ts';

/** A Word file: what is printed, so with automatic numbers and accepted insertions, without deletions and letters that nobody sees. */
export function readDocx(bytes: Uint8Array): ReadFile {
  const { main, part } = wordParts(bytes);
  const styles = new WordStyles(part('styles'));
  const numbers = new AutoNumbers(part('numbering'));
  const lines: Line[] = [];
  const warnings: string[] = [];
  const found: ParagraphFindings = { deleted: 0, hidden: [], struck: [], unread: new Set(), marks: [] };
  const notes = notesOf([part('footnotes'), part('endnotes')]);
  const noteOf = (reference: Element): string => {
    const note = notes.get(`${reference.name.slice(2, -'Reference'.length)} ${reference.attribs['w:id']}`);
    if (!note) return '';
    return cellLines(paragraphsIn(note).map((each) => textOf(each, PAPER, () => '').text)).replace(/\n/g, ' ');
  };
  const textOf = (paragraph: Element, grounds: readonly Colour[], note = noteOf): ParagraphText =>
    paragraphText(paragraph, { styles, grounds, noteOf: note, found });
  const walk = (node: Element): void => {
    if (node.name === 'w:tbl') readTable(node);
    else if (node.name === 'w:p') {
      const { text, bold, boxes } = textOf(node, PAPER);
      const properties = childOf(node, 'w:pPr');
      const list = text.trim() ? styles.listOf(node) : null;
      const centred = valOf(properties, 'w:jc') === 'center';
      const style = valOf(properties, 'w:pStyle') ?? '';
      for (const piece of `${list ? numbers.next(list) : ''}${text}`.split('\n')) {
        const clean = piece.replace(/[\t\u00a0\u3000 ]+/g, ' ').trim();
        if (clean)
          lines.push({
            text: clean,
            ...((bold || /heading|title/i.test(style)) && { strong: true }),
            ...(centred && { centred }),
          });
      }
      for (const box of boxes) for (const child of childrenOf(box)) walk(child);
    } else if (TRANSPARENT.test(node.name)) for (const child of childrenOf(node)) walk(child);
    else if (node.name === 'w:del' || node.name === 'w:moveFrom') found.deleted += 1;
  };
  const readTable = (node: Element): void => {
    const grounds = [...PAPER, ...styles.groundsOfTable(node)];
    const trs = through(node, 'w:tr').filter((tr) => {
      const unseen = isRowUnseen(tr);
      if (unseen) found.hidden.push(excerpt([...elementsBelow(tr, 'w:t')].map(ownText).join('')));
      return !unseen;
    });
    const rows = trs.map((tr) => through(tr, 'w:tc').map((tc) => readCell(tc, grounds)));
    const heads = trs.map((tr) => childOf(childOf(tr, 'w:trPr'), 'w:tblHeader') !== undefined);
    const cells = mergedDown(rows).map((row, r) => row.map((cell): GridCell => ({ ...cell, head: heads[r] === true })));
    const grid = gridOf(cells);
    if (grid && putTable(lines, grid)) return;
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
  };
  const printed = (paragraph: Element, grounds: readonly Colour[]): string[] => {
    const { text, boxes } = textOf(paragraph, grounds);
    return [...text.split('\n'), ...boxes.flatMap(paragraphsIn).flatMap((each) => printed(each, grounds))];
  };
  const readCell = (tc: Element, around: readonly Colour[]): WordCell => {
    const properties = childOf(tc, 'w:tcPr');
    const merge = childOf(properties, 'w:vMerge');
    const own = groundOf(childOf(properties, 'w:shd'));
    const grounds = own ? [own] : around;
    return {
      text: cellLines(paragraphsIn(tc).flatMap((p) => printed(p, grounds))),
      across: Math.min(Number(valOf(properties, 'w:gridSpan') ?? 1) || 1, 200),
      goesOn: merge !== undefined && merge.attribs['w:val'] !== 'restart',
    };
  };
  walk(main);
  return {
    format: 'docx',
    lines,
    page: { ...NO_FACTS, labels: labelsOf(lines.map((l) => l.text)) },
    removed: [
      ...(found.deleted ? [`修订中已删除的文字 ${found.deleted} 处`] : []),
      ...found.struck.map((words) => `划掉的文字：${words}`),
      ...found.marks,
    ],
    warnings: [
      ...warnings,
      ...found.hidden.map((words) => `文档中有隐藏文字，已剔除：${words}`),
      ...(found.unread.size
        ? [`文档中有没读出来的内容，请与原件核对：${[...found.unread].slice(0, 10).join('、')}`]
        : []),
    ],
  };
}

/** Elements that print what is in them and nothing of their own. */
const TRANSPARENT = /^w:(?:body|document|sdt|sdtContent|ins|moveTo|smartTag|customXml)$/;

/** The paragraphs below a node, but none within another. */
const paragraphsIn = (node: Element): Element[] =>
  childrenOf(node).flatMap((child) => (child.name === 'w:p' ? [child] : paragraphsIn(child)));

/** The elements of that name below a node, at once or within elements that print nothing of their own. */
const through = (node: Element, name: string): Element[] =>
  childrenOf(node).flatMap((child) =>
    child.name === name ? [child] : TRANSPARENT.test(child.name) ? through(child, name) : [],
  );

/** Footnotes and endnotes by kind and number: `footnote 2`. */
const notesOf = (parts: readonly (Element | undefined)[]): Map<string, Element> =>
  new Map(
    parts
      .flatMap((root) => (root ? childrenOf(root) : []))
      .filter(({ attribs }) => attribs['w:type'] === undefined || attribs['w:type'] === 'normal')
      .map((note) => [`${note.name.slice(2)} ${note.attribs['w:id']}`, note]),
  );

interface WordCell {
  readonly text: string;
  readonly across: number;
  /** The cell above covers this one. */
  readonly goesOn: boolean;
}

function mergedDown(rows: readonly (readonly WordCell[])[]): GridCell[][] {
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
