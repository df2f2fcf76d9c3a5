import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { readYaml, type YamlFile } from './yaml-file.ts';

/**
 * What people say and what policies say for it. `weight` tells how surely the one means the other (1: the same thing);
 * `ahead`: documents that are still to be ingested use these words, the held ones need not; `atLarge`: so do policies at large, and what
 * it says are turns of phrase into which no text is cut.
 */
const LexiconEntry = z.strictObject({
  say: z.array(z.string().min(1)).min(1),
  mean: z.array(z.string().min(1)).min(1),
  weight: z.number().positive().max(1).default(1),
  ahead: z.boolean().default(false),
  atLarge: z.boolean().default(false),
});
type LexiconEntry = z.infer<typeof LexiconEntry>;

export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  /** Words of the field that a segmenter would split. */
  readonly words: readonly string[];
  /** What help is given for, here or elsewhere. */
  readonly subjects: readonly string[];
}

export const LexiconFile = z
  .strictObject({
    words: z.array(z.string()).default([]),
    subjects: z
      .array(z.array(z.string().min(2)))
      .default([])
      .transform((groups) => groups.flat()),
    /** True where all its entries are. */
    atLarge: z.boolean().default(false),
    entries: z.array(LexiconEntry),
  })
  .transform(({ atLarge, entries, ...rest }) => ({
    ...rest,
    entries: entries.map((entry) => ({ ...entry, atLarge: atLarge || entry.atLarge })),
  }));
export type LexiconFile = z.infer<typeof LexiconFile>;

/** Every fault is told with its line. */
export function readLexicon(file: string, content: string): YamlFile<LexiconFile> {
  return readYaml(file, content, LexiconFile);
}

/** The lexicons of `roots` as one, those of an admin behind the held ones; a folder may have none, but the first. @throws KnowledgeError with file and line */
export function loadLexicon(roots: readonly string[]): Lexicon {
  const files = readLexicons(roots);
  return {
    words: files.flatMap(({ data }) => data.words),
    subjects: files.flatMap(({ data }) => data.subjects),
    entries: files.flatMap(({ data }) => data.entries),
  };
}

/** Each root's lexicon.yaml and what its folder lexicon/ holds; an admin's folder may have neither. @throws KnowledgeError with file and line */
export function readLexicons(roots: readonly string[]): YamlFile<LexiconFile>[] {
  return roots
    .flatMap((root) => [join(root, 'lexicon.yaml'), ...yamlIn(join(root, 'lexicon'))])
    .filter((file, i) => i === 0 || existsSync(file))
    .map((file) => readLexicon(relative(process.cwd(), file), readFileSync(file, 'utf8')));
}

const yamlIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : [];

export interface Expansion {
  readonly said: string;
  readonly text: string;
  readonly weight: number;
  /** Policies at large say so. */
  readonly atLarge?: boolean;
}

/** What policies say for what `text` says; nothing for words that policies use themselves and the text already holds. */
export function expand(lexicon: Pick<Lexicon, 'entries'>, text: string): Expansion[] {
  const lower = text.toLowerCase();
  const expansions: Expansion[] = [];
  for (const entry of likelyIn(lower, lexicon.entries)) {
    const said = sayingsOf(entry).filter(
      ({ lower: one, alone }) => lower.includes(one) && (alone?.test(lower) ?? true),
    );
    for (const { said: words } of said.filter((s) => !said.some((o) => o !== s && o.said.includes(s.said))))
      for (const mean of entry.mean)
        if (!lower.includes(mean.toLowerCase()))
          expansions.push({ said: words, text: mean, weight: entry.weight, ...(entry.atLarge && { atLarge: true }) });
  }
  return expansions;
}

/** The entries of which a saying may stand in a text: each that begins with one of its characters, in their order. */
function likelyIn(lower: string, entries: Lexicon['entries']): readonly LexiconEntry[] {
  const byFirst = BY_FIRST.get(entries) ?? byFirstCharacter(entries);
  BY_FIRST.set(entries, byFirst);
  const likely = new Set<number>();
  for (let at = 0; at < lower.length; at++) for (const i of byFirst.get(lower.charAt(at)) ?? []) likely.add(i);
  return [...likely].sort((a, b) => a - b).flatMap((i) => entries[i] ?? []);
}

function byFirstCharacter(entries: Lexicon['entries']): ReadonlyMap<string, ReadonlySet<number>> {
  const byFirst = new Map<string, Set<number>>();
  for (const [i, entry] of entries.entries())
    for (const { lower } of sayingsOf(entry))
      byFirst.set(lower.charAt(0), (byFirst.get(lower.charAt(0)) ?? new Set()).add(i));
  return byFirst;
}
const BY_FIRST = new WeakMap<Lexicon['entries'], ReadonlyMap<string, ReadonlySet<number>>>();

/** What people say, in lower case too; an English word counts as said only where it stands `alone`. */
interface Saying {
  readonly said: string;
  readonly lower: string;
  readonly alone: RegExp | null;
}

const SAYINGS = new WeakMap<LexiconEntry, readonly Saying[]>();

/** What an entry says, made ready once. */
function sayingsOf(entry: LexiconEntry): readonly Saying[] {
  const known = SAYINGS.get(entry);
  if (known) return known;
  const sayings = [...new Set(entry.say)].map((said) => {
    const lower = said.toLowerCase();
    const escaped = lower.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return { said, lower, alone: /^[a-z]/.test(lower) ? new RegExp(`(?<![a-z])${escaped}s?(?![a-z])`) : null };
  });
  SAYINGS.set(entry, sayings);
  return sayings;
}
