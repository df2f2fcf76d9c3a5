import type { Line } from '../text/line.ts';
import { markerAt } from '../text/marker.ts';
import { takeBodies } from './bodies.ts';
import { lastWords, type Open, order } from './open-unit.ts';
import type { UnitTree } from './unit-tree.ts';

/** Sentences about the document as a whole, behind its last list. */
const CLOSING =
  /^(?:本|该)(?:办法|通知|意见|规定|细则|方案|政策|措施|若干措施|公告|通告|指引|指南|文件|标准|实施办法)|^(?:以上|上述)(?:政策|措施|规定|意见)|^特此(?:通知|公告|通告)/;

/** Puts a paragraph to the unit that it belongs to: the one above it, what the list above it belongs to, or the document. */
export function addParagraph(text: string, lines: readonly Line[], tree: UnitTree): void {
  const taken = takeBodies(text);
  const top = tree.open.at(-1);
  if (top && top.rank !== '段' && isAfterList(top, taken.text)) startParagraph(tree);
  else if (
    top &&
    CLOSING.test(text) &&
    tree.open[0]?.rank !== '条' &&
    (tree.open.length > 1 || closesDocument(text, tree)) &&
    isLastText(text, lines)
  ) {
    tree.open = tree.open.filter((o) => o.rank === '附件');
    startParagraph(tree);
  }
  const unit = tree.current();
  if (taken.text) unit.paragraphs.push(taken.text);
  if (taken.bodies.length) giveBodies(taken.bodies, tree);
}

/** How long the whole document counts, below a finished provision about something else. */
function closesDocument(text: string, tree: UnitTree): boolean {
  const { unit } = tree.open[0] as Open;
  const own = /附则|其他|期限|施行|实施|执行|解释|说明/.test(unit.heading);
  return unit.paragraphs.length > 0 && !own && /起(?:施行|实施|执行)|有效期/.test(text);
}

function isLastText(text: string, lines: readonly Line[]): boolean {
  const at = lines.findLastIndex((line) => line.text === text);
  return !lines.slice(at + 1).some((line) => markerAt(line.text));
}

/** A paragraph behind a list of items that ended with semicolons belongs to what the list belongs to. */
function isAfterList(top: Open, text: string): boolean {
  return (
    top.listed &&
    order(top.rank) >= order('(一)') &&
    /[。；]$/.test(lastWords(top.unit)) &&
    !/[；;]$/.test(lastWords(top.unit)) &&
    text.length > 8
  );
}

function startParagraph(tree: UnitTree): void {
  const list = tree.open.at(-1);
  while (
    tree.open.length &&
    (tree.open.at(-1) as Open).listed &&
    order((tree.open.at(-1) as Open).rank) >= order('(一)')
  )
    tree.open.pop();
  const parent = tree.open.at(-1);
  const owner = parent?.unit;
  const said = owner?.paragraphs.length ?? 0;
  const base = parent?.rank === '节名' ? '·' : (owner?.locator ?? tree.prefix);
  let n = Math.max(said + 1, list ? 2 : 1);
  while (tree.locators.has(`${base}第${n}段`) && n < 99) n += 1;
  const unit = tree.push(tree.unique(`${base}第${n}段`), '', tree.open.length);
  tree.open.push({ rank: '段', value: n, unit, listed: false });
}

/** Bodies on a line of their own count for the whole group of numbered items that they close. */
export function giveBodies(bodies: readonly string[], tree: UnitTree): void {
  const top = tree.open.at(-1);
  const unit = tree.current();
  unit.bodies.push(...bodies);
  if (!top || order(top.rank) < order('1')) return;
  const depth = unit.depth;
  for (const earlier of tree.units.slice(0, tree.units.indexOf(unit)).reverse()) {
    if (earlier.depth < depth || earlier.bodies.length > 0) break;
    if (earlier.depth === depth) earlier.bodies.push(...bodies);
  }
}
