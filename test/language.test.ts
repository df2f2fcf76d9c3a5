import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { held as knowledge } from './fakes/knowledge.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const HAN = /\p{Script=Han}/u;

/** What the knowledge calls its own: facts, their options and aliases, documents, bodies and measures. */
const NAMES: ReadonlySet<string> = new Set(
  [
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
    ...[...knowledge.book.rules.values()].flatMap((r) => [r.id, r.title]),
  ].filter((name) => name.length > 1),
);

/** A comment, a regular expression, a string or a template, as the formatter writes them. */
const TOKEN =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/ .*)|(?<pattern>(?<=(?:^|[(,=:[!&|?{};>]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?<template>(?:\\.|[^`\\])*)`/gmu;

/** What is no comment in a text of the program, and how many Chinese regular expressions are in it. */
function partsOf(text: string): { readonly words: string; readonly patterns: number } {
  let patterns = 0;
  const words = text.replace(TOKEN, (token, ...more) => {
    const { comment, pattern, template } = more.at(-1) as Record<string, string | undefined>;
    if (pattern !== undefined && HAN.test(pattern)) patterns += 1;
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

describe('the program knows no policy', () => {
  it('has its words told from its comments', () => {
    const text = `/* 注释 */ const a = '字//串'; // 注释\nconst b = /正则/u.test(\`模板\${c.replace(/式子/, '')}\`);`;
    const { words, patterns } = partsOf(text);
    expect(words.match(/\p{Script=Han}+/gu)).toEqual(['字', '串', '正则', '模板', '式子']);
    expect(patterns).toBe(2);
  });

  it('reads its files and the names of the knowledge', () => {
    expect(modules.length).toBeGreaterThan(150);
    expect(NAMES.size).toBeGreaterThan(150);
    expect(namedIn('企业在申报年度里')).toEqual(['申报年度']);
    expect(parts.get('language/region.ts')?.patterns).toBeGreaterThan(0);
  });

  it('names no fact, option, document, body or measure', () => {
    const named = [...parts].map(([path, { words }]) => [path, namedIn(words)] as const);
    expect(named.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it('gains no Chinese regular expression outside the readers of text', () => {
    const elsewhere = [...parts].filter(([path]) => !/^(?:language|ingest)\//.test(path));
    expect(elsewhere.reduce((sum, [, { patterns }]) => sum + patterns, 0)).toBeLessThanOrEqual(PATTERNS_LEFT);
  });
});
