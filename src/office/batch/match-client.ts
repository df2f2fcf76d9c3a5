import { combineMeasures } from '../../calculate/combine/combine-measures.ts';
import { match } from '../../calculate/match.ts';
import type { Calculation } from '../../calculate/value/calculation-schema.ts';
import { Decimal } from '../../calculate/value/decimal.ts';
import { missFigures } from '../../calculate/value/near-miss.ts';
import { printFigure } from '../../calculate/value/step.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Client } from './client-table.ts';
import type { MatchedMeasure } from './matched-measures.ts';

export type ClientStanding = 'fits' | 'near' | 'open' | 'not';

/** How one client stands to one measure: `says` is the sum, ceiling or help, or what is short or missing. */
export interface Match {
  readonly measure: MatchedMeasure;
  readonly standing: ClientStanding;
  readonly says: string;
  /** What was taken for granted, in words. */
  readonly assumed: readonly string[];
}

/** What one client may get: its measures, what is due first; sums in yuan; the question that moves most money. */
export interface ClientMatch {
  readonly client: Client;
  readonly matches: readonly Match[];
  readonly certain: string;
  readonly possible: string;
  readonly ask: string | null;
}

/** Holds a client against the measures of a day; those of other places are left out, and those of other trades where the client's is known. */
export function matchClient(
  client: Client,
  measures: readonly MatchedMeasure[],
  knowledge: Knowledge,
  today: string,
): ClientMatch {
  const of = new Map(measures.map((measure) => [measure.rule.id, measure]));
  const calculations = match(
    measures.filter(({ rule }) => isOfTrade(rule.for, client.trades)).map(({ rule }) => rule),
    client.given,
    { today },
  ).filter(({ verdict }) => verdict !== 'not-in-scope');
  const candidates = calculations.flatMap((calculation) => {
    const measure = of.get(calculation.rule);
    return measure ? [{ rule: measure.rule, calculation }] : [];
  });
  const { certain, possible } = combineMeasures(candidates, knowledge);
  return {
    client,
    matches: calculations.flatMap((calculation) => {
      const measure = of.get(calculation.rule);
      return measure ? [matchOf(measure, calculation, knowledge.book.facts)] : [];
    }),
    certain: certain.toFixed(),
    possible: possible.toFixed(),
    ask: askOf(calculations),
  };
}

/** A measure for some trades (`trades`; none: for all) is for whoever is of one of them, or told of none (`own` null). */
export const isOfTrade = (trades: readonly string[], own: readonly string[] | null): boolean =>
  trades.length === 0 || own === null || trades.some((trade) => own.includes(trade));

function matchOf(measure: MatchedMeasure, calculation: Calculation, book: FactBook): Match {
  const { verdict, steps, nearMiss, missing, atMost } = calculation;
  const assumed = steps.filter(({ kind }) => kind === 'assumed').map(({ say }) => say);
  if (verdict === 'eligible') return { measure, standing: 'fits', says: worthOf(calculation), assumed };
  if (nearMiss) {
    const { has, needs, distance } = missFigures(nearMiss, book);
    return { measure, standing: 'near', says: `${nearMiss.fact}${has}，要${needs}，差${distance}`, assumed };
  }
  if (verdict !== 'needs-facts') return { measure, standing: 'not', says: '', assumed };
  const most = atMost && Number(atMost.value) > 0 ? `（最多${printFigure(new Decimal(atMost.value), 'CNY')}）` : '';
  return { measure, standing: 'open', says: `${missing.join('、')}${most}`, assumed };
}

/** 15万元; 最高50万元; help in words. */
function worthOf({ amount, support }: Calculation): string {
  if (!amount) return support ?? '金额条款没有写';
  const sum = printFigure(new Decimal(amount.value), 'CNY');
  if (amount.promise === 'up-to') return `最高${sum}`;
  return amount.told === undefined && amount.low === undefined ? sum : `约${sum}`;
}

/** The question of the fact that most money waits for. */
function askOf(calculations: readonly Calculation[]): string | null {
  const waiting = new Map<string, { ask: string; most: number }>();
  for (const { next, atMost } of calculations) {
    if (!next) continue;
    const one = waiting.get(next.fact) ?? { ask: next.ask, most: 0 };
    one.most += Number(atMost?.value ?? 0);
    waiting.set(next.fact, one);
  }
  return [...waiting.values()].sort((a, b) => b.most - a.most)[0]?.ask ?? null;
}
