import type { Clause } from '../../knowledge/document.ts';
import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { isPartOf, labelOf, leadsIn, type Provision, provisionsOf } from '../../knowledge/provision.ts';
import type { Question } from '../../understand/question.ts';
import type { Span } from '../../understand/span.ts';
import { isBare } from './bare.ts';
import { interprets, withBodies } from './choose-clauses.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { sentencesOf } from './sentences.ts';
import { likestProvisions, ofTheSubject } from './which-provisions.ts';

/** A provision that states what is asked; `on`: the sentences that do, empty where all of it does. */
export interface StatedProvision extends Provision {
  readonly on: readonly Span[];
}

/** What a document states of the aspects that a question asks, and which of them. */
export interface ProvisionsAsked {
  readonly answered: ReadonlySet<string>;
  readonly provisions: readonly StatedProvision[];
}

/** Where no clause lists bodies, or only who interprets the document, a sentence that says to whom to apply names them. */
const OFFICE = 'office';
const WHOM = ['{names-whom-to-ask}'];
const HANDS_IN = ['{hands-in}'];
const NONE: ProvisionsAsked = { answered: new Set(), provisions: [] };

/** Where the document of the clause that is nearest states what is asked: by a heading or lead-in that announces it, else in a sentence. */
export function provisionsAsked(evidence: Evidence, ranked: Ranked, language: LanguageData): ProvisionsAsked {
  const { question, sums } = evidence;
  const ofRule = sums.decided.some(({ rule }) => rule.clause === ranked.clause.id);
  const named = withBodies(evidence, ranked, language).clause;
  // 材料交给谁: who is in charge is not always to whom one applies.
  const handsIn = question.signs.ways.has('asks-where-to-hand-in');
  const bodied = named.bodies.length > 0 && !interprets(named, language) && !handsIn;
  const tellsIn = ranked.document.clauses.some(({ text }) => language.pattern('{hands-in}').test(text));
  const whom = handsIn && tellsIn ? HANDS_IN : WHOM;
  const aspects = isAdministrative(ranked, evidence, language) ? [...question.aspects, 'who'] : question.aspects;
  const found = language.aspects
    .map((entry) => (entry.aspect === OFFICE ? { ...entry, stated: bodied ? [] : whom } : entry))
    .filter(
      ({ aspect, headed, elsewhere, stated }) =>
        aspects.includes(aspect) && (headed.length + elsewhere.length > 0 || stated === whom),
    )
    .filter(({ stated }) => !(ofRule && stated.length === 0))
    .flatMap((entry) => {
      const provisions = stating(entry, question, ranked, language).filter((p) => isNear(p, evidence));
      return provisions.length > 0 ? [{ aspect: entry.aspect, provisions }] : [];
    });
  if (found.length > 0)
    return {
      answered: new Set(found.map(({ aspect }) => aspect)),
      provisions: withoutTwins(found.flatMap(({ provisions }) => provisions)),
    };
  const { clause, document } = ranked;
  const ofList = question.aspects.includes('list');
  const list = provisionsOf(document).find(
    ({ lead, items }) => leadsIn(lead) && (lead === clause || (ofList && items.includes(clause))),
  );
  return list ? { answered: new Set(question.aspects), provisions: [{ ...list, on: [] }] } : NONE;
}

/** A text of which nothing else is known states what is asked in one of the clauses that are likeliest meant, if anywhere. */
function isNear({ lead, items }: Provision, { candidates }: Evidence): boolean {
  const own = candidates.filter(({ document }) => isBare(document) && document.id === lead.document);
  const near = own.slice(0, NEAREST).map(({ clause }) => clause);
  return own.length === 0 || near.some((clause) => clause === lead || items.includes(clause));
}
const NEAREST = 3;

/** Whether one may have what an ingested document gives is asked, and all that is near says who explains it or since when it holds: for whom it is answers. */
function isAdministrative({ clause, document }: Ranked, { question, own }: Evidence, language: LanguageData): boolean {
  const isAsked = question.signs.ways.has('asks-may') || own.points.some(({ aspects }) => aspects.includes('whether'));
  const says = interprets(clause, language) || language.pattern('{of-force}').test(clause.text);
  return isBare(document) && isAsked && says && question.aspects.every((a) => a === 'whether' || a === 'amount');
}

function stating(
  { aspect, headed, stated, elsewhere }: AspectEntry,
  question: Question,
  { clause, document }: Ranked,
  language: LanguageData,
): readonly StatedProvision[] {
  const says = (patterns: readonly string[], text: string) => patterns.some((p) => language.pattern(p).test(text));
  const all = provisionsOf(document);
  const announced = all.filter((p) => says(headed, labelOf(p)));
  const ownList = announced.find(({ lead }) => lead === clause || isPartOf(clause.id, lead.id));
  const lists = likestProvisions(announced, question, document, headed, language);
  if (lists.length > 0 || ownList) return (lists.length > 0 ? lists : ownList ? [ownList] : []).flatMap(apart);
  const own = sentencesOf(clause).filter((s) => says(headed, /^[^：:。]*(?=[：:])/.exec(s.text)?.[0] ?? ''));
  if (own.length > 0) return [{ lead: clause, items: [], on: own }];
  if (says(stated, clause.text)) {
    const list = all.find(({ lead }) => lead === clause && leadsIn(lead));
    if (list && aspect === OFFICE) return [{ ...list, on: [] }];
    // The clause itself is told in any case, unless another names the office.
    return question.aspects.includes(OFFICE)
      ? [{ lead: clause, items: [], on: sentencesOf(clause).filter((s) => says(stated, s.text)) }]
      : [];
  }
  const telling = all.flatMap((p) => {
    const sentences = sentencesOf(p.lead);
    const tells = sentences.map((s) => says(elsewhere.length > 0 ? elsewhere : stated, s.text));
    // What holds for the others (其他单位的…) goes with the sentence before it.
    const on = sentences.filter(
      (s, i) => tells[i] || (tells[i - 1] && language.pattern('{for-the-others}').test(s.text)),
    );
    if (on.length === 0) return [];
    // …提交下列材料： says nothing without what follows it.
    return [leadsIn(p.lead) ? { ...p, on: [] } : { lead: p.lead, items: [], on }];
  });
  return ofTheSubject(telling, question, document, language).slice(0, 1);
}

/** The articles of a chapter stand each for itself; the items of an article are cited with it. */
function apart({ lead, items }: Provision): readonly StatedProvision[] {
  const ofOne = items.every(({ id }) => isPartOf(id, lead.id));
  return ofOne ? [{ lead, items, on: [] }] : items.map((item) => ({ lead: item, items: [], on: [] }));
}

/** 第六条 and an attachment that lists the same are told once. */
function withoutTwins(all: readonly StatedProvision[]): readonly StatedProvision[] {
  const printed = ({ lead, items }: StatedProvision) =>
    (items.length > 0 ? items : [lead]).map((c: Clause) => c.text).join();
  return all.filter((one, i) => all.findIndex((other) => printed(other) === printed(one)) === i);
}
