import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import { byTrade } from '../answer/evidence/fit-to-trade.ts';
import type { Fitting } from '../answer/evidence/fitting.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { withImplied } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';

/** So many measures of a text that is over are told, and so much a title that is held or hoped for tells of one that few others want. */
const TOLD = 2;
const OF_TITLE = 2;
/** So much it tells that a fact is told which the measure asks for. */
const OF_FACT = 2;
/** So much it tells that a loan is wanted, of what helps with one. */
const OF_LOAN = 4;
/** It is wanted by no more than so many of them. */
const FEW = 0.5;
/** A measure that is worth less than that beyond the least is meant by chance. */
const MEANT = 3;

/** Of a list of nothing but what is out of force: the few that what was told means more than the rest; none where it means none. */
export function withPastMeant(fitting: Fitting, evidence: Evidence, knowledge: Knowledge): Fitting {
  const { shown, rest, further } = fitting;
  if (further || shown.length === 0 || !shown.every(({ standing }) => standing === 'past')) return fitting;
  const past = [...shown, ...rest].filter(({ standing }) => standing === 'past');
  const { sums, slots } = evidence;
  const { relevance } = byTrade(sums.trades, evidence, slots, knowledge);
  const hopes = evidence.setAside.filter(({ why }) => why === 'applied-for' || why === 'wish');
  const held = withImplied([...sums.titles.has, ...hopes.flatMap(({ names }) => names)], knowledge.book.facts);
  const wanting = (title: string): number =>
    past.filter(({ rule }) => titlesIn(rule.conditions).includes(title)).length / past.length;
  const telling = [...held].filter((title) => wanting(title) <= FEW);
  const { language } = knowledge;
  const { facts } = knowledge.book;
  const told = slots.map(({ fact }) => fact).filter((fact) => facts.get(fact)?.role === undefined);
  const tells = ({ rule }: Fit): boolean => factsOf(rule, facts).some((fact) => told.includes(fact));
  const { wantsLoan } = evidence.question.signs;
  const lends = ({ rule }: Fit): boolean => rule.keywords.some((word) => language.pattern('{loan-told}').test(word));
  const worthOf = (fit: Fit): number =>
    relevance(fit) +
    (tells(fit) ? OF_FACT : 0) +
    (wantsLoan && lends(fit) ? OF_LOAN : 0) +
    OF_TITLE * titlesIn(fit.rule.conditions).filter((title) => telling.includes(title)).length;
  const worth = new Map(past.map((fit) => [fit, worthOf(fit)]));
  const all = [...worth.values()];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const common = language.trades.flatMap(({ trade, common }) => (common ? [trade] : []));
  const isForOwn = ({ rule }: Fit): boolean =>
    rule.for.some((trade) => sums.trades.includes(trade) && !common.includes(trade));
  const isMeant = (fit: Fit): boolean =>
    isForOwn(fit) || (worth.get(fit) ?? 0) - least >= Math.max(MEANT, (most - least) * FEW);
  const meant = past
    .filter(isMeant)
    .sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0))
    .slice(0, TOLD);
  return { ...fitting, shown: meant, rest: past.filter((fit) => !meant.includes(fit)), asks: null };
}
