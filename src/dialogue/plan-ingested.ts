import { type Evidence, heldAs, type Ranked } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { catalogueOf } from '../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { NATIONAL, regionsAbove } from '../language/region.ts';
import { namesSupport } from '../understand/signs.ts';
import { tradesIn } from '../understand/trades.ts';

/** So many clauses are told where it is asked what there is. */
const MOST = 3;
/** A topic that weighs less tells nothing of what a firm does. */
const TELLS = 0.5;

/** Asked what there is in a place of which texts are known and no measure of a rule fits: the clauses that grant it; null where none does. */
export function planIngested(evidence: Evidence, knowledge: Knowledge): Extract<Plan, { say: 'granted' }> | null {
  const [first, ...others] = granting(evidence, knowledge);
  return first ? { say: 'granted', used: [first, ...others] } : null;
}

/** Clauses of the texts of the place whose measures are for what the asker does, by what they give. */
function granting(evidence: Evidence, knowledge: Knowledge): readonly Ranked[] {
  const { sums, question, expansions, asOf } = evidence;
  const { language } = knowledge;
  if (sums.placed === null || sums.fitting.some(({ standing }) => standing !== 'past')) return [];
  const codes = regionsAbove(sums.placed).filter((code) => code !== NATIONAL);
  const ruled = new Set([...knowledge.book.rules.values()].map(({ clause }) => clause.split('#')[0]));
  const topics = question.topics.filter(({ weight }) => weight >= TELLS).map(({ word }) => word);
  const isCommon = (word: string) => namesSupport(word, language) || language.pattern('{help-word}|{firm}').test(word);
  const words = [...topics, ...expansions].filter((word) => word.length > 1 && !isCommon(word));
  const isText = ({ document, region }: Pick<Measure, 'document' | 'region'>): boolean =>
    codes.includes(region ?? '') && !ruled.has(document);
  const found = new Map<string, { readonly ranked: Ranked; readonly worth: number }>();
  for (const measure of catalogueOf(knowledge)) {
    const named = tradesOf(measure, knowledge);
    const ranked = isText(measure) ? heldAs(measure.clause, asOf, knowledge) : null;
    if (
      !ranked ||
      ranked.status === 'expired' ||
      ranked.document.explained ||
      ranked.document.provenance === 'commentary' ||
      isOfOthers(named, sums.trades)
    )
      continue;
    const { document, clause } = ranked;
    const said = words.filter((word) => clause.text.includes(word) || clause.heading.includes(word)).length;
    const own = said + (named.some((trade) => sums.trades.includes(trade)) ? 1 : 0);
    const called = words.some((word) => document.title.includes(word));
    if (words.length > 0 && sums.trades.length > 0 && own === 0 && !called) continue;
    const worth =
      own + (called ? 1 : 0) + (measure.figures.length > 0 ? 2 : 0) + (isForFirms(measure, knowledge) ? 1 : 0);
    if (worth > (found.get(clause.id)?.worth ?? -1)) found.set(clause.id, { ranked, worth });
  }
  return [...found.values()]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST)
    .map(({ ranked }) => ranked);
}

const isForFirms = ({ beneficiary }: Measure, { language }: Knowledge): boolean =>
  beneficiary !== null && language.pattern('{firm}').test(beneficiary.text);

/** The trades that its beneficiary or subject names. */
const tradesOf = ({ beneficiary, subject }: Measure, { language }: Knowledge): readonly string[] =>
  tradesIn(`${beneficiary?.text ?? ''} ${subject?.text ?? ''}`, language).flatMap(({ common, trade }) =>
    common ? [] : [trade],
  );

/** It names trades, and none that was told. */
const isOfOthers = (named: readonly string[], told: readonly string[]): boolean =>
  told.length > 0 && named.length > 0 && named.every((trade) => !told.includes(trade));
