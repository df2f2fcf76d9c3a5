import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Imports and exports from elsewhere, those of types included, as the formatter writes them. */
const IMPORT = /^(?:import|export)\b[^;'"`]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

export interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

export const modules: Module[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
  .map((entry) => {
    const path = relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    return {
      path,
      text,
      imports: Array.from(text.matchAll(IMPORT), ([, from, alone, late]) => from ?? alone ?? late ?? ''),
    };
  });

export const roomOf = (path: string): string => {
  const [room, inner, file] = path.split('/') as [string, string?, string?];
  return room === 'answer' && file !== undefined ? `answer/${inner}` : room;
};
export const own = (module: Module): string[] =>
  module.imports.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(module.path), name));
