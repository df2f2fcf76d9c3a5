import { chineseNumeral } from '../read/docx-numbering.ts';
import { spokenUnit } from '../text/cell-unit.ts';
import { excerpt, type Line } from '../text/line.ts';
import { attachmentAt, type Marker, markerAt } from '../text/marker.ts';
import { rowsOf } from '../text/row-sentence.ts';
import type { DraftUnit, Outline } from '../text/unit.ts';
import { Locators, locatorOf } from './assign-locators.ts';
import { bodiesLine, takeBodies } from './bodies.ts';
import { finishOutline } from './finish-outline.ts';
import { splitHeadingFrom } from './heading.ts';
import { lastWords, type Open, order } from './open-unit.ts';
import { splitRunOn } from './run-on.ts';
import { asSection, holdArticles, sectionsOf } from './sections.ts';

const ENDS = /[。！？；：:;…][”’）)]*$|^.{0,40}$/;
/** Sentences about the document as a whole, behind its last list. */
const CLOSING =
  /^(?:本|该)(?:办法|通知|意见|规定|细则|方案|政策|措施|若干措施|公告|通告|指引|指南|文件|标准|实施办法)|^(?:以上|上述)(?:政策|措施|规定|意见)|^特此(?:通知|公告|通告)/;

/** The clause tree of a text; `broken`: its line breaks are known to be lost. Numbers make it; a number that is only referred to makes nothing. */
export function outline(source: readonly Line[], broken = false): Outline {
  const { lines, runOn } = splitRunOn(source);
  return new Outliner(lines, runOn || broken).run();
}

/** True for the line over a table that says its caption or only the unit of its figures. */
const isOver = (line: string, caption: string): boolean => {
  const { rest, unit } = spokenUnit(line);
  return rest === '' ? unit !== '' : rest === caption;
};

class Outliner {
  private readonly units: DraftUnit[] = [];
  private readonly warnings: string[] = [];
  private readonly locators = new Locators(this.units);
  /** The line of each numbered unit as printed. */
  private readonly printed = new Map<DraftUnit, string>();
  private readonly articles = new Map<string, number>();
  /** Chapters in which the articles count anew. */
  private readonly anew = new Set<string>();
  private open: Open[] = [];
  private preamble: DraftUnit | undefined;
  private prefix = '';
  /** The line that is already taken as the title of the annex above it. */
  private annexTitle = -1;
  private readonly lines: readonly Line[];
  private readonly runOn: boolean;
  private readonly sections: ReadonlySet<number>;
  private readonly runIn: boolean;
  /** Its 一、二、 hold articles that count on over them. */
  private readonly overArticles: boolean;

  constructor(lines: readonly Line[], runOn: boolean) {
    this.lines = lines;
    this.runOn = runOn;
    const { at, runIn } = sectionsOf(lines);
    this.sections = at;
    this.runIn = runIn;
    this.overArticles = holdArticles(lines);
  }

  run(): Outline {
    for (const [i, line] of this.lines.entries()) {
      if (line.table) this.addTable(line.table);
      else this.read(line, i);
    }
    return { ...finishOutline(this.units, this.open, this.printed), warnings: this.warnings };
  }

  private read(line: Line, at: number): void {
    const annex = attachmentAt(line.text);
    const marker = annex ? undefined : this.accepted(line.text, at);
    if (this.annexTitle === at) return;
    if (annex && !/[：:]/.test(line.text.slice(0, 5)))
      this.startAnnex(annex.marker, annex.title || this.titleBelow(at));
    else if (marker) this.startUnit(marker, line.text.slice(marker.text.length), at);
    else if (this.sections.has(at)) this.startSection(line.text, 0, this.sections.has(at + 1));
    else if (!this.readBodies(line.text) && !this.readRunIn(line.text)) this.addParagraph(line.text);
  }

  /** A line of nothing but responsible bodies. */
  private readBodies(text: string): boolean {
    const listed = bodiesLine(text);
    const taken = listed.length ? { text: '', bodies: listed } : takeBodies(text);
    if (taken.text !== '' || taken.bodies.length === 0) return false;
    this.giveBodies(taken.bodies);
    return true;
  }

  /** A paragraph that begins with its own heading, in a text without numbers. */
  private readRunIn(text: string): boolean {
    if (!this.runIn || this.open.some((o) => o.rank !== '节名')) return false;
    const { heading, rest } = splitHeadingFrom(text, false, false);
    if (!heading || !rest || heading.length > 20) return false;
    this.startSection(heading, 1);
    this.addParagraph(rest);
    return true;
  }

  /** The marker of a line if it begins a unit here; a number out of line with those before it is looked at twice. */
  private accepted(text: string, at: number): Marker | undefined {
    const printed = markerAt(text);
    if (!printed) return undefined;
    const marker = this.overArticles && !this.prefix ? asSection(printed, this.lines, at) : printed;
    const before = this.lines[at - 1];
    const ended = before === undefined || before.table !== undefined || ENDS.test(before.text);
    if (marker.rank === '条') {
      const last = this.articles.get(this.prefix) ?? 0;
      if (marker.value === last + 1 || marker.inserted > 0 || marker.value === 1) return marker;
      if (!ended || marker.value <= last - 1)
        return ended && marker.value > 0 && /^\s/.test(text.slice(marker.text.length)) ? marker : undefined;
      return marker;
    }
    const sibling = this.open.findLast((o) => o.rank === marker.rank);
    if (marker.value === 1 || marker.value === (sibling?.value ?? 0) + 1) return marker;
    if (!ended) return undefined;
    // A list may go on counting over its headings: 4. is the first item of the second group.
    return marker;
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

  private startAnnex(marker: Marker, title: string): void {
    const numbered = this.units.some((u) => u.locator && u.locator !== '前言');
    this.open = [];
    // A notice that says nothing by numbers and brings one text: that text is the document.
    if (!numbered && this.prefix === '') {
      if (title) this.preamble?.paragraphs.push(title);
      return;
    }
    this.prefix = `附件${marker.value || this.locators.unnumbered()}`;
    const locator = this.unique(this.prefix);
    this.prefix = locator;
    const unit = this.push(locator, title, 0);
    this.open = [{ rank: '附件', value: marker.value, unit, listed: false }];
    this.preamble = undefined;
  }

  /** `below`: 1 for a heading that a paragraph begins with. `outer`: another heading follows at once, and stands below this one. */
  private startSection(text: string, below = 0, outer = false): void {
    const annex = this.open.find((o) => o.rank === '附件');
    const holder = this.open.find((o) => o.rank === '节名' && o.holds);
    const above = below
      ? this.open.filter((o) => o.rank === '节名' && o.value === 0)
      : holder && !outer
        ? [holder]
        : [];
    const unit = this.push('', text.replace(/[：:]$/, ''), (annex ? 1 : 0) + above.length);
    const open: Open = { rank: '节名', value: below, unit, listed: false, holds: outer };
    this.open = [...(annex ? [annex] : []), ...above, open];
  }

  /** A heading that is numbered 1 again while its articles run on, or that closes the text, is the next of its rank: a word processor began to count anew. */
  private counted(marker: Marker, rest: string, at: number): Marker {
    const before = this.open.find((o) => o.rank === marker.rank);
    if (marker.value !== 1 || !before || !/^[章一]$/.test(marker.rank)) return marker;
    const next = this.lines
      .slice(at + 1)
      .flatMap(({ text }) => markerAt(text) ?? [])
      .find(({ rank }) => /^[章条]$/.test(rank));
    const runsOn =
      marker.rank === '章' && next?.rank === '条' && next.value === (this.articles.get(this.prefix) ?? 0) + 1;
    if (!runsOn && !/^\s*附\s*则/.test(rest)) return marker;
    const value = before.value + 1;
    this.warnings.push(
      `编号重复：${marker.text.trim()}再次出现，按顺序记作第${chineseNumeral(value)}${marker.rank === '章' ? '章' : '部分'}`,
    );
    return { ...marker, value };
  }

  private startUnit(printed: Marker, rest: string, at: number): void {
    const marker = this.counted(printed, rest, at);
    const sibling = this.open.findLastIndex((o) => o.rank === marker.rank);
    const top = this.open.at(-1);
    const nested =
      sibling < 0 &&
      marker.value === 1 &&
      top !== undefined &&
      order(top.rank) > order(marker.rank) &&
      /[：:]$/.test(top.unit.paragraphs.at(-1) ?? top.unit.heading);
    let listed = false;
    if (sibling >= 0) {
      const before = this.open[sibling] as Open;
      listed = before.listed || /[；;]$/.test(lastWords(before.unit));
      if (marker.value !== before.value + 1 && marker.rank !== '条') this.reportJump(marker, before);
      this.open = this.open.slice(0, sibling);
    } else if (!nested)
      while (this.open.length && order((this.open.at(-1) as Open).rank) >= order(marker.rank)) this.open.pop();
    if (marker.rank === '条') this.noteArticle(marker);
    this.open = this.open.filter((o) => o.rank !== '段');
    const locator = this.unique(this.placed(marker));
    const unit = this.push(locator, '', this.open.length);
    this.open.push({ rank: marker.rank, value: marker.value, unit, listed });
    const taken = takeBodies(rest);
    unit.bodies.push(...taken.bodies);
    const next = this.lines[at + 1];
    const more = !listed && next !== undefined && !next.table && !this.sameOrOuter(next.text, marker);
    const { heading, rest: text } = splitHeadingFrom(taken.text, this.runOn, more, marker.rank === '条');
    unit.heading = heading;
    this.printed.set(unit, taken.text.trim());
    if (text) unit.paragraphs.push(text);
  }

  /** Articles that count anew in each chapter are told apart by it: 第二章第一条. */
  private placed(marker: Marker): string {
    const plain = locatorOf(marker, this.prefix, this.open.at(-1));
    const chapter = this.open.findLast((o) => o.rank === '章')?.unit.locator;
    if (marker.rank !== '条' || !chapter || this.prefix) return plain;
    if (this.locators.has(plain)) this.anew.add(chapter);
    return this.anew.has(chapter) ? `${chapter}${plain}` : plain;
  }

  private sameOrOuter(text: string, marker: Marker): boolean {
    const next = markerAt(text);
    return next !== undefined && order(next.rank) <= order(marker.rank);
  }

  private noteArticle(marker: Marker): void {
    const last = this.articles.get(this.prefix) ?? 0;
    if (marker.value > last + 1 && last > 0)
      this.warnings.push(`条号从第${chineseNumeral(last)}条跳到第${chineseNumeral(marker.value)}条：中间可能有缺`);
    this.articles.set(this.prefix, marker.value === 1 ? 1 : Math.max(last, marker.value));
  }

  private reportJump(marker: Marker, before: Open): void {
    const goesOn = marker.rank === '1' && marker.value > before.value;
    if (marker.value === 1) return;
    if (marker.value === before.value)
      this.warnings.push(
        `编号重复：${marker.text.trim()}在“${excerpt(before.unit.heading || before.unit.locator, 16)}”之后再次出现`,
      );
    else if (!goesOn || marker.value > before.value + 1)
      this.warnings.push(`编号不连续：${before.unit.locator}之后是${marker.text.trim()}`);
  }

  /** A place below a heading without a number is that heading's own. */
  private unique(locator: string): string {
    const holds = this.overArticles && /^[一二三四五六七八九十]/.test(locator);
    const own = locator.startsWith('·') || this.open.some((o) => o.rank === '节名');
    const { given, taken } = this.locators.take(locator, own, holds);
    if (taken) this.warnings.push(`编号重复：${locator}出现不止一次，后一处记为${given}`);
    return given;
  }

  private push(locator: string, heading: string, depth: number): DraftUnit {
    const unit: DraftUnit = { locator, heading, depth, paragraphs: [], bodies: [] };
    this.units.push(unit);
    return unit;
  }

  private addTable(table: NonNullable<Line['table']>): void {
    const unit = this.current();
    while (unit.paragraphs.length > 0 && isOver(unit.paragraphs.at(-1) ?? '', table.caption)) unit.paragraphs.pop();
    const rows = rowsOf(table);
    const told = rows.flatMap((row) => row.paragraphs);
    if (rows.length <= 14 && told.join('').length <= 900 && rows.every((row) => row.heading === '')) {
      const named = table.caption !== '' && table.caption !== unit.heading;
      unit.paragraphs.push([...(named ? [`${table.caption}：`] : []), ...told].join('\n'));
      return;
    }
    const base = unit.locator === '前言' ? this.prefix : unit.locator;
    const parent = this.open.at(-1);
    const head = this.push(
      this.unique(parent?.rank === '节名' ? '·表1' : `${base}表1`.replace(/表1$/, `表${this.tablesIn(base) + 1}`)),
      table.caption,
      this.open.length,
    );
    for (const [i, row] of rows.entries()) {
      const own = this.push(`${head.locator}第${i + 1}行`, row.heading, this.open.length + 1);
      for (const paragraph of row.paragraphs) {
        const listed = bodiesLine(paragraph);
        if (listed.length) own.bodies.push(...listed);
        else own.paragraphs.push(paragraph);
      }
    }
  }

  private tablesIn(base: string): number {
    return this.units.filter((u) => u.locator.startsWith(`${base}表`) && /表\d+$/.test(u.locator)).length;
  }

  private current(): DraftUnit {
    const top = this.open.at(-1);
    if (top) return top.unit;
    if (!this.preamble) {
      const locator = this.unique(`${this.prefix}前言`);
      this.preamble = this.push(locator, '', this.prefix ? 1 : 0);
    }
    return this.preamble;
  }

  private addParagraph(text: string): void {
    const taken = takeBodies(text);
    const top = this.open.at(-1);
    if (top && top.rank !== '段' && this.isAfterList(top, taken.text)) this.startParagraph();
    else if (
      top &&
      CLOSING.test(text) &&
      this.open[0]?.rank !== '条' &&
      (this.open.length > 1 || this.closesDocument(text)) &&
      this.isLastText(text)
    ) {
      this.open = this.open.filter((o) => o.rank === '附件');
      this.startParagraph();
    }
    const unit = this.current();
    if (taken.text) unit.paragraphs.push(taken.text);
    if (taken.bodies.length) this.giveBodies(taken.bodies);
  }

  /** How long the whole document counts, below a finished provision about something else. */
  private closesDocument(text: string): boolean {
    const { unit } = this.open[0] as Open;
    const own = /附则|其他|期限|施行|实施|执行|解释|说明/.test(unit.heading);
    return unit.paragraphs.length > 0 && !own && /起(?:施行|实施|执行)|有效期/.test(text);
  }

  private isLastText(text: string): boolean {
    const at = this.lines.findLastIndex((line) => line.text === text);
    return !this.lines.slice(at + 1).some((line) => markerAt(line.text));
  }

  /** A paragraph behind a list of items that ended with semicolons belongs to what the list belongs to. */
  private isAfterList(top: Open, text: string): boolean {
    return (
      top.listed &&
      order(top.rank) >= order('(一)') &&
      /[。；]$/.test(lastWords(top.unit)) &&
      !/[；;]$/.test(lastWords(top.unit)) &&
      text.length > 8
    );
  }

  private startParagraph(): void {
    const list = this.open.at(-1);
    while (
      this.open.length &&
      (this.open.at(-1) as Open).listed &&
      order((this.open.at(-1) as Open).rank) >= order('(一)')
    )
      this.open.pop();
    const parent = this.open.at(-1);
    const owner = parent?.unit;
    const said = owner?.paragraphs.length ?? 0;
    const base = parent?.rank === '节名' ? '·' : (owner?.locator ?? this.prefix);
    let n = Math.max(said + 1, list ? 2 : 1);
    while (this.locators.has(`${base}第${n}段`) && n < 99) n += 1;
    const unit = this.push(this.unique(`${base}第${n}段`), '', this.open.length);
    this.open.push({ rank: '段', value: n, unit, listed: false });
  }

  /** Bodies on a line of their own count for the whole group of numbered items that they close. */
  private giveBodies(bodies: readonly string[]): void {
    const top = this.open.at(-1);
    const unit = this.current();
    unit.bodies.push(...bodies);
    if (!top || order(top.rank) < order('1')) return;
    const depth = unit.depth;
    for (const earlier of this.units.slice(0, this.units.indexOf(unit)).reverse()) {
      if (earlier.depth < depth || earlier.bodies.length > 0) break;
      if (earlier.depth === depth) earlier.bodies.push(...bodies);
    }
  }
}
