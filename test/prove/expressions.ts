import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Expression } from './adversarial.ts';

const SRC = new URL('../../src/', import.meta.url).pathname;

/** The sources of the program. */
export const sourceFiles = (): string[] =>
  fs
    .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/.test(name))
    .sort();

/** The expressions that a source spells out. */
export function literalsOf(file: string): Expression[] {
  const text = fs.readFileSync(path.join(SRC, file), 'utf8');
  if (!/\/[^/\n]+\//.test(text)) return [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const literal = (node as ts.RegularExpressionLiteral).text;
      const end = literal.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      found.push({ source: literal.slice(1, end), flags: literal.slice(end + 1), at: `${file}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Every expression that is built while `work` runs. */
export async function builtDuring(work: () => Promise<void>): Promise<Expression[]> {
  const Native = globalThis.RegExp;
  const found = new Map<string, Expression>();
  const noted = (made: RegExp): RegExp => {
    const key = `${made.flags}/${made.source}`;
    if (!found.has(key)) {
      const at = /\/src\/([^\s)]+)/.exec(new Error().stack ?? '')?.[1] ?? 'a package';
      found.set(key, { source: made.source, flags: made.flags, at });
    }
    return made;
  };
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, args, as) => noted(Reflect.construct(target, args, as) as RegExp),
    apply: (target, self, args) => noted(Reflect.apply(target as never, self, args) as RegExp),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = Native;
  }
  return [...found.values()].filter(({ at }) => at !== 'a package');
}
