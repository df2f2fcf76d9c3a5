import { type CheerioAPI, load } from 'cheerio';
import { labelledCells, labelsOf } from '../text/label.ts';
import { excerpt, NO_FACTS, type PageFacts, type ReadFile } from '../text/line.ts';
import { unseenIn, withoutUnseen } from './hidden.ts';
import { linesOf } from './html-lines.ts';
import { mainPart } from './main-part.ts';
import { nodesIn } from './node-walk.ts';

/** So many texts that were taken out are told of. */
const MOST_TOLD = 20;

/** A page: its text proper as lines, and what it says of itself. */
export function readHtml(html: string): ReadFile {
  const $ = load(html);
  const warnings: string[] = [];
  const removed: string[] = [];
  const unseen = unseenIn($);
  $('script, style, noscript, template, svg, iframe, object, select, button, textarea, head link').remove();
  const meta = metaOf($);
  const { main, twins } = mainPart($, unseen.hidden);
  if (twins > 0) removed.push(`同一正文的另一版式（手机版或打印版）${twins} 处`);
  const { hidden, struck } = withoutUnseen($, main, unseen);
  for (const text of hidden.slice(0, MOST_TOLD)) warnings.push(`页面中有看不见的文字，已剔除：${excerpt(text)}`);
  for (const text of struck.slice(0, MOST_TOLD)) removed.push(`划掉的文字：${excerpt(text)}`);
  const { lines: all } = linesOf($, $('body').toArray());
  const read = linesOf($, main);
  warnings.push(...read.warnings);
  removed.push(...read.marks);
  let pictures = 0;
  for (const node of main)
    for (const each of nodesIn(node)) if (each.type === 'tag' && each.name === 'img') pictures += 1;
  const length = read.lines.reduce((sum, line) => sum + line.text.length, 0);
  if (pictures > 0 && length < 200) warnings.push(`正文含图片 ${pictures} 张，图片里的文字没有读出`);
  const outside = all.map((line) => line.text).filter((text) => text !== '');
  const furniture = outside.length - read.lines.length;
  if (furniture > 0) removed.push(`正文之外的导航、页眉页脚等 ${furniture} 行`);
  const labels = labelsOf(all.flatMap(({ text, table }) => (table ? labelledCells(table) : text === '' ? [] : [text])));
  const heading = $('h1').first().text().replace(/\s+/g, ' ').trim();
  const page: PageFacts = {
    ...NO_FACTS,
    ...meta,
    title:
      meta.title ||
      (heading.length > 5 ? heading : null) ||
      $('title').first().text().replace(/\s+/g, ' ').trim() ||
      null,
    labels,
  };
  return { format: 'html', lines: read.lines, page, removed, warnings };
}

function metaOf($: CheerioAPI): Pick<PageFacts, 'title' | 'site' | 'url' | 'from' | 'column' | 'published'> {
  const named = (...names: string[]): string | null => {
    for (const name of names) {
      const node = $('meta').filter(
        (_, m) => (($(m).attr('name') ?? $(m).attr('property')) || '').toLowerCase() === name,
      );
      const content = node.first().attr('content')?.replace(/\s+/g, ' ').trim();
      if (content) return content;
    }
    return null;
  };
  const domain = named('sitedomain')?.replace(/^https?:\/\//, '') ?? null;
  return {
    title: named('articletitle', 'og:title'),
    site: [named('sitename', 'og:site_name'), domain].filter(Boolean).join(' ') || null,
    url: named('url', 'og:url') ?? $('link[rel=canonical]').attr('href') ?? null,
    from: named('contentsource', 'source'),
    column: named('columnname'),
    published: named('pubdate', 'publishdate', 'article:published_time'),
  };
}
