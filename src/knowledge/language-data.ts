import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { compilePattern, everywhere, type WordClasses } from '../language/pattern.ts';
import type { SiftedExpression } from '../language/sifted-expression.ts';
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
 * called where it is not stated. `elsewhere`: how another provision of the document states it for what the question is about. `states` and `silent` are sentences that state it, and sentences that don't; `heads` and `other` the same of headings.
 * `told`: how a reply tells it, or why it need not, beside how a clause states it; `tells` are sentences of a reply that do, `leaves` some that don't.
 * `put`: how one point of a message asks it, which by itself says less than a message; `puts` are such points, `unput` points that don't.
 */
const AspectEntry = z
  .strictObject({
    aspect: z.string().min(1),
    asked: texts.min(1),
    unless: texts.default([]),
    stated: texts.default([]),
    elsewhere: texts.default([]),
    called: z.string().min(1),
    told: texts.default([]),
    ...proof,
    tells: texts.default([]),
    leaves: texts.default([]),
    states: texts.default([]),
    silent: texts.default([]),
    headed: texts.default([]),
    heads: texts.default([]),
    other: texts.default([]),
    put: texts.default([]),
    puts: texts.default([]),
    unput: texts.default([]),
  })
  .refine(({ stated, states, silent }) => stated.length === 0 || (states.length > 0 && silent.length > 0), {
    message: '写了 stated，就要写一句写明了的（states）和一句没有写的（silent）',
  })
  .refine(({ headed, heads, other }) => headed.length === 0 || (heads.length > 0 && other.length > 0), {
    message: '写了 headed，就要写一个说到它的标题（heads）和一个没有说到的（other）',
  })
  .refine(({ told, tells, leaves }) => told.length === 0 || (tells.length > 0 && leaves.length > 0), {
    message: '写了 told，就要写一句答到了的（tells）和一句没有答到的（leaves）',
  })
  .refine(({ put, puts, unput }) => put.length === 0 || (puts.length > 0 && unput.length > 0), {
    message: '写了 put，就要写一句这样问的（puts）和一句不是的（unput）',
  });
export type AspectEntry = z.infer<typeof AspectEntry>;

/** A kind of asker, by how one tells what they do: an enterprise, an institution that has measures of its own, a plan of an enterprise. */
const TradeEntry = z.strictObject({
  trade: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(['enterprise', 'institution', 'plan']),
  called: z.string().min(1),
  /** The general titles are seldom given to such an enterprise. */
  seldom: z.boolean().default(false),
  /** Whoever makes what they sell is a works first. */
  sells: z.boolean().default(false),
  /** Who tells no trade may be of it. */
  common: z.boolean().default(false),
  /** Enterprises take part in it: what it is given shuts none of them out. */
  joined: z.boolean().default(false),
  /** Trades whose measures are told beside, though they are not its own. */
  near: z.array(z.string()).default([]),
  /** The texts for trades near to it leave unsaid whether it counts as one of them. */
  unsaid: z.boolean().default(false),
  /** Truths that whoever is of it need not be asked: a trader is no works. */
  tells: z.record(z.string(), z.boolean()).default({}),
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

/** Everything in `root`/language, and what the folder `own` lays over it: words of a class, acts, ways to ask of an aspect, trades. @throws KnowledgeError with file and line */
export function loadLanguage(root: string, own?: string): LanguageData {
  const roots = own === undefined ? [root] : [root, own];
  const all = <N extends 'acts' | 'aspects' | 'trades' | 'facets'>(name: N) =>
    roots.flatMap((r) => readLanguageFile(r, name) ?? []);
  return languageOf(
    wordClasses(roots),
    all('acts').flatMap(({ data }) => data),
    joinedAspects(all('aspects')),
    differentTrades(all('trades')),
    once(() => readLanguageFile(root, 'relations')?.data ?? null),
    once(() => all('facets').flatMap(({ data }) => data)),
  );
}

/** The words of every class, of all roots together. @throws KnowledgeError with file and line */
export function wordClasses(roots: readonly string[]): WordClasses {
  const classes = new Map<string, readonly string[]>();
  for (const root of roots)
    for (const [name, { words }] of Object.entries(readLanguageFile(root, 'words')?.data ?? {}))
      classes.set(name, [...new Set([...(classes.get(name) ?? []), ...words])]);
  return classes;
}

/** What two files say of one aspect counts together; they must call it alike. */
function joinedAspects(files: readonly YamlFile<readonly AspectEntry[]>[]): AspectEntry[] {
  const joined = new Map<string, AspectEntry>();
  for (const { file, data, lineOf } of files)
    for (const [i, entry] of data.entries()) {
      const held = joined.get(entry.aspect);
      if (held && held.called !== entry.called)
        throw new KnowledgeError(
          `${file}:${lineOf([i, 'called'])}: ${entry.aspect} 在 ${files[0]?.file} 里叫“${held.called}”：这里也这样叫`,
        );
      const both = <K extends 'asked' | 'unless' | 'stated' | 'headed'>(key: K) => [
        ...(held?.[key] ?? []),
        ...entry[key],
      ];
      joined.set(entry.aspect, {
        ...(held ?? entry),
        asked: both('asked'),
        unless: both('unless'),
        stated: both('stated'),
        headed: both('headed'),
      });
    }
  return [...joined.values()];
}

/** The lines are asked for only where two files clash: a text is read again for them. */
function differentTrades(files: readonly YamlFile<readonly TradeEntry[]>[]): TradeEntry[] {
  const places = new Map<string, { readonly file: string; readonly line: () => number }>();
  for (const { file, data, lineOf } of files)
    for (const [i, { trade }] of data.entries()) {
      const twin = places.get(trade);
      const line = () => lineOf([i]);
      if (twin && twin.file !== file)
        throw new KnowledgeError(
          `${file}:${line()}: 行业 ${trade} 在 ${twin.file}:${twin.line()} 已经有了：换一个名称`,
        );
      places.set(trade, { file, line });
    }
  return files.flatMap(({ data }) => data);
}

function languageOf(
  classes: WordClasses,
  acts: readonly ActEntry[],
  aspects: readonly AspectEntry[],
  trades: readonly TradeEntry[],
  relations: LanguageData['relations'],
  facets: LanguageData['facets'],
): LanguageData {
  const compiled = new Map<string, SiftedExpression>();
  const pattern = (source: string): SiftedExpression => {
    let found = compiled.get(source);
    if (!found) {
      found = compilePattern(source, classes);
      compiled.set(source, found);
    }
    return found;
  };
  const places = (source: string, text: string) => {
    const expression = pattern(source);
    if (!expression.mayStandIn(text)) return [];
    const all = everywhere(expression, 'giu');
    // Most patterns stand nowhere: matchAll would copy each of them for that.
    const found: { start: number; end: number }[] = [];
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
