import { isBare } from '../answer/evidence/bare.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import { type Fit, type FitStanding, FitsOnDemand } from '../answer/evidence/fit.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { titlesIn } from '../knowledge/condition.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { hasTerm } from '../language/terms-in.ts';
import { tradesIn } from '../understand/trades.ts';
import { planFitting } from './plan-fitting.ts';

const MAY_BE_HAD: ReadonlySet<FitStanding> = new Set(['met', 'near', 'open', 'rung']);

/**
 * Where no clause answers and help is asked for a trade that has measures of its own in the place, or for a title that measures there want:
 * those measures, with what they take; in its stead where a thing is asked for that none of them speaks of (小巨人租厂房补不补).
 */
export function orOfTrade(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const { question, sums } = evidence;
  if (planned.say !== 'nothing-held' || sums.placed === null || sums.listed !== null) return planned;
  const all = planFitting(evidence, null, knowledge);
  // Of a text of the place of which nothing else is known nobody knows which trades it is for.
  const isOpen = evidence.candidates.some(({ document }) => document.region === sums.placed && isBare(document));
  // 飞手培训学校有没有补: that nothing is held for such a trade tells more than that no clause answers.
  const fitsNone =
    all.say === 'what-fits' && all.fitting.seldom && all.fitting.shown.every(({ standing }) => standing !== 'met');
  if (fitsNone && !isOpen && question.signs.claimed.length === 0) return all;
  // 给不给造机子的: that what is held is for whoever flies tells more, too.
  const forNearOnly = all.say === 'what-fits' && all.fitting.shown.length === 0 && all.fitting.nearby.length > 0;
  const unsaid = all.say === 'what-fits' && all.fitting.unsaidOf !== null;
  if (forNearOnly && !isOpen && (unsaid || question.signs.claimed.length === 0)) return all;
  const ours = ownTrades(sums.trades, knowledge);
  const titles = question.titles.map(({ title }) => title);
  const isMeant = ({ rule, standing }: Fit): boolean =>
    (MAY_BE_HAD.has(standing) &&
      (rule.for.some((trade) => ours.includes(trade)) || titlesIn(rule.conditions).some((t) => titles.includes(t)))) ||
    (standing !== 'past' && isForWhatIsAsked(rule, question));
  const meant = sums.fitting.all.filter(isMeant);
  const part = planFitting({ ...evidence, sums: { ...sums, fitting: new FitsOnDemand(() => meant) } }, null, knowledge);
  if (part.say !== 'what-fits' || all.say !== 'what-fits' || part.fitting.shown.length === 0) return planned;
  const { shown } = part.fitting;
  const instead = !speakOf(shown, evidence, titles.length > 0, knowledge);
  if (instead && titles.length === 0) return planned;
  const rest = [...all.fitting.shown, ...all.fitting.rest].filter(
    (fit) => fit.standing !== 'past' && !shown.includes(fit),
  );
  return { ...part, fitting: { ...part.fitting, rest, instead } };
}

/** What the help is for that a firm asks about is in the name of the measure: 给研发补钱, of 研发补贴. */
function isForWhatIsAsked(rule: Rule, { parts, signs, trades }: Evidence['question']): boolean {
  if (trades.length === 0 && !signs.firmTold) return false;
  const asked = parts.at(-1)?.topics ?? [];
  return asked.some(({ word, weight }) => weight >= NAMES && word.length > 1 && rule.title.includes(word));
}

/** Trades that were told, and those near to them; not what everybody may be of, nor what seldom has anything. */
function ownTrades(trades: readonly string[], { language }: Knowledge): readonly string[] {
  const told = language.trades.filter((t) => trades.includes(t.trade) && !t.common && !t.seldom && t.kind !== 'plan');
  return told.flatMap(({ trade, near }) => [trade, ...near]);
}

/** A word that weighs less names nothing; one that weighs as much as the second is a noun. */
const NAMES = 0.5;
const NOUN = 1;

/** What the help is wanted for, where it is told, is a thing of these measures: no rent is paid by a loan's interest, and no park is a route. */
function speakOf(
  shown: readonly Fit[],
  evidence: Evidence,
  titled: boolean,
  { clauses, language }: Knowledge,
): boolean {
  const { question, own, slots } = evidence;
  if (question.signs.anyHelp) return true;
  const ofCase = (word: string): boolean =>
    language.pattern('{called-firm}').test(word) ||
    tradesIn(word, language).length > 0 ||
    slots.some(({ words }) => words.includes(word));
  const subjects = question.about.subjects.flatMap(({ word, ofTrade }) => (ofTrade ? [] : [word]));
  // 贷款1000万，能贴多少: a part that tells a fact of the case names nothing that help is asked for.
  const asking = own.parts
    .slice(-2)
    .filter(({ text }, at, { length }) => at === length - 1 || !slots.some(({ words }) => hasTerm(text, words)))
    .flatMap(({ topics }) => topics);
  const nouns = (titled ? asking : []).flatMap(({ word, weight }) => (weight >= NOUN && word.length > 1 ? [word] : []));
  const said = shown.map(({ rule }) => [rule.title, ...rule.keywords, clauses.get(rule.clause)?.text].join()).join();
  return [...question.purposes, ...subjects, ...nouns].every((word) => ofCase(word) || said.includes(word));
}
