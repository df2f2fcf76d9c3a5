import { measuresOf } from '../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import { type FacetReader, facetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/find-grants.ts';
import { segmentsOf } from '../knowledge/catalogue/segments.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { type Proves, proposedFacts } from './added-facts.ts';
import { type Side, sidesOf } from './apart-sides.ts';
import { keywordsOf, titleOf } from './draft-names.ts';
import { grantsIn, type OwnGrant } from './grants-in.ts';
import { leftOver } from './left-over.ts';
import { type KeySpan, type OpenPoint, plain } from './piece.ts';
import { readGrant } from './read-grant.ts';
import { writeDraft } from './write-draft.ts';

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
    return draftOf(id, side, own, { clause, document, knowledge, reader, proves });
  });
}

/** What a draft is made from. */
interface From {
  readonly clause: Clause;
  readonly document: PolicyDocument;
  readonly knowledge: Knowledge;
  readonly reader: FacetReader;
  readonly proves: Proves;
}

function draftOf(id: string, side: Side, own: OwnGrant, from: From): Draft {
  const { clause, document, knowledge, reader, proves } = from;
  const { grant } = side;
  const measure = measureAt(side, clause, knowledge);
  const title = titleOf(clause, measure, document);
  const read = readGrant(clause.text, side, knowledge, reader);
  const bare = { id, clause: clause.id, title, measure: null, facts: null, spans: [], unsure: [] };
  if (limitsOther(grant, reader)) {
    const text = plain(grant.gives.text);
    return { ...bare, notAttempted: [{ kind: 'limit', text, why: '只是前面一项的上限' }] };
  }
  if (!read.award) return { ...bare, notAttempted: read.missed ? [read.missed] : [] };
  const { asks, told, keys } = read;
  const valid = validOf(document);
  const beside = besides(own, reader);
  const attest = [...new Set([...aheadOf(own, reader), ...read.attest, ...beside.quoted])];
  const facts = proposedFacts(read.facts, knowledge.book.facts, proves);
  const { text, faults } = writeDraft(
    {
      id,
      title,
      keywords: keywordsOf(title, measure, read.base, reader),
      clause: clause.id,
      ...(Object.keys(valid).length > 0 && { valid }),
      ...(document.region && { scope: { region: document.region } }),
      ...(read.leaves.length > 0 && { conditions: { all: read.leaves } }),
      ...(attest.length > 0 && { attest }),
      award: read.award,
    },
    { text: clause.text, day: valid.from ?? '2025-01-01' },
    facts.book,
    knowledge.documents,
  );
  const stretches = [...asks, ...told.pays, ...told.further];
  const unsure: OpenPoint[] = [
    ...(read.leaves.length === 0 ? [{ key: 'conditions', text: '', why: '没有读出给谁、什么条件' }] : []),
    ...beside.open,
    ...read.open,
    ...leftOver(clause.text, stretches, [...keys, ...side.keys], reader),
    ...faults.map((why) => ({ key: null, text: '', why })),
  ];
  const spans = keys
    .filter(({ key }) => key !== '?')
    .map((k) => ({ ...k, text: plain(clause.text.slice(k.start, k.end)) }));
  return { ...bare, measure: text, facts: facts.text, spans, unsure, notAttempted: [] };
}

/** The measure of the catalogue that has the first figure of a grant, or that of its side. */
function measureAt({ grant, figure }: Side, clause: Clause, knowledge: Knowledge): Measure | undefined {
  const start = (figure ?? grant.figures[0])?.start;
  return measuresOf(clause, knowledge).find((m) => m.figures.some(({ span }) => span?.start === start));
}

function validOf({ effective, period }: PolicyDocument): { readonly from?: string; readonly to?: string } {
  const from = effective ?? period?.from;
  return { ...(from !== undefined && { from }), ...(period && { to: period.to }) };
}

/** The sentence before, where a grant goes on with it: 其中，…. */
function aheadOf({ grant, ahead }: OwnGrant, reader: FacetReader): readonly string[] {
  const [first = grant.gives] = [...grant.opening, ...grant.before];
  return ahead !== null && reader.holds('draft-goes-on', first.text) ? [plain(ahead)] : [];
}

/** What stands beside a grant: quoted where it limits, left open where it has a figure or may be its ceiling. */
function besides({ beside, trailing, next }: OwnGrant, reader: FacetReader) {
  const strays = trailing.filter((s) => s.figures.length > 0 && !reader.holds('draft-restricts', s.text));
  const restricting = beside.filter((s) => reader.holds('draft-restricts', s.text));
  const quoted = [...restricting, ...trailing.filter((s) => !strays.includes(s))].map((s) => plain(s.text));
  const open = strays.map((s) => ({ key: null, text: plain(s.text), why: '这句话里的数没有写进措施' }));
  const limit = next && limitsIt(next, reader) ? plain(next.gives.text) : null;
  const cap = { key: 'award.cap', text: limit ?? '', why: '后面还有上限，管不管这一项没有把握' };
  return { quoted, open: limit === null ? open : [...open, cap] };
}

/** True for a grant that gives nothing and only limits what its sentence goes on with: 其中，单笔保单补贴金额最高不超过500万元. */
const limitsOther = ({ ceiling, opening, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling &&
  reader.holds('draft-goes-on', (opening[0] ?? before[0] ?? gives).text) &&
  !reader.holds('draft-gives-verb', gives.text);

/** True for a grant that may only limit the one before it. */
const limitsIt = ({ ceiling, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling && [...before, gives].some((s) => reader.holds('draft-limits-of-it', s.text));
