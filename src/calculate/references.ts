import { type Amount, amountParts, type PlainAmount, type Product, type Tiers } from '../knowledge/award.ts';
import { COMPARATORS, type Comparator, type Condition, type Limits } from '../knowledge/condition.ts';
import { type Fact, type FactBook, unitOf } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { parseFigures } from '../language/figure.ts';
import type { Quantity } from '../language/quantity.ts';

export type Path = readonly (string | number)[];

/** A figure of a rule: where it stands, the clause that must hold it, the bound that it sets, the unit that fits it. */
export interface FigureUse {
  readonly path: Path;
  readonly figure: { readonly text: string; readonly value: string; readonly unit: string };
  readonly clause: string;
  readonly limit: Comparator | null;
  /** True where the figure is the end of a band, at which the band beside it begins: the clause may print the bound of either. */
  readonly ofBand?: boolean;
  /** null: any (a figure in words). */
  readonly unit: string | null;
}

/** A fact that a rule names, and the types that fit what the rule does with it. */
interface FactUse {
  readonly path: Path;
  readonly fact: string;
  readonly types: readonly Fact['type'][];
  /** A name or answer that must be among the fact's options. */
  readonly options: readonly string[];
}

export interface Uses {
  readonly figures: readonly FigureUse[];
  readonly facts: readonly FactUse[];
}

const NUMERIC = ['amount', 'rate', 'number'] as const;

/** Every figure and every fact of a rule, each with its place in the file. */
export function usesOf(rule: Rule, book: FactBook): Uses {
  const figures: FigureUse[] = [];
  const facts: FactUse[] = [];
  const unit = (name: string): string | null => {
    const fact = book.get(name);
    return fact ? unitOf(fact) : null;
  };
  const name = (path: Path, fact: string, types: readonly Fact['type'][], options: readonly string[] = []) =>
    facts.push({ path, fact, types, options });
  let held = rule.clause;
  const figure = (
    path: Path,
    quantity: Quantity | undefined,
    fits: string | null,
    clause = held,
    limit: Comparator | null = null,
    ofBand = false,
  ) => {
    if (quantity) figures.push({ path, figure: quantity, clause, limit, unit: fits, ...(ofBand && { ofBand }) });
  };
  const limits = (path: Path, it: Limits, fits: string | null, clause?: string, ofBand = false) => {
    for (const limit of COMPARATORS) figure([...path, limit], it[limit], fits, clause, limit, ofBand);
  };
  const condition = (path: Path, c: Condition): void => {
    if ('all' in c) for (const [i, part] of c.all.entries()) condition([...path, 'all', i], part);
    else if ('any' in c) for (const [i, part] of c.any.entries()) condition([...path, 'any', i], part);
    else if ('not' in c) condition([...path, 'not'], c.not);
    else if ('is' in c) {
      if (typeof c.is === 'boolean') name(path, c.fact, ['truth']);
      else if (typeof c.is === 'string' && /^\d{6}$/.test(c.is)) name(path, c.fact, ['place']);
      else name(path, c.fact, ['choice'], typeof c.is === 'string' ? [c.is] : c.is);
    } else if ('has' in c) name(path, c.fact, ['names'], [c.has]);
    else if ('some' in c) {
      name(path, c.some, ['list']);
      condition([...path, 'where'], c.where);
    } else if ('ratio' in c) {
      for (const part of c.ratio) name(path, part, NUMERIC);
      if (c.stated) name(path, c.stated, ['rate']);
      limits(path, c, '%', c.clause);
    } else if ('total' in c) {
      name(path, c.over, ['list']);
      name(path, c.total, NUMERIC);
      limits(path, c, unit(c.total), c.clause);
    } else {
      name(path, c.fact, NUMERIC);
      limits(path, c, unit(c.fact), c.clause);
    }
  };
  const tiers = (path: Path, it: Tiers, pays: string | null): void => {
    const options = it.bands.flatMap((band) => band.is ?? []);
    name([...path, 'by'], it.by, options.length ? ['choice'] : NUMERIC, options);
    for (const [i, band] of it.bands.entries()) {
      limits([...path, 'bands', i], band, unit(it.by), undefined, true);
      figure([...path, 'bands', i, 'rate'], band.rate, pays);
      figure([...path, 'bands', i, 'fixed'], band.fixed, 'CNY');
    }
  };
  const product = (path: Path, it: Product): void => {
    const base = unit(it.of);
    const rate = base === 'CNY' ? '%' : base && `CNY/${base}`;
    name([...path, 'of'], it.of, NUMERIC);
    figure([...path, 'ofAtMost'], it.ofAtMost, base);
    figure([...path, 'excess'], it.excess, base);
    if (it.prorate) {
      name([...path, 'prorate'], it.prorate.fact, ['number']);
      figure([...path, 'prorate', 'per'], it.prorate.per, unit(it.prorate.fact));
    }
    if (typeof it.rate === 'object' && 'fact' in it.rate) name([...path, 'rate'], it.rate.fact, ['rate']);
    else if (typeof it.rate === 'object') figure([...path, 'rate'], it.rate, rate);
    figure([...path, 'times'], it.times, '%');
    if (it.tiers) tiers([...path, 'tiers'], it.tiers, rate);
  };
  const amount = (path: Path, a: Amount): void => {
    const parts = amountParts(a);
    for (const { at, part } of parts ?? []) amount([...path, ...at], part);
    if ('topUp' in a) name([...path, 'had'], a.had, ['amount']);
    if (!parts) plain(path, a as PlainAmount);
  };
  const plain = (path: Path, a: PlainAmount): void => {
    if ('fixed' in a) figure([...path, 'fixed'], a.fixed, 'CNY');
    else if ('each' in a) {
      figure([...path, 'each'], a.each, 'CNY');
      name([...path, 'per'], a.per, a.every ? NUMERIC : ['number']);
      figure([...path, 'every'], a.every, unit(a.per));
      if (a.for !== undefined) name([...path, 'for'], a.for, ['number']);
    } else if ('actual' in a) name([...path, 'actual'], a.actual, ['amount']);
    else if ('sumOver' in a) {
      name([...path, 'sumOver'], a.sumOver, ['list']);
      if (a.where) condition([...path, 'where'], a.where);
      product(path, a);
    } else if ('of' in a) product(path, a);
    else tiers([...path, 'tiers'], a.tiers, null);
  };
  const words = (path: Path, text: string | undefined) => {
    for (const found of parseFigures(text ?? ''))
      figures.push({ path, figure: found, clause: rule.clause, limit: null, unit: null });
  };

  if (rule.conditions) condition(['conditions'], rule.conditions);
  if ('promise' in rule.award) {
    held = rule.award.clause ?? rule.clause;
    amount(['award', 'amount'], rule.award.amount);
    held = rule.clause;
    figure(['award', 'cap'], rule.award.cap, 'CNY');
    figure(['award', 'capAll'], rule.award.capAll, 'CNY');
    figure(['award', 'floor'], rule.award.floor, 'CNY');
    figure(['award', 'from'], rule.award.from, null);
    for (const [i, part] of (rule.award.paid ?? []).entries()) {
      words(['award', 'paid', i, 'when'], part.when);
      figure(['award', 'paid', i, 'share'], part.share, '%');
      figure(['award', 'paid', i, 'sum'], part.sum, 'CNY');
    }
    if (rule.award.capEach) {
      figure(['award', 'capEach', 'cap'], rule.award.capEach.cap, 'CNY');
      name(['award', 'capEach', 'per'], rule.award.capEach.per, ['number']);
    }
    if (rule.award.years) {
      name(['award', 'years'], rule.award.years.from, ['year']);
      figure(['award', 'years', 'count'], rule.award.years.count, 'year');
    }
  } else words(['award', 'support'], rule.award.support);
  for (const [i, text] of rule.attest.entries()) words(['attest', i], text);
  words(['reading'], rule.reading);
  return { figures, facts };
}
