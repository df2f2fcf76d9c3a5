import { comparedSides } from '../answer/evidence/compared-sides.ts';
import { countsAs } from '../answer/evidence/counts-as.ts';
import { type Evidence, type Ladder, rankedById } from '../answer/evidence/evidence.ts';
import { explainEach } from '../answer/evidence/explain-each.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import { isForAnotherPlace } from '../answer/evidence/for-another-place.ts';
import { lastYear } from '../answer/evidence/last-year.ts';
import { lineFallen } from '../answer/evidence/line-fallen.ts';
import { asksAnotherPayer } from '../answer/evidence/not-granted-by.ts';
import { ownSum } from '../answer/evidence/own-sum.ts';
import { paysOneOf } from '../answer/evidence/pays-one-of.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { shareStated } from '../answer/evidence/share-stated.ts';
import { titleFor } from '../answer/evidence/title-for.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { isOneOrTwo } from '../language/figure-context.ts';
import { OF_THE_CASE } from '../understand/aspects.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { measuresNamed } from '../understand/measures-called.ts';
import { asksWhatElse } from './asks-what-else.ts';
import { caseOfSeveral } from './case-of-several.ts';
import { concludedNear } from './concluded-near.ts';
import { asksOfText, listsForFirm, ofAny } from './lists-for-firm.ts';
import { isGivenUp, isJudged, planCase } from './plan-case.ts';
import { planConcluded } from './plan-concluded.ts';
import { planFitting } from './plan-fitting.ts';
import { planFromText } from './plan-from-text.ts';
import { planJoined } from './plan-joined.ts';
import { planAny, planList } from './plan-list.ts';
import { orNear } from './plan-near.ts';
import { planOfFacts } from './plan-of-facts.ts';
import { orOfTrade } from './plan-of-trade.ts';
import { isUnknownOf, planRecordedFacts, statesFactsOnly } from './plan-recorded-facts.ts';
import { planTogether } from './plan-together.ts';
import { settledFirst } from './settled-first.ts';
import type { WhatIf } from './what-if.ts';
import { withTextMeant } from './with-text-meant.ts';

/** What the conversation leads to by itself, whatever the evidence: null each where it does not. */
export interface Led {
  /** 第二个: one of what was listed. */
  readonly picked: Fit | null;
  /** All of one measure, or the question which. */
  readonly card: Plan | null;
  /** 如果评上省级呢: what a supposed case changes. */
  readonly supposed: WhatIf | null;
  /** The way to a title. */
  readonly ladder: Ladder | null;
}

/** Decides which plan a reading of a question is answered by; which reading is answered, try-readings.ts decides. */
export function plan(asking: Asking, found: Evidence, led: Led, knowledge: Knowledge): Plan {
  const { told, evidence } = orNear(planned(asking, found, led, knowledge), found, knowledge);
  return withTextMeant(settledFirst(told, evidence, knowledge), evidence, knowledge);
}

function planned(asking: Asking, evidence: Evidence, led: Led, knowledge: Knowledge): Plan {
  const { picked, card, supposed, ladder } = led;
  if (picked) return { say: 'one-fit', fit: picked };
  if (card) return card;
  const askPlace = knowledge.book.facts.get(factInRole(knowledge.book.facts, 'home'))?.ask ?? null;
  const any = ofAny(asking.own) ?? caseOfSeveral(evidence, knowledge);
  const joined = any ? null : planJoined(evidence, askPlace, knowledge);
  if (joined) return joined;
  if (supposed) return { say: 'changes', ...supposed };
  if (ladder)
    return ladder.place === null && ladder.target === '' && askPlace !== null
      ? { say: 'where', opens: false, ask: askPlace }
      : { say: 'path', ladder, ask: ladder.place === null ? askPlace : null };
  const pays = evidence.sums.decided.some(({ calculation }) => calculation.verdict === 'eligible');
  if (evidence.question.signs.ofAnother && pays && isForAnotherPlace(evidence))
    return planText(evidence, askPlace, knowledge);
  const list = any && planAny(evidence, any, askPlace, knowledge);
  if (list) return list;
  const stands = titleFor(evidence, knowledge);
  if (asksWhatElse(evidence, knowledge.language)) return planList(evidence, {}, askPlace, knowledge);
  const ofFirm = listsForFirm(evidence, evidence.sums.placed, evidence, knowledge.language);
  const listed = ofFirm && evidence.question.aspects.includes('list');
  const concluded = stands || listed ? null : planConcluded(evidence, asking, knowledge);
  const fallen = lineFallen(evidence, knowledge);
  if (fallen) return { say: 'line', fallen, rest: fallen.falls === 'step' ? concluded : null };
  if (concluded) return concluded;
  const share = shareStated(evidence, knowledge);
  if (share) return { say: 'share', share };
  if (stands) return { say: 'title-stands', title: stands };
  const counts = ofFirm ? null : countsAs(evidence, knowledge.language);
  if (counts) return { say: 'counts', counted: counts };
  switch (asking.own.act.act) {
    case 'off-topic':
      return { say: 'nothing-held' };
    case 'what-can-i-get':
      if (any || asksOfText(evidence, asking.own.act.most)) return planText(evidence, askPlace, knowledge);
      return planList(evidence, asking.own.act, askPlace, knowledge);
    case 'claim':
      if (ofFirm) return planList(evidence, {}, askPlace, knowledge);
      return (
        ((isJudged(evidence) || isGivenUp(evidence) || (ownSum(evidence, knowledge) ?? lastYear(evidence))) &&
          planCase(evidence, knowledge)) ||
        orOfTrade(orOfCase(planText(evidence, askPlace, knowledge), evidence, knowledge), evidence, knowledge)
      );
    case 'together':
      return planTogether(evidence, askPlace, knowledge) ?? planText(evidence, askPlace, knowledge);
    case 'compare':
      return planText(evidence, askPlace, knowledge);
    case 'inform':
    case 'answer':
    case 'correct':
    case 'unsure':
    case 'ask':
    case 'calculate':
    case 'rise':
    case 'courtesy':
    case 'manage':
      if (statesFactsOnly(asking, evidence)) return planOfFacts(asking, evidence, knowledge);
      if (ofFirm) return planList(evidence, {}, askPlace, knowledge);
      return (
        withNoted(
          ofAnotherThing(evidence, knowledge) || ofAnotherPayer(evidence)
            ? null
            : orWhatFits(planCase(evidence, knowledge), evidence, knowledge),
          asking,
        ) ??
        (asking.tells && !asking.own.signs.ofAnother && !asking.answers && !isUnknownOf(asking, evidence)
          ? planRecordedFacts(asking, evidence, knowledge)
          : null) ??
        planMeasure(evidence) ??
        orOfTrade(
          orTakenDown(
            orSmallTalk(orOfItsClause(planText(evidence, askPlace, knowledge), evidence, knowledge), asking),
            asking,
            evidence,
            knowledge,
          ),
          evidence,
          knowledge,
        )
      );
  }
}

/** 25公斤的走500那一档吧; 3900次乘35是13.65万吧: what no clause says word for word, or a recital would tell, is decided by the figures of the case. */
function orOfCase(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { figured, decided } = evidence.sums;
  const open = decided[0]?.calculation.verdict === 'needs-facts';
  // 那24万对吧: what is claimed to be paid is no figure of the case.
  const { claimed } = evidence.question.signs;
  const mixed = evidence.slots.some((s) => claimed.some((f) => s.start < f.end && f.start < s.end));
  const decides = figured && (planned.say === 'nothing-held' || (isRecital(planned) && !open && !mixed));
  return decides ? (planCase(evidence, knowledge) ?? planned) : planned;
}

/** Tells the clause and what it pays, and nothing of what is claimed or asked of it. */
function isRecital(planned: Plan): boolean {
  if (planned.say !== 'clauses' || planned.notGranted !== null) return false;
  const { claims, lead, leftOut, unsaid, provisions } = planned;
  const tells = claims.length + leftOut.length + unsaid.length + provisions.length;
  return tells === 0 && (lead === null || lead.lead === 'award');
}

/** 政府给不给钱: a measure that nobody named and that fails for a title is not what is told, where others may be had. */
function orWhatFits<P extends Plan | null>(planned: P, evidence: Evidence, knowledge: Knowledge): P | Plan {
  const { sums, question, slots } = evidence;
  const had = slots.map(({ words }) => words).join();
  const named = measuresNamed(question.called, question.regions).some(({ name: called }) => !had.includes(called));
  const recognitions = factInRole(knowledge.book.facts, 'recognitions');
  const forTitle = sums.decided.every(({ calculation: { verdict, steps } }) => {
    const failed = steps.filter(({ holds }) => holds === false);
    return verdict === 'ineligible' && failed.length > 0 && failed.every(({ say }) => say.includes(recognitions));
  });
  // 能吃到这个3%么 asks of that measure.
  const isOfCase = (figure: { readonly start: number; readonly end: number }): boolean =>
    slots.some((s) => s.start < figure.end && s.end > figure.start);
  // 100万给不给 names the one that pays just that.
  const isPaid = sums.decided.some(({ rule }) => paysOneOf(question.figures, rule));
  const ofRate = question.figures.some((f) => !isOneOrTwo(f) && !isOfCase(f) && f.unit === '%');
  const ofMeasure = named || isPaid || ofRate;
  const told = sums.trades.length > 0 && sums.placed !== null;
  if (planned?.say !== 'sum' || ofMeasure || !forTitle || !told) return planned;
  const instead = planFitting(evidence, null, knowledge);
  const pays = instead.say === 'what-fits' && instead.fitting.shown.some(({ standing }) => standing !== 'past');
  return pays ? instead : planned;
}

/** Where a message that only tells facts leads to another question, what it told is named first. */
function withNoted(planned: Plan | null, { tells, slots }: Asking): Plan | null {
  return planned?.say === 'ask-fact' && tells ? { ...planned, noted: slots } : planned;
}

/** What policies say for a word and that weighs less may be another thing. */
const SURE = 0.7;

/** Help is asked for a thing that no measure chosen speaks of, and no clause covers it: 租金减免, 大学生创业补贴, 买设备能报多少. */
function ofAnotherThing({ question, sums, ranked, slots }: Evidence, { clauses, language }: Knowledge): boolean {
  const own = (word: string) => slots.some(({ words }) => words.includes(word));
  const isAsked = (word: string) => question.points.some(({ text }) => text.includes(word));
  const subjects = question.about.subjects.filter(({ word, ofTrade }) => !ofTrade && !own(word) && isAsked(word));
  const isFirm = (word: string) => language.pattern('{called-firm}').test(word);
  const things = [...question.purposes, ...subjects.map(({ word }) => word)].filter((word) => !isFirm(word));
  const meant = question.meanings.filter(({ said, weight }) => weight >= SURE && things.some((t) => t.includes(said)));
  const said = [...things, ...meant.map(({ text }) => text)];
  const says = (words: string) => said.some((thing) => words.includes(thing));
  const speaks = sums.decided.some(({ rule }) =>
    says([rule.title, ...rule.keywords, clauses.get(rule.clause)?.text].join()),
  );
  return ranked.length === 0 && !question.goesOn && things.length > 0 && !speaks;
}

/** 行吧，我再琢磨琢磨: what asks and tells nothing is talk. */
function orSmallTalk(planned: Plan, { own, states, slots, tells }: Asking): Plan {
  const { signs, figures, regions, documents, unknownNumbers, aspects } = own;
  const ofPolicy = signs.support || signs.ofMeasures || signs.award || slots.length + aspects.length > 0;
  const names = figures.some((f) => !isOneOrTwo(f)) || regions.length + documents.length + unknownNumbers.length > 0;
  const talks = states && !tells && !ofPolicy && !names && signs.talk;
  return planned.say === 'nothing-held' && talks ? { say: 'small-talk' } : planned;
}

/** 厂里去年做了三千万的生意: facts that no clause answers are noted; 营收我说不上来: what is not known is no question either. */
function orTakenDown(planned: Plan, asking: Asking, evidence: Evidence, knowledge: Knowledge): Plan {
  const { states, slots, own, answers, leavesOpen } = asking;
  const unknown = own.act.act === 'unsure' && leavesOpen && !isUnknownOf(asking, evidence);
  const told = own.act.act === 'inform' && states && !answers && own.alternatives === null;
  const home = factInRole(knowledge.book.facts, 'home');
  const ofCase = slots.some(({ fact, exactness }) => fact !== home && exactness !== 'partial');
  const tells = planned.say === 'nothing-held' && told && ofCase;
  return unknown || tells ? planRecordedFacts(asking, evidence, knowledge) : planned;
}

/** What another government gives is asked of the clause that answers: no sum of it is theirs. */
function ofAnotherPayer({ question, ranked }: Evidence): boolean {
  const [best] = ranked;
  return best !== undefined && asksAnotherPayer(question, best);
}

/** 往前补十五万: what is asked of a measure beyond the case stands in its clause, where the words find none. */
function orOfItsClause(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { question, sums, asOf } = evidence;
  const [decided] = sums.decided;
  const beyond = question.aspects.some((aspect) => aspect !== 'other' && !OF_THE_CASE.has(aspect));
  const of = decided && beyond && sums.figured ? rankedById(decided.rule.clause, asOf, knowledge) : null;
  if (planned.say !== 'nothing-held' || !of) return planned;
  return planFromText({ ...evidence, ranked: [of] }, knowledge) ?? planned;
}

/** A sum is wanted, of nobody knows what. */
function planMeasure({ sums, question }: Evidence): Plan | null {
  const named = question.topics.length + question.documents.length > 0;
  return sums.wanted && !named ? { say: 'which-policy', calculates: true } : null;
}

/** What the text answers; where any measure would, which one is meant is asked. */
function planText(evidence: Evidence, askPlace: string | null, knowledge: Knowledge): Plan {
  if (anyMeasureAnswers(evidence)) return { say: 'which-policy', calculates: false };
  const each = explainEach(evidence);
  if (each) return { say: 'each', each };
  const sides = comparedSides(evidence, knowledge);
  if (sides) return { say: 'sides', ...sides };
  const told = planFromText(evidence, knowledge) ?? concludedNear(evidence, knowledge);
  if (told) return told;
  if (namesNothing(evidence)) return { say: 'which-policy', calculates: false };
  return askPlace !== null && placeDecides(evidence)
    ? { say: 'where', opens: true, ask: askPlace }
    : { say: 'nothing-held' };
}

/** True where a firm of no place is told of and help of no kind in particular asked for: what there is stands in the texts of its place. */
function placeDecides({ question, sums }: Evidence): boolean {
  const { purposes, regions, documents, unknownNumbers, signs } = question;
  const named = regions.length + documents.length + unknownNumbers.length > 0 || sums.placed !== null;
  const ofFirm = signs.self || signs.ownFirm || signs.firmTold;
  return !named && ofFirm && signs.anyHelp && purposes.size === 0;
}

/** What can be asked of any measure at all: 多少钱, 怎么申请, 要什么材料. */
const OF_ANY = ['amount', 'how-to-apply', 'materials', 'deadline', 'window', 'phone', 'office', 'online'];

/** 这个钱归哪个单位管 of a place alone: nothing tells what is meant. */
function namesNothing({ question, candidates }: Evidence): boolean {
  const { topics, documents, unknownNumbers, aspects, goesOn } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unknownNumbers.length > 0;
  const ofAny = aspects.some((i) => i !== 'amount' && OF_ANY.includes(i));
  return !named && !goesOn && candidates.length > 0 && ofAny;
}

/** True where the question names no measure, no document and no place, so that any measure would answer it. */
function anyMeasureAnswers({ question, uncoveredRegion }: Evidence): boolean {
  const { signs, aspects, topics, documents, unknownNumbers, regions } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unknownNumbers.length + regions.length > 0;
  if (named || uncoveredRegion || question.searched.length > 24) return false;
  return aspects.some((i) => OF_ANY.includes(i)) || signs.ofMeasures;
}
