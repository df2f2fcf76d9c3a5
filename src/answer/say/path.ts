import { asksFor } from '../../knowledge/condition.ts';
import { factInRole } from '../../knowledge/fact.ts';
import { clauseOf, documentOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, name, quote, Writer } from '../draft/writer.ts';
import { type Evidence, type Ladder, type Rung, rankedById } from '../evidence/evidence.ts';
import { type WayUp, waysUp } from '../evidence/ways-up.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayBodies } from './clause.ts';
import { sayWorth } from './fitting-measures.ts';

const SENTENCES = 3;
const MEASURES = 6;
/** Of one rung, and of one place where it is not known which. */
const EACH = 2;
const OF_PLACE = 1;

/** What getting there brings comes before what being there opens, money before help, what needs nothing else before the rest. */
function byGain(newly: string, a: Rung, b: Rung): number {
  const gain = ({ rule, calculation }: Rung) =>
    (asksFor(rule.conditions, newly) ? 4 : 0) +
    ('promise' in rule.award ? 2 : 0) +
    (calculation.verdict === 'eligible' ? 1 : 0);
  return gain(b) - gain(a);
}

/** Whether it is written what a recognition asks; how the texts lead upwards; what it brings, in each place where none is known; `ask`: then where the enterprise is. */
export function sayLadder(
  { ladder, ask }: { readonly ladder: Ladder; readonly ask: string | null },
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const writer = new Writer(evidence.noticed);
  const all = waysUp(ladder, evidence.asOf, knowledge);
  const inForce = all.filter(({ ranked }) => ranked.status !== 'expired');
  const ways = ladder.place === null ? [] : inForce.length > 0 ? inForce.slice(0, SENTENCES) : all.slice(0, 1);
  const rungs = told(ladder, knowledge);
  const used = [
    ...ways.map((w) => w.ranked),
    ...rungs.flatMap((r) => rankedById(r.rule.clause, evidence.asOf, knowledge) ?? []),
  ];
  const first = used[0];
  if (!first && ladder.target === '') {
    writer.say('收录的政策里没有写怎样一级一级往上评，请向当地的工业和信息化、科技主管部门询问。');
    return writer.draft('decline');
  }
  sayCriteria(
    writer,
    ladder,
    all.filter(({ ranked }) => ranked.status !== 'expired'),
    knowledge,
  );
  sayStatusOf(writer, evidence, used);
  if (ways.length > 0) writer.say(ladder.target === '' ? '怎么往上走：' : '条文写的路子：');
  for (const { ranked, sentence } of ways)
    writer.say('· ', quote(ranked.clause, sentence.start, sentence.end), cite(ranked.clause));
  if (rungs.length > 0) writer.say(ladder.place === null ? '评上以后，各地给的不一样：' : '评上以后，条款给的支持：');
  else if (ladder.target !== '')
    writer.say(
      ladder.place === null ? '收录的政策里没有写评上以后给什么。' : '这个地方收录的政策里没有写评上以后给什么。',
    );
  for (const rung of rungs)
    writer.say('· ', name(rung.rule.title), '：', ...sayWorth(rung), cite(clauseOf(rung.rule, knowledge)));
  if (first && ladder.place !== null) sayBodies(writer, used.find((r) => r.clause.bodies.length > 0) ?? first);
  closeWithCaveats(writer, used);
  if (ask !== null) writer.say(name(ask));
  return writer.draft(ask === null ? (first ? 'answer' : 'decline') : 'ask');
}

/** What the target asks is said first: that no text writes it, and which recognitions stand below it. */
function sayCriteria(writer: Writer, { target, below }: Ladder, ways: readonly WayUp[], { language }: Knowledge): void {
  if (target === '') return;
  const states = language.pattern('{states-criteria}');
  if (!ways.some(({ sentence, ofTarget }) => ofTarget && states.test(sentence.text)))
    writer.say(`${target}的认定条件，收录的政策没有写全，要问当地的工业和信息化、科技主管部门。`);
  if (below.length > 0) writer.say(`在它下面的称号，由低到高是：${below.join('、')}；要不要逐级评，条文没有写。`);
}

/** The measures that are told: what the target brings first, the money of each rung before its help. */
function told({ above, place, target }: Ladder, knowledge: Knowledge): readonly Rung[] {
  const newly = factInRole(knowledge.book.facts, 'newly-recognised');
  const groupOf = ({ rule, height }: Rung): unknown =>
    place === null ? documentOf(rule.clause, knowledge)?.region : height;
  const able = place === null ? above.filter(({ ofTarget }) => ofTarget) : above;
  return [...new Set(able.map(groupOf))]
    .flatMap((group) =>
      able
        .filter((rung) => groupOf(rung) === group)
        .sort((a, b) => byGain(newly, a, b))
        .slice(0, place === null ? OF_PLACE : EACH),
    )
    .sort((a, b) => (target === '' ? 0 : Number(b.ofTarget) - Number(a.ofTarget)))
    .slice(0, MEASURES);
}
