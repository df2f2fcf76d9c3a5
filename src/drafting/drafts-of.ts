import { z } from 'zod';
import { type FacetReader, facetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/find-grants.ts';
import { segmentsOf } from '../knowledge/catalogue/segments.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import { Fact, type FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { type Side, sidesOf } from './apart-sides.ts';
import { type Asked, joinAsked, NOTHING } from './asked.ts';
import { grantsIn, type OwnGrant } from './grants-in.ts';
import { leftOver } from './left-over.ts';
import { type KeySpan, type OpenPoint, type Piece, plain } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';
import { type AwardRead, readAward, recurrenceOf } from './read-award.ts';
import { readConditions } from './read-conditions.ts';
import { readTiers } from './read-tiers.ts';
import { nounAsked } from './read-truth.ts';
import { type Told, toldBy } from './told-by.ts';
import { writeDraft, yamlOf } from './write-draft.ts';

/** A proposed measure of one grant of a clause. `measure` and `facts` are YAML; null where nothing is proposed. */
export interface Draft {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly measure: string | null;
  readonly facts: string | null;
  readonly spans: readonly (KeySpan & { readonly text: string })[];
  readonly unsure: readonly OpenPoint[];
  readonly notAttempted: readonly { readonly kind: string; readonly text: string; readonly why: string }[];
}

/** Whether the sentences of a proposed fact are read as they should be. */
export type Proves = (name: string, fact: Fact, book: FactBook) => boolean;

/** A draft for each grant of money in a clause that no measure computes. */
export function draftsOf(clause: Clause, knowledge: Knowledge, proves: Proves): readonly Draft[] {
  const reader = facetReader(knowledge.language);
  const computed = [...knowledge.book.rules.values()].some((rule) => rule.clause === clause.id);
  const document = knowledge.documents.get(clause.document);
  if (computed || !document) return [];
  const grants = grantsIn(clause, segmentsOf(clause.text, reader), knowledge, reader);
  const each = grants.flatMap((own) => sidesOf(clause.text, own.grant, reader).map((side) => ({ side, own })));
  const stem = `${clause.document}-${clause.id.replace(/^.*#/, '').replace(/[^a-z0-9]+/g, '-')}`;
  return each.map(({ side, own }, i) => {
    const id = each.length === 1 ? stem : `${stem}-n${i + 1}`;
    return draftOf(id, side, own, clause, document, knowledge, proves);
  });
}

function draftOf(
  id: string,
  side: Side,
  { beside: free, trailing, next, ahead }: OwnGrant,
  clause: Clause,
  document: PolicyDocument,
  knowledge: Knowledge,
  proves: Proves,
): Draft {
  const { language, book, documents } = knowledge;
  const reader = facetReader(language);
  const told = toldBy(clause.text, side.grant, reader);
  const asks = side.asks ?? told.asks;
  const all = parseFigures(clause.text);
  const inPays = all.filter(
    (f) =>
      [...told.pays, ...told.further].some((p) => p.start <= f.start && f.end <= p.end) &&
      (!side.figure || side.figure.start === f.start || !side.others.has(f.start)),
  );
  const whole = readAward(
    {
      text: clause.text,
      pays: told.pays,
      further: told.further,
      figures: inPays,
      apart: side.figure !== null,
      thing: thingIn(asks, reader),
    },
    reader,
    language,
    book.facts,
  );
  const led = joinAsked([readConditions(told.inherited, reader, book.facts), readConditions(asks, reader, book.facts)]);
  const asked = joinAsked([led, recipientPaid(told, led, reader, book.facts)]);
  const paid = whole.award ? whole : withTiers(whole, told, inPays, asked, clause.text, reader);
  const title = titleOf(clause, side.grant, document);
  const only = limitsOther(side.grant, reader);
  if (!paid.award || only) {
    const words = plain(side.grant.gives.text);
    const missed = only
      ? [{ kind: 'limit', text: words, why: '只是前面一项的上限' }]
      : paid.missed
        ? [paid.missed]
        : [];
    return { id, clause: clause.id, title, measure: null, facts: null, spans: [], unsure: [], notAttempted: missed };
  }
  const trails = trailing.filter((s) => s.figures.length > 0 && !reader.holds('draft-restricts', s.text));
  const beside = [
    ...free.filter((s) => reader.holds('draft-restricts', s.text)),
    ...trailing.filter((s) => !trails.includes(s)),
  ].map((s) => plain(s.text));
  const of = (sameBase(paid.award, asked.facts).amount as { readonly of?: string }).of;
  const goesOn = reader.holds(
    'draft-goes-on',
    (side.grant.opening[0] ?? side.grant.before[0] ?? side.grant.gives).text,
  );
  const before = goesOn && ahead ? [plain(ahead)] : [];
  const facts = [
    ...asked.facts,
    ...paid.facts.filter(({ name }) => of === undefined || !of.endsWith(name) || of === name),
  ];
  const { written: proposed, added } = proposedFacts(facts, book.facts, proves);
  const keys = [...asked.keys, ...paid.keys];
  const lead = asks.map(({ start, end }) => ({ start, end, text: '' }));
  const rest = leftOver(clause.text, [...lead, ...told.pays, ...told.further], [...keys, ...side.keys], reader);
  const doubts = told.doubtful.map((p) => ({
    key: 'conditions',
    text: plain(p.text),
    why: '这句话管不管这一项，没有把握',
  }));
  const valid = {
    ...((document.effective ?? document.period?.from) && { from: document.effective ?? document.period?.from }),
    ...(document.period && { to: document.period.to }),
  };
  const attest = [...new Set([...before, ...asked.attest, ...paid.attest, ...beside])];
  const { text, faults } = writeDraft(
    {
      id,
      title,
      keywords: keywordsOf(title, side.grant, clause),
      clause: clause.id,
      ...(Object.keys(valid).length > 0 && { valid }),
      ...(document.region && { scope: { region: document.region } }),
      ...(asked.leaves.length > 0 && { conditions: { all: asked.leaves } }),
      ...(attest.length > 0 && { attest }),
      award: sameBase(paid.award, asked.facts),
    },
    { text: clause.text, day: valid.from ?? '2025-01-01' },
    added,
    documents,
  );
  const nobody = asked.leaves.length === 0 ? [{ key: 'conditions', text: '', why: '没有读出给谁、什么条件' }] : [];
  const ceiling =
    next && limits(next, reader)
      ? [{ key: 'award.cap', text: plain(next.gives.text), why: '后面还有上限，管不管这一项没有把握' }]
      : [];
  const behind = trails.map((s) => ({ key: null, text: plain(s.text), why: '这句话里的数没有写进措施' }));
  const unsure = [
    ...nobody,
    ...behind,
    ...ceiling,
    ...asked.open,
    ...paid.open,
    ...doubts,
    ...rest,
    ...faults.map((why) => ({ key: null, text: '', why })),
  ];
  const spans = keys
    .filter(({ key }) => key !== '?')
    .map((k) => ({ ...k, text: plain(clause.text.slice(k.start, k.end)) }));
  return { id, clause: clause.id, title, measure: text, facts: proposed, spans, unsure, notAttempted: [] };
}

/** A scale of sums, where what is paid could not be read as one. */
function withTiers(
  paid: AwardRead,
  { pays }: Told,
  figures: readonly Figure[],
  asked: Asked,
  text: string,
  reader: FacetReader,
): AwardRead {
  const tiers = paid.missed?.kind === 'several' ? readTiers(text, figures, asked.leaves, reader) : null;
  const [start, end] = [pays[0]?.start ?? 0, pays.at(-1)?.end ?? 0];
  if (!tiers) return paid;
  const recurrence = recurrenceOf(text.slice(start, end), reader);
  const award = { promise: tiers.promise, recurrence, amount: tiers.amount };
  const span = { key: 'award.amount.tiers', start, end };
  return { award, facts: [], attest: [], keys: [span], open: [], missed: null };
}

/** Whom the giving words name, unless that was asked before: 给予牵头单位一次性200万元. */
function recipientPaid({ pays }: Told, led: Asked, reader: FacetReader, book: FactBook): Asked {
  const [first] = pays;
  const found = first && reader.first('draft-recipient', first.text);
  if (!first || !found) return NOTHING;
  const name = first.text.slice(found.what.start, found.what.end);
  const known = led.facts.some((fact) => fact.name.includes(plain(name)));
  const piece = { text: name, start: first.start + found.what.start, end: first.start + found.what.end };
  const covered: KeySpan = { key: 'scope', start: piece.start, end: piece.end };
  return known || reader.holds('draft-anybody', name)
    ? { ...NOTHING, keys: [covered] }
    : nounAsked(piece, reader, book);
}

/** What is applied for, or who is meant, as the last part that asks names it. */
function thingIn(asks: readonly Piece[], reader: FacetReader): string | null {
  const last = asks.at(-1)?.text ?? '';
  const bare = last.slice(0, last.length - (reader.first('trailing', last)?.text.length ?? 0));
  const tail = plain(bare.slice(bare.lastIndexOf('的') + 1));
  return (reader.holds('draft-thing-end', tail) || reader.holds('org-end', tail)) && tail.length <= 16 ? tail : null;
}

/** 按其国际物流费用 of whoever pays such fees for 200万元 is of the fees that are asked for. */
function sameBase(
  award: Readonly<Record<string, unknown>>,
  asked: readonly AskedFact[],
): Readonly<Record<string, unknown>> {
  const amount = award.amount as { readonly of?: string };
  const held = amount.of === undefined ? undefined : asked.find(({ name }) => name.endsWith(amount.of ?? ''));
  return held ? { ...award, amount: { ...amount, of: held.name } } : award;
}

/** True for a grant that gives nothing and only limits what its sentence goes on with: 其中，单笔保单补贴金额最高不超过500万元. */
const limitsOther = ({ ceiling, opening, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling &&
  reader.holds('draft-goes-on', (opening[0] ?? before[0] ?? gives).text) &&
  !reader.holds('draft-gives-verb', gives.text);

/** True for a grant that only limits what another one pays: 其中，商业航天单发产品补贴金额最高不超过500万元. */
const limits = ({ ceiling, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling && [...before, gives].some((s) => reader.holds('draft-limits-of-it', s.text));

/** What is proposed of some facts as facts.yaml has it, and the book with them; what owners say is left out where its sentence is read otherwise. */
function proposedFacts(asked: readonly AskedFact[], book: FactBook, proves: Proves) {
  const written: Record<string, unknown> = {};
  const added = Object.assign(new Map(book), { language: book.language });
  for (const { name, proposed } of asked) {
    if (!proposed || name in written) continue;
    const whole = Fact.safeParse(proposed);
    const { said, examples, ...bare } = proposed;
    const sound = whole.success && (said === undefined || proves(name, whole.data, book));
    const fact = sound ? whole.data : Fact.parse(bare);
    written[name] = sound ? proposed : bare;
    added.set(name, fact);
  }
  return { written: Object.keys(written).length > 0 ? yamlOf(written) : null, added };
}

/** The book with the facts of a text as facts.yaml has them, and those that an admin's file holds already. @throws KnowledgeError */
export function factsWith(text: string, book: FactBook, added: Readonly<Record<string, unknown>>): FactBook {
  const read = readYaml('facts.yaml', text.trim() === '' ? '{}' : text, z.record(z.string(), Fact)).data;
  const own = Object.entries(added).filter((entry): entry is [string, Fact] => Fact.safeParse(entry[1]).success);
  return Object.assign(new Map([...book, ...own, ...Object.entries(read)]), { language: book.language });
}

/** What a draft is called: its clause's heading, else the document's title with the place of the clause. */
function titleOf(clause: Clause, _grant: Grant, document: PolicyDocument): string {
  const heading = plain(clause.heading);
  const named = heading.length > 3 && heading.length < 40 && parseFigures(heading).length === 0 ? heading : '';
  return named || plain(`${document.title.replace(/[《》]/g, '')}${clause.locator}`);
}

function keywordsOf(title: string, grant: Grant, { text }: Clause): readonly string[] {
  const said = plain(text.slice(grant.said.start, grant.said.end));
  const words = [...new Set([title, said])].filter((word) => word !== '' && parseFigures(word).length === 0);
  return words.length > 0 ? words : ['奖补'];
}
