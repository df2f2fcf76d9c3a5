import { flat, type GridRow } from './grid.ts';
import { labelsOf } from './label.ts';
import type { Line } from './line.ts';
import { attachmentAt, markerAt } from './marker.ts';

const LABEL = /^[\p{Script=Han}A-Za-z/／、（）()\s]{2,16}$/u;
const SENTENCE = /[。；]/;
const LONG = 40;
/** A cell that names what a card is a digest of. */
const BASIS = /^(?:依据文件|政策依据|文件依据|政策文件)$/;
/** A cell that tells how long what it tells counts. */
const TERM = /^(?:时间|有效期|(?:执行|实施|政策|有效)(?:期限?|时间))/;

/**
 * The lines of a card: a table of two columns, labels and what is said of each (支持对象, 服务内容, 办理流程), each label a heading over
 * its text. Its first line bears what it says of its document where it names one. `above`: the line over it, which is its title where
 * it has none of its own. Undefined for any other table.
 */
export function labelCard(grid: readonly GridRow[], above = ''): { lines: Line[]; titleAbove: boolean } | undefined {
  const rows = grid.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const titles = rows
    .slice(
      0,
      rows.findIndex((row) => !row.whole),
    )
    .filter((row) => row.whole);
  const pairs = rows.slice(titles.length).map(pairsOf);
  if (pairs.length < 3 || pairs.some((pair) => pair === undefined)) return undefined;
  const entries = pairs.flatMap((pair) => pair ?? []);
  if (!entries.some(([, text]) => SENTENCE.test(text) || text.length > LONG)) return undefined;
  const labels = labelsOf(entries.map(([label, text]) => `${label}：${flat(text)}`));
  for (const [label, text] of entries) {
    if (BASIS.test(label)) labels.set('basis', flat(text));
    if (TERM.test(label)) labels.set('term', text.replace(/\s/g, ''));
  }
  const names = ['basis', 'number', 'issuer'].some((meaning) => labels.has(meaning));
  const own = titles.map((row) => flat(row.cells[0] ?? '')).join('');
  const title = own || bareTitle(above);
  const lines = entries.flatMap(([label, text]): Line[] => {
    if (labelsOf([`${label}：${flat(text)}`]).size > 0 || (names && BASIS.test(label))) return [];
    const said = text.split('\n').filter((line) => line.trim() !== '');
    if (said.length === 0 || /^[/／—-]$/.test(text.trim())) return [];
    return [{ text: label, strong: true, heads: true }, ...said.map((line) => ({ text: line }))];
  });
  if (!names || title === '')
    return { lines: own ? [{ text: own, strong: true }, ...lines] : lines, titleAbove: false };
  const head: Line = { text: title, strong: true, centred: true, card: { labels } };
  return { lines: [head, ...lines], titleAbove: own === '' || bareTitle(above) === own };
}

/** The labels of a row, each with its text; undefined where it holds anything else. */
function pairsOf({ cells, whole }: GridRow): [string, string][] | undefined {
  const own = cells.filter((cell, i) => i === 0 || cell !== cells[i - 1]);
  if (whole || own.length > 4) return undefined;
  const pairs = own.flatMap((cell, i): [string, string][] =>
    i % 2 === 0 ? [[cell.replace(/[\s：:]/g, ''), (own[i + 1] ?? '').trim()]] : [],
  );
  return pairs.every(([label]) => LABEL.test(label)) ? pairs : undefined;
}

/** A line that could be a title, without the number before it. */
function bareTitle(line: string): string {
  const text = line.slice(markerAt(line)?.text.length ?? 0).trim();
  return text.length < 6 || text.length > 80 || /[。；：:]/.test(text) || attachmentAt(line) ? '' : text;
}
