import { parseDocument } from 'yaml';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { chineseValue } from '../language/numeral.ts';
import { withoutScanPlaces, withScannedFigures } from '../language/unconfirmed.ts';
import { type Clause, DocumentMetadata, type PolicyDocument } from './document.ts';
import { placeOf, splitHeading } from './locator.ts';
import { StatedMeasure } from './stated-measure.ts';
import { quickly } from './yaml-file.ts';

const ClauseNotes = z.strictObject({
  bodies: z.array(z.string()).default([]),
  asks: z.array(z.string()).default([]),
  measures: z.array(StatedMeasure).optional(),
});

interface Section {
  depth: number;
  place: string;
  locator: string;
  numbered: boolean;
  children: number;
  heading: string;
}

/** Reads a policy in the Markdown form of `knowledge/policies`. Every fault is a KnowledgeError with file:line. */
export function parsePolicy(file: string, content: string): PolicyDocument {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const fail = (line: number, what: string): never => {
    throw new KnowledgeError(`${file}:${line}: ${what}`);
  };
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) fail(1, '没有文件头：文件以 --- 开头，再用 --- 结束文件头');
  const metadata = readYaml(DocumentMetadata, lines.slice(1, end), 2, fail);
  const readings = new Map(metadata.scan?.unconfirmed.map(({ at, read, other }) => [at, read ?? other]));
  const clauses: Clause[] = [];
  const open: Section[] = [{ depth: 1, place: '', locator: '', numbered: false, children: 0, heading: '' }];
  const seen = new Map<string, number>();
  const numbered = numberedPlaces(lines.slice(end + 1));
  const sections = holdsArticles(lines.slice(end + 1));
  for (let at = end + 1; at < lines.length; ) {
    const m = /^(#{2,6}) (.+)$/.exec(lines[at] ?? '');
    if (!m) {
      if (lines[at]?.trim()) fail(at + 1, '条款外面有文字：放到 ## 标题下面');
      at += 1;
      continue;
    }
    const line = at + 1;
    const depth = m[1]?.length ?? 2;
    const { locator: written, heading } = splitHeading(withoutScanPlaces(m[2] ?? ''));
    while ((open.at(-1)?.depth ?? 1) >= depth) open.pop();
    const parent = open.at(-1) as Section;
    const section = written.startsWith('·') ? open.findLast((s) => !s.numbered) : undefined;
    const locator = section ? `${section.locator}${written}` : written;
    if (!locator) parent.children += 1;
    const below = (last: string | number): string => [parent.place, last].filter((p) => p !== '').join('.');
    const ordinal = below(parent.children);
    let place = section ? [section.place, placeOf(written)].filter((p) => p !== '').join('.') : placeOf(locator);
    if (sections && isSection(locator)) place = `h${place}`;
    if (!locator) place = numbered.has(ordinal) ? below(`u${parent.children}`) : ordinal;
    const before = seen.get(place);
    if (before) fail(line, `编号 ${locator || heading} 在第 ${before} 行已经用过：编号不能重复`);
    seen.set(place, line);
    let next = at + 1;
    while (next < lines.length && !/^#{2,6} /.test(lines[next] ?? '')) next += 1;
    const { notes, text: body } = readBody(lines, at + 1, next, fail);
    const text = withoutScanPlaces(body);
    clauses.push({
      id: `${metadata.id}#${place}`,
      document: metadata.id,
      locator: locator || heading,
      heading,
      path: open.slice(1).map((s) => s.heading),
      text,
      ...(text !== body && { asRead: withScannedFigures(body, (place) => readings.get(place) ?? null) }),
      bodies: notes.bodies,
      asks: notes.asks,
      ...(notes.measures && { measures: notes.measures }),
      line,
    });
    open.push({
      depth,
      place,
      locator: locator || heading,
      numbered: written !== '',
      children: 0,
      heading: heading || leadIn(text),
    });
    at = next;
  }
  if (!clauses.some((c) => c.text)) fail(end + 1, '没有一条条款有正文');
  return Object.freeze({ ...metadata, file, clauses });
}

/** Places that numbers name, so that the ordinal of a heading without one takes none of them. */
function numberedPlaces(lines: readonly string[]): Set<string> {
  const located = lines
    .flatMap((line) => /^#{2,6} (.+)$/.exec(line)?.[1] ?? [])
    .map((line) => splitHeading(line).locator);
  return new Set(located.filter((locator) => locator && !locator.startsWith('·')).map(placeOf));
}

/** 一(一), not 第一条. */
const isSection = (locator: string): boolean => Boolean(chineseValue(locator.slice(0, 1)));
const isArticle = (locator: string): boolean => locator.startsWith('第') && locator.includes('条');

/** True where 一、二、 hold articles, which count beside them: #h1 is 一 and #1 第一条. */
function holdsArticles(lines: readonly string[]): boolean {
  let above: { depth: number; locator: string } | undefined;
  for (const line of lines) {
    const m = /^(#{2,6}) (.+)$/.exec(line);
    if (!m) continue;
    const here = { depth: m[1]?.length ?? 2, locator: splitHeading(m[2] ?? '').locator };
    if (above && here.depth > above.depth && isSection(above.locator) && isArticle(here.locator)) return true;
    above = here;
  }
  return false;
}

/** What a clause without a heading says before its items (符合下列条件之一的：): it stands over them as a heading would. */
function leadIn(text: string): string {
  const last = text.split('\n').at(-1) ?? '';
  return /[：:]$/.test(last) && last.length <= 80 ? last.slice(0, -1) : '';
}

function readBody(lines: readonly string[], from: number, to: number, fail: (line: number, what: string) => never) {
  let at = from;
  while (at < to && !lines[at]?.trim()) at += 1;
  let notes = ClauseNotes.parse({});
  if (/^```ya?ml$/.test(lines[at] ?? '')) {
    const close = lines.indexOf('```', at);
    if (close < 0 || close >= to) fail(at + 1, 'yaml 块没有结束：用 ``` 结束');
    notes = readYaml(ClauseNotes, lines.slice(at + 1, close), at + 2, fail);
    at = close + 1;
  }
  return { notes, text: lines.slice(at, to).join('\n').trim() };
}

function readYaml<T extends z.ZodType>(
  schema: T,
  lines: readonly string[],
  first: number,
  fail: (line: number, what: string) => never,
): z.infer<T> {
  const whole = (): unknown => {
    const document = parseDocument(lines.join('\n'));
    const fault = document.errors[0];
    if (fault) fail(first + (fault.linePos?.[0].line ?? 1) - 1, fault.message.split('\n')[0] ?? '不是 YAML');
    return document.toJS() ?? {};
  };
  const parsed = schema.safeParse(quickly(lines.join('\n')) ?? whole());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const key = String(issue?.path[0] ?? (issue as { keys?: string[] }).keys?.[0] ?? '');
    const offset = lines.findIndex((l) => l.startsWith(`${key}:`));
    fail(first + Math.max(0, offset), `${key || '文件头'}：${issue?.message}`);
  }
  return parsed.data as z.infer<T>;
}
