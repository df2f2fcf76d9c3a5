import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, name, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayReach, stepsOf } from './verdict.ts';

/** How much it takes to get the most of each measure that is asked about. */
export function sayReached(
  writer: Writer,
  { decided, used }: Extract<Plan, { say: 'reach' }>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  writer.calculations = decided.map((d) => d.calculation);
  sayStatusOf(writer, evidence, used);
  for (const one of decided) {
    if (decided.length > 1) writer.say(name(one.rule.title), '：');
    sayReach(writer, one, clauseOf(one.rule, knowledge));
  }
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** Up to which year a measure runs, and whether that is the year that the asker names. */
export function sayUntil(
  writer: Writer,
  { decided, step, is, used }: Extract<Plan, { say: 'until' }>,
  evidence: Evidence,
): Draft {
  writer.calculations = [decided.calculation];
  const [{ clause }] = used;
  const told = stepsOf(decided, 'condition', (s) => s === decided.calculation.steps[step]);
  writer.say(is === null ? '' : is ? '是：' : '不是：', name(decided.rule.title), '，', ...told, cite(clause), '。');
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}
