import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { PAGE_FOOTER, SPACED_ARTICLE } from '../../language/official-text.ts';
import { type Clause, IsoDate, type PolicyDocument } from '../document.ts';
import type { SourceFile, SourcePart } from './source-parts.ts';

const TEXT = /\.(?:txt|md|html?)$/;

/** The files of a folder, without lines those that are no text. @throws InputError where there is no text */
export function readSources(folder: string): SourceFile[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    throw new InputError(`${folder}：没有这个目录`);
  }
  if (!names.some((name) => TEXT.test(name))) throw new InputError(`${folder}：里面没有来源文件（.txt、.md、.html）`);
  return names.map((name) => {
    const file = join(folder, name);
    return { file, lines: TEXT.test(name) ? linesOf(name, readFileSync(file, 'utf8')) : [] };
  });
}

/** The lines of a text; of a page what it shows: no style, no script, no tags. */
function linesOf(name: string, text: string): string[] {
  const shown = /\.html?$/.test(name)
    ? text.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[^>]*>/gi, (tag) => tag.replace(/[^\n]/g, ''))
    : text;
  return shown
    .replace(/^\uFEFF/, '')
    .replace(SPACED_ARTICLE, (article) => article.replace(/[^\S\n]/g, ''))
    .split(/\r?\n/);
}

/** A quantity and where it stands. */
export interface SourceFigure {
  readonly figure: Figure;
  readonly file: string;
  readonly line: number;
}

/** Numbers without a unit and ordinals number lists and pages, and 一个 is grammar; the others are what a policy says. */
const counts = ({ unit, text }: Figure): boolean =>
  unit !== 'number' && unit !== 'ordinal' && !(unit === 'count' && /^一[^一二三四五六七八九十百千万亿]/.test(text));

/** What makes two quantities the same: value, unit, what is counted, and the limit; for dates and numbers of documents the value alone. */
export const figureKey = ({ value, unit, noun, vague, bound }: Figure): string =>
  unit === 'date' || unit === 'document' ? `${unit} ${value}` : `${unit} ${value} ${noun} ${bound} ${vague}`;

export function standingIn({ source, from, to }: SourcePart): SourceFigure[] {
  const { text, lineAt } = joined(
    source.lines
      .slice(from, to)
      .map((line, i) => (PAGE_FOOTER.test(line) || source.lines[from + i - 1]?.trim() === '导读' ? '' : line)),
  );
  return parseFigures(text)
    .filter(counts)
    .filter((figure) => !(figure.text === '一年' && text[figure.start - 1] === '的'))
    .map((figure) => ({ figure, file: source.file, line: from + (lineAt[figure.start] ?? 0) + 1 }));
}

/** The lines as one text, without the spaces and line breaks that a page or a PDF puts inside a Chinese sentence. */
function joined(lines: readonly string[]): { text: string; lineAt: number[] } {
  const whole = lines.join('\n');
  const kept: string[] = [];
  const lineAt: number[] = [];
  let line = 0;
  for (let i = 0; i < whole.length; i += 1) {
    const c = whole.charAt(i);
    if (c === '\n') line += 1;
    const gap = /\s/.test(c) && HAN.test(kept.at(-1) ?? '') && HAN.test(/\S/.exec(whole.slice(i, i + 40))?.[0] ?? '');
    if (gap) continue;
    kept.push(c);
    lineAt.push(line);
  }
  return { text: kept.join(''), lineAt };
}
const HAN = /\p{Script=Han}/u;

/** The quantities of the clauses, each at its line. */
export function documentFigures(document: PolicyDocument): SourceFigure[] {
  const lines = readFileSync(document.file, 'utf8').split(/\r?\n/);
  return document.clauses.flatMap((clause) => {
    const first = firstLineOf(clause, lines);
    return parseFigures(clause.text)
      .filter(counts)
      .map((figure) => ({
        figure,
        file: document.file,
        line: first + clause.text.slice(0, figure.start).split('\n').length - 1,
      }));
  });
}

/** The line (1-based) on which the text of a clause begins. */
function firstLineOf(clause: Clause, lines: readonly string[]): number {
  const first = clause.text.split('\n')[0] ?? '';
  const at = lines.findIndex((line, i) => i >= clause.line && line.trim() === first.trim());
  return at < 0 ? clause.line : at + 1;
}

/** What the front matter and the headings say: the sources may say it where no clause does. */
export function metadataOf(document: PolicyDocument): Figure[] {
  const { title, number, issued, published, effective, source, lacks, clauses } = document;
  const dates = [issued, published, effective].filter((d): d is string => d !== null);
  const words = [title, number ?? '', source, ...lacks, ...clauses.map((c) => c.heading), ...dates];
  const days = dates.filter((d) => IsoDate.safeParse(d).success).map((d) => `${d.slice(0, 7)}月`.replace('-', '年'));
  return [...words, ...days].flatMap((text) => parseFigures(text));
}
