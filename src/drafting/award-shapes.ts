import type { Figure } from '../language/figure.ts';
import { partBefore } from './caps-beside.ts';
import { countOf } from './count-name.ts';
import { type AwardFound, type AwardWords, keyAt, keyIn, missed, wordsBefore } from './paying-words.ts';
import { withoutSpace } from './piece.ts';
import { type AskedFact, factName, measuredCalled } from './proposed-fact.ts';

const NO_BASE = missed('base', '条款没有写比例按什么算，或没有认出来');
const NO_COUNT = missed('each', '按数量给，没有读出数的是什么');
const SEVERAL_CAPS = missed('caps', '有几个上限，各管各的');
/** 10元/公斤 is a sum for each of something. */
const STROKE = /^\s*\//;
const PEOPLE = '人名位';

/** A sum of money that some of the words name. */
function sumNamed({ words, book }: AwardWords, at: { start: number; end: number } | undefined): AskedFact | null {
  const said = at && words.slice(at.start, at.end);
  const name = said && factName(said);
  return name ? measuredCalled(name, { unit: 'CNY', noun: '' }, book, said) : null;
}

/** 按其国际物流费用的10%, up to its ceiling. */
export function byRate(one: AwardWords, rate: Figure): AwardFound {
  const [sum] = [...one.fixed, ...one.caps];
  if (one.fixed.length > 0) return missed('several', '比例和定额在一句里，没有读出怎么合起来');
  const lead = partBefore(one.text, rate);
  if (one.line && one.reader.holds('draft-excess', lead)) return byExcess(one, one.line, rate);
  const base = one.reader.first('draft-base', lead);
  const words = { ...one, words: lead, start: rate.start - lead.length };
  const asked = sumNamed(words, base?.what);
  if (!base || !asked) return NO_BASE;
  if (sum && STROKE.test(one.text.slice(sum.end))) return NO_COUNT;
  if (rate.bound !== 'exact' && rate.bound !== 'at-most') return missed('floor', '比例只写了下限');
  return {
    promise: rate.bound === 'exact' ? 'entitled' : 'up-to',
    amount: { of: asked.name, rate: withoutSpace(rate.text) },
    cap: one.both?.all ?? one.caps[0],
    facts: [asked],
    keys: [keyIn('award.amount.of', words, base.what), keyAt('award.amount.rate', rate)],
  };
}

/** 同比增长超过1000万元的，给予超出额0.5%: a share of what lies beyond the line. */
function byExcess({ caps }: AwardWords, { fact, figure }: NonNullable<AwardWords['line']>, rate: Figure): AwardFound {
  return {
    promise: rate.bound === 'at-most' ? 'up-to' : 'entitled',
    amount: { of: fact, excess: figure, rate: withoutSpace(rate.text) },
    cap: caps[0],
    facts: [],
    keys: [keyAt('award.amount.rate', rate)],
  };
}

/** 按实际发生额给予补贴，最高不超过150万元. */
export function draftByActual(one: AwardWords, sum: Figure): AwardFound {
  const actual = one.reader.first('draft-actual', one.words);
  const asked = sumNamed(one, actual?.what);
  if (!actual || !asked || one.both || sum.bound !== 'at-most') return missed('actual', '没有认出按哪项实际费用补');
  const keys = [keyIn('award.amount.actual', one, actual.what)];
  return { promise: 'entitled', amount: { actual: asked.name }, cap: sum, facts: [asked], keys };
}

/** 按流片费用一定比例予以奖励，最高不超过3000万元: nothing but the ceiling is known. */
export function byOpenShare(one: AwardWords, sum: Figure): AwardFound | null {
  const share = one.reader.first('draft-open-share', one.words);
  if (!share) return null;
  const asked = sumNamed(one, share.what);
  if (!asked || sum.bound !== 'at-most') return NO_BASE;
  const keys = [keyIn('award.amount.of', one, share)];
  return {
    promise: 'up-to',
    amount: { of: asked.name, rate: 'open' },
    cap: one.both?.all ?? sum,
    facts: [asked],
    keys,
  };
}

/** So much for each of what is counted: 每新入驻1家跨境电商企业，给予1万元. Null where nothing is counted. */
function byEach(one: AwardWords, sum: Figure): AwardFound | null {
  const { reader, words, text } = one;
  const recipient = reader
    .all('draft-each', words)
    .some((m) => reader.holds('draft-each-recipient', words.slice(m.start)));
  const said = sum.unit === 'CNY/count' ? words : wordsBefore(one, sum);
  const each = recipient ? null : reader.first('draft-each', said);
  if (!each && (sum.unit === 'CNY' || recipient) && !STROKE.test(text.slice(sum.end))) return null;
  const asked = countedIn(one);
  if (!each || !asked || sum.unit !== 'CNY' || one.both) return NO_COUNT;
  return {
    promise: promiseOf(sum),
    amount: { each: withoutSpace(sum.text), per: asked.name },
    cap: one.fixed.length > 0 ? one.caps[0] : undefined,
    facts: [asked],
    keys: [keyIn('award.amount.per', one, each), keyAt('award.amount.each', sum)],
  };
}

/** What is counted, by its own words, else by what is applied for: 每项 of 国际标准. */
function countedIn({ reader, language, words, thing, conditions, book }: AwardWords): AskedFact | null {
  const counted = reader.first('draft-each', words);
  const said = counted && language.pattern('{counted-each}').exec(counted.text)?.groups;
  if (!said) return null;
  const { verb = '', counter = '', what = '' } = said;
  // 每吸引1家年进出口额达到50万美元以上的企业: a name breaks off at a figure.
  if (what !== '' && /\d/.test(words[counted.end] ?? '')) return null;
  const own = reader.holds('draft-nothing', what) ? '' : what;
  const people = PEOPLE.includes(counter);
  const last = conditions.at(-1);
  const whoever = last ? `${last}的${verb}人数` : verb === '' ? null : `${verb}人数`;
  const ofThing = thing === null ? null : `${verb}${countOf(thing, conditions)}`;
  const named = verb === '' ? countOf(own, conditions) : `${verb}${own}`;
  const name = own !== '' ? named : people && (verb !== '' || thing === null) ? whoever : ofThing;
  const known = name && factName(name);
  return known ? measuredCalled(known, { unit: 'count', noun: counter }, book) : null;
}

/** One sum, or the ceilings alone. */
export function bySum(one: AwardWords, sum: Figure): AwardFound {
  const { both } = one;
  if (both)
    return {
      promise: 'up-to',
      amount: { each: withoutSpace(both.each.text), per: both.per.name },
      cap: both.all,
      facts: [both.per],
      keys: [keyAt('award.amount.each', both.each)],
    };
  const counted = byEach(one, sum);
  if (counted) return counted;
  if (one.fixed.length > 0 && one.caps.length > 0) return SEVERAL_CAPS;
  const keys = [keyAt('award.amount.fixed', sum)];
  return { promise: promiseOf(sum), amount: { fixed: withoutSpace(sum.text) }, facts: [], keys };
}

const promiseOf = ({ bound }: Figure): 'entitled' | 'up-to' => (bound === 'at-most' ? 'up-to' : 'entitled');
