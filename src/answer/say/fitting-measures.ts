import { Decimal } from '../../calculate/value/decimal.ts';
import { printFigure } from '../../calculate/value/step.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Draft, Segment } from '../draft/draft.ts';
import { cite, documentDate, figure, name, type Writer } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';
import type { Fitting } from '../evidence/plan-to-say.ts';
import { awardFigures } from './award-figures.ts';
import { stepsOf } from './verdict.ts';

/** How many measures a chat message holds, and how many it names that it leaves out. */
const SHOWN = 5;
const LEFT_OUT = 3;

/** Which measures fit the asker: those with money first, those nearly so, those still open; what is left out and why; the question that is worth most. */
export function sayFits(writer: Writer, fitting: Fitting, knowledge: Knowledge): Draft {
  const { eligible, near, open, others, past } = fitting;
  const paid = eligible.filter((d) => 'promise' in d.rule.award);
  const first = [...paid, ...near, ...open];
  const helps = eligible.filter((d) => !paid.includes(d)).slice(0, Math.max(0, SHOWN - first.length));
  const shown = [...first.slice(0, SHOWN), ...helps];
  const nothing = shown.length === 0;
  writer.say(
    nothing
      ? '按现在知道的情况，收录的政策里没有现在能用的。'
      : paid.length > 0
        ? '按您说的情况，能拿的是：'
        : first.length > 0
          ? '现在还没有能定下来的钱，可能够得着的是：'
          : '按您说的情况没有直接给钱的，有这些帮助：',
  );
  for (const d of shown) sayOne(writer, d, sayState(d, fitting), knowledge);
  if (nothing) for (const d of past.slice(0, LEFT_OUT)) sayOne(writer, d, ['文件已经过期，只供参考'], knowledge);
  sayLeftOut(writer, others, past, nothing);
  writer.calculations = shown.map((d) => d.calculation);
  const next = open[0]?.calculation.next;
  if (next && open[0] && shown.includes(open[0])) {
    const clause = knowledge.clauses.get(open[0].rule.clause) as Clause;
    writer.say('请问：', name(next.ask), cite(clause));
    writer.choices = next.choices;
  }
  writer.say('以主管部门审定为准。');
  return writer.draft('answer');
}

/** What is known of a measure that is shown: what it is worth, or what is still short. */
function sayState(d: Decided, { near, open }: Fitting): readonly (string | Segment)[] {
  if (near.includes(d)) return ['还差一点，', ...stepsOf(d, 'condition', (s) => s.holds === false).slice(0, 1)];
  const worth = sayWorth(d);
  return open.includes(d) ? [...worth, worth.length > 0 ? '，' : '', '还要再问才能定'] : worth;
}

function sayOne(writer: Writer, d: Decided, said: readonly (string | Segment)[], knowledge: Knowledge): void {
  const clause = knowledge.clauses.get(d.rule.clause) as Clause;
  const worth = said.length > 0 ? ['：', ...said] : [];
  writer.say('· ', name(d.rule.title), worth, runsUntil(clause, knowledge), cite(clause));
}

function sayLeftOut(writer: Writer, others: readonly Decided[], past: readonly Decided[], pastShown: boolean): void {
  const named = others.slice(0, LEFT_OUT).flatMap(({ rule }, i) => [i > 0 ? '、' : '', name(rule.title)]);
  if (named.length > 0) writer.say('没有列：', ...named, '，您说的情况里没有这些业务。');
  if (past.length > 0 && !pastShown) writer.say('文件已经过期的也没有列。');
}

/** What a measure is worth: its sum, its ceiling, or its help in words. */
export function sayWorth({ rule, calculation }: Decided): (string | Segment)[] {
  const { amount, atMost, support } = calculation;
  if (amount) {
    return [
      amount.promise === 'up-to' ? '最高不超过' : amount.told ? '按条款' : '按条款为',
      ...awardFigures({ rule, calculation }),
    ];
  }
  if (atMost) {
    const most = figure(printFigure(new Decimal(atMost.value), atMost.unit), {
      origin: 'calculation',
      rule: rule.id,
      part: 'atMost',
    });
    return ['最高不超过', most];
  }
  return support ? [name(support)] : [];
}

function runsUntil(clause: Clause, knowledge: Knowledge): (string | Segment)[] {
  const document = knowledge.documents.get(clause.document);
  return document?.period ? ['（到', documentDate(document, 'to'), '）'] : [];
}
