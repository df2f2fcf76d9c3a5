import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { provisionsOf } from '../../knowledge/provision.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { GAP } from '../../language/gap.ts';
import { BETWEEN_ENDS, STARTS_ANEW } from '../../language/official-text.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { alikeInKind, isWholeOfPart, kindBefore } from './kinds-of-sum.ts';
import { isAward, MONEY } from './own-case.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';

/** What a figure that the asker tells comes to on the scale of a clause or a list: the sentences that hold for it, or the least that any asks for. */
export type OnScale =
  | {
      readonly lead: 'fragment';
      readonly said: Figure;
      readonly clause: Clause;
      readonly sentences: readonly Sentence[];
    }
  | { readonly lead: 'below'; readonly said: Figure; readonly clause: Clause; readonly least: Figure }
  /** Its steps are told in another money than the asker's: which of them is reached stands in no text. */
  | { readonly lead: 'other-money'; readonly said: Figure; readonly clause: Clause; readonly least: Figure };

/** A sentence that grants from a threshold on, and the figure under which it holds, where it names one. */
interface Step {
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly from: Figure;
  readonly under: Figure | null;
}

/** So many characters before a threshold say what it measures. */
const MEASURES = 16;
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);
/** 15个人, 30个员工: the thing counted stands after it. */
const ANY = '个';
/** Units of what is no size of anything. */
const NO_SIZE = /^(?:date|document|ordinal|number|year|month|%)/;

/** Where a clause that no measure computes, or one of a text whose questions nobody knows, grants by thresholds, what the figure that the asker tells of themselves comes to; null where it grants otherwise. */
export function onScale(
  { own, question, slots }: Pick<Evidence, 'own' | 'question' | 'slots'>,
  { clause, document }: Ranked,
  { book, language }: Knowledge,
): OnScale | null {
  if (!isBare(document) && [...book.rules.values()].some((rule) => rule.clause === clause.id)) return null;
  const told = (f: Figure): boolean => slots.some((s) => s.start <= f.start && s.end >= f.end);
  const isOwn = (f: Figure): boolean => told(f) || own.figures.some((o) => o.start === f.start && o.told);
  const claimed = new Set(question.signs.claimed.filter((f) => !isOwn(f)).map(({ start }) => start));
  const asked = question.goesOn ? `${own.searched} ${question.searched}` : own.searched;
  const list = provisionsOf(document).find(({ lead, items }) => lead === clause || items.includes(clause));
  const clauses = list && list.items.length > 0 ? list.items : [clause];
  // What stands on the pages left out may be a further step, or a limit.
  if (clauses.some(({ text }) => text.includes(GAP))) return null;
  for (const said of likestFirst(own.figures, clauses, language)) {
    if (claimed.has(said.start) || said.further || said.vague || isOneOrTwo(said) || NO_SIZE.test(said.unit)) continue;
    if (isAward(said, language)) continue;
    const of = kindBefore(said, language);
    const steps = stepsOf(clauses, said, asked, language).filter(
      (step) => of === null || alikeInKind(of, measureOf(step), language) > 0,
    );
    // Of several steps the first names what all of them measure.
    const words = of ?? said.around;
    if (measuresOf(clauses, language).some((measure) => isWholeOfPart(words, measure, language))) continue;
    const least = lowest(steps);
    const foreign = steps.length === 0 ? inOtherMoney(clauses, said, language) : undefined;
    if (foreign && (foreign.clause === clause || list?.lead === clause))
      return { lead: 'other-money', said, clause: foreign.clause, least: foreign.from };
    if (!least || !steps.some((s) => s.clause === clause || list?.lead === clause)) continue;
    const beside = (of: Clause): readonly Sentence[] =>
      sentencesOf(of).filter((s) => !steps.some((step) => step.clause === of && step.sentence.start === s.start));
    // 招用3人以下的按每人2000元: less than the first floor is paid for too.
    if (Number(said.value) < Number(least.from.value)) {
      if (isPaid(said, clauses) || own.figures.some((f) => f.unit === said.unit && reachesLine(f, least))) return null;
      const others = beside(least.clause);
      return isPaidBelow(least, others) || others.some((s) => grantsAnew(s, language))
        ? null
        : { lead: 'below', said, clause: least.clause, least: least.from };
    }
    const due = highest(steps.filter((s) => reaches(said, s)));
    if (!due) continue;
    const limits = beside(due.clause).filter((s) => s.start > due.sentence.start && goesOn(s));
    return { lead: 'fragment', said, clause: due.clause, sentences: [due.sentence, ...limits] };
  }
  return null;
}

/** 培养主播那2万: what the clauses pay is no size of anything. */
const isPaid = (said: Figure, clauses: readonly Clause[]): boolean =>
  clauses.some((clause) =>
    clauseFigures(clause).some((f) => f.unit.startsWith('CNY') && f.bound === 'exact' && f.value === said.value),
  );

/** Another figure of the message reaches the line. */
const reachesLine = (f: Figure, { from }: Step): boolean => Number(f.value) >= Number(from.value);

/** What a step measures, in the words before its threshold. */
const measureOf = ({ clause, sentence, from }: Step): string =>
  clause.text.slice(Math.max(sentence.start, from.start - MEASURES), from.start);

const isPaidBelow = ({ from }: Step, others: readonly Sentence[]): boolean =>
  others.some(
    (s) =>
      paysIn(s) &&
      s.figures.some(
        (f) =>
          f.unit === from.unit && f.bound === 'at-most' && f.noun === from.noun && Number(f.value) < Number(from.value),
      ),
  );

/** Of several figures of one unit those first whose words say most of what the clauses measure: 研发投了1.2亿，其中基础研究4800万. */
function likestFirst(
  figures: readonly StatedFigure[],
  clauses: readonly Clause[],
  language: LanguageData,
): readonly StatedFigure[] {
  const measures = measuresOf(clauses, language);
  const likeness = ({ around }: StatedFigure): number =>
    Math.max(0, ...measures.map((measure) => sharedPairs(measure, pairsOf(around))));
  return [...figures].sort((a, b) => likeness(b) - likeness(a));
}

const measuresOf = (clauses: readonly Clause[], language: LanguageData): readonly string[] =>
  clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap((sentence) =>
      stepsIn(clause, sentence, language).map((from) => measureOf({ clause, sentence, from, under: null })),
    ),
  );

/** The floors before what a sentence grants. */
function stepsIn({ text }: Clause, { start, figures }: Sentence, language: LanguageData): readonly Figure[] {
  const grant = language.places('{gives}', text.slice(start))[0];
  return figures.filter((f) => FLOORS.has(f.bound) && grant !== undefined && f.end <= start + grant.start);
}

/** The lowest step of a scale in another money, where it measures what the asker speaks of. */
function inOtherMoney(clauses: readonly Clause[], said: StatedFigure, language: LanguageData): Step | undefined {
  if (!MONEY.has(said.unit)) return undefined;
  const around = said.around.slice(0, Math.max(0, said.around.indexOf(said.text)));
  const words = pairsOf(around);
  const others = [...MONEY].filter((unit) => unit !== said.unit);
  const steps = others.flatMap((unit) => stepsOf(clauses, { ...said, unit }, around, language));
  return lowest(
    steps.filter(({ clause, sentence, from }) => {
      const measure = clause.text.slice(Math.max(sentence.start, from.start - MEASURES), from.start);
      const named = alikeInKind(measure, measure, language) === 2;
      return named
        ? alikeInKind(around, measure, language) === 2
        : [...pairsOf(measure)].some((pair) => words.has(pair));
    }),
  );
}

const reaches = ({ value }: Figure, { from, under }: Step): boolean =>
  Number(from.value) <= Number(value) && (under === null || Number(value) < Number(under.value));
const byFrom = (a: Step, b: Step): number => Number(a.from.value) - Number(b.from.value);
const lowest = (steps: readonly Step[]): Step | undefined => [...steps].sort(byFrom)[0];
const highest = (steps: readonly Step[]): Step | undefined => [...steps].sort(byFrom).at(-1);

const paysIn = (s: Sentence): boolean => answersWith(s, 'money');
const goesOn = (s: Sentence): boolean => paysIn(s) && !STARTS_ANEW.test(s.text);
const grantsAnew = (s: Sentence, language: LanguageData): boolean =>
  !goesOn(s) && paysIn(s) && language.pattern('{gives}').test(s.text);

/** The sentences that grant from a threshold in the unit of a figure on, where what the first measures is what the asker speaks of. */
function stepsOf(clauses: readonly Clause[], said: Figure, asked: string, language: LanguageData): readonly Step[] {
  const words = pairsOf(asked);
  const gives = language.pattern('{gives}');
  let measured = false;
  const sentences = clauses.flatMap((clause) => sentencesOf(clause).map((sentence) => ({ clause, sentence })));
  return sentences.flatMap(({ clause, sentence }): Step[] => {
    const grant = gives.exec(sentence.text);
    const ahead = sentence.figures.filter(
      (f) =>
        f.unit === said.unit &&
        (f.noun === said.noun || said.noun === ANY) &&
        grant !== null &&
        f.end <= sentence.start + grant.index,
    );
    const between = (f: Figure, next: Figure | undefined): string => clause.text.slice(f.end, next?.start ?? f.end);
    // 超过50亿元、30亿元、10亿元的，分别…: which of them is paid for what stands in no part of the sentence alone.
    if (ahead.some((f, i) => between(f, ahead[i + 1]).trim() === '、')) return [];
    const startsRange = (f: Figure): boolean => {
      const next = ahead[ahead.indexOf(f) + 1];
      return next !== undefined && BETWEEN_ENDS.test(between(f, next));
    };
    const [from, ...others] = ahead.filter((f) => FLOORS.has(f.bound) || startsRange(f));
    if (!from || others.length > 0) return [];
    const measure = clause.text.slice(Math.max(sentence.start, from.start - MEASURES), from.start);
    if (!measured && ![...pairsOf(measure)].some((p) => words.has(p)) && alikeInKind(asked, measure, language) < 2)
      return [];
    measured = true;
    return [{ clause, sentence, from, under: startsRange(from) ? (ahead[ahead.indexOf(from) + 1] ?? null) : null }];
  });
}
