import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { BETWEEN_ENDS, REFUSED_FROM } from '../../language/official-text.ts';
import type { Span } from '../../understand/span.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { alikeInKind } from './kinds-of-sum.ts';
import { isAward, leadInTo } from './own-case.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { workOut } from './work-out.ts';
import type { Out } from './worked-shape.ts';

/** How the asker's own figures stand to a line of a clause, whichever of them it is that counts. */
export type AgainstLine = {
  readonly lead: 'against-line';
  readonly line: Figure;
  /** The line is one of several ways. */
  readonly oneWay: boolean;
  readonly on: readonly Span[];
} & (
  | {
      readonly side: 'short' | 'over';
      readonly said: readonly StatedFigure[];
      readonly apart: boolean;
      /** Something is asked to be had by it, and nothing to be done. */
      readonly ofGrant: boolean;
    }
  /** What is told is of another kind than the line measures. */
  | { readonly side: 'other'; readonly said: readonly StatedFigure[] }
  /** A part that is less than the share which the clause asks for of the whole. */
  | { readonly side: 'share'; readonly part: Figure; readonly whole: Figure; readonly least: Out }
);

interface Line {
  readonly line: Figure;
  /** The other end of a range. */
  readonly most: Figure | null;
  /** The words before it that say what it measures. */
  readonly of: string;
}

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);
/** Stretches of time are told apart by what they are counted from. */
const MEASURED = /^(?:[A-Z]{3}|%|h|count|number)$/;
/** Units of which one kind is told from another by words. */
const OF_KINDS = /^(?:[A-Z]{3}|%)$/;

/** Holds the figures that the asker tells against the lines of a clause, the sentence first that bears on the question, in others only what is called as the line measures it; null where it is open which of them counts and they stand to both sides. */
export function againstLine(
  evidence: Evidence,
  { clause, document }: Ranked,
  best: Sentence | null,
  language: LanguageData,
): AgainstLine | null {
  const printed = clauseFigures(clause);
  const { figures } = evidence.own;
  const isPut = (f: StatedFigure): boolean =>
    f.offered || figures.some((next) => next.offered && next.start > f.end && next.start - f.end <= BESIDE);
  const told = figures.filter(
    (f) =>
      !f.ofClause &&
      !f.upToThere &&
      !f.further &&
      !isPut(f) &&
      !isAward(f, language) &&
      !isHad(f, language) &&
      !printed.some((p) => p.value === f.value),
  );
  const others = sentencesOf(clause).filter(({ start }) => start !== best?.start);
  const addsUp = document.clauses.some(({ text }) => language.pattern('{states-adding-up}').test(text));
  const everywhere = sentencesOf(clause).flatMap((one) => linesOf(clause, one, language));
  for (const sentence of [...(best ? [best] : []), ...others]) {
    const found = bySentence(told, evidence, clause, sentence, everywhere, sentence === best ? 1 : 2, language);
    if (found) return 'apart' in found ? { ...found, apart: found.apart && !addsUp } : found;
  }
  return best && ofAnotherKind(told, everywhere, language);
}

/** 去年领过200万: an award that was had reaches or misses no line. */
const isHad = (f: StatedFigure, language: LanguageData): boolean => language.pattern('{award-had}$$').test(leadInTo(f));

/** 注册资本1500万 of a clause whose one line of money is drawn through 营业收入. */
function ofAnotherKind(
  told: readonly StatedFigure[],
  lines: readonly Line[],
  language: LanguageData,
): AgainstLine | null {
  const [only, ...others] = lines.filter(({ line }) => line.unit === 'CNY');
  const said = told.filter((f) => f.unit === 'CNY');
  if (!only || others.length > 0 || said.length === 0) return null;
  return said.every((f) => alikeInKind(partOf(f), only.of, language) === 0)
    ? { lead: 'against-line', side: 'other', said, line: only.line, oneWay: false, on: [only.line] }
    : null;
}
/** 7.5到10.5万: the ends of a range stand so near. */
const BESIDE = 1;

/** `everywhere`: the lines of the whole clause, of which nothing else is reached; `least`: how surely a figure has to be what a line measures. */
function bySentence(
  told: readonly StatedFigure[],
  { own }: Evidence,
  clause: Ranked['clause'],
  sentence: Sentence,
  everywhere: readonly Line[],
  least: number,
  language: LanguageData,
): AgainstLine | null {
  const all = linesOf(clause, sentence, language);
  const oneWay = language.pattern('{or-another}').test(sentence.text);
  for (const { line } of all) {
    const its = all.filter((l) => l.line.unit === line.unit && l.line.noun === line.noun);
    const share = line.unit === '%' ? shareShort(told, line, clause.text, sentence, clause.id, language) : null;
    if (share) return { lead: 'against-line', side: 'share', line, oneWay, on: [line], ...share };
    const said = telling(told, its, least, language);
    if (said.length === 0 || said.some(({ vague, bound }) => vague || bound === 'about')) continue;
    const alike = everywhere.filter((l) => l.line.unit === line.unit);
    const sides = new Set(said.map((f) => sideOf(f, alike)));
    const [side, ...others] = sides;
    if (!side || others.length > 0) continue;
    const apart = own.polar?.ofSeveral === true && said.length > 1;
    const sum = said.reduce((total, { value }) => total + Number(value), 0);
    const reached = own.figures.some((f) => isRival(f, line) && isReachedBy(f, its, language));
    if (side === 'short' && reached) continue;
    const isReached = ({ line: one }: Line): boolean =>
      own.figures.some((f) => f.unit === one.unit && Number(f.value) >= Number(one.value));
    const needed = oneWay ? neededBefore(its, clause.text, language).filter((one) => !isReached(one)) : [];
    const lowest = (needed.length > 0 ? needed : its).reduce((a, b) =>
      Number(b.line.value) < Number(a.line.value) ? b : a,
    );
    const isOneWay = oneWay && needed.length === 0;
    if (side === 'short' && said.length > 1 && !apart && alike.some((l) => sum >= Number(l.line.value))) continue;
    const end = side === 'over' ? (lowest.most ?? lowest.line) : lowest.line;
    const ofGrant = own.polar?.put === 'may';
    return { lead: 'against-line', side, said, line: end, oneWay: isOneWay, apart, ofGrant, on: [end] };
  }
  return null;
}

/** 不低于10亿元，且完成50%或不低于8亿元: the lines before what is asked for besides, which nothing behind that makes good. */
function neededBefore(lines: readonly Line[], text: string, language: LanguageData): readonly Line[] {
  const first = lines.findIndex(({ of }) => language.pattern('{or-another}').test(of));
  return lines.slice(0, Math.max(0, first)).filter(({ line }) => {
    const between = text.slice(line.end, lines[first]?.line.start);
    return language.pattern('{and-besides}').test(between);
  });
}

/** The lines of a sentence, those of what it pays aside. */
function linesOf(
  { text }: Ranked['clause'],
  { figures, start, end }: Sentence,
  language: LanguageData,
): readonly Line[] {
  return figures.flatMap((line, i) => {
    const next = figures[i + 1];
    const most = next && next.unit === line.unit && BETWEEN_ENDS.test(text.slice(line.end, next.start)) ? next : null;
    const before = text.slice(figures[i - 1]?.end ?? start, line.start);
    const pays = language.pattern('{gives}').test(text.slice(start, line.start));
    if ((!FLOORS.has(line.bound) && !most) || !MEASURED.test(line.unit) || pays) return [];
    if (REFUSED_FROM.test(text.slice(line.end, end))) return [];
    return [{ line, most, of: /[^，,。；;、]*$/.exec(before)?.[0] ?? '' }];
  });
}

/** A sum that is none of what is said to be asked for, which is the line's own; a share may be of anything. */
const isRival = (f: StatedFigure, line: Figure): boolean =>
  f.unit === line.unit && f.unit !== '%' && f.value !== line.value && !f.further;

/** 固定资产投资2000万 beside a line of investment that it reaches: it may well be what counts. */
function isReachedBy(f: StatedFigure, lines: readonly Line[], language: LanguageData): boolean {
  return lines.some(
    ({ line, of }) =>
      Number(f.value) >= Number(line.value) && mayCount(f, of, language) && alikeInKind(partOf(f), of, language) === 2,
  );
}

/** It is no sum that was not drawn, none of another year than the line's, and by the acre only where the line is. */
function mayCount(f: StatedFigure, of: string, language: LanguageData): boolean {
  const shows = (name: string, words: string): boolean => language.pattern(`{${name}}`).test(words);
  const part = partOf(f);
  return (
    (!shows('not-drawn', part) || shows('not-drawn', of)) &&
    !(shows('last-year', of) && f.year === 'running') &&
    shows('for-each-unit', part) === shows('for-each-unit', of)
  );
}

/** The figures that are likest to be what a line measures: by its very words, by its kind, else all that name no other kind; of the year that it speaks of. */
function telling(
  own: readonly StatedFigure[],
  lines: readonly Line[],
  least: number,
  language: LanguageData,
): readonly StatedFigure[] {
  const [{ line, of } = {}] = lines;
  if (!line || of === undefined) return [];
  const ofLastYear = language.pattern('{last-year}').test(of);
  const rank = (f: StatedFigure): number => {
    const part = partOf(f);
    const kind = alikeInKind(part, of, language);
    if (kind === 0) return 0;
    const shared = sharedPairs(of, pairsOf(part));
    if (shared >= TELLS) return 3;
    if ((ofLastYear && f.year === 'before') || (line.unit === '%' && shared > 0)) return 2;
    return OF_KINDS.test(line.unit) || line.unit === 'count' ? kind : 2;
  };
  const lacks = (f: StatedFigure, name: string): boolean => !language.pattern(`{${name}}`).test(partOf(f));
  const alike = own.filter(
    (f) => f.unit === line.unit && (line.unit !== 'count' || f.noun === line.noun) && mayCount(f, of, language),
  );
  // 去年700小时，今年到9月800小时: of several years it is open which counts.
  if (new Set(alike.map(({ year }) => year)).size > 1 && alike.every(({ year }) => year !== null)) return [];
  const most = Math.max(0, ...alike.map(rank));
  // 今年做到20%: a share may be of anything, where nothing names what; what is of part of a year misses no line.
  const needed = line.unit === '%' ? Math.max(least, 2) : least;
  if (most < needed || !alike.every((f) => lacks(f, 'part-of-year') && lacks(f, 'so-far'))) return [];
  return alike.filter((f) => rank(f) === most);
}
const TELLS = 2;

/** The part of the message that a figure stands in, up to it. */
function partOf({ around, text }: StatedFigure): string {
  const at = around.indexOf(text);
  return /[^，,。；;？?]*$/.exec(around.slice(0, at < 0 ? around.length : at + text.length))?.[0] ?? '';
}

/** Below all lines of one kind, or beyond all. */
function sideOf(said: Figure, lines: readonly Line[]): 'short' | 'over' | null {
  const value = Number(said.value);
  if (said.bound === 'at-least' || said.bound === 'above') return null;
  const reaches = ({ line }: Line): boolean =>
    line.bound === 'above' ? value > Number(line.value) : value >= Number(line.value);
  if (lines.every((l) => !reaches(l))) return 'short';
  return lines.every((l) => l.most !== null && value > Number(l.most.value)) ? 'over' : null;
}

/** Of two sums the part and the whole, where the part is less than the least share of it. */
function shareShort(
  own: readonly StatedFigure[],
  rate: Figure,
  text: string,
  { start }: Sentence,
  clause: string,
  language: LanguageData,
): Pick<Extract<AgainstLine, { side: 'share' }>, 'part' | 'whole' | 'least'> | null {
  const of = language.pattern('{share-of-what}').exec(text.slice(start, rate.start))?.[1] ?? '';
  const sums = own.filter((f) => f.unit === 'CNY' && !f.vague && f.bound === 'exact');
  if (of === '' || sums.length !== 2) return null;
  const [part, whole] = [...sums].sort((a, b) => Number(a.value) - Number(b.value));
  if (!part || !whole || sharedPairs(of, pairsOf(partOf(whole))) === 0) return null;
  const working = {
    by: 'share' as const,
    of: { by: 'clause' as const, clause, start: rate.start, end: rate.end },
    with: { by: 'asker' as const, start: whole.start, end: whole.end },
  };
  const worked = workOut(working, { clause: () => rate, asker: () => whole });
  return worked && Number(part.value) < Number(worked.value) ? { part, whole, least: { working, worked } } : null;
}
