import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { compilePattern, type WordClasses } from '../language/pattern.ts';
import { RelationLanguage } from './relations/relation-language.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

const texts = z.array(z.string().min(1));
/** Sentences that the patterns must find, and sentences that they must leave alone. */
const proof = { examples: texts.min(1), not: texts.default([]) };

/** Words that do one job: `we` 我们, 我司, 咱. */
const WordClass = z.strictObject({ words: texts.min(1), ...proof });

/** What a message does, by how it is said. `which` and `what` tell kinds of one act apart: courtesy · thanks, manage · vote · useful. */
const ActEntry = z.strictObject({
  act: z.string().min(1),
  which: z.string().min(1).optional(),
  what: z.string().min(1).optional(),
  say: texts.min(1),
  unless: texts.default([]),
  ...proof,
});
export type ActEntry = z.infer<typeof ActEntry>;

/**
 * What can be asked of a measure or a document: how it is asked, how a clause states it, how a heading or lead-in announces it, what it is
 * called where it is not stated. `states` and `silent` are sentences that state it, and sentences that don't; `heads` and `other` the same of headings.
 */
const AspectEntry = z
  .strictObject({
    aspect: z.string().min(1),
    asked: texts.min(1),
    unless: texts.default([]),
    stated: texts.default([]),
    called: z.string().min(1),
    ...proof,
    states: texts.default([]),
    silent: texts.default([]),
    headed: texts.default([]),
    heads: texts.default([]),
    other: texts.default([]),
  })
  .refine(({ stated, states, silent }) => stated.length === 0 || (states.length > 0 && silent.length > 0), {
    message: 'stated needs a sentence that states it (states) and one that does not (silent)',
  })
  .refine(({ headed, heads, other }) => headed.length === 0 || (heads.length > 0 && other.length > 0), {
    message: 'headed needs a heading that announces it (heads) and one that does not (other)',
  });
export type AspectEntry = z.infer<typeof AspectEntry>;

/** A kind of asker, by how one tells what they do: an enterprise, an institution that has measures of its own, a plan of an enterprise. */
const TradeEntry = z.strictObject({
  trade: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(['enterprise', 'institution', 'plan']),
  called: z.string().min(1),
  /** The general titles are seldom given to such an enterprise. */
  seldom: z.boolean().default(false),
  /** Who tells no trade may be of it. */
  common: z.boolean().default(false),
  say: texts.min(1),
  unless: texts.default([]),
  ...proof,
});
export type TradeEntry = z.infer<typeof TradeEntry>;

/** The ways in which a policy helps. */
export const InstrumentKind = z.enum([
  'award',
  'subsidy',
  'interest',
  'loan',
  'tax',
  'fee',
  'premises',
  'recognition',
  'service',
  'talent',
  'procurement',
  'other',
]);
export type InstrumentKind = z.infer<typeof InstrumentKind>;

/** How a clause words one facet of a measure; `which` tells the instruments apart, `called` is what a reply names one. A group `what` catches the words meant. */
const FacetEntry = z.strictObject({
  facet: z.string().regex(/^[a-z][a-z-]*$/),
  which: InstrumentKind.optional(),
  called: z.string().min(1).optional(),
  say: texts.min(1),
  unless: texts.default([]),
  ...proof,
});
export type FacetEntry = z.infer<typeof FacetEntry>;

export const LANGUAGE_FILES = {
  words: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), WordClass),
  acts: z.array(ActEntry),
  aspects: z.array(AspectEntry),
  trades: z.array(TradeEntry),
  relations: RelationLanguage,
  facets: z.array(FacetEntry),
} as const;

/** How people speak, as data: knowledge/language/*.yaml. */
export interface LanguageData {
  readonly classes: WordClasses;
  readonly acts: readonly ActEntry[];
  readonly aspects: readonly AspectEntry[];
  readonly trades: readonly TradeEntry[];
  /** How clauses say that support meets other support, read when it is first asked for; null where there is no such file. @throws KnowledgeError */
  readonly relations: () => RelationLanguage | null;
  /** How clauses word the facets of what they grant, read when it is first asked for. @throws KnowledgeError */
  readonly facets: () => readonly FacetEntry[];
  /** The regular expression of a pattern, compiled when it is first asked for. @throws InputError for a faulty pattern */
  readonly pattern: (pattern: string) => RegExp;
  /** Every place of `text` where a pattern stands, in order. @throws InputError for a faulty pattern */
  readonly places: (pattern: string, text: string) => { readonly start: number; readonly end: number }[];
}

/** Reads one file of `root`/language; null where there is none. @throws KnowledgeError with file and line */
export function readLanguageFile<N extends keyof typeof LANGUAGE_FILES>(
  root: string,
  name: N,
): YamlFile<z.infer<(typeof LANGUAGE_FILES)[N]>> | null {
  const file = join(root, 'language', `${name}.yaml`);
  if (!existsSync(file)) return null;
  return readYaml(relative(process.cwd(), file), readFileSync(file, 'utf8'), LANGUAGE_FILES[name]) as never;
}

/** Everything in `root`/language. @throws KnowledgeError with file and line */
export function loadLanguage(root: string): LanguageData {
  const words = Object.entries(readLanguageFile(root, 'words')?.data ?? {});
  return languageOf(
    new Map(words.map(([name, { words: all }]) => [name, all])),
    readLanguageFile(root, 'acts')?.data ?? [],
    readLanguageFile(root, 'aspects')?.data ?? [],
    readLanguageFile(root, 'trades')?.data ?? [],
    once(() => readLanguageFile(root, 'relations')?.data ?? null),
    once(() => readLanguageFile(root, 'facets')?.data ?? []),
  );
}

function languageOf(
  classes: WordClasses,
  acts: readonly ActEntry[],
  aspects: readonly AspectEntry[],
  trades: readonly TradeEntry[],
  relations: LanguageData['relations'],
  facets: LanguageData['facets'],
): LanguageData {
  const compiled = new Map<string, RegExp>();
  const pattern = (source: string): RegExp => {
    let found = compiled.get(source);
    if (!found) {
      found = compilePattern(source, classes);
      compiled.set(source, found);
    }
    return found;
  };
  const everywhere = new Map<string, RegExp>();
  const places = (source: string, text: string) => {
    let all = everywhere.get(source);
    if (!all) {
      all = new RegExp(pattern(source), 'giu');
      everywhere.set(source, all);
    }
    // Most patterns stand nowhere: matchAll would copy each of them for that.
    const found: { start: number; end: number }[] = [];
    all.lastIndex = 0;
    for (let m = all.exec(text); m; m = all.exec(text)) {
      found.push({ start: m.index, end: m.index + m[0].length });
      if (m[0] === '') all.lastIndex += 1;
    }
    return found;
  };
  return { classes, acts, aspects, trades, relations, facets, pattern, places };
}

function once<T extends object | null>(read: () => T): () => T {
  let known: T | undefined;
  return () => {
    if (known === undefined) known = read();
    return known;
  };
}
