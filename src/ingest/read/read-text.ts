import { labelsOf } from '../text/label.ts';
import { type Line, NO_FACTS, type PageFacts, type ReadFile } from '../text/line.ts';
import { readGrid } from '../text/table.ts';
import { joinBroken } from './join.ts';
import { partsOf } from './markdown-html.ts';

/** Plain text: broken sentences put together, bars read as tables. */
export function readText(text: string): ReadFile {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n').split('\n');
  const labels = labelsOf(lines.map((line) => line.trim()));
  return {
    format: 'txt',
    lines: paragraphs(lines.map((line) => line.replace(/[\t\u00a0\u3000]+/g, ' ').trimEnd())),
    page: { ...NO_FACTS, labels },
    removed: [],
    warnings: [],
  };
}

/** Markdown, also as page readers and crawlers write it: Title:, URL Source:, then the page with its links; or front matter between two ---. */
export function readMarkdown(text: string): ReadFile {
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  const front = all[0]?.trim() === '---' ? all.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  const head = (...names: string[]): string | null => {
    for (const line of all.slice(0, Math.max(20, front))) {
      const [, key = '', value = ''] = /^([\w ]{1,40}?)\s{0,8}:\s*(.*)$/.exec(line) ?? [];
      if (names.includes(key.toLowerCase()) && value) return value.replace(/^(["'])(.*)\1$/, '$2').trim();
    }
    return null;
  };
  const begin = all.findIndex((line) => line.startsWith('Markdown Content:'));
  const body = all.slice(Math.max(begin, front) + 1);
  let furniture = 0;
  const lines: Line[] = [];
  const told: string[] = [];
  const removed: string[] = [];
  const warnings: string[] = [];
  for (const part of partsOf(body)) {
    removed.push(...part.removed);
    warnings.push(...part.warnings);
    if ('lines' in part) {
      lines.push(...part.lines);
      told.push(...part.lines.map((line) => line.text));
      continue;
    }
    const plainLines: string[] = [];
    for (const line of part.text) {
      const { text: plain, linked } = plainOf(line.replace(/^\s*\*\*([^*]{2,60})\*\*\s*$/, '###### $1'));
      if (plain && linked && !/[。；]/.test(plain)) furniture += 1;
      else plainLines.push(plain);
    }
    lines.push(...paragraphs(plainLines));
    told.push(...plainLines);
  }
  const url = head('url source', 'url', 'source_url', 'link');
  const page: PageFacts = {
    ...NO_FACTS,
    title: head('title'),
    url,
    site: url ? new URL(safe(url)).hostname : null,
    published: head('published time', 'published', 'publish_date', 'pubdate', 'date'),
    labels: labelsOf([...all.slice(0, Math.max(0, front)), ...told]),
  };
  if (furniture) removed.push(`导航链接 ${furniture} 行`);
  return { format: 'md', lines, page, removed, warnings };
}

const safe = (url: string): string => (URL.canParse(url) ? url : 'https://unknown.invalid/');

/** A line without its Markdown; `linked` where nothing but links, pictures and marks stood in it. */
function plainOf(line: string): { text: string; linked: boolean } {
  const bare = line.replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, '');
  const outside = bare.replace(/\[[^\]]{0,200}\]\([^)]{0,500}\)/g, '').replace(/[\s*#>|+×X·-]/g, '');
  const text = bare
    .replace(/\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\*\*|__/g, '')
    .replace(/^\s*>\s?/, '')
    .replace(/^\s*[*+-]\s+/, '')
    .trimEnd();
  return {
    text,
    linked:
      bare !== line || /\]\(/.test(bare)
        ? outside.length < 3
        : /^[^\p{L}\d]*$/u.test(outside) && outside.length > 0 && !/[|#]/.test(line),
  };
}

function paragraphs(lines: readonly string[]): Line[] {
  const out: Line[] = [];
  let run: string[] = [];
  const flush = (): void => {
    for (const line of joinBroken(run)) {
      const heading = /^#{1,6}\s+/.exec(line);
      const text = line
        .slice(heading?.[0].length ?? 0)
        .replace(/^- (?=\d+[、.．])/, '')
        .trim();
      if (text) out.push(heading ? { text, strong: true } : { text });
    }
    run = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    let end = at;
    while (isRow(lines[end] ?? '')) end += 1;
    if (end - at >= 2) {
      const rows = lines
        .slice(at, end)
        .filter((line) => !/^[\s|:+-]+$/.test(line))
        .map(cellsOf);
      const read = even(rows)
        ? readGrid(
            rows.map((cells) => ({ cells, whole: false, head: false })),
            '',
          )
        : undefined;
      flush();
      if (read && /-{3}/.test(lines[at + 1] ?? ''))
        out.push({ text: '', table: read.table }, ...read.notes.map((text) => ({ text })));
      else for (const row of lines.slice(at, end)) out.push({ text: row.trim() });
      at = end - 1;
    } else run.push(lines[at] ?? '');
  }
  flush();
  return out;
}

const isRow = (line: string): boolean => /\|.*\|/.test(line);
const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());
const even = (rows: readonly string[][]): boolean => rows.every((row) => row.length === rows[0]?.length);
