import type { LanguageData } from '../../knowledge/language-data.ts';
import { type RuleBook, rulesOn } from '../../knowledge/measure-book.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { WayPut } from '../../understand/signs.ts';
import { awardStated } from './award-stated.ts';
import { isBare } from './bare.ts';
import type { Decided, Evidence, Ranked } from './evidence.ts';
import { mentionsAll } from './mentions.ts';
import { paysNewOnly } from './own-case.ts';
import type { Lead } from './plan-to-say.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { sumOfCase } from './sum-of-case.ts';
import { isFigureDoubted } from './sums/figure-doubted.ts';
import { clearlyBest, wantedFigure } from './wanted-sentences.ts';

/** What answers a question in its first sentence, where a measure or a figure of the clause tells it; null where only the clause's words do. */
export function leadOf(evidence: Evidence, ranked: Ranked, book: RuleBook, language: LanguageData): Lead | null {
  const { question, sums } = evidence;
  const { clause } = ranked;
  const rule = sums.decided.find((d) => d.rule.clause === clause.id)?.rule;
  const reached = question.signs.reach
    ? sums.decided.find((d) => d.rule.clause === clause.id && reaches(d))
    : undefined;
  if (reached) return { lead: 'reach', decided: reached };
  const asks = (intent: string) => question.aspects.includes(intent);
  const shows = (way: WayPut) => question.signs.ways.has(way);
  // 跟别的能不能重复领: how often it is paid answers nothing.
  const [only, ...others] = rulesOn(book, evidence.asOf).filter((r) => r.clause === clause.id);
  const paid = rule ?? (others.length === 0 ? only : undefined);
  if (paid && !asks('several-at-once') && (asks('years') || asks('again-next-year')))
    return { lead: 'recurrence', rule: paid };
  if (asksForTerms(evidence)) return rule && !shows('asks-to-be-recognised') ? { lead: 'conditions', rule } : null;
  // 2000万是贴息上限还是本金上限: no figure answers, the sentence that it stands in does.
  if (shows('asks-of-clause')) return null;
  const plain =
    question.act.act !== 'claim' && question.aspects.every((i) => i === 'whether') && saysAll(evidence, ranked);
  const claimed = question.signs.claimed.some((f) => /^(?:CNY|%|number)/.test(f.unit));
  if (wantedFigure(question) !== 'money' && !plain && !claimed) return null;
  const due = isBare(ranked.document) && !plain ? sumOfCase(evidence, ranked, language) : null;
  const isForNew = (f: Figure): boolean =>
    sentencesOf(clause).some((s) => s.start <= f.start && s.end >= f.end && paysNewOnly(evidence, s, language));
  const isAside = (f: Figure): boolean =>
    isForNew(f) || (!shows('asks-ceiling') && !shows('asks-rate') && isFigureDoubted(evidence, ranked, f, language));
  if (due) return isAside(due) ? null : { lead: 'figure', figure: due };
  const best = clearlyBest(clause, question, wordsMeasured(evidence, ranked));
  const award = rule ? awardStated(rule, clause) : null;
  if (
    award &&
    (best || award.pays.length === 0) &&
    award.pays.every((f) => best && f.start >= best.start && f.end <= best.end)
  ) {
    const granted = isGranted(evidence, ranked) ? grantedAs(shows) : null;
    return { lead: 'award', award, granted, ceiling: shows('asks-ceiling') };
  }
  const told = best && !plain ? figureOf(best, shows) : null;
  return told?.lead === 'figure' && isAside(told.figure) ? null : told;
}

/** What it takes is asked for, in so many words or by whether help may be had; 跨市行不行 is asked of the clause. */
function asksForTerms({ own, question: { aspects, points, signs } }: Evidence): boolean {
  const isTerm = (aspect: string) => aspect === 'conditions' || aspect === 'who';
  const told =
    signs.support || own.figures.some((f) => !isOneOrTwo(f)) || points.some((point) => point.aspects.some(isTerm));
  return signs.ways.has('asks-threshold') || (aspects.some(isTerm) && told && !own.alternatives);
}

/** 可享受贴息的贷款金额最高不超过2000万元: the figure is of what counts, and no award. */
export function isOfTheBase({ start }: Figure, { clause }: Ranked, language: LanguageData): boolean {
  return language.pattern('{of-the-base}').test(clause.text.slice(0, start));
}

/** It is told how much it takes to get the most. */
const reaches = ({ calculation }: Decided): boolean => calculation.steps.some((s) => s.kind === 'reach');

/**
 * Words to measure a clause's sentences by: the question's and what policies say for them; those that its document is called by aside, where
 * the clause says others.
 */
export function wordsMeasured({ question, expansions }: Evidence, { clause, document }: Ranked): string {
  const named = question.topics.filter((t) => document.title.includes(t.word));
  const others = question.topics.some((t) => !named.includes(t) && clause.text.includes(t.word));
  const own = others ? named.reduce((text, t) => text.replaceAll(t.word, ' '), question.searched) : question.searched;
  return [own, ...expansions].join(' ');
}

/** 每人3000元 would be another sum without what stands before it. */
const standsAlone = ({ text, unit }: Figure): boolean => parseFigures(text)[0]?.unit === unit;

/** The figure of a sentence that is of the kind asked for, where it holds just one. */
function figureOf({ figures }: Sentence, shows: (way: WayPut) => boolean): Lead | null {
  const unit = shows('asks-rate') ? /^%/ : /^CNY/;
  const fit = figures.filter((f) => unit.test(f.unit) && !f.vague && standsAlone(f));
  const most = shows('asks-ceiling') ? fit.filter((f) => f.bound === 'at-most') : fit;
  const [figure, ...others] = most;
  return figure && others.length === 0 && ['exact', 'at-most'].includes(figure.bound)
    ? { lead: 'figure', figure }
    : null;
}

/** The clause says every word that the question is about. */
const saysAll = (evidence: Evidence, ranked: Ranked): boolean =>
  evidence.sure && ranked.share > 0.99 && mentionsAll(evidence, ranked);

/** 能 or 有 answers only where the clause says all that is asked, and nothing of a case is told that it would have to fit. */
function isGranted(evidence: Evidence, ranked: Ranked): boolean {
  const { slots, sums, question, own } = evidence;
  // 黑茶企业能不能算重大项目: that the project is paid says nothing of the firm.
  if (own.countedAs) return false;
  const ofNoCase = slots.every((s) => typeof s.value === 'object' || s.value === sums.placed);
  return saysAll(evidence, ranked) && ofNoCase && question.signs.claimed.length === 0;
}

function grantedAs(shows: (way: WayPut) => boolean): 'has' | 'may' | null {
  if (shows('asks-has')) return 'has';
  return shows('asks-may') ? 'may' : null;
}
