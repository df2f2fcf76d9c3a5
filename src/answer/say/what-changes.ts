import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { stepsOf } from './verdict.ts';
import { whatItPays } from './what-it-pays.ts';
import { whatItTakes } from './what-it-takes.ts';

/** So many changes and so many measures that come within reach are told. */
const TOLD = 3;

/** What a supposed case changes, by how much, first of all. */
export function sayChanges(
  writer: Writer,
  { changed, opened }: Extract<Plan, { say: 'changes' }>,
  knowledge: Knowledge,
): Draft {
  const [first, ...others] = changed.slice(0, TOLD);
  if (first) {
    const clause = clauseOf(first.rule, knowledge);
    writer.say('照您设想的，变的是', name(first.rule.title), '：', ...stepsOf(first, 'change'), cite(clause), '。');
  } else if (opened.length === 0) writer.say('照您设想的，收录的条款里您能拿的没有变化。');
  else writer.say('照您设想的，还没有多出确定的钱，但可以争取下面这些：');
  for (const fit of others)
    writer.say('· ', name(fit.rule.title), '：', ...stepsOf(fit, 'change'), cite(clauseOf(fit.rule, knowledge)));
  if (first && opened.length > 0) writer.say('还有够得着、要报数才能定的：');
  for (const fit of opened.slice(0, TOLD)) {
    const clause = clauseOf(fit.rule, knowledge);
    const takes = whatItTakes(fit, knowledge);
    writer.say(
      '· ',
      name(fit.rule.title),
      '：',
      ...whatItPays(fit.rule, clause, true),
      takes.length > 0 ? ['\n　', ...takes] : [],
      cite(clause),
    );
  }
  const assumed = first ? listed(stepsOf(first, 'assumed'), '，') : [];
  if (first && assumed.length > 0) writer.notice('assumed', assumed, cite(clauseOf(first.rule, knowledge)), '。');
  writer.calculations = [...changed.slice(0, TOLD), ...opened.slice(0, TOLD)].map((fit) => fit.calculation);
  writer.say('按您设想的算，没有做到就没有；原来的情况我没有改。以主管部门审定为准。');
  return writer.draft('answer');
}
