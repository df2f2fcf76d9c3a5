import { load } from 'cheerio';
import { excerpt, type Line } from '../text/line.ts';
import { checkMarkup } from './file-limits.ts';
import { unseenIn, withoutUnseen } from './hidden.ts';
import { linesOf } from './html-lines.ts';

interface Told {
  readonly removed: readonly string[];
  readonly warnings: readonly string[];
}
/** A stretch of a Markdown text: lines of Markdown, or lines read from the HTML that stands in their place. */
type Part = Told & ({ readonly text: readonly string[] } | { readonly lines: readonly Line[] });

const BLOCK = /^ {0,3}<(table|div|p|center|section|article|ul|ol|dl|h[1-6]|details|blockquote|figure)[\s>]/i;
const INLINE = /<\/?(?:br|b|strong|i|em|u|s|del|strike|sup|sub|span|font|small|mark|p|div)(?:\s[^<>]{0,300})?\/?>/i;

/** Splits a Markdown text where HTML stands in it, as converters write tables; each block of HTML is read as a page would be. */
export function* partsOf(written: readonly string[]): Generator<Part> {
  let text: string[] = [];
  const { lines, comments } = withoutComments(written);
  let told = {
    removed: [] as string[],
    warnings: comments.map((words) => `文中有看不见的注释，已剔除：${excerpt(words)}`),
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const name = BLOCK.exec(line)?.[1];
    if (!name) {
      const read = INLINE.test(line) ? htmlLines(line) : null;
      text.push(...(read ? read.lines.map((each) => each.text) : [line]));
      if (read) told = { removed: [...told.removed, ...read.removed], warnings: [...told.warnings, ...read.warnings] };
      continue;
    }
    const end = endOf(lines, at, name);
    if (text.length > 0) yield { text, ...told };
    text = [];
    told = { removed: [], warnings: [] };
    yield htmlLines(lines.slice(at, end).join('\n'));
    at = end - 1;
  }
  yield { text, ...told };
}

/** Lines without the comments of HTML, which no reader of Markdown shows, and what these say. */
function withoutComments(written: readonly string[]): { lines: readonly string[]; comments: string[] } {
  const text = written.join('\n');
  const comments: string[] = [];
  let shown = '';
  let at = 0;
  for (let from = text.indexOf('<!--'); from >= 0; from = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', from + 4);
    // One that is never closed is shown as it stands.
    if (end < 0) break;
    shown += text.slice(at, from);
    const words = text
      .slice(from + 4, end)
      .replace(/\s+/g, ' ')
      .trim();
    if (words.replace(/[^\u4e00-\u9fa5a-z]/gi, '').length >= 4) comments.push(words);
    at = end + 3;
  }
  return comments.length === 0 && at === 0
    ? { lines: written, comments }
    : { lines: (shown + text.slice(at)).split('\n'), comments };
}

/** Behind the last line of a block: its own end where it has one, else the next empty line. */
function endOf(lines: readonly string[], from: number, name: string): number {
  const close = new RegExp(`</${name}>`, 'i');
  for (let at = from; at < lines.length; at += 1) if (close.test(lines[at] ?? '')) return at + 1;
  const blank = lines.findIndex((line, i) => i > from && line.trim() === '');
  return blank < 0 ? lines.length : blank;
}

function htmlLines(html: string): Told & { readonly lines: readonly Line[] } {
  const $ = load(checkMarkup(html, 'html'));
  const unseen = unseenIn($);
  $('script, style, noscript, template, svg, iframe, object').remove();
  const body = $('body').toArray();
  const { hidden, struck } = withoutUnseen($, body, unseen);
  const { lines, warnings, marks } = linesOf($, body);
  return {
    lines,
    removed: [...struck.map((words) => `划掉的文字：${excerpt(words)}`), ...marks],
    warnings: [...warnings, ...hidden.map((words) => `页面中有看不见的文字，已剔除：${excerpt(words)}`)],
  };
}
