import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import type { Evidence } from './evidence.ts';
import { alikeInGrant, alikeInKind, kindBefore } from './kinds-of-sum.ts';
import type { Pay } from './pays-in.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Out } from './worked-shape.ts';

/** Units of money. */
export const MONEY: ReadonlySet<string> = new Set(['CNY', 'USD', 'EUR', 'HKD']);
/** Words that count people. */
export const PEOPLE = '个名人位口';

/** The figures of a question and the words of a clause, to be put together. */
export interface Case {
  readonly evidence: Evidence;
  readonly clause: Clause;
  readonly language: LanguageData;
  readonly out: (working: Working) => Out | null;
  readonly asker: (f: Figure) => Working;
  readonly held: (f: Figure) => Working;
}

/** A sum, cut where it has a ceiling that it exceeds. */
export function capped({ out, held, clause, language }: Case, full: Out, { cap, pays, held: rate }: Pay): Out | null {
  if (!cap || full.worked.unit !== 'CNY') return full;
  // 每人最高300元…，每人最高1200元: what another kind is paid for each caps no sum of all.
  const between = clause.text.slice(rate.end, cap.start);
  if (pays === 'each' && language.pattern('{for-each-person}').test(between)) return null;
  const least = out({ by: 'least', of: full.working, with: held(cap) });
  return least && (least.worked.value === full.worked.value ? full : least);
}

/** Sums of money that the asker tells of themselves, those first that go with some words of a clause. */
export function ownSums(one: Case, taken: string, unit?: string): readonly StatedFigure[] {
  const { question, own } = one.evidence;
  const printed = (f: Figure): boolean =>
    sentencesOf(one.clause).some((s) => s.figures.some((h) => h.value === f.value && h.unit === f.unit));
  const sums = own.figures
    .filter((f) => (unit === undefined ? MONEY.has(f.unit) : f.unit === unit) && !f.vague)
    .filter((f) => !f.paid || alikeInGrant(f.around, taken, one.language))
    .filter(
      (f) => f.bound !== 'at-most' && f.bound !== 'below' && !isAward(f, one.language) && !isHopedFor(f, one.language),
    )
    .filter((f) => {
      const claimed = question.signs.claimed.some(({ start }) => start === f.start);
      // 那个卓越级的200万 is what the clause pays, and no sum of the asker's.
      return f.told || !printed(f) || (!claimed && kindAlike(one, f, taken) === 2);
    })
    .filter((f) => kindAlike(one, f, taken) > 0)
    .sort((a, b) => kindAlike(one, b, taken) - kindAlike(one, a, taken));
  // Of what came back nobody knows what it leaves.
  if (own.figures.some((f) => MONEY.has(f.unit) && shows(one, '{refunded}$$', f))) return [];
  const had = sums.filter((f) => !shows(one, '{planned}|{estimated}|{contracted}', f));
  return had.length > 0 ? had : sums;
}

/** What is planned, expected or agreed on gives way to what is had of the kind. */
const shows = ({ language }: Case, words: string, f: StatedFigure): boolean =>
  language.pattern(words).test(leadInTo(f));

/** The words right before a figure in its own part of the message. */
export const leadInTo = ({ around, text }: StatedFigure): string =>
  /[^，,。；;？?！!]*$/.exec(around.slice(0, Math.max(0, around.indexOf(text))))?.[0] ?? '';

/** What is granted to whoever gets something for the first time pays nobody whose title was checked anew. */
export const paysNewOnly = ({ own }: Evidence, { text }: Sentence, language: LanguageData): boolean =>
  own.cases.has('checked-anew') &&
  language.pattern('{for-the-first-time}').test(text) &&
  !language.pattern('{checked-anew}').test(text);

/** 200万能拿吗: an award that is put up, and no base of another. */
const isHopedFor = (f: StatedFigure, language: LanguageData): boolean =>
  !f.told && language.pattern('^^{hoped-for}').test(f.behind);

/** 拿了那笔200万补助, 报80万的物流费扶持: what is got or applied for, and nothing of the case. */
export const isAward = (f: StatedFigure, language: LanguageData): boolean =>
  !f.told && language.pattern('^^{award-behind}').test(f.behind);

/** Of sums that go with the words equally well one that is no line is taken first, and of two others none. */
export function bestFor(
  one: Case,
  sums: readonly StatedFigure[],
  taken: string,
  line: Figure | undefined,
): readonly StatedFigure[] {
  const [first, ...others] = sums;
  const rivals = first ? others.filter((f) => kindAlike(one, f, taken) === kindAlike(one, first, taken)) : [];
  const rest = first ? [first, ...rivals].filter((f) => f.start !== line?.start) : [];
  const claims = one.evidence.question.signs.claimed.map(({ start }) => start);
  const told = rest.filter((f) => !claims.includes(f.start));
  if (rest.length === 0) return sums.slice(0, 1);
  return told.length > 0 ? told : rest;
}

/** How well a figure goes with the words of a clause, as `alikeInKind` measures it. */
export function kindAlike({ language }: Case, f: StatedFigure, taken: string): 0 | 1 | 2 {
  const of = kindBefore(f, language);
  return of !== null && alikeInKind(of, taken, language) === 0 ? 0 : alikeInKind(f.around, taken, language);
}

/** What the asker counts. */
export const ownCounts = ({ own }: Evidence): readonly StatedFigure[] =>
  own.figures.filter((f) => f.unit === 'count' && !f.vague && !isOneOrTwo(f));
/** What is counted is what a clause pays for. */
export const isCounted = ({ noun }: Figure, of: string): boolean => {
  const last = of.at(-1) ?? '';
  return of.endsWith(noun) || noun === '个' || (PEOPLE.includes(last) && PEOPLE.includes(noun));
};

/** The sentence that pays, with the one of its ceiling. */
export function payingSentences(clause: Clause, { sentence, cap }: Pay): readonly Sentence[] {
  const further = cap && sentencesOf(clause).find((s) => s.start <= cap.start && s.end >= cap.end);
  return further && further.start !== sentence.start ? [sentence, further] : [sentence];
}
