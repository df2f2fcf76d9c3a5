import type { Stretch } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import { type KeySpan, type OpenPoint, plain } from './piece.ts';
import { type AskedFact, factName, measuredCalled } from './proposed-fact.ts';

/** What a grant pays, as a measure's file has it; `award` is null where it can't be said. */
export interface AwardRead {
  readonly award: Readonly<Record<string, unknown>> | null;
  readonly facts: readonly AskedFact[];
  readonly attest: readonly string[];
  readonly keys: readonly KeySpan[];
  readonly open: readonly OpenPoint[];
  /** Why nothing is drafted, by kind. */
  readonly missed: { readonly kind: string; readonly text: string; readonly why: string } | null;
}

/** The words of a clause that pay, with the figures that the clause has there. */
export interface Pays {
  readonly text: string;
  readonly pays: readonly Stretch[];
  /** Further sentences with ceilings. */
  readonly further: readonly Stretch[];
  readonly figures: readonly Figure[];
  /** True where the grant pays several things apart, and this is what it pays for one of them. */
  readonly apart: boolean;
  /** What is applied for, as the parts before name it. */
  readonly thing: string | null;
}

const isMoney = (f: Figure): boolean => f.unit === 'CNY' || f.unit === 'CNY/count';
const CEILING: ReadonlySet<string> = new Set(['at-most', 'below']);

/** What the paying words of a grant say. */
export function readAward(pays: Pays, reader: FacetReader, language: LanguageData, book: FactBook): AwardRead {
  const start = pays.pays[0]?.start ?? 0;
  const end = pays.pays.at(-1)?.end ?? 0;
  const words = pays.text.slice(start, end);
  const missed = (kind: string, why: string): AwardRead => ({
    award: null,
    facts: [],
    attest: [],
    keys: [],
    open: [],
    missed: { kind, text: plain(words), why },
  });
  const refused = refusal(words, pays, reader);
  if (refused) return missed(...refused);
  const rates = pays.figures.filter((f) => f.unit === '%');
  const sums = pays.figures.filter(isMoney);
  const [rate, ...rates2] = rates;
  const fixed = sums.filter((f) => !CEILING.has(f.bound));
  const caps = sums.filter((f) => CEILING.has(f.bound));
  const before = (f: Figure): string => pays.text.slice(start, f.start);
  const recurrence = recurrenceOf(`${words}，${pays.further.map((s) => s.text).join('，')}`, reader);
  const judged = reader.all('draft-as-judged', words).map(({ start: at, text }) => ({
    said: plain(text),
    key: { key: 'attest', start: start + at, end: start + at + text.length },
  }));
  const key = (name: string, f: { start: number; end: number }): KeySpan => ({ key: name, start: f.start, end: f.end });
  const rest = leftOver(pays, [...rates, ...sums]);
  const make = (
    promise: 'entitled' | 'up-to',
    amount: Record<string, unknown>,
    cap: Figure | undefined,
    facts: readonly AskedFact[],
    keys: readonly KeySpan[],
  ): AwardRead => {
    const each = both && 'of' in amount ? { capEach: { cap: plain(both.each.text), per: both.per.name } } : {};
    const award = { promise, recurrence, amount, ...each, ...(cap && { cap: plain(cap.text) }) };
    const whole = { key: 'award', start, end };
    const all = [whole, ...keys, ...judged.map((j) => j.key), ...(cap ? [key('award.cap', cap)] : [])];
    const counted = both && 'of' in amount ? [both.per] : [];
    const limits = both ? [key('award.capEach', both.each), key('award.capEach.per', both.said)] : [];
    return {
      ...rest,
      award,
      facts: [...facts, ...counted],
      keys: [...all, ...limits],
      missed: null,
      attest: [...rest.attest, ...judged.map((j) => j.said)],
    };
  };
  if (rates2.length > 0 || fixed.length > 1) return missed('several', '一句里有几个数，没有读出哪个对哪种情况');
  const both = caps.length === 2 ? capsBeside(pays, caps, reader, book) : null;
  if (caps.length > 2 || (caps.length === 2 && (!both || fixed.length > 0)))
    return missed('caps', '有几个上限，各管各的');
  if (rate) {
    if (fixed.length > 0) return missed('several', '比例和定额在一句里，没有读出怎么合起来');
    const base = reader.first('draft-base', before(rate));
    const name = base && factName(before(rate).slice(base.what.start, base.what.end));
    const asked = name ? measuredCalled(name, { unit: 'CNY', noun: '' }, book) : null;
    if (!base || !asked) return missed('base', '条款没有写比例按什么算，或没有认出来');
    if (/^\s*\//.test(pays.text.slice(sums[0]?.end ?? 0)) && sums[0])
      return missed('each', '按数量给，没有读出数的是什么');
    const ceiling = rate.bound !== 'exact';
    if (rate.bound !== 'exact' && rate.bound !== 'at-most') return missed('floor', '比例只写了下限');
    return make(
      ceiling ? 'up-to' : 'entitled',
      { of: asked.name, rate: plain(rate.text) },
      both?.all ?? caps[0],
      [asked],
      [
        { key: 'award.amount.of', start: start + base.what.start, end: start + base.what.end },
        key('award.amount.rate', rate),
      ],
    );
  }
  const [sum] = fixed.length > 0 ? fixed : caps;
  if (!sum) return missed('no-sum', '没有写金额');
  const cap = fixed.length > 0 ? caps[0] : undefined;
  if (sum.bound !== 'exact' && sum.bound !== 'at-most') return missed('floor', '金额只写了下限，或是一个范围');
  const openShare = reader.first('draft-open-share', words);
  if (language.pattern('{pays-actual}').test(words)) {
    const actual = reader.first('draft-actual', words);
    const name = actual && factName(words.slice(actual.what.start, actual.what.end));
    const asked = name ? measuredCalled(name, { unit: 'CNY', noun: '' }, book) : null;
    if (!actual || !asked || both || sum.bound !== 'at-most') return missed('actual', '没有认出按哪项实际费用补');
    const span = { key: 'award.amount.actual', start: start + actual.what.start, end: start + actual.what.end };
    return make('entitled', { actual: asked.name }, sum, [asked], [span]);
  }
  if (openShare) {
    const name = factName(words.slice(openShare.what.start, openShare.what.end));
    const asked = name ? measuredCalled(name, { unit: 'CNY', noun: '' }, book) : null;
    if (!asked || sum.bound !== 'at-most') return missed('base', '没有认出“一定比例”按什么算');
    const base = { key: 'award.amount.of', start: start + openShare.start, end: start + openShare.end };
    return make('up-to', { of: asked.name, rate: 'open' }, both?.all ?? sum, [asked], [base]);
  }
  if (both)
    return make(
      'up-to',
      { each: plain(both.each.text), per: both.per.name },
      both.all,
      [both.per],
      [key('award.amount.each', both.each)],
    );
  const recipient = reader
    .all('draft-each', words)
    .some((m) => reader.holds('draft-each-recipient', words.slice(m.start)));
  const each = recipient
    ? null
    : sum.unit === 'CNY/count'
      ? reader.first('draft-each', words)
      : reader.first('draft-each', before(sum));
  if (each || (sum.unit !== 'CNY' && !recipient) || /^\s*\//.test(pays.text.slice(sum.end)))
    return byEach(sum, cap, pays.thing, words, start, make, missed, reader, language, book);
  if (cap) return missed('caps', '定额后面又有上限，没有读出按什么数');
  return make(
    sum.bound === 'at-most' ? 'up-to' : 'entitled',
    { fixed: plain(sum.text) },
    undefined,
    [],
    [key('award.amount.fixed', sum)],
  );
}

/** 单个产品不超过500万元、单个企业不超过1000万元: a ceiling for each, and one for all of them. */
function capsBeside(pays: Pays, caps: readonly Figure[], reader: FacetReader, book: FactBook) {
  const lead = (f: Figure): string => {
    const before = pays.text.slice(0, f.start);
    return before.slice(Math.max(...['，', '、', '；', '。', '\n'].map((stop) => before.lastIndexOf(stop))) + 1);
  };
  const each = caps.find(
    (f) => reader.holds('draft-cap-of-item', lead(f)) && !reader.holds('draft-cap-of-firm', lead(f)),
  );
  const all = caps.find((f) => f !== each && reader.holds('draft-cap-of-firm', lead(f)));
  const words = each && reader.first('draft-cap-of-item', lead(each));
  const thing = words && lead(each).slice(words.what.start, words.what.end);
  const per = thing ? measuredCalled(`${thing}数量`, { unit: 'count', noun: '个' }, book) : null;
  if (!each || !all || !per || !words) return null;
  const from = each.start - lead(each).length;
  return { each, all, per, said: { start: from + words.start, end: from + words.end } };
}

type Make = (
  promise: 'entitled' | 'up-to',
  amount: Record<string, unknown>,
  cap: Figure | undefined,
  facts: readonly AskedFact[],
  keys: readonly KeySpan[],
) => AwardRead;

/** So much for each of what is counted: 每新入驻1家跨境电商企业，给予1万元. */
function byEach(
  sum: Figure,
  cap: Figure | undefined,
  thing: string | null,
  words: string,
  start: number,
  make: Make,
  missed: (kind: string, why: string) => AwardRead,
  reader: FacetReader,
  language: LanguageData,
  book: FactBook,
): AwardRead {
  const counted = reader.first('draft-each', words);
  const m = counted && language.pattern('{counted-each}').exec(counted.text);
  const noun = m?.groups?.counter ?? '';
  const own = reader.holds('draft-nothing', m?.groups?.what ?? '') ? '' : (m?.groups?.what ?? '');
  const bare = own !== '' && (m?.groups?.verb ?? '') === '' ? `${own}数量` : own;
  const counts = own === '' && thing !== null ? `${thing}${PEOPLE.includes(noun) ? '人数' : '数量'}` : bare;
  const name = m?.groups && (own !== '' || thing !== null) ? factName(`${m.groups.verb}${counts}`) : null;
  const asked = name ? measuredCalled(name, { unit: 'count', noun }, book) : null;
  const cut = counted !== null && /\d/.test(words[counted.end] ?? '');
  if (!asked || !counted || cut || name?.length === 0 || sum.unit !== 'CNY')
    return missed('each', '按数量给，没有读出数的是什么');
  return make(
    sum.bound === 'at-most' ? 'up-to' : 'entitled',
    { each: plain(sum.text), per: asked.name },
    cap,
    [asked],
    [
      { key: 'award.amount.per', start: start + counted.start, end: start + counted.end },
      { key: 'award.amount.each', start: sum.start, end: sum.end },
    ],
  );
}
const PEOPLE = '人名位';

/** How often it is paid, as some words say it. */
export function recurrenceOf(words: string, reader: FacetReader): 'once' | 'yearly' | 'unstated' {
  if (reader.holds('draft-once', words)) return 'once';
  return reader.holds('draft-yearly', words) ? 'yearly' : 'unstated';
}

/** Kinds that the format has no words for, by what tells them. */
function refusal(words: string, { figures, apart }: Pays, reader: FacetReader): [string, string] | null {
  if (reader.holds('draft-reference', words)) return ['reference', '金额写在别的规定里'];
  if (reader.holds('draft-named-rate', words)) return ['named-rate', '按公布的利率算'];
  if (!apart && reader.holds('each-its-own', words)) return ['apart', '分别给几种情况，没有对上哪个数对哪种'];
  if (reader.holds('draft-rank', words)) return ['rank', '按名次给'];
  const strange = figures.find((f) => f.vague);
  return strange ? ['vague', '数不确定'] : null;
}

/** Other figures among the paying words, quoted where they limit something, else left open. */
function leftOver({ text, pays, figures }: Pays, used: readonly Figure[]): Pick<AwardRead, 'attest' | 'open'> {
  const others = figures.filter((f) => !used.includes(f) && !isOne(f));
  const partOf = (f: Figure): string => {
    const part = pays.find((p) => p.start <= f.start && f.end <= p.end);
    return plain(part ? text.slice(part.start, part.end) : f.text);
  };
  const limits = others.filter((f) => f.unit === 'count' && f.bound === 'at-most');
  return {
    attest: limits.map(partOf),
    open: others
      .filter((f) => !limits.includes(f))
      .map((f) => ({ key: 'award', text: partOf(f), why: `${plain(f.text)}没有写进措施` })),
  };
}

/** 1家 of 每新入驻1家. */
const isOne = (f: Figure): boolean => f.unit === 'count' && f.value === '1';
