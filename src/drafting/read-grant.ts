import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { parseFigures } from '../language/figure.ts';
import type { GrantSide } from './apart-sides.ts';
import { ASKS_NOTHING, type DraftCondition, type DraftedConditions, joinAsked } from './asked.ts';
import { type GrantParts, grantParts } from './grant-parts.ts';
import { type ClauseWords, type KeySpan, type OpenPoint, withoutSpace } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';
import { type AwardRead, readAward, recurrenceOf } from './read-award.ts';
import { readConditions } from './read-conditions.ts';
import { linesIn, readTiers, scaleBy } from './read-tiers.ts';
import { nounAsked } from './read-truth.ts';

/** What one grant, or one side of it, is read as. */
export interface GrantRead extends DraftedConditions, Pick<AwardRead, 'award' | 'missed' | 'reading'> {
  readonly told: GrantParts;
  /** What the sum is calculated from. */
  readonly base: string | undefined;
}

/** Reads what a grant asks for and what it pays. */
export function readGrant(
  text: string,
  side: GrantSide,
  { book, language }: Knowledge,
  reader: FacetReader,
): GrantRead {
  const { facts } = book;
  const told = grantParts(text, side.grant, reader);
  const asks = side.asks ?? told.asks;
  const stretches = [...told.pays, ...told.further];
  const figures = parseFigures(text).filter(
    (f) => stretches.some((p) => p.start <= f.start && f.end <= p.end) && !side.others.has(f.start),
  );
  const led = joinAsked([readConditions(told.inherited, reader, facts), readConditions(asks, reader, facts)]);
  const asked = joinAsked([led, recipientPaid(told, led, reader, facts)]);
  const { pays, further } = told;
  const conditions = asked.leaves.flatMap((leaf) => ('is' in leaf && 'fact' in leaf ? [String(leaf.fact)] : []));
  const thing = thingIn(asks, reader);
  const last = asked.leaves.findLast((leaf) => 'min' in leaf || 'above' in leaf) as Record<string, string> | undefined;
  const line = last ? { fact: last.fact ?? '', figure: last.min ?? last.above ?? '' } : null;
  const whole = { text, pays, further, figures, apart: side.figure !== null, thing, conditions, line };
  const paid = readAward(whole, reader, language, facts);
  const award = paid.missed?.kind === 'several' ? (scaleOf(whole, asked, reader) ?? paid) : paid;
  const listed = paid.missed?.kind === 'apart' ? listedScale(whole, [told.inherited, asks], reader, facts) : null;
  return listed ? { ...oneBase(listed.asked, listed.award, reader), told } : { ...oneBase(asked, award, reader), told };
}

/** A scale of sums, where what is paid could not be read as one. */
function scaleOf(
  { text, pays, figures }: Pick<GrantParts, 'pays'> & Parameters<typeof readAward>[0],
  asked: DraftedConditions,
  reader: FacetReader,
): AwardRead | null {
  const tiers = readTiers(text, figures, asked.leaves, reader);
  if (!tiers) return null;
  const [start, end] = [pays[0]?.start ?? 0, pays.at(-1)?.end ?? 0];
  const { promise, amount } = tiers;
  const award = { promise, recurrence: recurrenceOf(text.slice(start, end), reader), amount };
  const lines = asked.leaves.filter((leaf) => 'min' in leaf || 'above' in leaf);
  const why = '前面有几个门槛，后面的档按哪一个分没有把握';
  const open = lines.length > 1 ? [{ key: 'award.amount.tiers', text: withoutSpace(text.slice(start, end)), why }] : [];
  return {
    award,
    facts: [],
    attest: [],
    reading: null,
    keys: [{ key: 'award.amount.tiers', start, end }],
    open,
    missed: null,
  };
}

/** 产值达到50亿元、10亿元的，分别奖励100万元、20万元: a scale by lines side by side. */
function listedScale(
  { text, pays, figures }: Pick<GrantParts, 'pays'> & Parameters<typeof readAward>[0],
  [inherited, asks]: readonly [readonly ClauseWords[], readonly ClauseWords[]],
  reader: FacetReader,
  book: FactBook,
): { readonly asked: DraftedConditions; readonly award: AwardRead } | null {
  const sums = figures.filter((f) => f.unit === 'CNY');
  const lines = sums.length === figures.length ? linesIn(asks, sums.length, reader) : null;
  if (!lines) return null;
  const read = joinAsked([readConditions(inherited, reader, book), readConditions(lines.asks, reader, book)]);
  const asked = { ...read, attest: read.attest.map((said) => (said === lines.lowest ? lines.said : said)) };
  const tiers = scaleBy(asked.leaves, lines.steps, sums);
  if (!tiers) return null;
  const [start, end] = [pays[0]?.start ?? 0, pays.at(-1)?.end ?? 0];
  const recurrence = recurrenceOf(text.slice(start, end), reader);
  const keys = [
    { key: 'award.amount.tiers', start, end },
    ...sums.map((f) => ({ key: 'award.amount.tiers.fixed', start: f.start, end: f.end })),
    { key: 'award.amount.tiers.by', start: lines.start, end: lines.end },
  ];
  const award = { promise: tiers.promise, recurrence, amount: tiers.amount };
  return { asked, award: { award, facts: [], attest: [], reading: null, keys, open: [], missed: null } };
}

/** Whom the giving words name, unless that was asked before: 给予牵头单位一次性200万元. */
function recipientPaid(
  { pays, doubtful }: GrantParts,
  led: DraftedConditions,
  reader: FacetReader,
  book: FactBook,
): DraftedConditions {
  const doubts = doubtful.map(
    (p): OpenPoint => ({ key: 'conditions', text: withoutSpace(p.text), why: '这句话管不管这一项，没有把握' }),
  );
  const [first] = pays;
  const found = first && reader.first('draft-recipient', first.text);
  if (!first || !found) return { ...ASKS_NOTHING, open: doubts };
  const name = first.text.slice(found.what.start, found.what.end);
  const piece = { text: name, start: first.start + found.what.start, end: first.start + found.what.end };
  const covered: KeySpan = { key: 'scope', start: piece.start, end: piece.end };
  const known = led.facts.some((fact) => fact.name.includes(withoutSpace(name))) || reader.holds('draft-anybody', name);
  const own = known ? { ...ASKS_NOTHING, keys: [covered] } : nounAsked(piece, reader, book);
  return { ...own, open: [...own.open, ...doubts] };
}

/** What is applied for, or who is meant, as the last part that asks names it. */
function thingIn(asks: readonly ClauseWords[], reader: FacetReader): string | null {
  const last = asks.at(-1)?.text ?? '';
  const bare = last.slice(0, last.length - (reader.first('trailing', last)?.text.length ?? 0));
  const tail = withoutSpace(bare.slice(bare.lastIndexOf('的') + 1));
  return (reader.holds('draft-thing-end', tail) || reader.holds('org-end', tail)) && tail.length <= 16 ? tail : null;
}

/** What is asked and what is paid, of one fact where both are of the same sum: 年支付国际物流费用 and 其国际物流费用 go by the shorter name. */
function oneBase(asked: DraftedConditions, paid: AwardRead, reader: FacetReader): Omit<GrantRead, 'told'> {
  const base = (paid.award?.amount as { readonly of?: string } | undefined)?.of;
  const { award, missed, reading } = paid;
  const both = joinAsked([asked, { ...ASKS_NOTHING, ...paid, leaves: [] }]);
  const same = asked.facts.find(({ name }) => base !== undefined && name !== base && name.endsWith(base));
  // 服务业项目固定资产投资: whose sum it is stays in its name.
  const lead = same?.name.slice(0, -(base?.length ?? 0)) ?? '';
  if (same && base !== undefined && (reader.holds('draft-thing-end', lead) || reader.holds('org-end', lead))) {
    const own = { ...award, amount: { ...(award?.amount as object), of: same.name } };
    const facts = both.facts.filter(({ name }) => name !== base);
    return { ...both, facts, award: own, missed, reading, base: same.name };
  }
  if (!same || base === undefined) return { ...both, award, missed, reading, base };
  const renamed = (fact: AskedFact): AskedFact => (fact.name === same.name ? { ...fact, name: base } : fact);
  const facts = [...both.facts].sort((a) => (a.name === same.name ? -1 : 0)).map(renamed);
  const leaves = both.leaves.map(
    (leaf): DraftCondition => ('fact' in leaf && leaf.fact === same.name ? { ...leaf, fact: base } : leaf),
  );
  const keys = both.keys.map((k) => (k.key === `conditions.${same.name}` ? { ...k, key: `conditions.${base}` } : k));
  return { ...both, facts, leaves, keys, award, missed, reading, base };
}
