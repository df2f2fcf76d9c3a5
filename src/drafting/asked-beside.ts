import { grantsOf } from '../knowledge/catalogue/catalogue.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import { segmentsOf } from '../knowledge/catalogue/segments.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { isPartOf, provisionsOf } from '../knowledge/provision.ts';
import { parseFigures } from '../language/figure.ts';
import { neighboursIn } from '../language/pairs.ts';
import { ASKS_NOTHING, type DraftedConditions, joinAsked } from './asked.ts';
import { type OpenPoint, withoutSpace } from './piece.ts';
import { readConditions } from './read-conditions.ts';

const ASKED = '{asked-of-applicants}|{whom-all-of-it-is-for}';
const EXCLUDED = 'exclusions';
/** How to apply asks nothing of whoever is paid. */
const PROCEDURE: ReadonlySet<string> = new Set(['how-to-apply', 'materials', 'review']);
/** So much of the words that name who or what is asked must stand in the clause that pays. */
const SAME = 0.5;
/** So much of a clause is repeated where it is left open. */
const SHOWN = 60;

/** What other clauses ask of whoever a clause pays. */
export interface AskedBeside extends DraftedConditions {
  /** Asked of whoever applies by the document at all: answered once for all of its drafts. */
  readonly ofDocument: readonly OfDocument[];
}

/** What a clause of a document asks of all whom the document pays; `whole`: its words, uncut. */
export interface OfDocument extends OpenPoint {
  readonly clause: string;
  readonly whole: string;
}

/**
 * What the other clauses of a document, such as pay nothing, ask of whoever a clause pays: a line that is drawn by one figure as a
 * condition bound to its clause, all else left open with the clause that says it.
 */
export function askedBeside(
  clause: Clause,
  document: PolicyDocument,
  knowledge: Knowledge,
  reader: FacetReader,
): AskedBeside {
  const { language } = knowledge;
  const leads = new Map(
    provisionsOf(document).flatMap(({ lead, items }) => items.map((item) => [item.id, lead] as const)),
  );
  const headed = language.aspects.find(({ aspect }) => aspect === EXCLUDED)?.headed ?? [];
  const paid = pairsOf(`${clause.heading}${clause.text}`);
  const grants = (one: Clause): boolean => grantsOf(one, knowledge).some(({ figures }) => figures.length > 0);
  const own = labelsOf(clause);
  const ofOthers = document.clauses
    .filter((one) => one !== clause && grants(one))
    .flatMap(labelsOf)
    .filter((label) => !own.includes(label));
  const procedure = language.aspects.flatMap(({ aspect, stated }) => (PROCEDURE.has(aspect) ? stated : []));
  const isProcedure = (text: string): boolean =>
    reader.holds('draft-procedure', text) || procedure.some((p) => language.pattern(p).test(text));
  const found = document.clauses.flatMap((other): Asked[] => {
    // 条件要求 under the name of what another clause pays for is of that one.
    if (other === clause || grants(other) || labelsOf(other).some((label) => ofOthers.includes(label))) return [];
    const lead = leads.get(other.id);
    // 支持范围 over clauses that pay is the name of a part, and nothing that is asked.
    const path = other.path.filter((part) => !document.clauses.some((one) => one.path.includes(part) && grants(one)));
    const above = [...path, other.heading, lead?.text ?? ''];
    const forAll = above.some((words) => [ASKED, ...headed].some((p) => language.pattern(p).test(words)));
    const isAsked = (words: string): boolean => forAll || language.pattern(ASKED).test(words);
    const texts = sentencesIn(other.text).filter(
      (text) => isAsked(text) && !isProcedure(text) && isOfPaid(text, paid, knowledge),
    );
    return isOfPaid(lead?.text ?? '', paid, knowledge) && texts.length > 0
      ? [{ other, of: lead && isPartOf(other.id, lead.id) ? lead : other, texts }]
      : [];
  });
  const read = found.flatMap(({ other, of, texts }) =>
    texts.map((text) => ({ of, text, line: lineIn(other, text, knowledge, reader) })),
  );
  const left = read.filter(({ line }) => line === null);
  const all = [...new Set(left.map(({ of }) => of))].map((of) => {
    const texts = left.flatMap((one) => (one.of === of ? [one.text] : []));
    const whole = withoutSpace(texts.join(''));
    const text = whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole;
    const why = `${of.locator}要求的没有写进措施：补上，或者确认不管这一项`;
    return {
      key: 'conditions',
      text,
      why,
      clause: of.id,
      whole,
      ofOne: texts.some((one) => namesPaid(one, knowledge)),
    };
  });
  const open = all.filter(({ ofOne }) => ofOne).map(({ key, text, why }) => ({ key, text, why }));
  const ofDocument = all.filter(({ ofOne }) => !ofOne).map(({ ofOne: _, ...one }) => one);
  return { ...joinAsked([...read.flatMap(({ line }) => line ?? []), { ...ASKS_NOTHING, open }]), ofDocument };
}

/** What a clause stands under, and what it is called itself. */
const labelsOf = ({ path, heading }: Clause): readonly string[] =>
  [path.at(-1) ?? '', heading].map(withoutSpace).filter((label) => label !== '');

/** Sentences of a clause that ask something, with the clause that leads them in. */
interface Asked {
  readonly other: Clause;
  readonly of: Clause;
  readonly texts: readonly string[];
}

/** A sentence that draws one line and says nothing that is left open, as a condition that is bound to its clause. */
function lineIn(other: Clause, text: string, knowledge: Knowledge, reader: FacetReader): DraftedConditions | null {
  if (parseFigures(text).length !== 1) return null;
  // 申请补助的企业，上年度营业收入…: whoever applies is whom the measure is for.
  const isApplicant = (words: string): boolean =>
    knowledge.language.pattern('{names-any-applicant}').test(withoutSpace(words));
  const parts = segmentsOf(text, reader).filter((part) => part.figures.length > 0 || !isApplicant(part.text));
  const read = readConditions(parts, reader, knowledge.book.facts);
  const [leaf, ...others] = read.leaves;
  const isKnown = read.facts.every(({ proposed }) => proposed === null || proposed.type === 'amount');
  const isLine = leaf !== undefined && 'fact' in leaf && ['min', 'above', 'max', 'below'].some((key) => key in leaf);
  if (!isLine || !isKnown || others.length > 0 || read.open.length + read.attest.length > 0) return null;
  return { ...read, leaves: [{ ...leaf, clause: other.id }], keys: [] };
}

/** False for what is asked of those whom another clause pays. */
function isOfPaid(words: string, paid: ReadonlySet<string>, knowledge: Knowledge): boolean {
  const pairs = [...pairsNamed(words, knowledge)];
  return pairs.filter((pair) => paid.has(pair)).length >= pairs.length * SAME;
}

/** True for what is asked of those alone who apply for one thing of the document: 申请冷库补助的企业. */
const namesPaid = (words: string, knowledge: Knowledge): boolean => pairsNamed(words, knowledge).size > 0;

/** The words that name of whom or what something is asked, those for any applicant aside. */
function pairsNamed(words: string, { language }: Knowledge): ReadonlySet<string> {
  const [at] = language.places('{asked-of}', words);
  const named = at ? words.slice(at.start, at.end) : '';
  const own = language
    .places('{any-applicant}', named)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, named);
  return pairsOf(own);
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set((text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => [...neighboursIn(run)]));
const sentencesIn = (text: string): readonly string[] =>
  (text.match(/[^。；;！\n]+[。；;！]?/gu) ?? []).filter((one) => one.trim() !== '' && !/[：:]$/u.test(one.trim()));
