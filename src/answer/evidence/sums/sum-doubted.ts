import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Figure } from '../../../language/figure.ts';
import { isOneOrTwo } from '../../../language/figure-context.ts';
import type { StatedFigure } from '../../../understand/stated-figures.ts';
import { isBare } from '../bare.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { placesEveryFigure } from '../figures-placed.ts';
import { alikeInKind, kindBefore } from '../kinds-of-sum.ts';
import { leadInTo } from '../own-case.ts';
import { type Pay, paysIn } from '../pays-in.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from '../sentences.ts';
import type { OwnWorked } from '../worked-shape.ts';
import { decidedBeside } from './decided-beside.ts';
import { figuresUsed } from './figures-used.ts';
import { isSumUnlikely } from './sum-table.ts';

/** Ways to pay: what only measures a case against a line is no sum. */
export const PAYS_BY: ReadonlySet<OwnWorked['as']> = new Set([
  ...(['step', 'share', 'each', 'all', 'actual', 'costs', 'steps'] as const),
  ...(['together', 'difference', 'parts', 'schedule', 'range'] as const),
]);

/** Ways to pay of which enough sums were learned of to tell whether one is likely. */
const LEARNED: ReadonlySet<OwnWorked['as']> = new Set(['step', 'share', 'each']);

/** A clause of its document that is nearly as likely meant, as a share of the score of the one that pays. */
const AS_LIKELY = Math.exp(-0.25);
/** So likely a sentence that refuses decides that no sum is told beside it. */
const SURELY = 0.5;
/** So many pairs of characters of what only the other rate is for tell that it is meant. */
const TELLS = 2;
const LIMITS: ReadonlySet<string> = new Set(['at-most', 'below']);
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);
const NO_SIZE = /^(?:date|document|ordinal)$/;

/** A sum by a clause of which only the text is known that may be another one: its clause is told instead. */
export function isSumDoubted(evidence: Evidence, of: Ranked, worked: OwnWorked, language: LanguageData): boolean {
  if (!PAYS_BY.has(worked.as) || !isBare(of.document)) return false;
  if (isAnotherMeant(evidence, of, worked, language) || isRefused(evidence, of, worked, language)) return true;
  return isOfLearned(evidence, worked, language) && isSumUnlikely(evidence, of, worked, language);
}

/** Another sentence likely refuses what the sum counts; of several numbers it refuses some. */
const isRefused = (evidence: Evidence, of: Ranked, worked: OwnWorked, language: LanguageData): boolean => {
  const refused = decidedBeside(evidence, of, worked, language);
  return refused?.refuses === true && (refused.likely >= SURELY || worked.as === 'all');
};

/** The message, or another clause, tells that another sum may be meant. */
export const isAnotherMeant = (evidence: Evidence, of: Ranked, worked: OwnWorked, language: LanguageData): boolean =>
  isOfOtherDocument(evidence, of) ||
  (!isSurelyPlaced(evidence, worked, language) && isOtherAsLikely(evidence, of, worked, language)) ||
  leavesFigureOut(evidence, worked, language) ||
  missesLine(evidence, worked) ||
  paysOtherwise(evidence, worked, language);

/** Whether it is learned how likely such a sum is: of those that every figure goes into it is not. */
export const isOfLearned = (evidence: Evidence, worked: OwnWorked, language: LanguageData): boolean =>
  LEARNED.has(worked.as) && !placesEveryFigure(evidence, worked, language);

/** The talk is of another document, and the message names none. */
export const isOfOtherDocument = ({ noticed, own }: Evidence, { document }: Ranked): boolean =>
  noticed.size > 0 && !noticed.has(document.id) && own.documents.length === 0;

/** Several sums of the message find their place, a step is reached, or what the clause leaves out of what is told: no other is meant. */
const isSurelyPlaced = (evidence: Evidence, worked: OwnWorked, language: LanguageData): boolean =>
  placesEveryFigure(evidence, worked, language) ||
  (worked.as !== 'share' && worked.as !== 'each') ||
  isOnScale(worked) ||
  (worked.as === 'share' && worked.less !== null);

/** Another clause of the document that pays is as likely meant. */
function isOtherAsLikely(evidence: Evidence, of: Ranked, worked: OwnWorked, language: LanguageData): boolean {
  const { ranked, candidates } = evidence;
  const { document } = of;
  const { clause } = worked;
  const pays = ({ clause: one }: Ranked): boolean =>
    one.id === clause.id || paysIn(one, sentencesOf(one), language).length > 0;
  const all = [...ranked, ...candidates].filter((one) => one.document.id === document.id && pays(one));
  const most = (is: boolean): number =>
    Math.max(0, ...all.flatMap((one) => ((one.clause.id === clause.id) === is ? [one.score] : [])));
  return most(false) > most(true) * AS_LIKELY;
}

/** A figure of the kind that was taken goes into no sum: 农民工12个、脱贫户5个. */
function leavesFigureOut(evidence: Evidence, worked: OwnWorked, language: LanguageData): boolean {
  const { told } = figuresUsed(worked);
  const figures = sizesTold(evidence);
  const said = 'said' in worked && !isOnScale(worked) ? worked.said : null;
  const taken = said && figures.find((f) => f.start === said.start);
  const lines = payingIn(worked).flatMap((s) => s.figures.filter(({ bound }) => FLOORS.has(bound)));
  const reaches = (f: Figure): boolean =>
    f.unit === 'count' && lines.some((line) => isLike(f, line) && Number(f.value) >= Number(line.value));
  if (!taken) return false;
  const isPrinted = (f: Figure): boolean =>
    clauseFigures(worked.clause).some(({ value, unit }) => value === f.value && unit === f.unit);
  const isLeft = (f: StatedFigure): boolean =>
    isLike(f, taken) && !reaches(f) && !isPrinted(f) && !f.further && !isOtherKind(f, taken, language);
  const left = figures.filter((f) => !told.has(f.start) && isLeft(f));
  // 一共500万，关联方的100万，其余400万: the two are what is left.
  const isRest = left.some((a) => left.some((b) => Number(a.value) - Number(b.value) === Number(taken.value)));
  return left.length > 0 && !isRest && !placesEveryFigure(evidence, worked, language);
}

/** A line of the sentence that pays is missed by all that is told alike, or a number that it limits is exceeded and was not cut. */
function missesLine(evidence: Evidence, worked: OwnWorked): boolean {
  if (isOnScale(worked)) return false;
  const { held } = figuresUsed(worked);
  const figures = sizesTold(evidence);
  const alike = (line: Figure): readonly Figure[] => figures.filter((f) => isLike(f, line));
  const lines = payingIn(worked).flatMap((s) => s.figures.filter((f) => !held.has(f.start)));
  const limits = sentencesOf(worked.clause).flatMap((s) => s.figures.filter((f) => f.unit === 'count'));
  const floors = lines.filter(({ bound }) => FLOORS.has(bound));
  const isReached = (line: Figure): boolean => alike(line).some(({ value }) => Number(value) >= Number(line.value));
  return (
    // Of several steps one is reached.
    floors.some((line) => alike(line).length > 0 && !floors.some((one) => one.unit === line.unit && isReached(one))) ||
    limits.some(
      (most) =>
        LIMITS.has(most.bound) &&
        !held.has(most.start) &&
        alike(most).some(({ value }) => Number(value) > Number(most.value)),
    )
  );
}

/** The clause pays by another rate or sum too, and the message says as much of what sets that apart, or nothing of either in one sentence. */
function paysOtherwise({ own }: Evidence, worked: OwnWorked, language: LanguageData): boolean {
  if (isOnScale(worked) || (worked.as !== 'each' && worked.as !== 'share')) return false;
  const { held } = figuresUsed(worked);
  const { clause } = worked;
  const pays = paysIn(clause, sentencesOf(clause), language);
  const taken = pays.find((pay) => held.has(pay.held.start));
  if (!taken) return false;
  // 500亩以上的每亩200元: the one line of what is counted is reached.
  const said = 'said' in worked ? worked.said : null;
  const lines = taken.sentence.figures.filter((f) => FLOORS.has(f.bound) && said && isLike(f, said));
  if (said && lines.length === 1 && lines.every(({ value }) => Number(said.value) >= Number(value))) return false;
  const words = pairsOf(own.searched);
  const rivals = pays.filter((pay) => pay !== taken && pay.held.unit === taken.held.unit && !held.has(pay.held.start));
  return rivals.some((rival) => {
    const [a, b] = [pairsOf(partOf(taken, rival, clause.text)), pairsOf(partOf(rival, taken, clause.text))];
    const only = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
      sharedPairs([...one].filter((pair) => !other.has(pair)).join('，'), words);
    const [ofTaken, ofRival] = [only(a, b), only(b, a)];
    const isBeside = rival.sentence.start === taken.sentence.start;
    const goesOn = isBeside || pays.indexOf(rival) === pays.indexOf(taken) + 1;
    return (ofRival >= TELLS && goesOn) || (ofRival >= ofTaken && (ofRival > 0 || isBeside || taken.pays === 'each'));
  });
}

/** A step of a scale that a figure told reaches. */
const isOnScale = (worked: OwnWorked): boolean =>
  (worked.as === 'step' && worked.said !== null) || (worked.as === 'share' && worked.by !== null);

/** The sentences of which a figure went into the sum. */
function payingIn(worked: OwnWorked): readonly Sentence[] {
  const { held } = figuresUsed(worked);
  const paying = worked.sentences.filter((s) => s.figures.some((f) => held.has(f.start)));
  return paying.length > 0 ? paying : worked.sentences;
}

/** 研发花了250万，其中设备费90万; 合同150万，付了50万: what is called otherwise, or only agreed on, is none of what is paid on. */
const isOtherKind = (f: StatedFigure, taken: StatedFigure, language: LanguageData): boolean => {
  if (language.pattern('{planned}|{estimated}|{contracted}').test(leadInTo(f))) return true;
  const [of, other] = [kindBefore(taken, language), kindBefore(f, language)];
  return of !== null && other !== null && alikeInKind(other, of, language) === 0;
};

const sizesTold = ({ own }: Evidence): readonly StatedFigure[] =>
  own.figures.filter((f) => !isOneOrTwo(f) && !NO_SIZE.test(f.unit));

/** Of one unit, and of things counted alike: 15个 may be of anything. */
const isLike = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && (a.unit !== 'count' || a.noun === b.noun || a.noun === '个' || b.noun === '个');

/** The sentence of what is paid, or its own part of it. */
function partOf({ sentence, held }: Pay, other: Pay, text: string): string {
  if (sentence.start !== other.sentence.start) return sentence.text;
  return text.slice(other.held.start < held.start ? other.held.end : sentence.start, held.start);
}
