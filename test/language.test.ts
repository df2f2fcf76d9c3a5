import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/load.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const knowledge = loadKnowledge('knowledge');

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

/** The words of a file that are no comment: strings, templates, regular expressions and identifiers; none are read where no name stands at all. */
function wordsOf(path: string): string {
  const text = readFileSync(join(SRC, path), 'utf8');
  if (namedIn(text).length === 0) return '';
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const words: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isIdentifier(node))
      words.push(node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) words.push(node.text);
    if (ts.isRegularExpressionLiteral(node)) words.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return words.join('\n');
}

/** The longest names in a text: 高新技术企业 hides 高新 within it. */
function namedIn(text: string): string[] {
  const found = [...NAMES].filter((name) => text.includes(name));
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name))).sort();
}

const modules = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

/** What is still named in the program, by file. An entry goes when the name does; none is added. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'answer/say/courtesy.ts': ['国家级小巨人', '所在地'],
  'channel/telegram/channel.ts': ['小巨人'],
  'command/chat.ts': ['小巨人'],
  'understand/manage.ts': ['所在地', '认定称号'],
};

const named: ReadonlyMap<string, readonly string[]> = new Map(modules.map((path) => [path, namedIn(wordsOf(path))]));

describe('the program knows no policy', () => {
  it('reads its files and the names of the knowledge', () => {
    expect(modules.length).toBeGreaterThan(150);
    expect(NAMES.size).toBeGreaterThan(150);
    expect(namedIn('企业在申报年度里')).toEqual(['申报年度']);
  });

  it('names no fact, option, document, body or measure, but for what is left', () => {
    const more = [...named].map(
      ([path, names]) => [path, names.filter((name) => !LEFT[path]?.includes(name))] as const,
    );
    expect(more.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it('keeps no entry of a file that is gone', () => {
    for (const path of Object.keys(LEFT)) expect(modules, path).toContain(path);
  });
});
