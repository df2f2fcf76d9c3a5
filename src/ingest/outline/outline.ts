import { GAP } from '../../language/gap.ts';
import type { Line } from '../text/line.ts';
import { attachmentAt, markerAt } from '../text/marker.ts';
import type { Outline } from '../text/unit.ts';
import { addParagraph, giveBodies } from './add-paragraph.ts';
import { addTable } from './add-table.ts';
import { markerThatBegins } from './begins-unit.ts';
import { bodiesLine, takeBodies } from './bodies.ts';
import { finishOutline } from './finish-outline.ts';
import { splitHeadingFrom } from './heading.ts';
import { NumberedUnits } from './numbered-units.ts';
import { splitRunOn } from './run-on.ts';
import { holdArticles, sectionsOf } from './sections.ts';
import { UnitTree } from './unit-tree.ts';

/** The clause tree of a text; `broken`: its line breaks are known to be lost. Numbers make it; a number that is only referred to makes nothing. */
export function outline(source: readonly Line[], broken = false): Outline {
  const { lines, runOn } = splitRunOn(source);
  return new Outliner(lines, runOn || broken).run();
}

/** Goes through the lines once: each begins a unit, or belongs to one that is open. */
class Outliner {
  private readonly lines: readonly Line[];
  private readonly tree: UnitTree;
  private readonly numbered: NumberedUnits;
  private readonly sections: ReadonlySet<number>;
  private readonly runIn: boolean;
  /** The line that is already taken as the title of the annex above it. */
  private annexTitle = -1;

  constructor(lines: readonly Line[], runOn: boolean) {
    this.lines = lines;
    const { at, runIn } = sectionsOf(lines);
    this.sections = at;
    this.runIn = runIn;
    this.tree = new UnitTree(holdArticles(lines));
    this.numbered = new NumberedUnits(this.tree, lines, runOn);
  }

  run(): Outline {
    const { lines, tree, numbered } = this;
    for (const [i, line] of lines.entries()) {
      if (line.table) addTable(line.table, tree);
      else this.read(line, i);
    }
    return { ...finishOutline(tree.units, tree.open, numbered.printed), warnings: tree.warnings };
  }

  private read({ text }: Line, at: number): void {
    const { lines, tree, sections } = this;
    const annex = attachmentAt(text);
    const marker = annex ? undefined : markerThatBegins(lines, at, tree);
    if (this.annexTitle === at) return;
    if (annex && !/[：:]/.test(text.slice(0, 5)))
      tree.startAnnex(annex.marker.value, annex.title || this.titleBelow(at));
    else if (marker) this.numbered.start(marker, at);
    else if (sections.has(at)) tree.startSection(text, 0, sections.has(at + 1));
    else if (!this.readBodies(text) && !this.readRunIn(text)) addParagraph(text, lines, tree);
    if (text === GAP) tree.closeHeads();
  }

  /** A line of nothing but responsible bodies. */
  private readBodies(text: string): boolean {
    const listed = bodiesLine(text);
    const taken = listed.length ? { text: '', bodies: listed } : takeBodies(text);
    if (taken.text !== '' || taken.bodies.length === 0) return false;
    giveBodies(taken.bodies, this.tree);
    return true;
  }

  /** A paragraph that begins with its own heading, in a text without numbers. */
  private readRunIn(text: string): boolean {
    const { lines, tree, runIn } = this;
    if (!runIn || tree.open.some((o) => o.rank !== '节名')) return false;
    const { heading, rest } = splitHeadingFrom(text, false, false);
    if (!heading || !rest || heading.length > 20) return false;
    tree.startSection(heading, 1);
    addParagraph(rest, lines, tree);
    return true;
  }

  private titleBelow(at: number): string {
    const below = this.lines[at + 1];
    const fits =
      below !== undefined &&
      !below.table &&
      below.text.length <= 60 &&
      !/[。；：]/.test(below.text) &&
      !markerAt(below.text);
    if (!fits) return '';
    this.annexTitle = at + 1;
    return below.text;
  }
}
