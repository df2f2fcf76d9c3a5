import { titleKey } from '../../language/document-name.ts';
import { dateIn, dateLine } from '../text/date.ts';
import { labelsOf } from '../text/label.ts';
import type { Line } from '../text/line.ts';
import { attachmentAt, markerAt } from '../text/marker.ts';
import { isTitleLine, numberLine, orderNumber, tidyTitle } from '../text/title.ts';
import { titleIssued } from './restore-line-breaks.ts';

export interface Masthead {
  readonly title: string | null;
  readonly number: string | null;
  /** Who signed, in order, as printed. */
  readonly signed: readonly string[];
  readonly issued: string | null;
  /** A date alone above the text, as pages print it. */
  readonly published: string | null;
  /** The words in brackets under the title of a decree: passed, published, in force from. */
  readonly history: string | null;
  readonly labels: ReadonlyMap<string, string>;
  /** 作者：… */
  readonly author: string | null;
  /** Annexes that are named but not known. */
  readonly annexes: readonly string[];
  /** The text without all of the above. */
  readonly lines: readonly Line[];
}

const BODY =
  /^[\p{Script=Han}（）()、 ·]{2,60}(?:厅|局|委员会|委|府|部|办公室|办|会|院|处|署|行|中心|公司|银行|学校|大学|联合会)$/u;
/** What heads a first chapter whose number a word processor kept to itself: never a title. */
const FIRST_HEADING =
  /^(?:总\s*则|一般规定|总体要求|指导思想|适用范围|支持(?:范围|对象)|扶持(?:范围|对象)|政策(?:内容|措施)|主要(?:内容|措施|任务))$/;
const ADDRESSEE = /[：:]$/;

/** Reads what stands around a text: its title, number, signature and dates, and leaves the text itself. */
export function readMasthead(lines: readonly Line[], given: string | null): Masthead {
  const skip = new Set<number>();
  let number: string | null = null;
  let history: string | null = null;
  let published: string | null = null;
  let issued: string | null = null;
  const titles: string[] = [];
  const bodyStart = lines.findIndex((line, i) => i > 14 || startsText(line));
  const head = bodyStart < 0 ? lines.length : bodyStart;
  for (let i = 0; i < head; i += 1) {
    const text = lines[i]?.text ?? '';
    const own = numberLine(text);
    skip.add(i);
    if (own) number ??= own;
    else if (isoLine(text)) published ??= dateIn(text);
    else if (/^[（(].*[）)]$/.test(text) && dateLine(text.slice(1, -1))) issued ??= dateLine(text.slice(1, -1));
    else if (dateLine(text) || /^(?:导读|摘要|目录|正文|文章属性)$/.test(text) || /^.{2,30}文件$/.test(text)) continue;
    else if (/^[（(].*(?:通过|公布|发布|修订|施行)/.test(text)) history = text;
    else if (/^(?:19|20)\d{2}[-/年]/.test(text) || /^作者[：:]/.test(text)) continue;
    else titles.push(text);
  }
  const title = chooseTitle(titles, given);
  // A title may be repeated below the notice, over the text that it issues.
  const keys = [title, given, title && titleIssued(title)].filter((t): t is string => !!t).map(titleKey);
  const signed: string[] = [];
  const annexes: string[] = [];
  for (let i = head; i < lines.length; i += 1) {
    const text = lines[i]?.text ?? '';
    if (lines[i]?.table) continue;
    const own = numberLine(text);
    if (own && !number) number = own;
    if (
      own ||
      (keys.includes(titleKey(text)) && text.length < 120) ||
      /^文章属性|【(?:制定机关|公布日期|字号)】/.test(text)
    )
      skip.add(i);
    const joined = brokenTitle(lines, i, keys);
    for (let k = 0; k < joined; k += 1) skip.add(i + k);
    const date = isoLine(text) ? null : (dateLine(text) ?? signedDate(text));
    if (date && !skip.has(i)) {
      const names = signedDate(text) ? [text.replace(/\s*(?:19|20)\d{2}\s*年.*$/, '')] : [];
      let up = i - 1;
      while (names.length < 8 && BODY.test(lines[up]?.text ?? '') && !markerAt(lines[up]?.text ?? '')) {
        names.unshift(lines[up]?.text ?? '');
        skip.add(up);
        up -= 1;
      }
      if (names.length > 0 || issued === null) {
        issued ??= date;
        if (signed.length === 0) signed.push(...names.flatMap(bodiesOf));
        skip.add(i);
      }
    }
    i += annexList(lines, i, annexes, skip);
  }
  const labels = labelsOf(lines.slice(0, Math.max(head, 4)).map((line) => line.text));
  const author =
    /作者\s*[：:]\s*([\p{Script=Han}·]{2,8}?)(?:来源|$|\s)/u.exec(
      lines
        .slice(0, 6)
        .map((l) => l.text)
        .join('\n'),
    )?.[1] ?? null;
  return {
    title,
    number: number ?? orderNumber(history ?? '') ?? null,
    signed,
    issued,
    published: published ?? orderDate(history),
    history,
    labels,
    author,
    annexes,
    lines: lines.flatMap((line, i): Line[] => (skip.has(i) ? [] : [withoutByline(line)])),
  };
}

const isoLine = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}.*)?$/.test(text);

/** 2026年5月27日交通运输部令第10号公布 */
const orderDate = (history: string | null): string | null =>
  dateIn(/(\d{4}年\d{1,2}月\d{1,2}日)[^\d]{0,20}令[^公]{0,20}公布/.exec(history ?? '')?.[1] ?? '');

const withoutByline = (line: Line): Line =>
  /^作者\s*[：:]/.test(line.text)
    ? {
        ...line,
        text: line.text.replace(/^作者\s*[：:].{2,10}?来源\s*[：:]《[^》]+》\s*(?:\d{4}年)?第?\d*期?/, '').trim(),
      }
    : line;

/** The text begins with its addressee, a sentence, a number or a table. */
function startsText(line: Line): boolean {
  const { text } = line;
  if (line.table || markerAt(text) || FIRST_HEADING.test(text)) return true;
  if (/^[（(].*[）)]$/.test(text) && /通过|公布|发布|施行/.test(text)) return false;
  if (ADDRESSEE.test(text) && text.length > 3) return true;
  return /[。；]/.test(text.replace(/《[^》]{0,200}》/g, '')) || text.length > 130 || /^(?:为|根据|按照)/.test(text);
}

/** The title as printed: the lines that together name a document, last ones first; menus and breadcrumbs may stand before them. */
function chooseTitle(titles: readonly string[], given: string | null): string | null {
  const printed = titles.filter((text) => !/^(?:附件|本网|来源|发布|信息来源)/.test(text));
  const clean = given ? tidyTitle(given) : null;
  for (let to = printed.length; to > 0; to -= 1) {
    if (!isTitleLine(printed[to - 1] ?? '')) continue;
    let from = to - 1;
    while (from > 0 && belongsAbove(printed[from - 1] ?? '', printed.slice(from, to).join(''))) from -= 1;
    const joined = tidyTitle(printed.slice(from, to).join(' '));
    const whole =
      !/(?:印发|转发)/.test(joined) || /(?:通知|公告|通告|决定|函|令)(?:[（(][^（()）]*[）)])?$/.test(joined);
    if (joined.length > 120 || !whole) continue;
    if (
      !clean ||
      titleKey(joined) === titleKey(clean) ||
      (/关于|印发|转发/.test(joined) && joined.length >= clean.length * 0.8)
    )
      return joined;
    if (titleKey(clean).includes(titleKey(joined)) && titleKey(joined).length > 8 && !/关于|印发/.test(clean))
      return joined;
  }
  return clean ?? (printed.length ? tidyTitle(printed.slice(-2).join(' ').slice(0, 100)) : null);
}

/** A line over a title is part of it where the title has not begun yet: a body's name, or the first half of a broken line. */
function belongsAbove(line: string, below: string): boolean {
  const open = /关于|印发|转发/.test(line) && !/(?:通知|公告|通告|决定|函)$/.test(line);
  if ((isTitleLine(line) && !open) || line.length < 3) return false;
  if (open && !/印发|转发|关于/.test(below)) return true;
  if (BODY.test(line) || /(?:关于|印发|转发|、)$/.test(line)) return true;
  const begun = /^(?:[\p{Script=Han}]{2,40}(?:厅|局|委|府|部|办|会|院|室|公司|集团|中心))?\s*(?:关于|印发|转发)/u.test(
    below,
  );
  return !begun && /关于|印发|转发|《|“/.test(line);
}

/** How many lines from `at` on are together one of the known titles, broken over them. */
function brokenTitle(lines: readonly Line[], at: number, keys: readonly string[]): number {
  let joined = '';
  for (let k = 0; k < 4 && at + k < lines.length; k += 1) {
    const text = lines[at + k]?.text ?? '';
    if (text.length > 60 || /[。；：]/.test(text)) return 0;
    joined += titleKey(text);
    if (k > 0 && keys.includes(joined)) return k + 1;
    if (!keys.some((key) => key.startsWith(joined))) return 0;
  }
  return 0;
}

const signedDate = (text: string): string | null =>
  /^[\p{Script=Han} 、]{4,60}(?:厅|局|委|府|部|办|会|院|室|中心)\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$/u.test(
    text,
  )
    ? dateIn(text)
    : null;

/** Bodies on one line with spaces between them; 中共某某 stays whole. */
const bodiesOf = (text: string): string[] => text.split(/[\s、]+/).filter((name) => name.length > 1);

/** A list of annexes (附件：1.… 2.…) or of files to load. Gives how many further lines it takes. */
function annexList(lines: readonly Line[], at: number, annexes: string[], skip: Set<number>): number {
  const text = lines[at]?.text ?? '';
  const listed =
    /^附\s*[件表]\s*[：:]/.test(text) || /^附件\d*[^。]{0,60}\.(?:docx?|xlsx?|pdf|zip|rar|wps|et)$/i.test(text);
  if (!listed) return 0;
  if (text.length > 120) return 0;
  const names = [text.replace(/^附\s*[件表]\s*[：:]\s*/, '')];
  let more = 0;
  for (;;) {
    const next = lines[at + more + 1]?.text ?? '';
    const goesOn = /^(?:附[件表]\s*)?\d{1,2}[.．、\s]?.{0,70}$/.test(next) && !/[。；：]/.test(next) && !dateLine(next);
    const file = /\.(?:docx?|xlsx?|pdf|zip|rar|wps|et)$/i.test(next);
    if (!next || !(goesOn || file) || (attachmentAt(next)?.title === '' && !file)) break;
    names.push(next);
    more += 1;
  }
  const clean = names
    .map((name) => name.replace(/^(?:附[件表]\s*)?\d{1,2}\s*[.．、\s]\s*(?!(?:docx?|xlsx?|pdf|wps)$)/i, '').trim())
    .filter((name) => name.length > 1);
  annexes.push(...clean);
  for (let k = 0; k <= more; k += 1) skip.add(at + k);
  return more;
}
