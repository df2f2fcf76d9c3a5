import { z } from 'zod';
import { byKey } from './issue-place.ts';
import type { LanguageData } from './language-data.ts';
import {
  ChoicePatterns,
  FigurePatterns,
  ListPatterns,
  NamesPatterns,
  PlacePatterns,
  phrases,
  proof,
  TitleLevel,
  TruthPatterns,
  YearPatterns,
} from './slot-patterns.ts';

/** Filled in when nobody gave the fact: a value, the year of the day, or what another fact says. `say` is how a reply names it. */
type Assumption =
  | { readonly value: string | boolean; readonly say: string }
  | { readonly today: 'year'; readonly say: string }
  | { readonly fact: string; readonly say: string };
const say = z.string('写 say：回答里怎么说这个假定，如 say: 只有一个人').min(1);
const Assumption = byKey<Assumption>('assume（如 { value: "1", say: 只有一个人 }）', {
  value: () =>
    z.strictObject({
      value: z.union([z.string(), z.boolean()], '值写成 "1" 的样子（带引号），是否类写 true 或 false'),
      say,
    }),
  today: () => z.strictObject({ today: z.literal('year'), say }),
  fact: () => z.strictObject({ fact: z.string(), say }),
});

/** One answer of a choice or one name of a list of names; having it means having what it `implies`. */
export const Option = z.strictObject({
  aliases: z.array(z.string()).default([]),
  implies: z.array(z.string()).default([]),
  /** Truths without which nobody has it: a title of small enterprises. */
  only: z.array(z.string()).default([]),
  /** Other names that count only in reply to the question: 国内 is everywhere. */
  short: z.array(z.string()).default([]),
  /** Ways of saying it that are no names. */
  said: phrases,
  /** Words that show it where none names it: 热气球 shows who runs one. */
  cues: phrases,
  /** Words that show it where it is what has to be known next: 上新产线 of a loan that is taken for 扩产. */
  sought: phrases,
  /** A title less its level, and that level: 专精特新小巨人 of 市级专精特新小巨人. Titles of one base differ by the level alone. */
  base: z.string().min(1).optional(),
  level: TitleLevel.optional(),
  /** Names that are read as this title with a note, there being none of that level: 国家级专精特新. */
  loose: z.array(z.string()).default([]),
  /** The ladder of recognitions on which it stands, and how high. */
  ladder: z.string().min(1).optional(),
  rank: z.int().min(1).optional(),
});
export type Option = z.infer<typeof Option>;

/** The part that a fact plays for every measure, so that the program need not know its name; one fact plays each. */
const Role = z.enum([
  /** Where the enterprise is. */
  'home',
  /** The year that a measure is applied for. */
  'applied-year',
  /** The recognitions that it holds. */
  'recognitions',
  /** Whether a recognition is its first. */
  'newly-recognised',
  /** What was paid already of a yearly award, which its cap takes in. */
  'received-this-year',
]);
export type FactRole = z.infer<typeof Role>;

const common = {
  role: Role.optional(),
  /** It tells what one measure is about, and nothing of the enterprise: it is not carried over to another measure. */
  ofMeasure: z.boolean().default(false),
  /** The question in an owner's words; `{name}` stands for the title that a rule wants. */
  ask: z.string().min(1),
  hint: z.string().optional(),
  /** What is told where a truth that is required is not so. */
  lacking: z.string().optional(),
  assume: Assumption.optional(),
  /** Few enterprises have it: a measure that waits for it is told after others. */
  seldom: z.boolean().default(false),
  /** It is as it is: no step ahead is taken in it. */
  unalterable: z.boolean().default(false),
  /** Said of one year: what was said in another year is asked again. */
  yearly: z.boolean().default(false),
  /** It is the figure of the year before the present one: what is told of another year (今年刚过两千万) is not it. */
  ofYear: z.literal('last').optional(),
  ...proof,
};
/** `max` is what no honest answer exceeds; `notAbove` names a fact that this one can't exceed. */
const limits = { max: z.string().optional(), notAbove: z.string().optional() };
/** How owners say it. */
const figure = { said: FigurePatterns.optional() };
const options = z.record(z.string(), Option);

/** A sum that is told in another money than yuan. */
const Currency = z.enum(['USD', 'EUR', 'HKD', 'JPY', 'GBP']);

/** What rules ask about. Values are decimals in base units (CNY, %, and `unit` for numbers). */
export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('amount'), currency: Currency.optional(), ...common, ...limits, ...figure }),
  z.strictObject({ type: z.literal('rate'), ...common, ...limits, ...figure }),
  z.strictObject({
    type: z.literal('number'),
    unit: z.enum(['h', 't', 'count', 'year', 'month']),
    noun: z.string().optional(),
    ...common,
    ...limits,
    ...figure,
  }),
  z.strictObject({ type: z.literal('truth'), ...common, said: TruthPatterns.optional() }),
  z.strictObject({ type: z.literal('choice'), options, ...common, said: ChoicePatterns.optional() }),
  z.strictObject({ type: z.literal('names'), options, ...common, said: NamesPatterns.optional() }),
  z.strictObject({ type: z.literal('list'), of: z.array(z.string()).min(1), ...common, said: ListPatterns.optional() }),
  z.strictObject({
    type: z.literal('year'),
    notAbove: z.string().optional(),
    ...common,
    said: YearPatterns.optional(),
  }),
  z.strictObject({ type: z.literal('place'), ...common, said: PlacePatterns.optional() }),
]);
export type Fact = z.infer<typeof Fact>;

/** Every fact by its name, and the language in which `said` is written. */
export interface FactBook extends ReadonlyMap<string, Fact> {
  readonly language: LanguageData;
}

/** The name of the fact that plays a part; '' where none does. */
export function factInRole(book: FactBook, role: FactRole): string {
  const known = IN_ROLE.get(book) ?? namesByRole(book);
  IN_ROLE.set(book, known);
  return known.get(role) ?? '';
}

/** Told once of a book: every measure that is decided asks for the place. */
const IN_ROLE = new WeakMap<FactBook, ReadonlyMap<string, string>>();

function namesByRole(book: FactBook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { role }] of book) if (role && !names.has(role)) names.set(role, name);
  return names;
}

/** The base unit of a fact's values; null where it has none. */
export function unitOf(fact: Fact): string | null {
  if (fact.type === 'amount') return fact.currency ?? 'CNY';
  if (fact.type === 'rate') return '%';
  if (fact.type === 'year') return 'date';
  return fact.type === 'number' ? fact.unit : null;
}

/** A fact that is a list of names. */
export type NamesFact = Fact & { type: 'names' };

/** A title among the options of the fact that has it. */
export function titleCalled(
  title: string,
  book: FactBook,
): { readonly fact: NamesFact; readonly option: Option } | null {
  for (const fact of book.values()) {
    const option = fact.type === 'names' ? fact.options[title] : undefined;
    if (fact.type === 'names' && option) return { fact, option };
  }
  return null;
}

/** Titles with all that having them means having. */
export function withImplied(titles: readonly string[], book: FactBook): ReadonlySet<string> {
  const all = new Set(titles);
  for (const one of all) for (const wider of titleCalled(one, book)?.option.implies ?? []) all.add(wider);
  return all;
}
