import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import { byOpenShare, byRate, bySum, draftByActual } from './award-shapes.ts';
import { capsBeside, itemCapped, totalCeiling } from './caps-beside.ts';
import { type AwardFound, type AwardWords, keyAt, keyIn, missed, type NotDrafted, type Pays } from './paying-words.ts';
import { type KeySpan, type OpenPoint, withoutSpace } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';
import { ofOneAward } from './several-figures.ts';

/** What a grant pays, as a measure's file has it; `award` is null where it can't be said. */
export interface AwardRead {
  readonly award: Readonly<Record<string, unknown>> | null;
  readonly facts: readonly AskedFact[];
  readonly attest: readonly string[];
  /** How the sum is meant, where its words could be read another way. */
  readonly reading: string | null;
  readonly keys: readonly KeySpan[];
  readonly open: readonly OpenPoint[];
  /** Why nothing is drafted, by kind. */
  readonly missed: { readonly kind: string; readonly text: string; readonly why: string } | null;
}

const isMoney = (f: Figure): boolean => f.unit === 'CNY' || f.unit === 'CNY/count';
const CEILING: ReadonlySet<string> = new Set(['at-most', 'below']);

/** What the paying words of a grant say. */
export function readAward(pays: Pays, reader: FacetReader, language: LanguageData, book: FactBook): AwardRead {
  const start = pays.pays[0]?.start ?? 0;
  const end = pays.pays.at(-1)?.end ?? 0;
  const sums = pays.figures.filter(isMoney);
  const ceilings = sums.filter((f) => CEILING.has(f.bound));
  const rates = pays.figures.filter((f) => f.unit === '%');
  const all = totalCeiling(pays.text, ceilings, reader);
  // 三年总计最高300万元 alone is what is given.
  const ofAll = ceilings.length < sums.length + rates.length || ceilings.length > 1 ? all?.figure : undefined;
  const caps = ceilings.filter((f) => f !== ofAll);
  const one: AwardWords = {
    ...pays,
    words: pays.text.slice(start, end),
    start,
    rates,
    ofAll,
    fixed: sums.filter((f) => !CEILING.has(f.bound)),
    caps,
    both: caps.length === 2 ? capsBeside(pays.text, caps, pays.conditions, reader, book) : null,
    reader,
    language,
    book,
  };
  const found = refusal(one) ?? foundIn(one);
  if ('why' in found) {
    const nothing = { award: null, facts: [], attest: [], reading: null, keys: [], open: [] };
    return { ...nothing, missed: { kind: found.kind, text: withoutSpace(one.words), why: found.why } };
  }
  const { both } = one;
  const { promise, amount, cap, from, paid, facts, keys } = found;
  // Where each is paid by number alone, its ceiling is what is paid for each.
  const each = both && 'of' in amount ? both : null;
  const judged = [...reader.all('draft-as-judged', one.words), ...reader.all('draft-qualifies', one.words)];
  const left = leftOver(one, all);
  const item = both || 'each' in amount ? null : itemCapped(pays.text, sums, reader);
  const total = all && !ofAll ? all.words : null;
  const further = pays.further.map((s) => s.text).join('，');
  return {
    award: {
      promise,
      recurrence: recurrenceOf(`${one.words}，${further}`, reader),
      amount,
      ...(each && { capEach: { cap: withoutSpace(each.each.text), per: each.per.name } }),
      ...(cap && { cap: withoutSpace(cap.text) }),
      ...(ofAll && { capAll: withoutSpace(ofAll.text) }),
      ...(from && { from: withoutSpace(from.text) }),
      ...(paid && { paid }),
    },
    facts: [...facts, ...(each ? [each.per] : [])],
    attest: [...left.attest, ...judged.map(({ text }) => withoutSpace(text))],
    reading: item
      ? `这是“${withoutSpace(item)}”的金额，有多的分别算。`
      : total && `这是“${withoutSpace(total)}”的金额。`,
    keys: [
      { key: 'award', start, end },
      ...keys,
      ...judged.map((at) => keyIn('attest', one, at)),
      ...(cap ? [keyAt('award.cap', cap)] : []),
      ...(all ? [{ key: ofAll ? 'award.capAll' : 'award', start: all.start, end: all.end }] : []),
      ...(both ? [keyAt('award.capEach', both.each), keyAt('award.capEach.per', both.said)] : []),
    ],
    open: left.open,
    missed: null,
  };
}

/** The award by its shape. */
function foundIn(one: AwardWords): AwardFound {
  const { rates, fixed, caps, both } = one;
  const [rate, ...others] = rates;
  if (others.length > 0 || fixed.length > 1)
    return ofOneAward(one) ?? missed('several', '一句里有几个数，没有读出哪个对哪种情况');
  if (caps.length > 2 || (caps.length === 2 && (!both || fixed.length > 0)))
    return missed('caps', '有几个上限，各管各的');
  if (rate) return byRate(one, rate);
  const [sum] = fixed.length > 0 ? fixed : caps;
  if (!sum) return missed('no-sum', '没有写金额');
  if (sum.bound !== 'exact' && sum.bound !== 'at-most') return missed('floor', '金额只写了下限，或是一个范围');
  if (one.language.pattern('{pays-actual}').test(one.words)) return draftByActual(one, sum);
  return byOpenShare(one, sum) ?? bySum(one, sum);
}

/** How often it is paid, as some words say it. */
export function recurrenceOf(words: string, reader: FacetReader): 'once' | 'yearly' | 'unstated' {
  if (reader.holds('draft-once', words)) return 'once';
  return reader.holds('draft-yearly', words) ? 'yearly' : 'unstated';
}

/** Kinds that the format has no words for, by what tells them. */
function refusal({ words, figures, apart, reader }: AwardWords): NotDrafted | null {
  if (reader.holds('draft-reference', words)) return missed('reference', '金额写在别的规定里');
  if (reader.holds('draft-named-rate', words)) return missed('named-rate', '按公布的利率算');
  if (!apart && sums(figures) > 1 && reader.holds('each-its-own', words))
    return missed('apart', '分别给几种情况，没有对上哪个数对哪种');
  if (reader.holds('draft-rank', words)) return missed('rank', '按名次给');
  return figures.some((f) => f.vague) ? missed('vague', '数不确定') : null;
}

const sums = (figures: readonly Figure[]): number => figures.filter((f) => isMoney(f) || f.unit === '%').length;

/** Other figures among the paying words, quoted where they limit something, else left open. */
function leftOver(
  { text, pays, figures, rates, fixed, caps }: AwardWords,
  all: { readonly start: number; readonly end: number } | null,
): Pick<AwardRead, 'attest' | 'open'> {
  const ofAll = figures.filter((f) => all && f.start >= all.start && f.end <= all.end);
  const used = [...rates, ...fixed, ...caps, ...ofAll, ...figures.filter((f) => f.unit === 'ordinal')];
  const others = figures.filter((f) => !used.includes(f) && !isOne(f));
  const partOf = (f: Figure): string => {
    const part = pays.find((p) => p.start <= f.start && f.end <= p.end);
    return withoutSpace(part ? text.slice(part.start, part.end) : f.text);
  };
  const limits = others.filter((f) => f.unit === 'count' && f.bound === 'at-most');
  const open = others.filter((f) => !limits.includes(f));
  return {
    attest: limits.map(partOf),
    open: open.map((f) => ({ key: 'award', text: partOf(f), why: `${withoutSpace(f.text)}没有写进措施` })),
  };
}

/** 1家 of 每新入驻1家. */
const isOne = (f: Figure): boolean => f.unit === 'count' && f.value === '1';
