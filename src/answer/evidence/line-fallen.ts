import { limitsOf } from '../../calculate/condition/compare.ts';
import type { Band } from '../../knowledge/award.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { BETWEEN_ENDS } from '../../language/official-text.ts';
import type { LineAsked } from '../../understand/line-asked.ts';
import type { Span } from '../../understand/span.ts';
import { type Decided, type Evidence, type Ranked, rankedById } from './evidence.ts';
import { paysIn } from './pays-in.ts';
import { partWith } from './pieces.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';
import { fallsIn, paysOf, tiersOf } from './stated-tier.ts';

/** Where a figure that stands on a line of a clause falls, and the part of the clause that says it. */
export type LineFallen = { readonly of: Ranked; readonly piece: Span } & (
  | { readonly falls: 'step'; readonly said: Figure; readonly pays: Figure; readonly edge: Marked }
  /** `pays`: the one sum that the sentence pays whoever is within. */
  | { readonly falls: 'within' | 'without'; readonly held: Figure; readonly edge: Marked; readonly pays: Figure | null }
  /** `short`: what is said is below the line; the clause speaks of no rounding. */
  | { readonly falls: 'rounded'; readonly said: Figure; readonly held: Figure; readonly short: boolean }
);
/** Whether the text itself says that its line counts or doesn't; `off`: the figure stands on no line. */
type Marked = 'marked' | 'unmarked' | 'off';

/** Where the figure that is asked about falls, by the scale of a measure, else by the clause's own words; null where no clause has such a line. */
export function lineFallen(evidence: Evidence, knowledge: Knowledge): LineFallen | null {
  const { line } = evidence.own;
  const [decided] = evidence.sums.decided;
  // 算3%的时候用账面的还是加计扣除的: which of two is asked, and no side of a line.
  const sides = evidence.own.alternatives;
  const isBeside =
    line && sides && ![sides.one, sides.other].some((s) => s.start < line.figure.end && s.end > line.figure.start);
  if (!line || (line.asks === 'inclusion' && isBeside)) return null;
  if (decided && isFailedBeside(decided, line.figure)) return null;
  if (line.asks === 'reached' && decided?.calculation.verdict === 'eligible') return null;
  for (const of of clausesOn(line, evidence, knowledge)) {
    const found =
      line.asks === 'rounding'
        ? roundedIn(of, line, knowledge.language)
        : (stepOf(of, line, knowledge) ?? sideOf(of, line, knowledge.language));
    if (found) return found;
  }
  return null;
}

/** The case fails by something else: 基地在外省，刚好5吨，按哪档. */
function isFailedBeside({ calculation: { verdict, steps } }: Decided, figure: Figure): boolean {
  const failed = steps.filter(({ holds }) => holds === false);
  const byIt = failed.some(({ figures }) => figures.some(({ value }) => value === figure.value));
  return verdict === 'ineligible' && failed.length > 0 && !byIt;
}

/** Clauses that hold the figure, those first that hold most of the others too; beyond what was found only those that hold several. */
function clausesOn(line: LineAsked, evidence: Evidence, knowledge: Knowledge): readonly Ranked[] {
  const { question, ranked, candidates, sums, asOf } = evidence;
  const near = [...sums.decided.map(({ rule }) => rule.clause), ...question.talkedOf]
    .flatMap((id) => rankedById(id, asOf, knowledge) ?? [])
    .concat(ranked, candidates);
  const all =
    line.others.length > 0 && question.regions.length === 0
      ? [...knowledge.clauses.keys()].flatMap((id) => rankedById(id, asOf, knowledge) ?? [])
      : [];
  const rated = (some: readonly Ranked[], least: number) =>
    some
      .map((of) => ({ of, held: line.others.filter((f) => isIn(f, of.clause)).length }))
      .filter(({ of, held }) => held >= least && (line.asks === 'rounding' || isIn(line.figure, of.clause)))
      .sort((a, b) => b.held - a.held)
      .map(({ of }) => of);
  const found = rated(near, 0);
  const seen = new Set(found.map(({ clause }) => clause.id));
  return [...found, ...rated(all, line.others.length)].filter(
    ({ clause }, i) => i < found.length || !seen.has(clause.id),
  );
}

const NUMBER = 'number';
const alike = (said: Figure, held: Figure): boolean =>
  said.value === held.value && (said.unit === NUMBER || said.unit === held.unit);
const isIn = (said: Figure, clause: Clause): boolean => clauseFigures(clause).some((held) => alike(said, held));

/** The step of a measure's scale that the figure falls into. */
function stepOf(of: Ranked, line: LineAsked, { book, language }: Knowledge): LineFallen | null {
  const { clause } = of;
  const figures = clauseFigures(clause);
  for (const rule of book.rules.values()) {
    if (rule.clause !== clause.id || !('promise' in rule.award)) continue;
    const tiers = tiersOf(rule.award.amount);
    const onEdge = tiers?.bands.some((b) => limitsOf(b).some(([, than]) => alike(line.figure, asFigure(than, line))));
    const band = onEdge ? tiers?.bands.find((b) => fallsIn(line.figure.value, b)) : undefined;
    const pays = band && figureOf(band, figures);
    if (!pays) continue;
    const piece = partWith(clause, pays);
    const ends = figures.filter((f) => f.start >= piece.start && f.end <= piece.end && alike(line.figure, f));
    const marks = ends.map((f) => markAt(clause, f, language));
    const edge = marks.includes('marked') ? 'marked' : ends.length > 0 ? 'unmarked' : 'off';
    return { falls: 'step', of, said: line.figure, pays, piece, edge };
  }
  return null;
}

const asFigure = (than: { readonly value: string; readonly unit: string }, { figure }: LineAsked): Figure => ({
  ...figure,
  value: than.value,
  unit: than.unit,
});

function figureOf(band: Band, figures: readonly Figure[]): Figure | undefined {
  const pays = paysOf(band);
  return pays && figures.find((f) => f.value === pays.value && f.unit === pays.unit);
}

/** Whether a line of the clause takes in the figure that stands on it. */
function sideOf(of: Ranked, { figure }: LineAsked, language: LanguageData): LineFallen | null {
  const { clause } = of;
  for (const held of clauseFigures(clause)) {
    if (!alike(figure, held) || held.unit === 'ordinal') continue;
    const within = takesIn(clause, held, language);
    const piece = partWith(clause, held);
    if (within === null) continue;
    const sentence = sentencesOf(clause).find((s) => s.start <= held.start && s.end >= held.end);
    const [due, ...more] = sentence ? paysIn(clause, [sentence], language) : [];
    const pays = within && due?.pays === 'sum' && more.length === 0 && due.held.bound === 'exact' ? due.held : null;
    return { falls: within ? 'within' : 'without', of, held, piece, edge: markAt(clause, held, language), pays };
  }
  return null;
}

function takesIn(clause: Clause, held: Figure, language: LanguageData): boolean | null {
  const after = clause.text.slice(held.end);
  if (language.pattern('{line-left-out}').test(after)) return false;
  if (held.bound === 'above' || held.bound === 'below') return false;
  if (held.bound === 'at-least' || held.bound === 'at-most') return true;
  return isEnd(clause, held) ? true : null;
}

/** One end of a range: 1000万元至2000万元. */
function isEnd(clause: Clause, held: Figure): boolean {
  const all = clauseFigures(clause);
  const at = all.indexOf(held);
  const joins = (a: Figure | undefined, b: Figure | undefined) =>
    a !== undefined && b !== undefined && BETWEEN_ENDS.test(clause.text.slice(a.end, b.start));
  return joins(all[at - 1], held) || joins(held, all[at + 1]);
}

/** Whether the text says that the line counts, by a bracket or a word that leaves nothing open: 达到, 不超过, 超过. */
function markAt(clause: Clause, held: Figure, language: LanguageData): Marked {
  const after = clause.text.slice(held.end);
  if (language.pattern('{line-taken-in}|{line-left-out}').test(after)) return 'marked';
  const open = language.pattern('{line-left-open}').test(after) || held.bound === 'exact';
  return open ? 'unmarked' : 'marked';
}

/** So far from a line, as a share of it, lies a figure that is rounded to it. */
const CLOSE = 0.07;

/** A figure short of the line that it would be rounded up to. */
function roundedIn(of: Ranked, { figure }: LineAsked, language: LanguageData): LineFallen | null {
  const { clause } = of;
  if (language.pattern('{rounds-off}').test(clause.text)) return null;
  // A figure that would be rounded up to a line lies close to it; any other line is another figure's.
  const isNear = (f: Figure) => Math.abs(Number(f.value) - Number(figure.value)) <= Number(f.value) * CLOSE;
  const held = clauseFigures(clause).find((f) => f.unit === figure.unit && f.bound === 'at-least' && isNear(f));
  if (!held) return null;
  const piece = partWith(clause, held);
  return { falls: 'rounded', of, said: figure, held, piece, short: Number(figure.value) < Number(held.value) };
}
