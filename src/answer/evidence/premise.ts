import { Decimal } from '../../calculate/value/decimal.ts';
import type { PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { liesIn } from '../../language/region.ts';
import type { AttributedFigure } from '../../understand/figures-attributed.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type Aligned, aligned, type HeldFigure, heldFigures } from './figures-aligned.ts';
import { isAsMuch } from './other-case.ts';
import { clauseFigures } from './sentences.ts';
import { textMeant } from './text-meant.ts';
import { isYearByItsEnd } from './year-by-its-end.ts';

/** What comes of a figure that a message puts into the mouth of a policy, once the whole document has been looked through. */
export type Premise = {
  readonly said: Figure;
  /** A clause of the document that was looked through, the one that answers where one does. */
  readonly of: Ranked;
} & (
  | {
      /** The document has it for something else than what the message speaks of; `due`: what it has for that. */
      readonly premise: 'of-another';
      readonly held: HeldFigure;
      readonly due: HeldFigure;
    }
  | {
      /** It has it nowhere. `due`: what it has for what the message speaks of; `pays`: it names sums at all; `elsewhere`: another text of the place has it. */
      readonly premise: 'not-held';
      readonly due: HeldFigure | null;
      readonly pays: boolean;
      readonly elsewhere: HeldFigure | null;
    }
  | {
      /** It is the most that is given, and it was asked whether it may be counted on. */
      readonly premise: 'ceiling';
      readonly held: HeldFigure;
    }
  | {
      /** Two that are taken for one are of different things. */
      readonly premise: 'not-the-same';
      readonly held: HeldFigure;
      readonly not: Figure;
      readonly other: HeldFigure;
    }
  | {
      /** Of two that are put side by side it is the right one; `other`: what a text has the other for, null where none has it. */
      readonly premise: 'right-of-two';
      readonly held: HeldFigure;
      readonly not: Figure;
      readonly other: HeldFigure | null;
    }
);

/** So much of what the words speak of tells one figure from the others. */
const TELLS = 1.5;
/** So many times as much as another. */
export const CLEARLY = 2;
/** What policies say for a word stands for it where it weighs as much. */
export const SURE = 0.7;

/** What is to be said first of the figures that a message attributes to a policy; empty where they are right, or nothing is known. */
export function premisesOf(evidence: Evidence, knowledge: Knowledge): readonly Premise[] {
  const { own, slots } = evidence;
  const isOwn = ({ said, sure }: AttributedFigure) =>
    !sure && slots.some((s) => s.start < said.end && s.end > said.start);
  const attributed = own.attributed.filter((one) => !isOwn(one));
  const of = attributed.length > 0 ? textMeant(evidence) : null;
  if (!of) return [];
  const [first, second] = attributed;
  if (first?.beside && second) return ofTwo(first, second, of, evidence, knowledge) ?? [];
  if (own.act.act === 'compare') return [];
  return attributed.flatMap((one) => premiseOf(one, of, evidence, knowledge) ?? []);
}

/** What the words of a message and what policies say for them speak of, the name of the document aside. */
const wordsFor = (
  { words }: AttributedFigure,
  { question }: Evidence,
  { title }: PolicyDocument,
): readonly string[] => [
  words,
  ...(question.goesOn ? [question.searched] : []),
  ...question.meanings
    .filter(({ said, weight }) => weight >= SURE && words.includes(said) && !title.includes(said))
    .map(({ text }) => text),
];

function premiseOf(one: AttributedFigure, of: Ranked, evidence: Evidence, knowledge: Knowledge): Premise | null {
  const { said } = one;
  const { language } = knowledge;
  const worked = comesOfFigures(said, evidence);
  // 两样加起来100万: a total is what no figure of its value is.
  if (said.unit === 'number' || (worked && evidence.own.signs.total)) return null;
  const { document } = of;
  if (isYearByItsEnd(said, document)) return null;
  const all = aligned(heldFigures(document, said), wordsFor(one, evidence, document), document);
  const [best] = all.filter(({ held }) => isAsMuch(held.figure, said) || isLike(held, said, language));
  const nearest = all.find(({ held }) => isAsMuch(held.figure, said));
  if (nearest) {
    if (one.asksSure && nearest.held.figure.bound === 'at-most' && nearest === all.find(({ held }) => isSum(held)))
      return { said, of, premise: 'ceiling', held: nearest.held };
    if (!best || isAsMuch(best.held.figure, said) || best.held.sentence === nearest.held.sentence) return null;
    // 两个模型100万, of 50万 each: that many times what is due.
    if (isTimes(said, best.held.figure, evidence)) return null;
    // 该奖200万, of a text that asks for 200万: it is no award of another thing.
    if (!isLike(nearest.held, said, language)) return null;
    const isOther = best.score >= TELLS && best.score >= CLEARLY * nearest.score && isAlone(best, all);
    return isOther ? { said, of, premise: 'of-another', held: nearest.held, due: best.held } : null;
  }
  if ((said.unit !== 'count' && !one.given) || worked) return null;
  const due = best && best.score >= TELLS && isAlone(best, all) ? best.held : null;
  if (said.unit === 'count' && due === null) return null;
  const other = due === null ? inAnotherText(one, document, evidence, knowledge) : null;
  if (other && (other.score >= TELLS || evidence.ranked.length === 0)) return null;
  const pays = document.clauses.some((clause) => clauseFigures(clause).some(({ unit }) => unit.startsWith('CNY')));
  // 比例各提高0.5个百分点: a share or a count that a text alone does not print may come of what it does.
  if (isBare(document) && said.unit !== 'CNY') return null;
  return { said, of, premise: 'not-held', due, pays, elsewhere: other?.held ?? null };
}

/** Of what is said to be paid the clause's figure is one that is paid. */
export const isLike = ({ figure, sentence }: HeldFigure, said: Figure, language: LanguageData): boolean =>
  !said.unit.startsWith('CNY') ||
  ((figure.bound === 'exact' || figure.bound === 'at-most') && language.pattern('{gives}').test(sentence.text));

/** A sum of money that is paid, at most or as it stands. */
const isSum = ({ figure: { unit, bound } }: HeldFigure): boolean =>
  unit === 'CNY' && (bound === 'exact' || bound === 'at-most');

/** No other figure of another value is as much what the words speak of. */
export const isAlone = (best: Aligned, all: readonly Aligned[]): boolean =>
  all.every(
    ({ held, score }) =>
      held === best.held || held.figure.value === best.held.figure.value || best.score >= CLEARLY * score,
  );

/** The figure in another text that applies where this one does, or anywhere. */
function inAnotherText(
  one: AttributedFigure,
  document: PolicyDocument,
  evidence: Evidence,
  { documents }: Knowledge,
  anywhere = false,
): Aligned | null {
  const places = [document.region, evidence.sums.placed, ...evidence.question.regions.map(({ code }) => code)];
  const isNear = ({ region }: PolicyDocument) =>
    region !== null && places.some((place) => place !== null && liesIn(place, region));
  const others = [...documents.values()].filter((other) => other !== document && (anywhere || isNear(other)));
  const found = others.flatMap((other) =>
    aligned(heldFigures(other, one.said), wordsFor(one, evidence, other), other).filter(
      ({ held }) => isAsMuch(held.figure, one.said) && held.figure.unit === one.said.unit,
    ),
  );
  return found.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** What the document has two figures for that are put side by side, and which of them for what the message speaks of. */
function ofTwo(
  first: AttributedFigure,
  second: AttributedFigure,
  of: Ranked,
  evidence: Evidence,
  knowledge: Knowledge,
): readonly Premise[] | null {
  const { document } = of;
  const all = aligned(heldFigures(document, first.said), wordsFor(first, evidence, document), document);
  const holding = ({ said }: AttributedFigure) => all.find(({ held }) => isAsMuch(held.figure, said)) ?? null;
  if (first.beside === 'same') {
    const [held, other] = [holding(first)?.held, holding(second)?.held];
    if (!held || !other || held.sentence === other.sentence) return null;
    return [{ said: first.said, of, premise: 'not-the-same', held, not: second.said, other }];
  }
  const [best] = all;
  if (!best || best.score < TELLS || !isAlone(best, all)) return null;
  const [right] = [first, second].filter(({ said }) => isAsMuch(best.held.figure, said));
  const not = right === first ? second : first;
  if (!right) return null;
  const isMoney = not.said.unit.startsWith('CNY');
  const away = isMoney ? inAnotherText(not, document, evidence, knowledge, true) : null;
  // Sums of one value are many.
  const [other] = [holding(not), away]
    .flatMap((one) => (one && (!isMoney || one.score >= SAYS) ? [one] : []))
    .sort((a, b) => b.score - a.score);
  return [
    { said: right.said, of, premise: 'right-of-two', held: best.held, not: not.said, other: other?.held ?? null },
  ];
}
/** What tells what a figure is said of, less than what tells it from the others. */
const SAYS = 0.5;

/** It is what a clause has for one, times a number that the message names. */
const isTimes = (said: Figure, { value, unit }: Figure, { own: { figures } }: Evidence): boolean =>
  unit === said.unit &&
  figures.some((f) => f.unit === 'count' && Number(f.value) > 1 && new Decimal(value).times(f.value).eq(said.value));

/** It is what figures of the message and of the texts that were found come to: so many times one, a share of one, several together, a rest. */
export function comesOfFigures(said: Figure, { own, ranked, candidates }: Evidence): boolean {
  const others = own.figures.filter((f) => f.start !== said.start && f.unit !== 'date');
  const clauses = [...new Set([...ranked, ...candidates].map(({ clause }) => clause))];
  const held = clauses.flatMap(clauseFigures).filter(({ unit }) => unit === '%' || unit.startsWith('CNY'));
  const sizeOf = (f: Figure) => (f.unit === '%' ? new Decimal(f.value).div(100) : new Decimal(f.value));
  const isSum = ({ unit }: Figure) => unit.startsWith('CNY');
  const all = [...others, ...held].filter(({ value }) => /^[\d.]+$/.test(value));
  const sums = all.filter(isSum).map(sizeOf);
  const numbers = all.map(sizeOf);
  return (
    said.unit === 'CNY' &&
    (numbers.some((a) => sums.some((b) => a.times(b).eq(said.value))) ||
      sums.some((a, i) => sums.some((b, j) => i < j && (a.plus(b).eq(said.value) || a.minus(b).abs().eq(said.value)))))
  );
}
