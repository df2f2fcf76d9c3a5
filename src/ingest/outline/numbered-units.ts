import { excerpt, type Line } from '../text/line.ts';
import { type Marker, markerAt } from '../text/marker.ts';
import type { DraftUnit } from '../text/unit.ts';
import { locatorOf } from './assign-locators.ts';
import { counted } from './begins-unit.ts';
import { takeBodies } from './bodies.ts';
import { splitHeadingFrom } from './heading.ts';
import { lastWords, type Open, order } from './open-unit.ts';
import type { UnitTree } from './unit-tree.ts';

/** Puts each numbered unit where its number places it among those that are open. */
export class NumberedUnits {
  /** The line of each as printed. */
  readonly printed = new Map<DraftUnit, string>();
  /** Chapters in which the articles count anew. */
  private readonly anew = new Set<string>();
  private readonly tree: UnitTree;
  private readonly lines: readonly Line[];
  private readonly runOn: boolean;

  constructor(tree: UnitTree, lines: readonly Line[], runOn: boolean) {
    this.tree = tree;
    this.lines = lines;
    this.runOn = runOn;
  }

  start(printed: Marker, at: number): void {
    const { tree, lines } = this;
    const rest = (lines[at] as Line).text.slice(printed.text.length);
    const marker = counted(printed, rest, lines, at, tree);
    const sibling = tree.open.findLastIndex((o) => o.rank === marker.rank);
    const top = tree.open.at(-1);
    const nested =
      sibling < 0 &&
      marker.value === 1 &&
      top !== undefined &&
      order(top.rank) > order(marker.rank) &&
      /[：:]$/.test(top.unit.paragraphs.at(-1) ?? top.unit.heading);
    let listed = false;
    if (sibling >= 0) {
      const before = tree.open[sibling] as Open;
      listed = before.listed || /[；;]$/.test(lastWords(before.unit));
      if (marker.value !== before.value + 1 && marker.rank !== '条') reportJump(marker, before, tree.warnings);
      tree.open = tree.open.slice(0, sibling);
    } else if (!nested)
      while (tree.open.length && order((tree.open.at(-1) as Open).rank) >= order(marker.rank)) tree.open.pop();
    if (marker.rank === '条') tree.noteArticle(marker);
    tree.open = tree.open.filter((o) => o.rank !== '段');
    const locator = tree.unique(this.placed(marker));
    const unit = tree.push(locator, '', tree.open.length);
    tree.open.push({ rank: marker.rank, value: marker.value, unit, listed });
    const taken = takeBodies(rest);
    unit.bodies.push(...taken.bodies);
    const next = lines[at + 1];
    const more = !listed && next !== undefined && !next.table && !isSameOrOuter(next.text, marker);
    const { heading, rest: text } = splitHeadingFrom(taken.text, this.runOn, more, marker.rank === '条');
    unit.heading = heading;
    this.printed.set(unit, taken.text.trim());
    if (text) unit.paragraphs.push(text);
  }

  /** Articles that count anew in each chapter are told apart by it: 第二章第一条. */
  private placed(marker: Marker): string {
    const { tree } = this;
    const plain = locatorOf(marker, tree.prefix, tree.open.at(-1));
    const chapter = tree.open.findLast((o) => o.rank === '章')?.unit.locator;
    if (marker.rank !== '条' || !chapter || tree.prefix) return plain;
    if (tree.locators.has(plain)) this.anew.add(chapter);
    return this.anew.has(chapter) ? `${chapter}${plain}` : plain;
  }
}

function isSameOrOuter(text: string, marker: Marker): boolean {
  const next = markerAt(text);
  return next !== undefined && order(next.rank) <= order(marker.rank);
}

function reportJump(marker: Marker, before: Open, warnings: string[]): void {
  const goesOn = marker.rank === '1' && marker.value > before.value;
  if (marker.value === 1) return;
  if (marker.value === before.value)
    warnings.push(
      `编号重复：${marker.text.trim()}在“${excerpt(before.unit.heading || before.unit.locator, 16)}”之后再次出现`,
    );
  else if (!goesOn || marker.value > before.value + 1)
    warnings.push(`编号不连续：${before.unit.locator}之后是${marker.text.trim()}`);
}
