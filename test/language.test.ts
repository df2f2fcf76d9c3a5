import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { regionName } from '../src/language/region.ts';
import { held as knowledge } from './fakes/knowledge.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const HAN = /\p{Script=Han}/u;
/** A word of so many characters that measures are asked by names a subject; shorter ones (奖励, 贷款) are anybody's. */
const SUBJECT = 4;
/** Terms of tax law, which no policy has made. */
const OF_LAW: ReadonlySet<string> = new Set(['加计扣除']);

/** A place as it is written and as it is called: 长沙市, 长沙. */
function placeNames(code: string): string[] {
  const name = regionName(code);
  return name === regionName('000000') ? [] : [name, name.replace(/[省市区县]$/, '')];
}

/** What the knowledge calls its own: places, facts, their options and aliases, documents, bodies, measures and what these are asked by. */
const NAMES: ReadonlySet<string> = new Set(
  [
    ...[...knowledge.documents.values()].flatMap((d) => (d.region === null ? [] : placeNames(d.region))),
    ...knowledge.book.facts.keys(),
    ...[...knowledge.book.facts.values()].flatMap((fact) =>
      'options' in fact ? Object.entries(fact.options).flatMap(([label, { aliases }]) => [label, ...aliases]) : [],
    ),
    ...[...knowledge.book.facts.values()].flatMap((fact) =>
      fact.type === 'names'
        ? Object.entries(fact.said?.bases ?? {}).flatMap(([base, called]) => [base, ...called])
        : [],
    ),
    ...[...knowledge.documents.values()].flatMap((d) => [d.id, d.title, d.issuer ?? '']),
    ...[...knowledge.clauses.values()].flatMap((c) => c.bodies),
    ...[...knowledge.book.rules.values()].flatMap((r) => [
      r.id,
      r.title,
      ...r.keywords.filter((k) => k.length >= SUBJECT && !OF_LAW.has(k)),
    ]),
  ].filter((name) => name.length > 1),
);

/** A comment, a regular expression, a string or a template, as the formatter writes them. */
const TOKEN =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/ .*)|(?<pattern>(?<=(?:^|[(,=:[!&|?{};>]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*)|(?<string>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|`(?<template>(?:\\.|[^`\\])*)`/gmu;

/** What a string holds that is the source of a regular expression; a mark-up or a line of help is none. */
const SYNTAX =
  /\(\?[:=!<]|\[\^|\^\^|\$\$|\\\\[sdwb]|[\p{Script=Han}}]\||\|[\p{Script=Han}{]|[)\]}\p{Script=Han}][?*+](?!\p{Script=Han}*？)|\]\{/u;
const NO_PATTERN = /<(?![=!?])|\bcewen |--\w/;

function isPattern(source: string): boolean {
  const fixed = source.replace(/\$\{[^}]*\}/g, '');
  return HAN.test(fixed) && SYNTAX.test(fixed) && !NO_PATTERN.test(fixed.replaceAll('(?<', ''));
}

/** What is no comment in a text of the program, and how many Chinese regular expressions are in it, written as such or as strings. */
function partsOf(text: string): { readonly words: string; readonly patterns: number } {
  let patterns = 0;
  const words = text.replace(TOKEN, (token, ...more) => {
    const { comment, pattern, string, template } = more.at(-1) as Record<string, string | undefined>;
    if (pattern !== undefined && HAN.test(pattern)) patterns += 1;
    if (isPattern(string ?? template ?? '')) patterns += 1;
    if (template?.includes('${')) patterns += partsOf(template).patterns;
    return comment === undefined ? token : '';
  });
  return { words, patterns };
}

/** The longest names in a text: 高新技术企业 hides 高新 within it. */
function namedIn(text: string): string[] {
  const found = [...NAMES].filter((name) => text.includes(name));
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name))).sort();
}

const modules = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const parts = new Map(modules.map((path) => [path, partsOf(readFileSync(join(SRC, path), 'utf8'))]));

/** The Chinese regular expressions outside src/language and src/ingest. The number may only fall. */
const PATTERNS_LEFT = 19;

/** Phrases that hold a numeral. */
const PLACE_TABLE: ReadonlySet<string> = new Set(['language/set-phrases.ts']);

describe('the program knows no policy', () => {
  it('has its words told from its comments', () => {
    const text = `/* 注释 */ const a = '字//串'; // 注释\nconst b = /正则/u.test(\`模板\${c.replace(/式子/, '')}\`);`;
    const { words, patterns } = partsOf(text);
    expect(words.match(/\p{Script=Han}+/gu)).toEqual(['字', '串', '正则', '模板', '式子']);
    expect(patterns).toBe(2);
    const strings =
      "new RegExp('(?:市|省)的'); pattern('^^的?{noun}'); const c = '{we}|咱'; d = '多少？（最多10个字）';";
    expect(partsOf(strings).patterns).toBe(3);
  });

  it('reads its files and the names of the knowledge', () => {
    expect(modules.length).toBeGreaterThan(150);
    expect(NAMES.size).toBeGreaterThan(150);
    expect(namedIn('企业在申报年度里')).toEqual(['申报年度']);
    expect(parts.get('language/region.ts')?.patterns).toBeGreaterThan(0);
  });

  it('names no place, fact, option, document, body, measure or subject of one', () => {
    const named = [...parts]
      .filter(([path]) => !PLACE_TABLE.has(path))
      .map(([path, { words }]) => [path, namedIn(words)] as const);
    expect(named.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it('gains no Chinese regular expression outside the readers of text', () => {
    const elsewhere = [...parts].filter(([path]) => !/^(?:language|ingest)\//.test(path));
    expect(elsewhere.reduce((sum, [, { patterns }]) => sum + patterns, 0)).toBeLessThanOrEqual(PATTERNS_LEFT);
  });
});
