import type { Amount, Band } from '../award.ts';
import type { Clause } from '../document.ts';
import type { Rule } from '../measure.ts';
import type { RuleBook } from '../measure-book.ts';
import type { Measure } from './facet.ts';

/** The measures of a clause with the rules that compute them: a rule's title and keywords are names of its measure. */
export function joinRules(clause: Clause, measures: readonly Measure[], book: RuleBook): readonly Measure[] {
  const joined = [...measures];
  for (const rule of book.rules.values()) {
    if (rule.clause !== clause.id) continue;
    const free = joined
      .map((m, i) => ({ i, m, likeness: m.rule ? 0 : likeness(rule, m) }))
      .filter((f) => f.likeness > 0);
    const best = Math.max(0, ...free.map((f) => f.likeness));
    const own = free.filter((f) =>
      figuresOf(rule).size > 0
        ? f.m.figures.some((g) => figuresOf(rule).has(`${g.value} ${g.unit}`))
        : f.likeness === best,
    );
    for (const [n, { i, m }] of own.entries())
      joined[i] = {
        ...m,
        id: n === 0 ? rule.id : `${rule.id}~${n + 1}`,
        names: [...new Set([rule.title, ...rule.keywords, ...(own.length > 1 ? m.names : [])])],
        rule: rule.id,
        computes: 'promise' in rule.award,
      };
  }
  return joined;
}

/** How well a rule fits a measure: the figures that they share, else the pairs of characters of its names. */
function likeness(rule: Rule, measure: Measure): number {
  const figures = figuresOf(rule);
  const shared = measure.figures.filter((f) => figures.has(`${f.value} ${f.unit}`)).length;
  if (shared > 0 || measure.figures.length > 0) return figures.size > 0 ? shared : 0;
  const words = [rule.title, ...rule.keywords, 'support' in rule.award ? rule.award.support : ''].join(' ');
  const said = [
    measure.subject?.text ?? '',
    measure.beneficiary?.text ?? '',
    measure.instrument.said.text,
    ...measure.names,
  ].join(' ');
  const pairs = new Set([...said].slice(1).map((c, i) => `${said[i]}${c}`));
  return [...words].slice(1).filter((c, i) => pairs.has(`${words[i]}${c}`)).length / 100;
}

const FIGURES = new WeakMap<Rule, ReadonlySet<string>>();

/** The figures of a rule's award, by value and unit. */
function figuresOf(rule: Rule): ReadonlySet<string> {
  const known =
    FIGURES.get(rule) ??
    new Set('promise' in rule.award ? [...inAmount(rule.award.amount), ...figure(rule.award.cap)] : []);
  FIGURES.set(rule, known);
  return known;
}

type Written = { readonly value: string; readonly unit: string } | undefined;
const figure = (q: Written): string[] => (q ? [`${q.value} ${q.unit}`] : []);
const inBands = (bands: readonly Band[]): string[] => bands.flatMap((b) => [...figure(b.rate), ...figure(b.fixed)]);

function inAmount(amount: Amount): string[] {
  if ('sum' in amount) return amount.sum.flatMap(inAmount);
  if ('fixed' in amount) return figure(amount.fixed);
  if ('each' in amount) return figure(amount.each);
  if (!('of' in amount)) return inBands(amount.tiers.bands);
  const rate = typeof amount.rate === 'object' && 'value' in amount.rate ? amount.rate : undefined;
  return [...figure(rate), ...figure(amount.times), ...inBands(amount.tiers?.bands ?? [])];
}
