import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { STARTS_ANEW } from '../../language/official-text.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import type { Evidence } from './evidence.ts';
import { isOfYears } from './over-time.ts';
import { type Case, leadInTo, ownSums } from './own-case.ts';
import { respectiveIn } from './respectively.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** What a clause pays in one year of several, or in some of them: 第一年80%, 前3年90%. */
interface Step {
  readonly at: Figure;
  readonly rate: Figure;
}
interface Schedule {
  readonly sentences: readonly Sentence[];
  readonly steps: readonly Step[];
  /** What the shares are of. */
  readonly of: string;
  /** The ceiling of each year. */
  readonly cap: Figure | null;
}

/** What shares that change from year to year come to, by what is told of each year or of every one; all together only where every year is told. `none`: the year that is asked about has no share, or no sum is told of it. */
export function bySchedule(one: Case, sentences: readonly Sentence[]): UncheckedWork | 'none' | null {
  for (const sentence of sentences) {
    const schedule = scheduleIn(one, sentence);
    const worked = schedule && (ofYearsTold(one, schedule) ?? ofSchedule(one, schedule));
    if (worked) return worked;
  }
  return null;
}

/** 第一年200万、第三年400万: each sum by the share of its own year; null where no more than one year is named. */
function ofYearsTold(one: Case, schedule: Schedule): UncheckedWork | 'none' | null {
  const { evidence, clause, out, asker, held } = one;
  const { steps, of, cap } = schedule;
  const named = yearsNamed(evidence);
  const lasts = yearsOf(steps);
  const total = evidence.question.signs.total;
  if (!total && named.some((f) => Number(f.value) > lasts)) return 'none';
  const sums = ownSums(one, of, 'CNY')
    .map((said) => ({ said, at: named.findLast((f) => f.end <= said.start && leadInTo(said).includes(f.text)) }))
    .filter(({ said, at }) => at || said.start > (named[0]?.start ?? 0))
    .sort((x, y) => x.said.start - y.said.start);
  if (named.length + (total ? 1 : 0) < 2 || !sums.some(({ at }) => at)) return null;
  const rest = named.filter((f) => sums.every(({ at }) => at !== f));
  const told = sums.flatMap(({ said, at }) => {
    const step = at && stepOf(steps, Number(at.value));
    const full = step && out({ by: 'share', of: held(step.rate), with: asker(said) });
    const due = full && cap ? out({ by: 'least', of: full.working, with: held(cap) }) : full;
    const paid = full && due && full.worked.value === due.worked.value ? full : due;
    return at && step && paid
      ? [{ year: Number(at.value), at: step.at, led: '', said, rate: step.rate, due: paid }]
      : [];
  });
  const years = new Set(told.map(({ year }) => year));
  const parts =
    total || rest.length === 0 ? told : told.filter(({ year }) => rest.some((f) => Number(f.value) === year));
  if (told.length < sums.length || years.size < told.length || parts.length === 0) return 'none';
  const until = total?.years ?? lasts;
  const all = total && years.size === until && Math.max(...years) === until;
  const sum = all
    ? out(parts.map(({ due }): Working => due.working).reduce((sofar, next) => ({ by: 'plus', of: sofar, with: next })))
    : null;
  return {
    lead: 'worked',
    as: 'schedule',
    byYear: true,
    sure: true,
    clause,
    sentences: schedule.sentences,
    parts,
    sum,
  };
}

const yearsNamed = ({ own }: Evidence): readonly StatedFigure[] =>
  own.figures.filter((f) => f.unit === 'ordinal' && f.noun === '年');

/** How many years are paid for. */
const yearsOf = (steps: readonly Step[]): number =>
  steps.reduce(
    (until, { at }) => (at.unit === 'year' ? until + Number(at.value) : Math.max(until, Number(at.value))),
    0,
  );

/** The step that a year is of. */
function stepOf(steps: readonly Step[], year: number): Step | undefined {
  let until = 0;
  return steps.find(({ at }) => {
    until = at.unit === 'year' ? until + Number(at.value) : Number(at.value);
    return at.unit === 'year' ? year <= until : year === until;
  });
}

function ofSchedule(one: Case, schedule: Schedule): UncheckedWork | null {
  const { out, asker, held, clause, language } = one;
  const { steps, of, cap } = schedule;
  const sums = [...ownSums(one, of, 'CNY')].sort((a, b) => a.start - b.start);
  const yearly = sums.filter((f) => language.pattern('{each-year-said}').test(leadInTo(f)));
  const bases = yearly.length > 0 ? yearly : sums;
  const ofEach = bases.length === steps.length && bases.every((f, i) => isOfStep(one, f, steps[i]));
  const [first, ...others] = bases;
  if (!first || (others.length > 0 && !ofEach) || bases.some((f) => isOfYears(one, f))) return null;
  const parts = steps.flatMap(({ at, rate }, i) => {
    const said = (ofEach ? bases[i] : first) ?? first;
    const full = out({ by: 'share', of: held(rate), with: asker(said) });
    const least = full && cap ? out({ by: 'least', of: full.working, with: held(cap) }) : full;
    const due = full && least && least.worked.value === full.worked.value ? full : least;
    return due ? [{ at, led: ledBy(clause, at), said, rate, due }] : [];
  });
  if (parts.length < steps.length) return null;
  const base = {
    lead: 'worked',
    as: 'schedule',
    byYear: false,
    sure: true,
    clause,
    sentences: schedule.sentences,
  } as const;
  const meant = parts[stepAsked(one, steps) ?? -1];
  if (meant) return { ...base, parts: [meant], sum: null };
  const whole = parts.map(
    ({ at, due }): Working => (at.unit === 'year' ? { by: 'times', of: due.working, with: held(at) } : due.working),
  );
  const asked = one.evidence.question.signs.total?.years ?? null;
  const lasts = steps.reduce((years, { at }) => years + (at.unit === 'year' ? Number(at.value) : 1), 0);
  const sum =
    ofEach || (yearly.length > 0 && (asked === null || asked >= lasts))
      ? out(whole.reduce((all, next) => ({ by: 'plus', of: all, with: next })))
      : null;
  return { ...base, parts, sum };
}

/** 前3年, 第一年: what stands before the years. */
const ledBy = ({ text }: Clause, at: Figure): string => (at.unit === 'year' ? text.slice(at.start - 1, at.start) : '');

/** 头两年每年600万: told of the years of one step. */
function isOfStep({ evidence, language }: Case, said: StatedFigure, step: Step | undefined): boolean {
  const years = evidence.own.figures.filter(isYears).findLast((f) => f.end <= said.start);
  if (!step || !years || years.value !== step.at.value) return false;
  return step.at.unit !== 'year' || language.pattern('{each-year-said}').test(leadInTo(said));
}

const isYears = ({ unit, noun }: Figure): boolean => unit === 'year' || (unit === 'ordinal' && noun === '年');

/** Which step the one year is of that is asked about; undefined where all of them are. */
function stepAsked({ evidence }: Case, steps: readonly Step[]): number | undefined {
  const { own, question } = evidence;
  if (question.signs.total) return undefined;
  const [nth, ...more] = yearsNamed(evidence);
  const named = nth && more.length === 0 ? Number(nth.value) : null;
  const year = named ?? (own.cases.has('first-of-years') ? 1 : null);
  const step = year === null ? undefined : stepOf(steps, year);
  return step && steps.indexOf(step);
}

/** The shares that a sentence pays year by year, with the ceiling of each year; null where it pays none so, or has a ceiling of another kind. */
function scheduleIn({ clause, language }: Case, sentence: Sentence): Schedule | null {
  const steps = stepsListed(clause, sentence, language) ?? stepsIn(clause, sentence, language);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || steps.length < 2) return null;
  const of = clause.text.slice(sentence.start, first.rate.start);
  const next = sentencesOf(clause).find((s) => s.start >= sentence.end);
  const further = next && !STARTS_ANEW.test(next.text) ? next : null;
  const behind = [...sentence.figures, ...(further?.figures ?? [])].filter((f) => f.start >= last.rate.end);
  const caps = behind.filter((f) => f.unit === 'CNY');
  const [cap = null, ...others] = caps;
  const isYearly =
    cap === null || language.pattern('{for-each-year}').test(clause.text.slice(last.rate.end, cap.start));
  if (others.length > 0 || !isYearly || (cap && cap.bound !== 'at-most')) return null;
  const sentences = cap && further && cap.start >= further.start ? [sentence, further] : [sentence];
  return { sentences, steps, of, cap };
}

/** 第一年、第二年分别按80%和50%. */
function stepsListed(clause: Clause, sentence: Sentence, language: LanguageData): readonly Step[] | null {
  const told = respectiveIn(clause, sentence, language);
  const { lines, pays } = told ?? { lines: null, pays: [] };
  if (!lines?.every(isYears) || !pays.every(({ unit }) => unit === '%')) return null;
  return lines.flatMap((at, i) => {
    const rate = pays[i];
    return rate ? [{ at, rate }] : [];
  });
}

/** 前2年给予80%，后3年给予50%. */
function stepsIn(clause: Clause, { start, end, figures }: Sentence, language: LanguageData): readonly Step[] {
  const steps = figures.flatMap((rate, i) => {
    const at = figures[i - 1];
    const after = clause.text.slice(rate.end, figures[i + 1]?.start ?? end);
    if (rate.unit !== '%' || !at || !isYears(at)) return [];
    const opens =
      at.unit === 'ordinal' || language.pattern('{years-of-several}$$').test(clause.text.slice(start, at.start));
    const paid = language.pattern('{gives}').test(clause.text.slice(start, rate.start) + after);
    return opens && paid ? [{ at, rate }] : [];
  });
  return figures.filter(({ unit }) => unit === '%').length === steps.length ? steps : [];
}
