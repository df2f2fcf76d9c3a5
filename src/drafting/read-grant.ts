import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { parseFigures } from '../language/figure.ts';
import type { Side } from './apart-sides.ts';
import { type Asked, type DraftCondition, joinAsked, NOTHING } from './asked.ts';
import { type KeySpan, type OpenPoint, type Piece, plain } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';
import { type AwardRead, readAward, recurrenceOf } from './read-award.ts';
import { readConditions } from './read-conditions.ts';
import { readTiers } from './read-tiers.ts';
import { nounAsked } from './read-truth.ts';
import { type Told, toldBy } from './told-by.ts';

/** What one grant, or one side of it, is read as. */
export interface GrantRead extends Asked, Pick<AwardRead, 'award' | 'missed' | 'reading'> {
  readonly told: Told;
  /** What the sum is reckoned from. */
  readonly base: string | undefined;
}

/** Reads what a grant asks for and what it pays. */
export function readGrant(text: string, side: Side, { book, language }: Knowledge, reader: FacetReader): GrantRead {
  const { facts } = book;
  const told = toldBy(text, side.grant, reader);
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
  const whole = { text, pays, further, figures, apart: side.figure !== null, thing, conditions };
  const paid = readAward(whole, reader, language, facts);
  const award = paid.missed?.kind === 'several' ? (scaleOf(whole, asked, reader) ?? paid) : paid;
  return { ...oneBase(asked, award), told };
}

/** A scale of sums, where what is paid could not be read as one. */
function scaleOf(
  { text, pays, figures }: Pick<Told, 'pays'> & Parameters<typeof readAward>[0],
  asked: Asked,
  reader: FacetReader,
): AwardRead | null {
  const tiers = readTiers(text, figures, asked.leaves, reader);
  if (!tiers) return null;
  const [start, end] = [pays[0]?.start ?? 0, pays.at(-1)?.end ?? 0];
  const { promise, amount } = tiers;
  const award = { promise, recurrence: recurrenceOf(text.slice(start, end), reader), amount };
  const lines = asked.leaves.filter((leaf) => 'min' in leaf || 'above' in leaf);
  const why = '前面有几个门槛，后面的档按哪一个分没有把握';
  const open = lines.length > 1 ? [{ key: 'award.amount.tiers', text: plain(text.slice(start, end)), why }] : [];
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

/** Whom the giving words name, unless that was asked before: 给予牵头单位一次性200万元. */
function recipientPaid({ pays, doubtful }: Told, led: Asked, reader: FacetReader, book: FactBook): Asked {
  const doubts = doubtful.map(
    (p): OpenPoint => ({ key: 'conditions', text: plain(p.text), why: '这句话管不管这一项，没有把握' }),
  );
  const [first] = pays;
  const found = first && reader.first('draft-recipient', first.text);
  if (!first || !found) return { ...NOTHING, open: doubts };
  const name = first.text.slice(found.what.start, found.what.end);
  const piece = { text: name, start: first.start + found.what.start, end: first.start + found.what.end };
  const covered: KeySpan = { key: 'scope', start: piece.start, end: piece.end };
  const known = led.facts.some((fact) => fact.name.includes(plain(name))) || reader.holds('draft-anybody', name);
  const own = known ? { ...NOTHING, keys: [covered] } : nounAsked(piece, reader, book);
  return { ...own, open: [...own.open, ...doubts] };
}

/** What is applied for, or who is meant, as the last part that asks names it. */
function thingIn(asks: readonly Piece[], reader: FacetReader): string | null {
  const last = asks.at(-1)?.text ?? '';
  const bare = last.slice(0, last.length - (reader.first('trailing', last)?.text.length ?? 0));
  const tail = plain(bare.slice(bare.lastIndexOf('的') + 1));
  return (reader.holds('draft-thing-end', tail) || reader.holds('org-end', tail)) && tail.length <= 16 ? tail : null;
}

/** What is asked and what is paid, of one fact where both are of the same sum: 年支付国际物流费用 and 其国际物流费用 go by the shorter name. */
function oneBase(asked: Asked, paid: AwardRead): Omit<GrantRead, 'told'> {
  const base = (paid.award?.amount as { readonly of?: string } | undefined)?.of;
  const { award, missed, reading } = paid;
  const both = joinAsked([asked, { ...NOTHING, ...paid, leaves: [] }]);
  const same = asked.facts.find(({ name }) => base !== undefined && name !== base && name.endsWith(base));
  if (!same || base === undefined) return { ...both, award, missed, reading, base };
  const renamed = (fact: AskedFact): AskedFact => (fact.name === same.name ? { ...fact, name: base } : fact);
  const facts = [...both.facts].sort((a) => (a.name === same.name ? -1 : 0)).map(renamed);
  const leaves = both.leaves.map(
    (leaf): DraftCondition => ('fact' in leaf && leaf.fact === same.name ? { ...leaf, fact: base } : leaf),
  );
  const keys = both.keys.map((k) => (k.key === `conditions.${same.name}` ? { ...k, key: `conditions.${base}` } : k));
  return { ...both, facts, leaves, keys, award, missed, reading, base };
}
