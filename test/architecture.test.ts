import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FENCES, MAY, ROOTS, TYPES_ONLY } from './rooms.ts';
import { modules, own, roomOf, SRC } from './source-modules.ts';

/** Who may have the words of a message once it is read: a Question has them as `wording` alone. */
const USES_WORDING = [
  'answer/compose.ts',
  'answer/evidence/compared-sides.ts',
  'answer/evidence/cover-signs.ts',
  'answer/evidence/gather.ts',
  'answer/evidence/stated/likely-unstated.ts',
  'answer/evidence/title-for.ts',
  'answer/evidence/verdict/likely-verdict.ts',
  'dialogue/consider.ts',
  'dialogue/way.ts',
];

/** The part of the house that a target of an import stands for: of answer, dialogue may use every sub-room. */
const mayImport = (room: string, target: string): boolean =>
  Boolean(MAY[room]?.some((allowed) => allowed === target || (room !== 'answer' && target.startsWith(`${allowed}/`))));

/** Where an exported name is one of several adapters' of a port, their common folder; else the file itself. */
const portOf = (path: string): string => /^(channel|store)\/(?!port\/)[^/]+\//.exec(path)?.[1] ?? path;

/** Every import of one room by another, as `file → room`. */
const crossings = modules.flatMap((module) =>
  own(module)
    .map((target) => ({ module, room: roomOf(module.path), target: roomOf(target) }))
    .filter(({ room, target }) => room !== target),
);

describe('the house', () => {
  it('was read: every room that exists, and what it imports', () => {
    expect(modules.length).toBeGreaterThan(150);
    for (const room of [
      'contract',
      'language',
      'knowledge',
      'ingest',
      'calculate',
      'retrieve',
      'understand',
      'answer/say',
      'answer/gate',
      'dialogue',
      'command',
    ])
      expect(modules.filter((m) => roomOf(m.path) === room).length, room).toBeGreaterThan(2);
    expect(crossings.length).toBeGreaterThan(150);
    const rooms = new Set(modules.map((m) => roomOf(m.path)));
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
        !['errors.ts', 'contract'].includes(target) &&
        !ROOTS.includes(room) &&
        !ROOTS.includes(target) &&
        !mayImport(room, target),
    );
    expect(wrong.map(({ module, target }) => `${module.path} → ${target}`)).toEqual([]);
  });

  it('allows no import that nobody needs', () => {
    const used = (room: string, allowed: string) =>
      crossings.some((c) => c.room === room && (c.target === allowed || c.target.startsWith(`${allowed}/`)));
    const idle = Object.entries(MAY).flatMap(([room, all]) =>
      all.filter((allowed) => !used(room, allowed)).map((allowed) => `${room} → ${allowed}`),
    );
    expect(idle).toEqual([]);
  });

  it.each(TYPES_ONLY)('lets %s have the types of %s and nothing else', (room, target) => {
    const values = modules
      .filter((m) => roomOf(m.path) === room)
      .filter(({ path, text }) =>
        [...text.matchAll(/^import (?!type\b)[^;'"`]*?\bfrom '(\.[^']+)'/gm)].some(
          ([, name = '']) => roomOf(posix.join(dirname(path), name)) === target,
        ),
      );
    expect(values.map((m) => m.path)).toEqual([]);
  });

  it('lets nobody import the command line, the server or the commands', () => {
    const wrong = crossings.filter(({ room, target }) => ROOTS.includes(target) && !ROOTS.includes(room));
    expect(wrong.map(({ module, target }) => `${module.path} → ${target}`)).toEqual([]);
    expect(crossings.filter(({ target }) => target === 'cli.ts')).toEqual([]);
  });

  it('loads the library of a channel, of the desk or of the page where that is served, and not before', () => {
    const atOnce = /^(?:import|export)\b(?! type\b)[^;'"`]*?\bfrom '(\.[^']+)'/gm;
    const texts = new Map(modules.map((m) => [m.path, m.text]));
    const seen = new Set(['app/serving.ts', 'command/serve.ts']);
    for (const path of seen)
      for (const [, target = ''] of (texts.get(path) ?? '').matchAll(atOnce))
        seen.add(posix.join(dirname(path), target));
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen].filter((path) => /^(?:channel\/\w+|desk|page)\//.test(path))).toEqual([]);
  });

  it('has no circle of imports, those of types included', () => {
    const targets = new Map(modules.map((m) => [m.path, own(m)]));
    const reaches = (from: string): Set<string> => {
      const seen = new Set<string>();
      const open = [...(targets.get(from) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop())
        if (!seen.has(next)) {
          seen.add(next);
          open.push(...(targets.get(next) ?? []));
        }
      return seen;
    };
    const circular = modules.map((m) => m.path).filter((path) => reaches(path).has(path));
    expect(circular).toEqual([]);
  });

  it('gives no name to two files, those of channels and stores aside', () => {
    const names = modules.filter((m) => !/^(?:channel|store)\//.test(m.path)).map((m) => basename(m.path));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('lets one exported name stand for one thing, what adapters of one port all export aside', () => {
    const declared = /^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;
    const files = new Map<string, Set<string>>();
    for (const { path, text } of modules)
      for (const [, name = ''] of text.matchAll(declared)) files.set(name, (files.get(name) ?? new Set()).add(path));
    expect(files.size).toBeGreaterThan(1000);
    const twice = [...files].filter(([, paths]) => new Set([...paths].map(portOf)).size > 1);
    expect(twice.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([]);
  });

  it("calls things by the field's terms: nothing is told, said or reckoned in a name", () => {
    const own =
      /^(?:told|said|reckon)|(?:Told|Said|Reckon)(?![a-z])|Reckon|(?:^|[-_])(?:told|said|unsaid|reckon)|TOLD|SAID|RECKON/;
    const exported = modules.flatMap(({ text }) =>
      Array.from(
        text.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm),
        ([, n = '']) => n,
      ),
    );
    expect(exported.filter((name) => own.test(name))).toEqual([]);
    expect(modules.map((m) => basename(m.path)).filter((name) => own.test(name))).toEqual([]);
  });

  it('has slots, clauses and documents under names of their own, not as what was told or said', () => {
    const property = /(?:readonly |[{;] )(?:told|said)\??: ([^;\n]*)/g;
    const held = /\b(?:Slot|Slots|Ranked|Clause|PolicyDocument|CountsAs|TitleFor|ReadonlySet<string>)\b/;
    const found = modules.flatMap(({ path, text }) =>
      Array.from(text.matchAll(property), ([, type = '']) => ({ path, type })),
    );
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ type }) => held.test(type))).toEqual([]);
  });

  it('reckons nowhere: what is calculated is called so in names, comments, words of the language and documents', () => {
    const told = ['knowledge/language', 'docs'].flatMap((folder) =>
      readdirSync(join(SRC, '..', folder), { withFileTypes: true })
        .filter((entry) => /\.(?:yaml|md)$/.test(entry.name))
        .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') })),
    );
    expect(told.length).toBeGreaterThan(15);
    // What an earlier version kept under the word is still read.
    const others = [...modules, ...told].filter(({ path }) => path !== 'dialogue/persist.ts');
    expect(others.filter(({ text }) => /reckon/i.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('shows nobody the store but its ports: what stands behind them, app opens', () => {
    const ports = ['store/open-questions.ts', 'store/seats.ts', 'store/editions.ts'];
    const behind = modules.flatMap((module) =>
      own(module)
        .filter((target) => target.startsWith('store/') && !/^store\/port[./]/.test(target) && !ports.includes(target))
        .filter(() => !/^(?:store|app)\//.test(module.path))
        .map((target) => `${module.path} → ${target}`),
    );
    expect(behind).toEqual([]);
    expect(crossings.filter(({ target }) => target === 'store').length).toBeGreaterThan(5);
    const between = modules.filter(
      (m) => m.path.startsWith('store/memory/') && own(m).some((target) => target.startsWith('store/libsql/')),
    );
    expect(between.map((m) => m.path)).toEqual([]);
    const names = modules.filter((m) => !/^(?:store\/libsql|app)\//.test(m.path) && /libsql/i.test(m.text));
    expect(names.map((m) => m.path)).toEqual([]);
  });

  it('lets nobody import what trains', () => {
    expect(crossings.filter(({ target }) => target === 'train').map(({ module }) => module.path)).toEqual([]);
  });

  it('reads the words of a message in understand/ alone: what comes after searches with them, repeats and remembers them', () => {
    const after = modules.filter((m) => /^(?:dialogue|answer)\//.test(m.path) && /[.{,]\s*wording\b/.test(m.text));
    expect(after.map((m) => m.path).sort()).toEqual(USES_WORDING);
    const pattern =
      /(?:test|exec|match|matchAll|search|split|places|pattern|parseFigures|findRegions)\([^;]*\bwording\b/;
    const method = /\bwording\s*\.\s*(?:match|search|split|replace|includes|indexOf|startsWith|endsWith)/;
    expect(after.filter((m) => pattern.test(m.text) || method.test(m.text)).map((m) => m.path)).toEqual([]);
  });

  it('holds no pattern against what a message says without places and documents', () => {
    const after = modules.filter((m) => /^(?:dialogue|answer)\//.test(m.path));
    const pattern =
      /(?:test|exec|match|matchAll|split|places|pattern|parseFigures|findRegions|titlesNamed|tradesIn)\([^;]*\bsearched\b/;
    const method = /\bsearched\s*\.\s*(?:match|search|split|replace|replaceAll|includes|indexOf|startsWith|endsWith)/;
    const found = after.filter((m) => pattern.test(m.text) || method.test(m.text)).map((m) => m.path);
    expect(found).toEqual([]);
  });

  it.each(FENCES.map(([packages, places]) => [packages.source, packages, places] as const))(
    'keeps %s behind its fence',
    (_, packages, places) => {
      const outside = modules.filter((m) => m.imports.some((name) => packages.test(name)) && !places.test(m.path));
      expect(outside.map((m) => m.path)).toEqual([]);
    },
  );

  it('reads the environment in app/config.ts alone; setup.mjs runs before anything is installed', () => {
    const readers = modules.filter((m) => /process\.env/.test(m.text)).map((m) => m.path);
    expect(readers.filter((path) => path !== 'setup.mjs')).toEqual(['app/config.ts']);
  });

  it('reads the clock only where it is handed down from', () => {
    const pure = /^(?:language|knowledge|calculate|understand|answer|dialogue)\//;
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
