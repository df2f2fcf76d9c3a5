import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { isBare } from './bare.ts';
import { excludedCase } from './barred.ts';
import { beforeStart } from './before-start.ts';
import { type Beside, conditionsBeside, likeAsked } from './conditions-beside.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { placesEveryFigure, tellsSeveralSums } from './figures-placed.ts';
import { onScale } from './fragment-for.ts';
import { growthShort } from './growth-short.ts';
import { lineMissed } from './line-missed.ts';
import { meantInstead, namesSubject } from './meant-instead.ts';
import { namesBase } from './names-base.ts';
import { isOfMore, isOfNewAlone, ownLineMissed } from './own-lines.ts';
import { isReachedInParallel } from './parallel-line.ts';
import { paysIn } from './pays-in.ts';
import { type CaseReached, isReachedDoubted } from './reached-doubted.ts';
import { clauseFigures, pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import { decidedBeside } from './sums/decided-beside.ts';
import { PAYS_BY } from './sums/sum-doubted.ts';
import { termPassed } from './term-passed.ts';
import { termShort } from './term-short.ts';
import { answersWith } from './wanted-sentences.ts';
import { wholeOfPart } from './whole-of-part.ts';
import { NO_SUM, workedAs, workedFor } from './worked.ts';
import { shareInstead } from './worked-instead.ts';
import type { OwnWorked } from './worked-shape.ts';

/** The clause by which the asker's own figure comes to something, and what it comes to. */
export interface WorkedWhere {
  readonly of: Ranked;
  /** That is doubtful: the clause is told instead. */
  readonly doubted?: boolean;
  readonly reached: CaseReached | null;
}

/** Of those that were found a clause must score so much of the best one's score to be tried in its stead. */
const NEAR = 0.4;

/** What the asker's own figure comes to by the clause that was chosen, else by a near one of the same document that surely takes it. */
export function workedWhere(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere {
  const found = reachedWhere(evidence, chosen, knowledge);
  const { of, reached } = found;
  const isDoubted = reached !== null && isReachedDoubted(evidence, of, reached, knowledge);
  if (isDoubted) return { of: pays(chosen, knowledge.language) ? chosen : of, doubted: true, reached: null };
  const isSum = reached?.lead === 'worked' && PAYS_BY.has(reached.as);
  const unless = isSum ? decidedBeside(evidence, of, reached, knowledge.language) : null;
  return isSum && unless ? { of, reached: { ...reached, unless } } : found;
}

/** The same, however doubtful it is. */
export function reachedWhere(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere {
  const barred = excludedCase(evidence, [chosen, ...nearTo(chosen, evidence)], knowledge);
  const early = barred ? null : beforeStart(evidence, chosen, knowledge.language);
  if (early) return { of: chosen, reached: early };
  const settled = barred ?? passedFor(evidence, chosen, knowledge);
  if (settled) return settled;
  const found = unlessParallel(evidence, heldAgainst(evidence, foundFor(evidence, chosen, knowledge), knowledge));
  const instead = shareInstead(evidence, found.of, found.reached, knowledge.language);
  return instead ? { ...found, reached: instead } : found;
}

/** A term that is passed decides nothing where a near clause, whose own term is not passed, surely takes the asker's own figure. */
function passedFor(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere | null {
  const passed = termPassed(evidence, chosen, knowledge);
  if (!passed || !isBare(chosen.document)) return passed;
  const due = nearTo(chosen, evidence)
    .filter((of) => termPassed(evidence, of, knowledge) === null)
    .map((of) => comesTo(evidence, of, knowledge))
    .find(({ reached }) => reached?.lead === 'worked' && reached.sure);
  return due ? heldAgainst(evidence, due, knowledge) : passed;
}

/** A line that is missed decides nothing where that of another kind of thing is reached and nobody told of which kind it is. */
function unlessParallel(evidence: Evidence, found: WorkedWhere): WorkedWhere {
  const { of, reached } = found;
  const missed =
    reached?.lead === 'below'
      ? { line: reached.least, said: reached.said }
      : reached?.lead === 'worked' && reached.as === 'short' && reached.short
        ? { line: reached.line, said: reached.said }
        : null;
  const sentence =
    missed && sentencesOf(of.clause).find(({ start, end }) => start <= missed.line.start && end >= missed.line.end);
  const isOpen = missed && sentence && isReachedInParallel(evidence, of.document, { ...missed, sentence });
  return isOpen ? { of, reached: null } : found;
}

function foundFor(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere {
  const { reached } = comesTo(evidence, chosen, knowledge);
  const summed = reached?.lead === 'fragment' ? summedNear(evidence, chosen, knowledge) : undefined;
  if (summed) return summed;
  if (reached !== null) {
    const isAll = reached.lead !== 'worked' || placesEveryFigure(evidence, reached, knowledge.language);
    const placed = isAll ? null : placedBeside(evidence, chosen, knowledge);
    if (placed) return placed;
    return insteadOf(evidence, { of: chosen, reached }, knowledge) ?? { of: chosen, reached };
  }
  const placed = placedBeside(evidence, chosen, knowledge) ?? fixedFor(evidence, chosen, knowledge.language);
  if (placed) return placed;
  const whole = wholeOfPart(evidence, chosen, knowledge.language);
  if (whole) return { of: chosen, reached: whole };
  const isOwn = standsForItself(chosen, evidence);
  for (const of of nearTo(chosen, evidence)) {
    if (isOwn && of.score < scoreOf(chosen, evidence) * AS_LIKELY) continue;
    const found = comesTo(evidence, of, knowledge);
    const { reached: own } = found;
    if (own?.lead === 'worked' && own.sure && namesBase(evidence, own, knowledge.language))
      return insteadOf(evidence, found, knowledge) ?? found;
  }
  const paying = isOwn ? null : payingBeside(evidence, chosen, knowledge);
  if (paying) return paying;
  // What another clause asks for its own sum, or of no applicant, is not asked for this one.
  const beside = isBare(chosen.document)
    ? conditionsBeside(chosen, knowledge.language).map(({ clause }) => clause)
    : null;
  const others = nearTo(chosen, evidence).filter((r) => beside === null || beside.includes(r.clause));
  const short = termShort(evidence, [chosen, ...others], knowledge);
  if (short) return short;
  return { of: chosen, reached: growthShort(evidence, chosen, knowledge.language) };
}

/** What is due by the other thing of its article that the message names; null where it names none. */
function insteadOf(evidence: Evidence, { of, reached }: WorkedWhere, knowledge: Knowledge): WorkedWhere | null {
  // 先花35万，后花140万: what takes each of several costs is meant, whatever else is named.
  if (reached?.lead === 'worked' && reached.as === 'costs' && placesEveryFigure(evidence, reached, knowledge.language))
    return null;
  const meant = reached?.lead === 'worked' ? meantInstead(evidence, of, reached, knowledge.language) : null;
  if (!meant) return null;
  if (meant.pay.pays === 'sum') return { of: meant.of, reached: workedAs(evidence, meant.of, meant.pay) };
  return meant.of.clause === of.clause ? { of, reached: null } : comesTo(evidence, meant.of, knowledge);
}

/** How much is asked, and the clause that was chosen names a step and no sum: a near one that says about as much of what is asked and surely works one out. */
function summedNear(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere | undefined {
  const { own, question } = evidence;
  if (!question.aspects.includes('amount')) return undefined;
  const asked = pairsOf(own.searched);
  const says = ({ clause }: Ranked): number => sharedPairs(clause.text, asked);
  return nearTo(chosen, evidence)
    .filter((of) => says(of) + 1 >= says(chosen))
    .map((of) => comesTo(evidence, of, knowledge))
    .find(({ reached }) => reached?.lead === 'worked' && reached.sure && OF_THE_SUM.has(reached.as));
}

/** So likely beside it must be what is taken in the stead of a clause that tells a sum itself. */
const AS_LIKELY = 0.8;
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** It tells a sum or a rate, and no figure of the asker's misses every line that it draws: a sum by another clause would answer another question. */
function standsForItself(chosen: Ranked, { own, ranked }: Evidence): boolean {
  const lines = clauseFigures(chosen.clause).filter(({ bound }) => FLOORS.has(bound));
  const isShort = (said: Figure): boolean => {
    const like = lines.filter(({ unit, noun }) => unit === said.unit && noun === said.noun);
    return like.length > 0 && like.every(({ value }) => Number(said.value) < Number(value));
  };
  return ranked[0]?.clause === chosen.clause && tellsSum(chosen) && !own.figures.some(isShort);
}

/** How much is asked, and the clause that was chosen pays nothing: the one of its document that surely takes the asker's own figure, of those that say most of what is asked. */
function payingBeside(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere | null {
  const { own, question } = evidence;
  const asksThreshold = question.signs.ways.has('asks-threshold');
  if (
    !isBare(chosen.document) ||
    !question.aspects.includes('amount') ||
    asksThreshold ||
    pays(chosen, knowledge.language)
  )
    return null;
  const asked = pairsOf(own.searched);
  const says = ({ heading, text }: Ranked['clause']): number => sharedPairs(`${heading} ${text}`, asked);
  const found = chosen.document.clauses
    .filter((clause) => clause !== chosen.clause && pays({ clause }, knowledge.language))
    .sort((a, b) => says(b) - says(a))
    .slice(0, TRIED)
    .map((clause) => comesTo(evidence, { ...chosen, clause }, knowledge))
    .filter(({ reached }) => reached?.lead === 'worked' && reached.sure && OF_THE_SUM.has(reached.as));
  return found[0] ?? null;
}

/** The clause of the document in whose words every one of several sums that are told finds its place; null where several clauses do and come to other sums. */
function placedBeside(evidence: Evidence, chosen: Ranked, knowledge: Knowledge): WorkedWhere | null {
  const { language } = knowledge;
  if (!isBare(chosen.document) || !tellsSeveralSums(evidence)) return null;
  const found = chosen.document.clauses
    .filter((clause) => clause !== chosen.clause && drawsLine(clause))
    .map((clause) => comesTo(evidence, { ...chosen, clause }, knowledge))
    .filter(
      ({ reached }) => reached?.lead === 'worked' && reached.sure && placesEveryFigure(evidence, reached, language),
    );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** It draws a line that something has to reach. */
const drawsLine = (clause: Ranked['clause']): boolean => clauseFigures(clause).some(({ bound }) => FLOORS.has(bound));

/** A sum is put up, and the clause that was chosen pays nothing: the near one that pays a fixed sum, and on no other figure, for what is named. */
function fixedFor(evidence: Evidence, chosen: Ranked, language: LanguageData): WorkedWhere | null {
  const { own, question } = evidence;
  const isPutUp =
    own.figures.some((f) => f.unit === 'CNY') && (question.signs.claimed.length > 0 || own.polar !== null);
  if (!isBare(chosen.document) || !isPutUp || pays(chosen, language)) return null;
  const found = nearTo(chosen, evidence).flatMap((of) => {
    const paid = paysIn(of.clause, sentencesOf(of.clause), language);
    const [pay, ...others] = paid;
    const isFixed = pay?.pays === 'sum' && others.length === 0 && pay.sentence.figures.length === 1;
    return isFixed && namesSubject(evidence, of, pay.sentence, language) ? [{ of, pay }] : [];
  });
  const [only, ...more] = found;
  return only && more.length === 0 ? { of: only.of, reached: workedAs(evidence, only.of, only.pay) } : null;
}

/** Worked out of the asker's own sum: a step that it only falls into may be of anything. */
const OF_THE_SUM: ReadonlySet<OwnWorked['as']> = new Set(['actual', 'share', 'range']);

/** So many clauses that pay are tried. */
const TRIED = 3;

/** What was found, unless the asker misses what another clause of the document asks of whoever is paid so. */
function heldAgainst(evidence: Evidence, found: WorkedWhere, knowledge: Knowledge): WorkedWhere {
  const { of, reached } = found;
  const { book, language } = knowledge;
  const { aspects } = evidence.question;
  if (reached !== null && (reached.lead !== 'worked' || SETTLED.has(reached.as))) return found;
  if ([...book.rules.values()].some((rule) => rule.clause === of.clause.id)) return found;
  if (!reached && aspects.some((aspect) => NO_SUM.has(aspect))) return found;
  const own = reached && ownLineMissed(evidence, reached, of, language);
  if (own) return { of, reached: own === 'unclear' ? null : own };
  const all = likeAsked(conditionsBeside(of, language), evidence.own.searched);
  const beside = reached || pays(of, language) ? all : all.filter(({ clause }) => clause === of.clause);
  const { below, open } = lineMissed(evidence, beside, of, language);
  if (below) return { of: { ...of, clause: below.clause }, reached: below };
  const clauses = [...new Set([...(reached ? [of.clause] : []), ...beside.map(({ clause }) => clause)])];
  const short = reached
    ? termShort(
        evidence,
        clauses.map((clause) => ({ ...of, clause })),
        knowledge,
      )
    : null;
  return short ?? (reached ? { of, reached: { ...reached, open: toldOnce(open).slice(0, TOLD) } } : found);
}

/** What no condition beside it changes: a line that is missed or reached, what may be deducted. */
const SETTLED: ReadonlySet<OwnWorked['as']> = new Set(['short', 'deduction']);

/** Of conditions that say the same in other places the shorter one, once. */
function toldOnce(open: readonly Beside[]): readonly Beside[] {
  const kept: Beside[] = [];
  for (const one of [...open].sort((a, b) => a.sentence.text.length - b.sentence.text.length)) {
    const words = pairsOf(one.sentence.text);
    const isSaid = ({ sentence }: Beside): boolean => {
      const own = pairsOf(sentence.text);
      return sharedPairs(sentence.text, words) >= own.size * SAME;
    };
    if (!kept.some(isSaid)) kept.push(one);
  }
  return open.filter((one) => kept.includes(one));
}

/** So much of a condition that another one says too is the same condition. */
const SAME = 0.8;

/** So many conditions are told that a sum still depends on. */
const TOLD = 2;
const tellsSum = ({ clause }: Ranked): boolean => sentencesOf(clause).some((s) => answersWith(s, 'money'));
const pays = ({ clause }: Pick<Ranked, 'clause'>, language: LanguageData): boolean =>
  paysIn(clause, sentencesOf(clause), language).length > 0;

/** The asker is below what a clause asks for that pays nothing itself: what it pays is not missed in it. */
export const missesCondition = (reached: WorkedWhere['reached'], language: LanguageData): boolean =>
  reached?.lead === 'below' && !pays(reached, language);

/** What tells that something else counts than what a figure was taken for. */
const UNSURE = [isOfMore, isOfNewAlone] as const;

function comesTo(evidence: Evidence, of: Ranked, knowledge: Knowledge): WorkedWhere {
  const scale = onScale(evidence, of, knowledge);
  const worked = workedFor(evidence, of, scale, knowledge);
  // No line of a support is held against what is to be deducted before tax.
  const reached = worked ?? (evidence.own.cases.has('asks-to-deduct') ? null : scale);
  return { of, reached: UNSURE.some((isUnsure) => isUnsure(evidence, reached, knowledge.language)) ? null : reached };
}

function nearTo(chosen: Ranked, { ranked, candidates }: Evidence): readonly Ranked[] {
  const seen = new Set([chosen.clause.id]);
  const best = scoreOf(chosen, { candidates });
  return [...ranked, ...candidates].filter((r) => {
    const isNear = r.document.id === chosen.document.id && r.score >= best * NEAR && !seen.has(r.clause.id);
    seen.add(r.clause.id);
    return isNear;
  });
}

const scoreOf = ({ clause, score }: Ranked, { candidates }: Pick<Evidence, 'candidates'>): number =>
  candidates.find((one) => one.clause.id === clause.id)?.score ?? score;
