import { type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Figure } from '../../language/figure.ts';
import { liesIn } from '../../language/region.ts';
import { LEVELS } from '../reading.ts';
import type { Span } from '../span.ts';
import { apart, placesOf } from './places.ts';
import { yuanOf } from './sum-behind.ts';
import type { SpokenOf, Thing } from './supports-joined.ts';
import { titleNames } from './titles-gained.ts';

/** Measures called by a name, or by a name without its word for help (首台套 of 首台套补贴), wherever they stand. */
export function thingsByName(said: SpokenOf, knowledge: Knowledge): readonly Thing[] {
  const names = namesOf(knowledge);
  const lower = said.text.toLowerCase();
  const found = [...names].flatMap(([name, { rules, bare }]) =>
    placesOf(name, lower)
      .filter((span) => !bare || standsForHelp(span, said, knowledge))
      .map((span) => ({ ...span, name, rules })),
  );
  return apart(found).map(({ start, end, name, rules }) => {
    const span = { start, end };
    const limits = limitsOf(span, said, knowledge);
    const all = [...knowledge.book.rules.values()].filter(paysMoney);
    // 省里项目贴息: of another government a measure may be called by a longer name.
    const wider = limits.length > 0 ? all.filter(({ keywords }) => keywords.some((k) => k.includes(name))) : [];
    const within = [...new Set([...rules, ...wider])].filter((rule) => limits.every((holds) => holds(rule)));
    return { ...span, measures: likest(within.filter(paysMoney), span, said), option: null };
  });
}

const paysMoney = ({ award }: Rule): boolean => 'promise' in award;

interface Named {
  readonly rules: readonly Rule[];
  /** It is short of its word for help. */
  readonly bare: boolean;
}

/** Everything that measures are called, in small letters. */
function namesOf(knowledge: Knowledge): ReadonlyMap<string, Named> {
  const known = NAMES.get(knowledge.book.rules);
  if (known) return known;
  const names = new Map<string, { rules: Rule[]; bare: boolean }>();
  const add = (name: string, rule: Rule, bare: boolean): void => {
    const held = names.get(name) ?? { rules: [], bare };
    names.set(name, { rules: [...held.rules, rule], bare: held.bare && bare });
  };
  const titles = [...titleNames(knowledge).keys()];
  // 省级小巨人 is a title and 贷款 help of its own.
  const isOfItself = (bare: string): boolean =>
    titles.some((title) => bare.endsWith(title)) ||
    knowledge.language.pattern('^^{help-word}$$|{gains-title}').test(bare);
  for (const rule of [...knowledge.book.rules.values()].filter(paysMoney))
    for (const keyword of rule.keywords.map((k) => k.toLowerCase())) {
      add(keyword, rule, false);
      const bare = keyword.replace(knowledge.language.pattern('{help-word}$$'), '');
      if (bare !== keyword && bare.length > 1 && !isOfItself(bare)) add(bare, rule, true);
    }
  NAMES.set(knowledge.book.rules, names);
  return names;
}
const NAMES = new WeakMap<Knowledge['book']['rules'], ReadonlyMap<string, Named>>();

/** So long a name is meant wherever it stands. */
const SURELY_NAMED = 4;

/** A name without its word for help stands next to another thing, to money or to help. */
function standsForHelp({ start, end }: Span, { text }: SpokenOf, { language }: Knowledge): boolean {
  return (
    end - start >= SURELY_NAMED ||
    language.pattern('^^{joined-after}').test(text.slice(end)) ||
    language.pattern('{joined-before}$$').test(text.slice(0, start))
  );
}

/** What the words before a name limit it to: a government by its level, or a place. */
function limitsOf(
  { start, end }: Span,
  { text, regions }: SpokenOf,
  knowledge: Knowledge,
): readonly ((rule: Rule) => boolean)[] {
  const from = Math.max(
    start - LOOKS_BACK,
    ...[...text.slice(0, start).matchAll(/[,，。;；、?？]/g)].map((m) => m.index),
  );
  const named = text.slice(Math.max(0, from), end);
  const codeOf = (rule: Rule) => regionOfRule(rule, knowledge);
  const place = regions.findLast((r) => r.start >= from && r.end <= start);
  if (place) return [(rule) => liesIn(codeOf(rule) ?? '', place.code)];
  // 市里贴息拿了省里贴息: the nearest.
  const [nearest] = LEVELS.filter((level) => level !== 'national')
    .flatMap((level) => knowledge.language.places(`{support-${level}}`, named).map((at) => ({ level, at: at.start })))
    .toSorted((a, b) => b.at - a.at);
  const level = nearest?.level;
  return level ? [(rule) => levelOfCode(codeOf(rule)) === level] : [];
}
const LOOKS_BACK = 10;

const levelOfCode = (code: string | null): (typeof LEVELS)[number] => {
  if (code === null) return 'national';
  if (code.endsWith('0000')) return 'provincial';
  return code.endsWith('00') ? 'municipal' : 'below';
};

/** Of measures called alike the one whose title says most of the words around first: 单项冠军, of 两个产品是单项冠军. */
function likest(rules: readonly Rule[], { start, end }: Span, { text }: SpokenOf): readonly string[] {
  const before = /[^,，。;；、?？]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^,，。;；、?？]*/.exec(text.slice(end))?.[0] ?? '';
  const around = [...pairs(before), ...pairs(after)];
  const ownOf = (rule: Rule) => around.filter((pair) => rule.title.includes(pair)).length;
  return rules.toSorted((a, b) => ownOf(b) - ownOf(a)).map(({ id }) => id);
}

const pairs = (words: string): readonly string[] =>
  Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2));

/** Measures that are for a trade which is named: 直升机, eVTOL. */
export function thingsByTrade({ text }: SpokenOf, { book, language }: Knowledge): readonly Thing[] {
  return language.trades.flatMap(({ trade, kind, common, say, unless }) => {
    if (kind !== 'enterprise' || common || unless.some((p) => language.pattern(p).test(text))) return [];
    const measures = [...book.rules.values()].filter((rule) => paysMoney(rule) && rule.for.includes(trade));
    const [at] = say.flatMap((p) => language.pattern(p).exec(text) ?? []);
    const start = at === undefined ? -1 : text.indexOf(at);
    if (measures.length === 0 || at === undefined || start < 0) return [];
    return [{ start, end: start + at.length, measures: measures.map(({ id }) => id), option: null }];
  });
}

/** Steps of the scale of a measure: one that is named in full, or two or more of a measure that is named (国内首台套, 省内也认定过). */
export function thingsByOption({ text }: SpokenOf, named: readonly Thing[], { book }: Knowledge): readonly Thing[] {
  return [...book.rules.values()].flatMap((rule) => {
    const isNamed = named.some(({ measures }) => measures.includes(rule.id));
    const steps = stepsOf(rule, text, book);
    return (isNamed && steps.length > 1) || steps.some(({ whole }) => whole) ? steps : [];
  });
}

/** The steps of a measure's scale that are named, in full or shortly. */
function stepsOf(
  { id, award }: Rule,
  text: string,
  { facts }: Knowledge['book'],
): readonly (Thing & { readonly whole: boolean })[] {
  const tiers = 'promise' in award && 'tiers' in award.amount ? award.amount.tiers : null;
  const fact = tiers ? facts.get(tiers.by) : undefined;
  if (!tiers || fact?.type !== 'choice') return [];
  return tiers.bands.flatMap((band) => {
    const option = 'is' in band && typeof band.is === 'string' ? band.is : null;
    const known = option === null ? undefined : fact.options[option];
    if (option === null || !known) return [];
    const names = [option, ...known.aliases, ...known.short].filter((name) => text.includes(name));
    const [name] = names.toSorted((a, b) => b.length - a.length);
    if (name === undefined) return [];
    const start = text.indexOf(name);
    return [{ start, end: start + name.length, measures: [id], option, whole: !known.short.includes(name) }];
  });
}

/** Measures that pay just a sum that is said to be had: 省级那20万, 领过20万. */
export function thingsByFigure({ text, figures }: SpokenOf, { book, language }: Knowledge): readonly Thing[] {
  const sums = figures.filter((f) => (f.unit === 'CNY' || f.unit === 'number') && !f.vague);
  const isHad = (f: Figure): boolean =>
    language.pattern('{had-before}$$').test(text.slice(0, f.start)) ||
    language.pattern('^^{had-after}').test(text.slice(f.end));
  return sums
    .filter(isHad)
    .map((f) => ({
      start: f.start,
      end: f.end,
      measures: [...book.rules.values()].filter((rule) => pays(rule, f)).map(({ id }) => id),
      option: null,
    }))
    .filter(({ measures }) => measures.length > 0);
}

const pays = ({ award }: Rule, said: Figure): boolean =>
  'promise' in award && 'fixed' in award.amount && award.amount.fixed.value === yuanOf(said);
