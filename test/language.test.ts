import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
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

/** The words of a file that are no comment (strings, templates, regular expressions, identifiers), and its Chinese regular expressions. */
function partsOf(path: string): { readonly words: string; readonly patterns: number } {
  const text = readFileSync(join(SRC, path), 'utf8');
  if (!HAN.test(text)) return { words: '', patterns: 0 };
  const words: string[] = [];
  let patterns = 0;
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isIdentifier(node)) words.push(node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) words.push(node.text);
    if (ts.isRegularExpressionLiteral(node)) {
      words.push(node.text);
      if (HAN.test(node.text)) patterns += 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return { words: words.join('\n'), patterns };
}

/** The longest names in a text: 高新技术企业 hides 高新 within it. */
function namedIn(text: string): string[] {
  const found = [...NAMES].filter((name) => text.includes(name));
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name))).sort();
}

const modules = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const parts = new Map(modules.map((path) => [path, partsOf(path)]));

/** The Chinese regular expressions outside src/language and src/ingest. The number may only fall. */
const PATTERNS_LEFT = 22;

describe('the program knows no policy', () => {
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
