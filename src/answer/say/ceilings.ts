import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, name, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { awardFigures, mostFigure } from './award-figures.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { stepsOf } from './verdict.ts';

/** What several measures that are hoped for come to at most, each and together. */
export function sayCeilings(
  writer: Writer,
  { decided, used }: Extract<Plan, { say: 'ceilings' }>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  writer.calculations = decided.map((d) => d.calculation);
  sayStatusOf(writer, evidence, used);
  const cited = decided.map(({ rule }) => cite(clauseOf(rule, knowledge)));
  const total = decided.flatMap((d) => stepsOf(d, 'total'));
  if (total.length > 0) writer.say('都成的话，加起来：', ...total, ...cited, '。');
  for (const [i, one] of decided.entries())
    writer.say(
      name(one.rule.title),
      one.calculation.amount?.promise === 'entitled' ? '：' : '：最高不超过',
      one.calculation.atMost ? mostFigure(one) : awardFigures(one),
      ...cited.slice(i, i + 1),
      '。',
    );
  writer.say('这几项能不能都拿，条文没有写，也没有写总的封顶', ...cited, '。');
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}
