import { fixRadicals } from '../read/radicals.ts';
import { isLabelLine } from '../text/label.ts';
import { excerpt, type Line, type ReadFile, type TextTable } from '../text/line.ts';
import { markerAt } from '../text/marker.ts';
import { splicedNames, withoutAdvertising } from './advertising.ts';
import { withoutGapsInFigures } from './gaps-in-figures.ts';
import { withoutInstructions } from './injected-instructions.ts';
import { withoutInvisible } from './invisible.ts';
import { withoutLookAlikes } from './look-alike.ts';
import { isFurniture, isLibraryNotice, isTail } from './site-boilerplate.ts';

export interface Clean {
  readonly lines: readonly Line[];
  readonly removed: readonly string[];
  readonly warnings: readonly string[];
  /** A document library's notices stood among the lines: what it shows may be cut short. */
  readonly library: boolean;
}

/** Takes out what is no part of the text, and says what. Nothing is put in its stead. */
export function clean(source: ReadFile): Clean {
  const removed: string[] = [];
  const warnings: string[] = [];
  let invisible = 0;
  let library = false;
  const names = splicedNames(source.lines.map((line) => line.text));
  const scrub = (raw: string): string => {
    const told = withoutLookAlikes(fixRadicals(raw));
    warnings.push(...told.doubts);
    const seen = withoutInvisible(told.text);
    invisible += seen.count;
    const advert = withoutAdvertising(seen.text, names);
    removed.push(...advert.taken.map((text) => `广告：${excerpt(text)}`));
    const spoken = withoutInstructions(advert.text);
    warnings.push(...spoken.taken.map((text) => `文中有指挥智能助手的话，已剔除：${excerpt(text)}`));
    const closed = withoutGapsInFigures(spoken.text.trim());
    warnings.push(...closed.doubts);
    return withoutWraps(closed.text);
  };
  const scrubbed = source.lines.flatMap((line): Line[] => {
    if (line.table) return [{ ...line, table: scrubTable(line.table, scrub) }];
    const text = scrub(line.text);
    return text ? [{ ...line, text }] : [];
  });
  const body = scrubbed.slice(headOf(scrubbed, source), tailOf(scrubbed));
  const kept = new Set(body);
  for (const line of scrubbed) if (!kept.has(line)) removed.push(`页面装饰：${excerpt(line.text)}`);
  const lines = body.filter((line, i) => {
    if (line.table) return true;
    if (isLibraryNotice(line.text)) {
      library = true;
      removed.push(`网站声明：${excerpt(line.text)}`);
      return false;
    }
    if (!isFurniture(line.text, body[i + 1]?.text) && !(isLabelLine(line.text) && !line.text.includes('制定机关')))
      return true;
    removed.push(`页面装饰：${excerpt(line.text)}`);
    return false;
  });
  if (scrubbed.some((line) => isLibraryNotice(line.text))) library = true;
  if (invisible > 0) warnings.push(`剔除了 ${invisible} 个看不见的字符（零宽、控制字符等）`);
  return { lines, removed: [...new Set(removed)], warnings: [...new Set(warnings)], library };
}

/** A sentence without the single spaces that the line breaks of a printed page left between its words. */
function withoutWraps(text: string): string {
  if (text.length < 60 || !/[。；]/.test(text) || /\s{2}/.test(text)) return text;
  return text.replace(/(?<=[\p{Script=Han}，。；、：])\s(?=[\p{Script=Han}“《（])/gu, '');
}

function scrubTable(table: TextTable, scrub: (text: string) => string): TextTable {
  return {
    caption: scrub(table.caption),
    unit: table.unit,
    header: table.header.map(scrub),
    rows: table.rows.map((row) => row.map(scrub)),
  };
}

/** Where the text begins: behind the menu of a page, at the line that is its title. */
function headOf(lines: readonly Line[], source: ReadFile): number {
  const title = source.page.title?.split(/\s[-_|]\s|_/)[0]?.replace(/\s/g, '');
  if (!title || title.length < 6) return 0;
  const at = lines.findIndex((line) => line.text.replace(/\s/g, '') === title);
  const before = lines.slice(0, Math.max(at, 0));
  return before.some((line) => /[。；]/.test(line.text) || /号$/.test(line.text)) ? 0 : Math.max(at, 0);
}

/** Where the text ends: at the first line of the tail with nothing numbered and no table behind it. */
function tailOf(lines: readonly Line[]): number {
  for (let at = Math.floor(lines.length * 0.3); at < lines.length; at += 1) {
    if (!isTail(lines[at]?.text ?? '')) continue;
    const rest = lines.slice(at);
    const numbered = rest.filter(
      (line) => line.table || /^(?:条|一|\(一\))$/.test(markerAt(line.text)?.rank ?? ''),
    ).length;
    if (numbered < 2) return at;
  }
  return lines.length;
}
