import { measuresOf } from '../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import { type FacetReader, facetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import { segmentsOf } from '../knowledge/catalogue/segments.ts';
import { type Clause, isUnconfirmed, type PolicyDocument } from '../knowledge/document.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { pairsIn, unaccounted } from './accounted.ts';
import { type Proves, proposedFacts } from './added-facts.ts';
import { type GrantSide, grantSides } from './apart-sides.ts';
import { headed, readSurroundings, sharedBySentence, spliced } from './around.ts';
import { type DraftCondition, joinAsked } from './asked.ts';
import { askedBeside, type OfDocument } from './asked-beside.ts';
import { keywordsOf, titleOf } from './draft-names.ts';
import { grantsIn, type OwnGrant } from './grants-in.ts';
import { givenWithoutSum, notDrafted } from './not-drafted.ts';
import { type KeySpan, type OpenPoint, withoutSpace } from './piece.ts';
import { withHeading } from './proposed-fact.ts';
import { type GrantRead, readGrant } from './read-grant.ts';
import { senseless, unanswerable } from './sense.ts';
import { writeDraft, yamlOf } from './write-draft.ts';

/** A proposed measure of one grant of a clause. `measure` and `facts` are YAML; null where nothing is proposed. */
export interface MeasureDraft {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly measure: string | null;
  readonly facts: string | null;
  readonly spans: readonly (KeySpan & { readonly text: string })[];
  readonly unsure: readonly OpenPoint[];
  /** What the document asks of all whom it pays, and no condition says: one answer holds for all of its drafts. */
  readonly ofDocument: readonly OfDocument[];
  readonly notAttempted: readonly { readonly kind: string; readonly text: string; readonly why: string }[];
}

/** A draft for each grant of money in a clause that no measure computes. */
export function draftsOf(clause: Clause, knowledge: Knowledge, proves: Proves): readonly MeasureDraft[] {
  const reader = facetReader(knowledge.language);
  const computed = [...knowledge.book.rules.values()].some((rule) => rule.clause === clause.id);
  const document = knowledge.documents.get(clause.document);
  if (computed || !document) return [];
  if (isUnconfirmed(clause)) return [notConfirmed(clause)];
  const segments = segmentsOf(clause.text, reader);
  const grants = grantsIn(clause, segments, knowledge, reader);
  const each = grants.flatMap((own) => grantSides(clause.text, own.grant, reader).map((side) => ({ side, own })));
  const stem = `${clause.document}-${clause.id.replace(/^.*#/, '').replace(/[^a-z0-9]+/g, '-')}`;
  const sumless = givenWithoutSum(clause, grants, knowledge, reader);
  const given = new Set(sumless.flatMap((g) => [...g.before, g.gives, ...g.after].map((s) => s.start)));
  const from: From = { clause, document, knowledge, reader, proves, grants, given };
  const drafts = each.map(({ side, own }, i) =>
    draftOf(each.length === 1 ? stem : `${stem}-n${i + 1}`, side, own, from),
  );
  const rest = nothingOf(clause);
  const missed = notDrafted(sumless, segments, grants, reader);
  return [...toldApart(drafts), ...missed.map((one, i) => ({ ...rest, id: `${stem}-x${i + 1}`, notAttempted: [one] }))];
}

/** Drafts of one clause that go by one title, each by what it alone asks besides: 鼓励企业升级入统（限上商贸企业）. */
function toldApart(drafts: readonly MeasureDraft[]): readonly MeasureDraft[] {
  const asked = ({ spans }: MeasureDraft): readonly string[] =>
    spans.flatMap(({ key }) => (key.startsWith(ASKED) ? [key.slice(ASKED.length)] : []));
  return drafts.map((draft) => {
    const alike = drafts.filter((other) => other !== draft && other.title === draft.title);
    const alone = asked(draft).find((name) => !alike.some((other) => asked(other).includes(name)));
    if (alike.length === 0 || alone === undefined || draft.measure === null) return draft;
    const title = `${draft.title}（${alone}）`;
    return { ...draft, title, measure: draft.measure.replace(/^title: .*$/m, () => yamlOf({ title }).trimEnd()) };
  });
}
const ASKED = 'conditions.';

const nothingOf = (clause: Clause) => ({
  measure: null,
  facts: null,
  spans: [],
  unsure: [],
  ofDocument: [],
  clause: clause.id,
  title: withoutSpace(clause.heading),
});

/** Of a clause with a figure of a scan that is not known nothing is drafted. */
function notConfirmed(clause: Clause): MeasureDraft {
  const why = `有数字是扫描件识别的，还没有核对：先运行 cewen confirm ${clause.document}`;
  const open = { kind: 'unconfirmed', text: clause.text.slice(0, 40), why };
  return { ...nothingOf(clause), id: clause.id.replace('#', '-'), notAttempted: [open] };
}

/** What a draft is made from. */
interface From {
  readonly clause: Clause;
  readonly document: PolicyDocument;
  readonly knowledge: Knowledge;
  readonly reader: FacetReader;
  readonly proves: Proves;
  /** All that the clause grants. */
  readonly grants: readonly OwnGrant[];
  /** Where the parts begin that give something without a sum. */
  readonly given: ReadonlySet<number>;
}

function draftOf(id: string, side: GrantSide, own: OwnGrant, from: From): MeasureDraft {
  const { clause, document, knowledge, reader, proves, grants } = from;
  const { grant } = side;
  const measure = measureAt(side, clause, knowledge);
  const read = readGrant(clause.text, side, knowledge, reader);
  const title = titleOf(clause, measure, document, read);
  const bare = { id, clause: clause.id, title, measure: null, facts: null, spans: [], unsure: [], ofDocument: [] };
  if (limitsOther(grant, reader)) {
    const text = withoutSpace(grant.gives.text);
    return { ...bare, notAttempted: [{ kind: 'limit', text, why: '只是前面一项的上限' }] };
  }
  if (!read.award) return { ...bare, notAttempted: read.missed ? [read.missed] : [] };
  const not = notProposed(read, grants, reader);
  if (not) {
    const { start } = grant.before[0] ?? grant.gives;
    return { ...bare, notAttempted: [{ ...not, text: withoutSpace(clause.text.slice(start, grant.gives.end)) }] };
  }
  const { told, keys } = read;
  const elsewhere = askedBeside(clause, document, knowledge, reader);
  const { leaves } = joinAsked([read, elsewhere]);
  const valid = validOf(document);
  const beside = readSurroundings(
    own,
    from.given,
    grants.map((g) => g.grant.gives),
    clause.text,
    reader,
  );
  const aliases = read.leaves.flatMap((leaf) => titleWords(leaf, knowledge.book.facts));
  const named = reader.first('draft-money-name', grant.gives.text)?.what;
  const money = named ? grant.gives.text.slice(named.start, named.end) : '';
  const asked = read.facts.map((fact) => JSON.stringify(fact.proposed));
  const words = [
    JSON.stringify([read.leaves, read.attest, beside.quoted, read.award, read.reading, money, aliases]),
    ...asked,
  ];
  const heading = headed(clause.heading, pairsIn(words), reader);
  const attest = [...new Set([...heading.quoted, ...beside.quoted, ...read.attest])];
  const headedBy = withoutSpace(clause.heading);
  const asking = read.facts.map((fact) => withHeading(fact, headedBy, knowledge.book.facts));
  const facts = proposedFacts([...asking, ...elsewhere.facts], knowledge.book.facts, proves);
  const { text, faults } = writeDraft(
    {
      id,
      title,
      keywords: keywordsOf(title, measure, read.base, money, knowledge.book.facts, reader),
      clause: clause.id,
      ...(Object.keys(valid).length > 0 && { valid }),
      ...(document.region && { scope: { region: document.region } }),
      ...(leaves.length > 0 && { conditions: { all: leaves } }),
      ...(attest.length > 0 && { attest }),
      award: read.award,
      ...(read.reading && { reading: read.reading }),
    },
    { text: clause.text, day: valid.from ?? '2025-01-01' },
    facts.book,
    knowledge.documents,
  );
  const said = pairsIn([...words, ...side.otherWords, ...read.open.map((point) => point.text)]);
  const { before, gives, after } = grant;
  const stretches = [...told.inherited, ...before, gives, ...after];
  const unsure: OpenPoint[] = [
    ...(read.leaves.length === 0 ? [{ key: 'conditions', text: '', why: '没有读出给谁、什么条件' }] : []),
    ...heading.open,
    ...spliced(own, clause.text, reader),
    ...beside.open,
    ...sharedBySentence(own, told.inherited, grants, clause.text, reader),
    ...read.open,
    ...elsewhere.open,
    ...senseless(read.facts, reader),
    ...unaccounted(clause.text, stretches, [...keys, ...side.keys], said, reader),
    ...faults.map((why) => ({ key: null, text: '', why })),
  ];
  const spans = keys
    .filter(({ key }) => key !== '?')
    .map((k) => ({ ...k, text: withoutSpace(clause.text.slice(k.start, k.end)) }));
  const { ofDocument } = elsewhere;
  return { ...bare, measure: text, facts: facts.text, spans, unsure, ofDocument, notAttempted: [] };
}

/** Why nothing is proposed of a grant whose award was read: what it asks was not, where its clause asks something, or makes no question. */
function notProposed(read: GrantRead, grants: readonly OwnGrant[], reader: FacetReader) {
  const [unclear] = unanswerable(read.facts, reader);
  if (unclear) return { kind: 'no-question', why: `“${unclear.text}”${unclear.why}` };
  const asks = grants.length > 1 || read.open.some(({ key }) => key === 'conditions');
  return read.leaves.length === 0 && asks ? { kind: 'no-conditions', why: '没有读出给谁、什么条件' } : null;
}

/** The measure of the catalogue that has the first figure of a grant, or that of its side. */
function measureAt({ grant, figure }: GrantSide, clause: Clause, knowledge: Knowledge): Measure | undefined {
  const start = (figure ?? grant.figures[0])?.start;
  return measuresOf(clause, knowledge).find((m) => m.figures.some(({ span }) => span?.start === start));
}

function validOf({ effective, period }: PolicyDocument): { readonly from?: string; readonly to?: string } {
  const from = effective ?? period?.from;
  return { ...(from !== undefined && { from }), ...(period && { to: period.to }) };
}

/** What a title that is asked for is called besides. */
function titleWords(leaf: DraftCondition, book: FactBook): readonly string[] {
  if (!('fact' in leaf) || !('has' in leaf)) return [];
  const held = book.get(String(leaf.fact));
  return held?.type === 'names' ? (held.options[String(leaf.has)]?.aliases ?? []) : [];
}

/** True for a grant that gives nothing and only limits what its sentence goes on with: 其中，单笔保单补贴金额最高不超过500万元. */
const limitsOther = ({ ceiling, opening, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling &&
  reader.holds('draft-goes-on', (opening[0] ?? before[0] ?? gives).text) &&
  !reader.holds('draft-gives-verb', gives.text);
