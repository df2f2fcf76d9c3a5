import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { FigurePutUp } from '../../understand/figures-put-up.ts';
import { pacesIn } from '../../understand/how-often.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { aligned, type HeldFigure, heldFigures } from './figures-aligned.ts';
import { likelyByWords, sentenceId } from './meant/sentences-meant.ts';
import { isAsMuch } from './other-case.ts';
import { CLEARLY, comesOfFigures, isAlone, isLike, SURE } from './premise.ts';
import { textMeant } from './text-meant.ts';

/** What comes of one of several figures that a message puts up to be checked against a document. */
export type CheckedFigure = { readonly said: StatedFigure; readonly called: FigurePutUp['called'] } & (
  | { readonly verdict: 'right'; readonly held: HeldFigure }
  /** The document has `due` for what the message says of it; `held`: what it has that figure for, null where it has it nowhere. */
  | { readonly verdict: 'wrong'; readonly due: HeldFigure; readonly held: HeldFigure | null }
  /** It has the figure, and the words do not tell whether for this. */
  | { readonly verdict: 'has'; readonly held: HeldFigure }
  | { readonly verdict: 'absent' }
);

export interface FiguresChecked {
  /** A clause of the document. */
  readonly of: Ranked;
  readonly each: readonly CheckedFigure[];
}

const COUNTED: ReadonlySet<string> = new Set(['amount', 'number', 'rate', 'list']);

/** So much of what the words speak of tells one figure from the others, where several are listed. */
const TELLS = 1;
/** The same where the document has no such figure at all. */
const TELLS_ABSENT = 1.5;

const TOLD: ReadonlySet<CheckedFigure['verdict']> = new Set(['right', 'wrong']);
/** What it counts that a figure stands in the sentence which its words surely ask for, where they don't tell it themselves. */
const MEANT = 2;

/** The figures that a message puts up to be checked, each held against the document that is meant; null where fewer than two can be told, or one is of the asker's own case. */
export function figuresChecked(evidence: Evidence, { book, language }: Knowledge): FiguresChecked | null {
  const { own, slots } = evidence;
  // What is told of a case is decided by it.
  const isOfCase = ({ fact, start, end }: Slot) =>
    COUNTED.has(book.facts.get(fact)?.type ?? '') && own.figures.some((f) => f.start < end && f.end > start);
  const of = own.putUp.length < 2 || slots.some(isOfCase) ? null : textMeant(evidence);
  // Nobody wrote which figures of a text alone are facts of a firm.
  if (!of || isBare(of.document)) return null;
  const each = settled(
    own.putUp.map((one, i) => {
      const byWords = check(one, of, evidence, language, 0);
      // 300家还是1000家: the words of both are the same.
      const isSettled = TOLD.has(byWords.verdict) || one.instead || own.putUp[i + 1]?.instead;
      const byMeaning = isSettled ? byWords : check(one, of, evidence, language, MEANT);
      return TOLD.has(byMeaning.verdict) ? byMeaning : byWords;
    }),
  );
  // What is worked out of others is no figure of a text.
  if (each.some(({ said, verdict }) => verdict === 'absent' && comesOfFigures(said, evidence))) return null;
  return each.length > 1 && (each.some(({ verdict }) => TOLD.has(verdict)) || areMixedUp(each, own.putUp))
    ? { of, each }
    : null;
}

/** 300家还是1000家 of a document that has both, each for something else. */
const areMixedUp = (each: readonly CheckedFigure[], putUp: readonly FigurePutUp[]): boolean =>
  each.length === 2 && putUp.some(({ instead }) => instead) && each.every(({ verdict }) => verdict === 'has');

/** Of two that are put side by side the one that the document has is right where it does not have the other; a bare number that it has not is none of its figures. */
function settled(each: readonly Checked[]): readonly CheckedFigure[] {
  return each.flatMap((one, i): readonly CheckedFigure[] => {
    const { instead, ...checked } = one;
    if (checked.said.unit === 'number' && checked.verdict !== 'right' && checked.verdict !== 'has') return [];
    const beside = instead ? each[i - 1] : each[i + 1]?.instead ? each[i + 1] : undefined;
    const isCount = checked.said.unit === 'count';
    return isCount && checked.verdict === 'has' && beside?.verdict === 'absent'
      ? [{ ...checked, verdict: 'right' }]
      : [checked];
  });
}

/** `instead`: it is put beside the one before it. */
type Checked = CheckedFigure & { readonly instead: boolean };

function check(
  { said, words, lead, called, instead }: FigurePutUp,
  { document }: Ranked,
  { question }: Evidence,
  language: LanguageData,
  weight: number,
): Checked {
  const isMeant = (m: { said: string; weight: number }) =>
    m.weight >= SURE && words.includes(m.said) && !document.title.includes(m.said);
  const meant = question.meanings.filter(isMeant).map(({ text }) => text);
  // Of what is said to be paid none is a rival that is not.
  const kind = heldFigures(document, said).filter((h) => isAsMuch(h.figure, said) || isLike(h, said, language));
  const likely = likelyByWords(words);
  const found = aligned(kind, [words, ...meant], document)
    .map(({ held, score }) => ({
      held,
      score: score + weight * (likely.get(sentenceId(held.clause, held.sentence)) ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
  const led = found.filter(({ held }) => isLedAlike(held, lead));
  const all = led.length > 0 ? led : found;
  const [best] = all;
  const holding = all.filter(({ held }) => isAsMuch(held.figure, said));
  const same = holding.find(({ held }) => held.figure.noun === said.noun) ?? holding[0];
  const other = all.find(({ held }) => !isAsMuch(held.figure, said));
  const isSure = best !== undefined && isAlone(best, all) && (led.length > 0 || best.score >= TELLS);
  if (!same) {
    const held = found.find((one) => isAsMuch(one.held.figure, said))?.held ?? null;
    const isTold = best && isSure && (held !== null || best.score >= TELLS_ABSENT || isOfItsYear(best.held, words));
    return isTold
      ? { said, called, instead, verdict: 'wrong', due: best.held, held }
      : { said, called, instead, verdict: 'absent' };
  }
  const [own, others] = [same.score, other?.score ?? 0];
  const isRight =
    own > others || (own === others && (isOfItself(said) || isOfOtherThings(said, same.held, other?.held)));
  if (isRight && !isOfAnotherPace(called.text, same.held, language))
    return { said, called, instead, verdict: 'right', held: same.held };
  if (!isRight && other && isSure && others >= CLEARLY * own)
    return { said, called, instead, verdict: 'wrong', due: other.held, held: same.held };
  return { said, called, instead, verdict: 'has', held: same.held };
}

/** The year that the words name stands beside it. */
const isOfItsYear = ({ pairs }: HeldFigure, words: string): boolean =>
  [...pairs].some((pair) => /^20\d\d$/.test(pair) && words.includes(pair));

/** 13个设区市 is no rival of 30000家. */
const isOfOtherThings = ({ noun }: StatedFigure, same: HeldFigure, other: HeldFigure | undefined): boolean =>
  other !== undefined && noun === same.figure.noun && noun !== other.figure.noun;

/** 净增300户 and 新增500户 of one part are told apart by what stands right before them. */
const isLedAlike = ({ figure, clause }: HeldFigure, lead: string): boolean =>
  lead !== '' && clause.text.slice(0, figure.start).endsWith(lead);

/** 三年共300家 of what there is each year, or 每年 of what there is in all. */
function isOfAnotherPace(words: string, { sentence }: HeldFigure, language: LanguageData): boolean {
  const paces = pacesIn(sentence.text, language);
  const isOfYears = language.pattern('{sum-of-years}').test(words);
  return (isOfYears && paces.length > 0) || pacesIn(words, language).some((pace) => !paces.includes(pace));
}

/** 2981户: so many digits are no coincidence. */
const isOfItself = ({ value }: StatedFigure): boolean => value.replace(/0+$|\./g, '').length >= DIGITS;
const DIGITS = 3;
