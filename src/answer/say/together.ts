import { clauseOf, documentOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import { regionName } from '../../language/region.ts';
import { called, cite, listed, name, type Pieces, quote, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { rankedById } from '../evidence/evidence.ts';
import { officesOf } from '../evidence/offices.ts';
import type { MoreThanOnce, Together } from '../evidence/set-together.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { whatItPays } from './what-it-pays.ts';

/** How a relation of two measures is told, before the sentence that says it. */
export const VERDICT: Readonly<Record<Relation['kind'], string>> = {
  adds: '能同时拿',
  highest: '不能都拿，就高取其中之一',
  difference: '不能都拿全额，只补差额',
  one: '不能都拿，只能择其一',
  once: '不能重复拿',
  requires: '要先拿到前面那项',
  cap: '能拿，但合计有上限',
};
const OF_ONE: Readonly<Partial<Record<Relation['kind'], string>>> = { adds: '能累计拿', one: '不能重复拿' };

/** Whether two measures may be had together: the verdict with the sentence that says it; else that neither text says so, and whom to ask. */
export function sayTogether(writer: Writer, together: Together, evidence: Evidence, knowledge: Knowledge): void {
  const { both, how, relation } = together;
  const [a, b] = both;
  const { question } = evidence;
  if (how === 'apart') {
    const of = (rule: Rule): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))];
    const where = (rule: Rule) => regionName(String(rule.scope?.region ?? ''));
    writer.say('不会都适用，各管各的地方：', of(a), '是', name(where(a)), '的，', of(b), '是', name(where(b)), '的。');
  } else if (relation) {
    writer.say(
      how === 'depends' ? '要看项目和支持的种类是不是相同' : VERDICT[relation.kind],
      '：',
      quoteRelation(relation, knowledge),
      '。',
    );
    writer.say('说的是', nameOf(a, knowledge), '和', nameOf(b, knowledge), '。');
  } else if (question.act.act === 'together' && question.act.pool) sayOwnLimits(writer, both, knowledge);
  else sayUnsaid(writer, both, knowledge);
  close(writer, both, evidence, knowledge);
}

/** No text counts them together: each has the ceiling that its own clause sets. */
function sayOwnLimits(writer: Writer, both: Together['both'], knowledge: Knowledge): void {
  writer.say('条文没有写合在一起算，各有各的上限：');
  for (const rule of both) {
    const clause = clauseOf(rule, knowledge);
    writer.say('· ', name(rule.title), '：', ...whatItPays(rule, clause, true), cite(clause));
  }
}

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

function sayUnsaid(writer: Writer, [a, b]: Together['both'], knowledge: Knowledge): void {
  const [one, other] = [documentOf(a.clause, knowledge), documentOf(b.clause, knowledge)];
  const offices = [...new Set([a, b].flatMap(({ clause }) => officesOf(clause, 2, knowledge)))];
  const pair: Pieces = [nameOf(a, knowledge), '和', nameOf(b, knowledge)].flat();
  if (one && other && one.id !== other.id)
    writer.say('两边的文件都没有写能不能同时享受：', pair, '，分别在', called(one), '和', called(other), '里。');
  else writer.say('条文没有写能不能同时拿', pair, '，也没有写不能', one ? ['，都在', ...called(one)] : [], '。');
  if (offices.length > 0)
    writer.say(
      '申报前请问',
      listed(offices.map(name)),
      cite(clauseOf(a, knowledge)),
      cite(clauseOf(b, knowledge)),
      '。',
    );
}

const nameOf = (rule: Rule, knowledge: Knowledge): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))];

/** The sentence that says it, quoted. */
export function quoteRelation({ clause, start, end, words }: Relation, { clauses }: Knowledge): Pieces {
  const held = clauses.get(clause);
  if (!held) return [];
  const inText = held.text.slice(start, end) === words;
  return ['“', inText ? quote(held, start, end) : name(held.heading), '”', cite(held)];
}

function close(writer: Writer, rules: readonly Rule[], evidence: Evidence, knowledge: Knowledge): void {
  const used = rules.flatMap((rule) => rankedById(rule.clause, evidence.asOf, knowledge) ?? []);
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
}
