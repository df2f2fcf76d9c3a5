import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { cite, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { rankedById } from '../evidence/evidence.ts';
import type { MoreThanOnce } from '../evidence/once-or-again.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quoteRelation, VERDICT } from './relation-words.ts';

const OF_ONE: Readonly<Partial<Record<Relation['kind'], string>>> = { adds: '能累计拿', one: '不能重复拿' };

/** What the text of one measure says of having it more than once. */
export function sayMoreThanOnce(
  writer: Writer,
  { of, relation }: MoreThanOnce,
  evidence: Evidence,
  knowledge: Knowledge,
): void {
  writer.say(
    nameOf(of, knowledge),
    OF_ONE[relation.kind] ?? VERDICT[relation.kind],
    '：',
    quoteRelation(relation, knowledge),
    '。',
  );
  close(writer, [of], evidence, knowledge);
}

const nameOf = (rule: Rule, knowledge: Knowledge): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))];

function close(writer: Writer, rules: readonly Rule[], evidence: Evidence, knowledge: Knowledge): void {
  const used = rules.flatMap((rule) => rankedById(rule.clause, evidence.asOf, knowledge) ?? []);
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
}
