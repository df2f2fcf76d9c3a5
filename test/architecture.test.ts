import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom, as design.md draws it; everyone may import errors. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  'message.ts': [],
  'errors.ts': [],
  'logger.ts': [],
  'config.ts': [],
  knowledge: [],
  model: [],
  ingest: ['knowledge'],
  calculate: ['knowledge'],
  retrieve: ['knowledge', 'model'],
  understand: ['knowledge', 'message.ts', 'model'],
  reply: ['message.ts', 'knowledge', 'calculate', 'retrieve', 'understand', 'model'],
  store: ['message.ts', 'knowledge', 'logger.ts'],
  conversation: [
    'message.ts',
    'knowledge',
    'calculate',
    'retrieve',
    'understand',
    'reply',
    'model',
    'store',
    'logger.ts',
  ],
  delivery: ['message.ts', 'store', 'logger.ts'],
  channel: ['message.ts', 'logger.ts'],
  http: ['message.ts', 'logger.ts'],
  // What trains the embedded table of vectors: run by hand, imported by nobody.
  train: ['knowledge', 'model', 'retrieve'],
};
/** These put the parts together: they may import everything, and only they each other. */
const ROOTS = ['cli.ts', 'main.ts', 'open.ts', 'open-models.ts', 'command'];

/** Which places a package may be imported from. */
const FENCES: readonly [RegExp, RegExp][] = [
  [/^(?:grammy|wechaty|@wecom\/)/, /^channel\//],
  [/^langchain|^@langchain\/(?:openai|community|classic)/, /^model\//],
  [/^@langchain\/core\/(?:vectorstores|retrievers|documents)/, /^retrieve\//],
  [/^@langchain\/core\/(?!vectorstores|retrievers|documents)/, /^model\//],
  [/^hnswlib-node/, /^retrieve\/vector/],
  [/^big\.js/, /^(?:calculate\/|knowledge\/(?:figure|bound|numeral|scan|quantity)\.ts)/],
  [/^(?:libsql|better-sqlite3|pg)$/, /^store\//],
  [/^prom-client/, /^http\//],
];

interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules: Module[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
  .map((entry) => {
    const path = relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    return { path, text, imports: ts.preProcessFile(text).importedFiles.map((f) => f.fileName) };
  });

const roomOf = (path: string): string => path.split('/')[0] as string;
const own = (module: Module): string[] =>
  module.imports.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(module.path), name));

/** Every import of one room by another, as `file → room`. */
const crossings = modules.flatMap((module) =>
  own(module)
    .map((target) => ({ module, room: roomOf(module.path), target: roomOf(target) }))
    .filter(({ room, target }) => room !== target),
);

describe('the house', () => {
  it('was read: every room that exists, and what it imports', () => {
    expect(modules.length).toBeGreaterThan(150);
    for (const room of ['knowledge', 'calculate', 'retrieve', 'understand', 'reply', 'conversation', 'command'])
      expect(modules.filter((m) => roomOf(m.path) === room).length, room).toBeGreaterThan(2);
    expect(crossings.length).toBeGreaterThan(150);
    const rooms = new Set(modules.map((m) => roomOf(m.path)).filter((room) => room !== 'setup.mjs'));
    expect([...rooms].filter((room) => !(room in MAY) && !ROOTS.includes(room))).toEqual([]);
  });

  it('imports files that exist', () => {
    const paths = new Set(modules.map((m) => m.path));
    expect(
      modules.flatMap((m) =>
        own(m)
          .filter((t) => !paths.has(t))
          .map((t) => `${m.path} → ${t}`),
      ),
    ).toEqual([]);
  });

  it('lets each room import only what the table allows', () => {
    const wrong = crossings.filter(
      ({ room, target }) =>
        target !== 'errors.ts' && !ROOTS.includes(room) && !ROOTS.includes(target) && !MAY[room]?.includes(target),
    );
    expect(wrong.map(({ module, target }) => `${module.path} → ${target}`)).toEqual([]);
  });

  it('lets nobody import the command line, the server or the commands', () => {
    const wrong = crossings.filter(({ room, target }) => ROOTS.includes(target) && !ROOTS.includes(room));
    expect(wrong.map(({ module, target }) => `${module.path} → ${target}`)).toEqual([]);
    const roots = crossings.filter(({ target }) => target === 'cli.ts' || target === 'main.ts');
    expect(roots.map(({ module }) => module.path)).toEqual(['command/serve.ts']);
  });

  it('lets nobody import what trains', () => {
    expect(crossings.filter(({ target }) => target === 'train').map(({ module }) => module.path)).toEqual([]);
  });

  it.each(FENCES.map(([packages, places]) => [packages.source, packages, places] as const))(
    'keeps %s behind its fence',
    (_, packages, places) => {
      const outside = modules.filter((m) => m.imports.some((name) => packages.test(name)) && !places.test(m.path));
      expect(outside.map((m) => m.path)).toEqual([]);
    },
  );

  it('reads the environment in config.ts alone; setup.mjs runs before anything is installed', () => {
    const readers = modules.filter((m) => /process\.env/.test(m.text)).map((m) => m.path);
    expect(readers.filter((path) => path !== 'setup.mjs')).toEqual(['config.ts']);
  });

  it('reads the clock only where it is handed down from', () => {
    const pure = /^(?:knowledge|calculate|understand|reply|conversation)\//;
    const readers = modules.filter(
      (m) => pure.test(m.path) && /Date\.now\(\)|new Date\(\)|performance\.now/.test(m.text),
    );
    expect(readers.map((m) => m.path)).toEqual([]);
  });

  it('has no default exports and no barrels', () => {
    const typescript = modules.filter((m) => m.path.endsWith('.ts'));
    expect(typescript.filter((m) => /^export default/m.test(m.text)).map((m) => m.path)).toEqual([]);
    expect(
      typescript.filter((m) => /^export \*/m.test(m.text) || basename(m.path) === 'index.ts').map((m) => m.path),
    ).toEqual([]);
  });

  it('names files in kebab-case after the one thing that they hold', () => {
    const names = modules.flatMap((m) => m.path.split('/'));
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d\.ts|\.ts|\.mjs)?$/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(?:utils?|helpers?|common|misc|manager|service)(?:\.ts)?$/.test(name))).toEqual([]);
  });
});
