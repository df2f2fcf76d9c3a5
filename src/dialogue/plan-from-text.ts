import { allOrOne } from '../answer/evidence/all-or-one.ts';
import { asRead } from '../answer/evidence/as-read.ts';
import { withAspectsPut } from '../answer/evidence/aspects-put.ts';
import { isBare } from '../answer/evidence/bare.ts';
import { checkClaims } from '../answer/evidence/check-claims.ts';
import { clausesListed, closest, withBodies } from '../answer/evidence/choose-clauses.ts';
import type { Claim } from '../answer/evidence/claim-verdict.ts';
import { clauseThatPays } from '../answer/evidence/clause-that-pays.ts';
import { asksAboutDocument, asksOfClausesToo, documentAsked } from '../answer/evidence/document-asked.ts';
import type { Evidence, Ranked } from '../answer/evidence/evidence.ts';
import { forAnotherPlace } from '../answer/evidence/for-another-place.ts';
import { isOfTheBase, leadOf } from '../answer/evidence/lead.ts';
import { notGrantedBy } from '../answer/evidence/not-granted-by.ts';
import { notStatedBy } from '../answer/evidence/not-stated-by.ts';
import { nearerOfTwo } from '../answer/evidence/other-case.ts';
import { paceStated } from '../answer/evidence/pace-stated.ts';
import { withPayingLead } from '../answer/evidence/paying-lead.ts';
import { placeUnwritten } from '../answer/evidence/place-unwritten.ts';
import { placeWithoutTexts } from '../answer/evidence/place-without-texts.ts';
import type { Lead, NotGranted, Plan, PlanOfClauses } from '../answer/evidence/plan-to-say.ts';
import { pointedItem } from '../answer/evidence/pointed-item.ts';
import { provisionsAsked } from '../answer/evidence/provisions-asked.ts';
import { relationAsked } from '../answer/evidence/relation-asked.ts';
import { restsOn, wordsNearby } from '../answer/evidence/rests-on.ts';
import { planComparison } from '../answer/evidence/side-by-side.ts';
import { type LeftOut, leftOutBy } from '../answer/evidence/silence.ts';
import { statedTier } from '../answer/evidence/stated-tier.ts';
import { whereToApply } from '../answer/evidence/where-to-apply.ts';
import { type WhichOf, whichOf } from '../answer/evidence/which-of.ts';
import { isLikelyStated } from '../answer/evidence/within/likely-stated.ts';
import { byOthersIf, isWellChosen } from '../answer/evidence/within/well-chosen.ts';
import { NO_SUM } from '../answer/evidence/worked.ts';
import { missesCondition, workedWhere } from '../answer/evidence/worked-where.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { RuleBook } from '../knowledge/measure-book.ts';
import { isArticleLocator } from '../language/official-text.ts';
import { lieApart } from '../language/region.ts';
import type { Span } from '../understand/span.ts';
import { answersNothing, isDecidedBy, isDenied, takesPlaceOf } from './beside-claims.ts';
import { clauseOfTitle } from './clause-of-title.ts';
import { planOfTarget } from './plan-of-target.ts';
import { planOfTitle } from './plan-of-title.ts';

type FromText = Extract<Plan, { say: 'places' | 'measures' | 'document' }> | PlanOfClauses;

/** What the clauses that are found say to the question; null where none covers it. */
export function planFromText(read: Evidence, knowledge: Knowledge): FromText | null {
  const evidence = withAspectsPut(withPayingLead(read, knowledge.language));
  const [best] = evidence.ranked;
  if (!best) return null;
  const compared = isCompared(evidence) && !asksToUse(evidence, best) ? planComparison(evidence) : null;
  if (compared) return compared;
  // 财政厅发的还是工信厅发的: who issued it is told whole.
  const chooses = !evidence.question.aspects.includes('issuer') && whichOf(evidence, best, knowledge.language);
  const ofTerm = evidence.question.aspects.some((aspect) => aspect === 'status' || aspect === 'as-basis');
  if (!asksAboutDocument(evidence) || (chooses && !ofTerm)) return planClauses(evidence, best, knowledge);
  const { aspects, talkedOf } = evidence.question;
  const cited = aspects.includes('original') ? evidence.ranked.find((r) => talkedOf.includes(r.clause.id)) : undefined;
  const also = chooses || asksOfClausesToo(evidence) ? planClauses(evidence, cited ?? best, knowledge) : null;
  return { say: 'document', of: documentAsked(evidence, best), also };
}

function planClauses(evidence: Evidence, best: Ranked, knowledge: Knowledge): PlanOfClauses {
  const unheld = placeWithoutTexts(evidence.uncoveredRegion, best);
  const aimed = planOfTitle(evidence, best, unheld) ?? planOfTarget(evidence, best, unheld, knowledge);
  if (aimed) return aimed;
  const planned = planOf(evidence, best, knowledge);
  if (planned.say !== 'clauses') return planned;
  const [first] = planned.used;
  const paying = planned.notGranted === 'amount' ? clauseThatPays(evidence, first, knowledge) : null;
  if (paying) return planOf({ ...evidence, ranked: [paying] }, paying, knowledge);
  const ofTitle = planned.notGranted === 'this-level' ? clauseOfTitle(evidence, first, knowledge) : null;
  if (!ofTitle) return planned;
  // What it pays is told by its clause: whether the case meets the terms of it was not asked.
  const told = planOf({ ...evidence, ranked: [ofTitle], candidates: [ofTitle] }, ofTitle, knowledge);
  return { ...told, lead: null, claims: told.claims.filter(({ verdict }) => verdict !== 'held') };
}

function planOf(evidence: Evidence, best: Ranked, knowledge: Knowledge): PlanOfClauses {
  const { language, book } = knowledge;
  const { question, uncoveredRegion } = evidence;
  const { aspects } = question;
  const listed = aspects.includes('list');
  const [chosenFirst = best, ...besides] = listed ? clausesListed(evidence) : closest(evidence);
  const ofBodies = aspects.includes('office');
  const place = listed ? null : forAnotherPlace(evidence, chosenFirst);
  const where = listed || ofBodies || place ? null : workedWhere(evidence, chosenFirst, knowledge);
  const first = where?.of ?? chosenFirst;
  const others = besides.filter((r) => r !== first);
  const reached = where?.reached ?? null;
  const of = ofBodies ? withBodies(evidence, first, language) : first;
  const elsewhere = listed ? null : (forAnotherPlace(evidence, of) ?? placeUnwritten(evidence, of));
  const { answered, provisions } = elsewhere
    ? { answered: NOTHING_ANSWERED, provisions: [] }
    : provisionsAsked(evidence, first, language);
  const choice = elsewhere ? null : allOrOne(evidence, of, book);
  const silentOn = notStatedBy(evidence, of, answered, language);
  const loosely = silentOn.unsaid.length === 0;
  const chosen = listed || elsewhere || ofBodies ? null : whichOf(evidence, of, language, loosely);
  // 收费的还是公益的: which of two it is says all that is asked.
  const decided = choice !== null || (chosen?.not && evidence.own.points.length < 2);
  const meant = isWellChosen(of) || isLikelyStated(evidence, of.document, language);
  const { unsaid, all } = decided || meant ? NOTHING_UNSAID : silentOn;
  const notGranted =
    elsewhere ||
    chosen?.not ||
    answered.has('who') ||
    decidesAll(reached) ||
    where?.doubted ||
    missesCondition(reached, language) ||
    asksPart(question)
      ? null
      : byOthersIf(isWellChosen(first), notGrantedBy(evidence, first, language));
  const pace = elsewhere ? null : paceStated(evidence, of, language);
  const leftOut =
    listed ||
    meant ||
    pace !== null ||
    elsewhere ||
    reached ||
    where?.doubted ||
    provisions.length > 0 ||
    choice ||
    aspects.includes('original') ||
    notGranted !== null ||
    statesAll(evidence, of, unsaid, knowledge)
      ? NOTHING_LEFT_OUT
      : withoutThose(chosen, leftOutBy(evidence, of, unsaid, language));
  // 1000块能和别的一起拿吗: that the figure is right answers nothing.
  const claims = (choice || pace || decidesAll(reached) ? [] : checkClaims(evidence, of, knowledge)).filter(
    (c, _, all) =>
      !answersNothing(c, all, evidence, of) && (c.verdict !== 'held' || (unsaid.length === 0 && !leftOut.all)),
  );
  const dueIsTold = claims.some((c) => c.verdict === 'another-case' && c.due);
  const denied = claims.some(({ verdict }) => DENIES.has(verdict));
  const silent = listed || notGranted !== null || leftOut.all || dueIsTold;
  const read =
    elsewhere ??
    choice ??
    reached ??
    ((silent && !chosen) || where?.doubted ? null : leadIn(evidence, of, chosen, book, language));
  const found = read && claims.some((c) => isDenied(c, read)) ? null : read;
  const told = unsaid.length > 0 && found?.lead === 'reading';
  const relation = elsewhere ? null : relationAsked(evidence, first, knowledge);
  const lead = found && (told || relation || claims.some((c) => takesPlaceOf(c, found))) ? null : found;
  const before = {
    ruledOut: [],
    relation,
    // That the figure is right answers nothing where it is asked which of two, or how often.
    claims: relation && evidence.own.joined?.among === 'text' ? [] : claims.filter((c) => !isDecidedBy(c, lead)),
    lead: pace && lead?.lead !== 'worked' ? null : lead,
    pace,
    on: listed ? [] : restsOn(found, evidence, of, knowledge),
    leftOut: denied ? [] : leftOut.names,
    unsaid: unsaid.map(({ called }) => called),
    tier: dueIsTold ? null : tierDue(evidence, of, language),
    provisions:
      decidesAll(found) && !aspects.some((aspect) => NO_SUM.has(aspect))
        ? []
        : found?.lead === 'fragment' || found?.lead === 'worked'
          ? provisions.filter((p) => !p.items.includes(found.clause))
          : provisions.filter(({ lead: one }) => one.id !== relation?.clause),
    uncoveredPlace: placeWithoutTexts(uncoveredRegion, of),
  };
  const further = aspects.filter((aspect) => !answered.has(aspect) && !WAYS_TO_ASK.has(aspect));
  const [provision] = provisions;
  const scaled = lead !== null && SCALED.has(lead.lead);
  const handsIn = answered.has('office') && question.signs.ways.has('asks-where-to-hand-in');
  if (provision && (further.length === 0 || handsIn) && !scaled && !relation)
    return {
      say: 'provisions',
      of: { ...first, clause: provision.lead },
      ...before,
      lead: lead?.lead === 'other-money' ? lead : pointedItem(evidence, provisions),
      on: [],
      tier: null,
    };
  if (ofBodies && !answered.has('office')) return { say: 'bodies', of, ...before };
  const applying = all && leftOut.names.length === 0 ? whereToApply(question, of, unsaid, language) : null;
  if (applying) return { say: 'unsaid', of: applying, beside: null, ...before, on: [] };
  if (all || (leftOut.all && !denied))
    return { say: 'unsaid', of, beside: besideIt(evidence, of, book), ...before, on: wordsNearby(evidence, of) };
  // What the clause states itself is quoted with it, once.
  const own = lead === null ? before.provisions.filter((p) => p.lead === first.clause && p.on.length > 0) : [];
  return {
    say: 'clauses',
    used:
      lead !== null && 'clause' in lead && SCALED.has(lead.lead)
        ? [{ ...first, clause: lead.clause }]
        : elsewhere || (notGranted !== null && PAYS_NOTHING.has(notGranted))
          ? [first]
          : [first, ...others],
    listed,
    notGranted,
    ...before,
    provisions: before.provisions.filter((p) => !own.includes(p)),
    on: [...before.on, ...own.flatMap((p) => p.on)].filter(
      (a, i, all) => all.findIndex((b) => b.start === a.start) === i,
    ),
  };
}

/** 第十三条写的啥 asks for no sum. */
const asksPart = ({ figures }: Evidence['question']): boolean =>
  figures.some((f) => f.unit === 'ordinal' && isArticleLocator(f.text));

/** What comes of the asker's own case leaves nothing of it to a list. */
const decidesAll = (lead: Lead | null): boolean =>
  lead?.lead === 'worked' ||
  lead?.lead === 'barred' ||
  lead?.lead === 'passed' ||
  lead?.lead === 'before-start' ||
  lead?.lead === 'against-line' ||
  (lead?.lead === 'below' && /^(?:year|month)$/.test(lead.said.unit));

/** A clause of a document of which nothing but its text is known states every aspect that is asked: what else is named is the asker's own case. */
function statesAll(
  { question }: Evidence,
  { document }: Ranked,
  unsaid: readonly unknown[],
  knowledge: Knowledge,
): boolean {
  const asked = knowledge.language.aspects.some(
    ({ aspect, stated }) => stated.length > 0 && question.aspects.includes(aspect),
  );
  return asked && unsaid.length === 0 && isBare(document);
}

/** Of alternatives the clause says one: the other is told with it. */
function withoutThose(chosen: WhichOf | null, { names, all }: LeftOut): LeftOut {
  if (!chosen) return { names, all };
  const put = [chosen.held, ...(chosen.not ? [chosen.not] : [])];
  return { names: names.filter((name) => !put.some((one) => isWithin(name, one))), all: false };
}

const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** What is told of a clause that grants no sum is not made good by another. */
const PAYS_NOTHING: ReadonlySet<NotGranted> = new Set(['money', 'task']);
/** What is said of a figure answers, whatever else is named. */
const DENIES: ReadonlySet<Claim['verdict']> = new Set([
  'not-held',
  'another-case',
  'another-pace',
  'each-year',
  'total',
  'elsewhere',
  'ceiling',
]);
/** Told with the clause that they are of. */
const SCALED: ReadonlySet<Lead['lead']> = new Set(['fragment', 'below', 'passed', 'before-start', 'worked', 'barred']);
/** How another aspect is put: 有哪些材料, 要不要求. */
const WAYS_TO_ASK: ReadonlySet<string> = new Set(['list', 'whether', 'count', 'other']);
const NOTHING_ANSWERED: ReadonlySet<string> = new Set();
const NOTHING_UNSAID = { unsaid: [], all: false };
const NOTHING_LEFT_OUT: LeftOut = { names: [], all: false };

/** How often it is paid answers before how the clause is read. */
function leadIn(
  evidence: Evidence,
  of: Ranked,
  chosen: WhichOf | null,
  book: RuleBook,
  language: LanguageData,
): Lead | null {
  const found = leadOf(evidence, of, book, language);
  const isOpen = evidence.question.signs.ways.has('asks-whether-enough');
  if (isOpen && language.pattern('{threshold-left-open}').test(of.clause.text)) return { lead: 'left-open' };
  const lead = found?.lead === 'figure' && isOfTheBase(found.figure, of, language) ? null : found;
  if (lead?.lead === 'recurrence') return lead;
  return (chosen?.not ? chosen : asRead(evidence, of, book, language)) ?? chosen ?? lead;
}

/** The clause of the other measure, where it is asked whether two may be had together. */
function besideIt({ question: { act }, candidates }: Evidence, { clause }: Ranked, book: RuleBook): Ranked | null {
  if (act.act !== 'together') return null;
  const clauses = act.of.flatMap(({ measures }) => measures.map((id) => book.rules.get(id)?.clause));
  return candidates.find((other) => other.clause !== clause && clauses.includes(other.clause.id)) ?? null;
}

/** 岳阳企业能不能去报长沙的: what one place gives is asked for in the other. */
const asksToUse = (evidence: Evidence, best: Ranked): boolean =>
  evidence.question.signs.ways.has('asks-to-use') && forAnotherPlace(evidence, best) !== null;

function isCompared(evidence: Evidence): boolean {
  const { question, sums, uncoveredRegion } = evidence;
  if (question.act.act === 'compare') return true;
  const places = new Set(question.regions.map((r) => r.code)).size;
  return places > 1 && !sums.figured && uncoveredRegion === null && lieApart(evidence.question.regions);
}

/** What the clause pays in the case that the question tells, where an amount is asked for. */
function tierDue(evidence: Evidence, ranked: Ranked, language: LanguageData) {
  const { aspects, signs } = evidence.question;
  const asked = aspects.includes('amount') || signs.rateOfOne || signs.ways.has('asks-of-clause');
  return asked ? (statedTier(evidence, ranked)?.due ?? nearerOfTwo(evidence, ranked, language)) : null;
}
