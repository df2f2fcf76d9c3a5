import { chineseNumeral } from '../read/docx-numbering.ts';
import type { Marker } from '../text/marker.ts';
import type { DraftUnit } from '../text/unit.ts';
import { Locators } from './assign-locators.ts';
import { type Open, order } from './open-unit.ts';

/** The units of a text as far as it is read, and which of them what follows may still belong to. */
export class UnitTree {
  readonly units: DraftUnit[] = [];
  readonly warnings: string[] = [];
  readonly locators = new Locators(this.units);
  open: Open[] = [];
  /** The locator of the annex that is read; '' before the first. */
  prefix = '';
  /** Its 一、二、 hold articles that count on over them. */
  readonly overArticles: boolean;
  private preamble: DraftUnit | undefined;
  private readonly articles = new Map<string, number>();

  constructor(overArticles: boolean) {
    this.overArticles = overArticles;
  }

  push(locator: string, heading: string, depth: number): DraftUnit {
    const unit: DraftUnit = { locator, heading, depth, paragraphs: [], bodies: [] };
    this.units.push(unit);
    return unit;
  }

  /** A place below a heading without a number is that heading's own. */
  unique(locator: string): string {
    const holds = this.overArticles && /^[一二三四五六七八九十]/.test(locator);
    const own = locator.startsWith('·') || this.open.some((o) => o.rank === '节名');
    const { given, taken } = this.locators.take(locator, own, holds);
    if (taken) this.warnings.push(`编号重复：${locator}出现不止一次，后一处记为${given}`);
    return given;
  }

  /** The unit that a paragraph belongs to: the one opened last, else what stands before the first number. */
  current(): DraftUnit {
    const top = this.open.at(-1);
    if (top) return top.unit;
    if (!this.preamble) {
      const locator = this.unique(`${this.prefix}前言`);
      this.preamble = this.push(locator, '', this.prefix ? 1 : 0);
    }
    return this.preamble;
  }

  /** Begins an annex, and what stands before its first number. */
  startAnnex(value: number, title: string): void {
    const numbered = this.units.some((u) => u.locator && u.locator !== '前言');
    this.open = [];
    // A notice that says nothing by numbers and brings one text: that text is the document.
    if (!numbered && this.prefix === '') {
      if (title) this.preamble?.paragraphs.push(title);
      return;
    }
    this.prefix = this.unique(`附件${value || this.locators.unnumbered()}`);
    const unit = this.push(this.prefix, title, 0);
    this.open = [{ rank: '附件', value, unit, listed: false }];
    this.preamble = undefined;
  }

  /** What follows pages that were left out stands below no chapter that was open: another may begin on these. */
  closeHeads(): void {
    this.open = this.open.filter(({ rank }) => order(rank) < 0 || order(rank) >= order('条'));
  }

  /** `below`: 1 for a heading that a paragraph begins with. `outer`: another heading follows at once, and stands below this one. */
  startSection(text: string, below = 0, outer = false): void {
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

  /** The article that was read last in the annex. */
  get lastArticle(): number {
    return this.articles.get(this.prefix) ?? 0;
  }

  noteArticle(marker: Marker): void {
    const last = this.lastArticle;
    if (marker.value > last + 1 && last > 0)
      this.warnings.push(`条号从第${chineseNumeral(last)}条跳到第${chineseNumeral(marker.value)}条：中间可能有缺`);
    this.articles.set(this.prefix, marker.value === 1 ? 1 : Math.max(last, marker.value));
  }
}
