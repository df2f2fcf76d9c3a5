import type { CheerioAPI } from 'cheerio';
import { cellLines, type GridCell, gridOf } from '../text/grid.ts';
import { excerpt, type Line } from '../text/line.ts';
import { putTable } from '../text/table.ts';
import type { AnyNode, Element } from './html-node.ts';
import { nodesIn, textIn } from './node-walk.ts';
import { noteOfMark, raisedAfter } from './superscript.ts';

const BLOCKS =
  /^(?:address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|ucapcontent)$/;

/** The text below `nodes`, a line for each block; tables of data as tables, tables of layout as the lines in them. `marks`: the marks of notes that were left out. */
export function linesOf(
  $: CheerioAPI,
  nodes: readonly AnyNode[],
): { lines: Line[]; warnings: string[]; marks: string[] } {
  const lines: Line[] = [];
  const warnings: string[] = [];
  const marks: string[] = [];
  let text = '';
  let bold = 0;
  let centred = false;
  const end = (): void => {
    for (const piece of text.split('\n')) {
      const clean = piece.replace(/[ \t\u00a0\u2002\u2003\u3000]+/g, ' ').trim();
      if (!clean) continue;
      const weight = piece.replace(/\s/g, '').length;
      lines.push({ text: clean, ...(bold >= weight && { strong: true }), ...(centred && { centred: true }) });
    }
    text = '';
    bold = 0;
  };
  const walk = (node: AnyNode, strong: boolean): void => {
    if (node.type === 'text') {
      // White space inside the source is none of the text, a break is.
      const data = node.data.replace(/[\n\r\t]+/g, /[a-z]\s+[a-z]/i.test(node.data) ? ' ' : '');
      text += data;
      if (strong) bold += data.replace(/\s/g, '').length;
      return;
    }
    if (node.type !== 'tag') return;
    if (node.name === 'br') {
      text += '\n';
      return;
    }
    if (isRaised(node)) {
      text += raised(node, text, marks);
      return;
    }
    if (node.name === 'table' && dataTable($, node, { lines, warnings, marks }, end)) return;
    const block = BLOCKS.test(node.name);
    if (block) {
      end();
      centred = isCentred(node);
    }
    const heavy =
      strong ||
      /^(?:b|strong|h[1-6])$/.test(node.name) ||
      /font-weight\s*:\s*(?:bold|[6-9]00)/.test(node.attribs.style ?? '');
    for (const child of node.children) walk(child, heavy);
    if (block) end();
  };
  for (const node of nodes) walk(node, false);
  end();
  return { lines, warnings, marks };
}

const isRaised = ({ name, attribs }: Element): boolean =>
  name === 'sup' || /vertical-align\s*:\s*super/.test(attribs.style ?? '');

/** What a raised text stands for; the mark of a note is told of and left out. */
function raised(node: Element, before: string, marks: string[]): string {
  const words = textIn(node);
  const { text, mark } = raisedAfter(before, words);
  if (mark) marks.push(noteOfMark(before, words));
  return text;
}

const isCentred = (node: Element): boolean =>
  node.name === 'center' || node.attribs.align === 'center' || /text-align\s*:\s*center/.test(node.attribs.style ?? '');

/** Reads a table of data into `lines`; false for a table of layout, which is walked as text. */
function dataTable(
  $: CheerioAPI,
  node: Element,
  { lines, warnings, marks }: { lines: Line[]; warnings: string[]; marks: string[] },
  end: () => void,
): boolean {
  const below = [...nodesIn(node)].filter((each): each is Element => each.type === 'tag');
  if (below.filter(({ name }) => name === 'table').length > 1) return false;
  const rows = below
    .filter(({ name }) => name === 'tr')
    .map((tr) =>
      $(tr)
        .children('td, th')
        .toArray()
        .map(
          (td): GridCell => ({
            text: cellText(td, marks),
            down: span(td.attribs.rowspan),
            across: span(td.attribs.colspan),
            head: td.name === 'th',
          }),
        ),
    )
    .filter((row) => row.length > 0);
  const widest = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.across, 0)));
  if (rows.length < 2 || widest < 2) return false;
  end();
  const grid = gridOf(rows);
  if (grid && putTable(lines, grid)) return true;
  warnings.push(
    `表格未能可靠识别，按文字保留：${excerpt(
      rows
        .flat()
        .map((c) => c.text)
        .join(' '),
    )}`,
  );
  for (const row of rows)
    lines.push({
      text: row
        .map((cell) => cell.text)
        .filter(Boolean)
        .join(' '),
    });
  return true;
}

const span = (value: string | undefined): number => Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), 200);

function cellText(td: Element, marks: string[]): string {
  let text = '';
  const walk = (node: AnyNode): void => {
    if (node.type === 'text') text += node.data;
    if (node.type !== 'tag') return;
    if (node.name === 'br') text += '\u2028';
    if (isRaised(node)) {
      text += raised(node, text, marks);
      return;
    }
    for (const child of node.children) walk(child);
    if (/^(?:p|div|li)$/.test(node.name)) text += '\u2028';
  };
  walk(td);
  return cellLines(text.split('\u2028'));
}
