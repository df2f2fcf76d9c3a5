import { measuresOf } from '../../knowledge/catalogue/catalogue.ts';
import { type Clause, isHollow, type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { liesIn } from '../../language/region.ts';
import type { ClauseIndex } from '../../retrieve/port.ts';
import { OF_DOCUMENT } from '../../understand/aspects.ts';
import { meantFeatures } from '../../understand/learned/meant-features.ts';
import type { Question } from '../../understand/question.ts';
import { asIngested } from './as-ingested.ts';
import { isBare } from './bare.ts';
import { PREAMBLE, preambleFirst } from './choose-clauses.ts';
import { type Coverage, coverageOf } from './clause-says.ts';
import { type AskedScope, byLikelihood, type CoverCandidate, covering } from './cover.ts';
import { coverSignsOf, type QuestionSigns } from './cover-signs.ts';
import { asksAboutDocument } from './document-asked.ts';
import type { Found, Ranked } from './evidence.ts';
import { clausesMeant } from './meant/clauses-meant.ts';
import { measureElsewhere } from './measure-elsewhere.ts';
import { nearestOf } from './nearest-clause.ts';
import { isOfIssuer } from './of-issuer.ts';
import { hadOnlyThere, isForOnePlace } from './only-there.ts';
import { isOfAnotherKind } from './other-kind.ts';
import { isPartAsked, partsAsked } from './part-asked.ts';
import { scopeOf } from './place-scope.ts';
import { pairsOf } from './sentences.ts';
import { taxSentences } from './tax-rate.ts';
import { saysNoTitle, titlesGained } from './title-gained.ts';
import { wantedFigure } from './wanted-sentences.ts';
import { meantWithin } from './within/meant-within.ts';
import { rankedWithin } from './within/ranked-within.ts';

const LIMIT = 12;
/** A text out of force ranks behind one in force that says as much. */
const RANK: Record<Ranked['status'], number> = { 'in-force': 1, unknown: 0.97, 'not-yet': 0.95, expired: 0.85 };

/** The part of a named document that is asked for by its number ranks before the others. */
const PART = 4;
/** A heading alone ranks behind a text. */
const HOLLOW = 0.5;
/** What explains a policy ranks behind the policy for what only that can grant. */
const EXPLANATION = 0.6;
const OF_POLICY: ReadonlySet<string> = new Set([
  'amount',
  'count',
  'whether',
  'who',
  'conditions',
  'list',
  'status',
  'office',
]);
/** What applying costs is no help. */
const WHAT_IT_COSTS = 'fees';
/** So does a text of a place above the one that is asked about. */
const OF_THE_PLACE = 1.25;

/**
 * Finds what is known for a question: the clauses in scope that cover it, or else the nearest thing. `told`: the facts that it states; `within`
 * chooses among the clauses of each document, `meant` tells which of the built-in ones are likely asked about.
 */
export async function gather(
  question: Question,
  asOf: string,
  knowledge: Knowledge,
  index: ClauseIndex,
  told: QuestionSigns['slots'],
  within: typeof meantWithin = meantWithin,
  meant: QuestionSigns['meant'] = meantBy(question),
): Promise<Found> {
  const scope = scopeOf(question, knowledge);
  const { meanings } = question;
  const expansions = meanings.map((e) => e.text);
  const also = meanings.map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
  const searched = withoutNames(question) || question.wording;
  const frequencies = await index.frequencies(question.about.topics.map((t) => t.word));
  const seen: QuestionSigns = {
    question,
    slots: told,
    wording: pairsOf(question.about.wording),
    words: pairsOf([question.searched, ...expansions].join(' ')),
    unheldPlace: scope.unheldCity,
    meant,
  };
  const { support, award, money } = question.signs;
  const aboutPolicy = question.aspects.length === 0 || question.aspects.some((aspect) => OF_POLICY.has(aspect));
  const aside = question.aspects.some((aspect) => OF_DOCUMENT.has(aspect) || aspect === WHAT_IT_COSTS);
  const wantsHelp = wantedFigure(question) === 'money' || (!aside && (support || award || money));
  const ofCosts = question.aspects.includes(WHAT_IT_COSTS);
  const grantsAsked = (clause: Clause): number => {
    const measures = measuresOf(clause, knowledge);
    if (ofCosts) return measures.some(({ figures }) => figures.length > 0) ? -1 : 0;
    if (!wantsHelp) return 0;
    return measures.length > 0 ? 1 : clause.locator === PREAMBLE ? -2 : 0;
  };
  const score = (clause: Clause, document: PolicyDocument, status: Ranked['status'], share: number): number =>
    RANK[status] *
    (isHollow(clause) ? HOLLOW : 1) *
    (isPartAsked(clause, document, question) ? PART : 1) *
    (document.explained && aboutPolicy ? EXPLANATION : 1) *
    (scope.places.some((p) => p.code === document.region) ? OF_THE_PLACE : 1) *
    (0.4 + 0.6 * share);
  const find = async (accept: (document: PolicyDocument) => boolean, likely = meant): Promise<CoverCandidate[]> => {
    const documents = new Set([...knowledge.documents.values()].filter(accept).map((d) => d.id));
    const hits = await index.search({ text: searched, also, documents, limit: LIMIT });
    const beside = [
      ...talkedOf(question, hits, documents, knowledge),
      ...partsAsked(question, hits, documents, knowledge),
    ];
    const missed = likeliest(likely, [...hits, ...beside], documents, knowledge);
    const rate = (clause: Clause, document: PolicyDocument, found: number) => {
      const status = statusOn(document, asOf);
      const coverage = coverageOf(clause, document, question, frequencies, knowledge.clauses.size);
      return { clause, document, status, score: found * score(clause, document, status, coverage.share), coverage };
    };
    const rated = rankedWithin([...hits, ...beside, ...missed], question, searched, knowledge).flatMap((hit) => {
      const clause = knowledge.clauses.get(hit.id);
      const document = knowledge.documents.get(hit.parent ?? '');
      return clause && document ? rate(clause, document, hit.score) : [];
    });
    const found = within(
      rated,
      question,
      question.goesOn ? question.wording : searched,
      knowledge.language,
      (clause, document) => rate(clause, document, 0),
    );
    const best = Math.max(...found.map((one) => one.score));
    const signs = (clause: Clause, coverage: Coverage, own: number, bare: boolean) =>
      coverSignsOf(clause, coverage, own / best, { ...seen, meant: likely }, knowledge, bare);
    return found
      .map(({ coverage, ...one }) => ({
        ...one,
        share: coverage.share,
        grants: grantsAsked(one.clause),
        ofIssuer: isOfIssuer(one.document, question),
        ofPlace: question.regions.some(({ code }) => code === one.document.region),
        namesBodies: question.aspects.includes('office') && one.clause.bodies.length > 0,
        signs: signs(one.clause, coverage, one.score, isBare(one.document)),
        ...asIngested(one.document, question, told, coverage),
      }))
      .sort((a, b) => b.score - a.score);
  };

  const held = await find(scope.holds);
  const gained = titlesGained(question, told);
  const open =
    question.unknownNumbers.length > 0 || question.act.act === 'off-topic'
      ? []
      : withoutReplaced(held, question, asOf)
          .filter((r) => mayAnswer(r.clause, question))
          .filter((r) => !(r.bare && saysNoTitle(gained, r.clause, r.document, knowledge.language)));
  const isOther = (r: CoverCandidate): boolean => isOfAnotherKind(r, question);
  const isOwnPlace = ({ document: { region } }: CoverCandidate): boolean =>
    region !== null && question.regions.some(({ code }) => liesIn(code, region));
  const ofFirm = question.regions.length + question.trades.length > 0;
  const ofNamed = open.filter(
    ({ document: d }) => question.documents.includes(d) || (d.explained && question.documents.includes(d.explained)),
  );
  const named = preambleFirst(byLikelihood(ofNamed), question);
  const parts = open.filter((r) => question.documents.length === 0 && isPartAsked(r.clause, r.document, question));
  const [part] = parts.filter(({ document: { title } }) => question.topics.some(({ word }) => title.includes(word)));
  const covered = part
    ? { ranked: [part], sure: true, almost: false }
    : named.length > 0
      ? { ranked: named, sure: true, almost: false }
      : covering(open, askedIn(question), question.talkedOf, isOther, isOwnPlace, ofFirm);
  const ofMeasure = covered.ranked.length > 0 ? [] : ofNamedMeasure(open, question, knowledge);
  const best = ofMeasure.length > 0 ? { ranked: ofMeasure, sure: true, almost: false } : covered;
  const elsewhere = measureElsewhere(question, best.ranked[0], asOf, knowledge, told);
  const seeks = (best.ranked.length === 0 || best.almost) && !elsewhere && isForOnePlace(question, held);
  const anywhere = () => clausesMeant().likely(meantFeatures({ ...question, regions: [] }));
  const away = seeks ? (await find(scope.isElsewhere, anywhere())).filter((r) => mayAnswer(r.clause, question)) : [];
  const onlyThere = hadOnlyThere(covering(away, 'one', [], isOther), question);
  // What another place surely has outweighs what only comes near it here.
  const isHeld = !elsewhere && !onlyThere;
  const ranked = isHeld && !best.almost ? best.ranked : [];
  const sure = isHeld ? best.sure : elsewhere !== null;
  const nearest =
    ranked.length > 0 ? null : nearestOf(open.length > 0 ? held : [], question, told, frequencies, knowledge);
  return {
    question,
    asOf,
    ranked,
    answers: ranked[0]?.answers ?? null,
    sure,
    almost: isHeld && best.almost ? best.ranked : [],
    candidates: held,
    nearest,
    elsewhere,
    onlyThere,
    uncoveredRegion: scope.unheld,
    expansions,
    meant,
  };
}

/** A text that another of those found has put out of force answers only where it is named. */
function withoutReplaced(
  found: readonly CoverCandidate[],
  { documents }: Question,
  asOf: string,
): readonly CoverCandidate[] {
  const ids = new Set(found.map(({ document }) => document.id));
  return found.filter(
    ({ document }) =>
      documents.includes(document) ||
      !document.repealed ||
      document.repealed.on > asOf ||
      !ids.has(document.repealed.by.id),
  );
}

/** Aspects that a measure has or has not, whatever it is for. */
const OF_ITS_KIND: ReadonlySet<string> = new Set(['whether', 'amount', 'count', 'who', 'list', 'conditions', 'other']);

/** Asked how a measure that it names, in its own words or in those of policies, is handled (贴息要不要交税), a question is about its clause, whether or not that says it. */
function ofNamedMeasure(
  open: readonly CoverCandidate[],
  question: Question,
  knowledge: Knowledge,
): readonly CoverCandidate[] {
  const { act, aspects } = question;
  if ((act.act !== 'ask' && act.act !== 'together') || aspects.every((aspect) => OF_ITS_KIND.has(aspect))) return [];
  const named = [act.of].flat().flatMap(({ measures }) => measures);
  const clauses = new Set(named.map((id) => knowledge.book.rules.get(id)?.clause));
  // 研发补助跟贷款贴息都能报吗: of two that are named each has another purpose than its own beside it.
  if (act.act === 'together' && clauses.size > 1) return open.filter(({ clause }) => clauses.has(clause.id));
  const isNamed = ({ clause, signs }: CoverCandidate): boolean =>
    clauses.has(clause.id) || (signs.names === 1 && signs.otherSubjects === 0);
  return open.filter((one) => isNamed(one) && one.signs.otherPurpose === 0 && one.signs.unheldPlace === 0);
}

/** Clauses that were talked of and that the words of a question that goes on with them don't find: they rank last. */
function talkedOf(
  question: Question,
  hits: readonly { readonly id: string; readonly score: number }[],
  documents: ReadonlySet<string>,
  { clauses }: Knowledge,
) {
  const score = hits.at(-1)?.score ?? 1;
  return question.talkedOf.flatMap((id) => {
    const parent = clauses.get(id)?.document;
    const isFound = hits.some((hit) => hit.id === id);
    return parent !== undefined && documents.has(parent) && !isFound ? [{ id, parent, score }] : [];
  });
}

/** Nothing is asked about by whoever only tells, and of two things that are compared neither is the likeliest. */
const meantBy = (question: Question): QuestionSigns['meant'] =>
  question.act.act === 'inform' || question.act.act === 'compare'
    ? new Map()
    : clausesMeant().likely(meantFeatures(question));

/** The likeliest meant of the built-in clauses that the words don't find: they rank last. */
function likeliest(
  meant: QuestionSigns['meant'],
  hits: readonly { readonly id: string; readonly score: number }[],
  documents: ReadonlySet<string>,
  { clauses }: Knowledge,
) {
  const score = hits.at(-1)?.score ?? 1;
  const missed = [...meant].filter(([id, likely]) => likely > LIKELY && !hits.some((hit) => hit.id === id));
  return missed.flatMap(([id]) => {
    const parent = clauses.get(id)?.document;
    return parent !== undefined && documents.has(parent) ? [{ id, parent, score }] : [];
  });
}
/** As a logarithm. */
const LIKELY = Math.log(0.05);

function askedIn(question: Question): AskedScope {
  if (question.act.act === 'compare') return 'two';
  return question.goesOn || question.aspects.includes('list') || asksAboutDocument({ question }) ? 'any' : 'one';
}

/** A heading without a text answers no question of a figure, and a subsidy's rate no question of a tax. */
function mayAnswer(clause: Clause, question: Question): boolean {
  if (question.signs.taxRate) return taxSentences(clause).length > 0;
  return !(isHollow(clause) && (question.aspects.includes('amount') || question.aspects.includes('count')));
}

/** Where documents are named, what is asked of them is told by the other words. */
function withoutNames({ searched, topics, documents }: Question): string {
  if (documents.length === 0) return searched;
  const asked = topics.filter((t) => !documents.some((d) => d.title.includes(t.word)));
  if (asked.length === 0) return searched;
  return topics
    .filter((t) => !asked.includes(t))
    .reduce((text, t) => text.replaceAll(t.word, ' '), searched)
    .trim();
}
