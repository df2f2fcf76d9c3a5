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

/** How many measures of a group a chat message holds. */
const SHOWN = 4;

/** Which measures fit the asker: those that fit, those nearly so, those still open, what is out of force apart; then the question that is worth most. */
export function sayFits(writer: Writer, { eligible, near, open, past }: Fitting, knowledge: Knowledge): Draft {
  group(writer, '符合条件：', eligible, knowledge, (d) => sayWorth(d));
  group(writer, '还差一点：', near, knowledge, (d) => stepsOf(d, 'condition', (s) => s.holds === false).slice(0, 1));
  group(writer, '还要再问才能定：', open, knowledge, (d) => sayWorth(d));
  group(writer, '对应的文件已经过期，只供参考：', past, knowledge, () => []);
  if (eligible.length + near.length + open.length === 0) writer.say('按现在知道的情况，收录的政策里没有找到适合的。');
  const next = open[0]?.calculation.next;
  writer.calculations = [...eligible, ...near, ...open].slice(0, 3 * SHOWN).map((d) => d.calculation);
  if (next && open[0]) {
    const clause = knowledge.clauses.get(open[0].rule.clause) as Clause;
    writer.say('先问最值得的：', name(next.ask), cite(clause));
    writer.choices = next.choices;
  }
  writer.say('以主管部门审定为准。');
  return writer.draft('answer');
}

function group(
  writer: Writer,
  heading: string,
  decided: readonly Decided[],
  knowledge: Knowledge,
  say: (d: Decided) => readonly (string | Segment)[],
): void {
  if (decided.length === 0) return;
  writer.say(heading);
  for (const d of decided.slice(0, SHOWN)) {
    const clause = knowledge.clauses.get(d.rule.clause) as Clause;
    const said = say(d);
    writer.say(
      '· ',
      name(d.rule.title),
      said.length > 0 ? ['：', ...said] : [],
      runsUntil(clause, knowledge),
      cite(clause),
    );
  }
  if (decided.length > SHOWN) writer.say('（还有别的，可以点名再问）');
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
