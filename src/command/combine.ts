import { type Combination, combineMeasures } from '../calculate/combine/combine-measures.ts';
import { match } from '../calculate/match.ts';
import { readGiven } from '../calculate/value/case.ts';
import { statusOn } from '../knowledge/document.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { isOfTrade } from '../office/batch/match-client.ts';
import { tradesIn } from '../understand/trades.ts';
import { checkedDate } from './ask.ts';
import { readEnterprise } from './enterprise.ts';
import type { Io } from './io.ts';

/** `cewen combine --json`: the best that one enterprise may have together of what is in force on the day. */
export async function combineOnce(knowledge: Knowledge, io: Io): Promise<number> {
  const { facts, asOf, trade } = await readEnterprise(io);
  const { book } = knowledge;
  const today = checkedDate(asOf ?? io.today());
  const trades = trade === undefined ? null : tradesIn(trade, knowledge.language).map((told) => told.trade);
  const inForce = rulesOn(book, today).filter((rule) => {
    if (!isOfTrade(rule.for, trades)) return false;
    const document = documentOf(rule.clause, knowledge);
    return !document || !['expired', 'not-yet'].includes(statusOn(document, today));
  });
  const candidates = match(inForce, readGiven(facts, book.facts), { today }).flatMap((calculation) => {
    const rule = book.rules.get(calculation.rule);
    return rule && calculation.verdict !== 'not-in-scope' ? [{ rule, calculation }] : [];
  });
  io.out(JSON.stringify(printed(combineMeasures(candidates, knowledge))));
  return 0;
}

function printed({ certain, surely, possible, chosen, dropped, unsaid }: Combination) {
  return {
    certain: certain.toFixed(),
    possible: possible.toFixed(),
    chosen: chosen.map(({ rule, calculation: { amount, atMost, verdict } }) => ({
      measure: rule.id,
      amount: amount
        ? { value: amount.value, unit: amount.unit, promise: amount.promise }
        : { value: atMost?.value ?? '0', unit: atMost?.unit ?? 'CNY', promise: 'up-to' },
      verdict,
      certain: surely.some((one) => one.rule === rule),
    })),
    dropped: dropped.map(({ measure, because, with: rival, clause }) => ({
      measure: measure.rule.id,
      because,
      with: rival?.rule.id ?? null,
      clause,
    })),
    unsaid: unsaid.map(([a, b]) => [a.rule.id, b.rule.id]),
  };
}
