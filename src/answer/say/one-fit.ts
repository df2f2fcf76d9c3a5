import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import { type Evidence, rankedById } from '../evidence/evidence.ts';
import type { Fit } from '../evidence/fit.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayBodies, sayClause } from './clause.ts';
import { sayWorth } from './fitting-measures.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks, whatItTakes } from './what-it-takes.ts';

/** One measure in full: what it pays, all that it asks, what is still wanted of the asker, its clause and who is in charge. */
export function sayOneFit(writer: Writer, fit: Fit, evidence: Evidence, knowledge: Knowledge): Draft {
  const { rule, calculation } = fit;
  const clause = clauseOf(rule, knowledge);
  const held = rankedById(clause.id, evidence.asOf, knowledge);
  if (!held) throw new Error(`the rule ${rule.id} rests on ${clause.id}, which is not held`);
  writer.calculations = [calculation];
  const worth = calculation.amount ? sayWorth(fit) : whatItPays(rule, clause, true);
  writer.say(name(rule.title), '：', ...worth, cite(clause), '。');
  sayStatusOf(writer, evidence, [held]);
  writer.say(
    '条件：',
    ...allItAsks(rule, clause),
    calculation.attest.length > 0 ? ['；', ...listed(calculation.attest.map(name), '；')] : [],
    cite(clause),
    '。',
  );
  const takes = whatItTakes(fit, knowledge);
  if (takes.length > 0) writer.say('您这边', ...takes, cite(clause), '。');
  sayClause(writer, evidence, held, 160);
  sayBodies(writer, held);
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, [held]);
  return writer.draft('answer');
}
