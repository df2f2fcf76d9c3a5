import type { Band } from '../../knowledge/award.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import { relationsOf } from '../../knowledge/relations/relations-of.ts';
import { regionName } from '../../language/region.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, clauseFigure, figure, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import type { JoinedAnswer, JoinedPart, PairMet } from '../evidence/joined-answer.ts';
import { officesOf } from '../evidence/offices.ts';
import { sumIfMet } from '../evidence/own-sum.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { awardFigures, mostFigure } from './award-figures.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quoteRelation, VERDICT } from './relation-words.ts';
import { isOpenVerdict, stepsOf } from './verdict.ts';
import { whatItPays } from './what-it-pays.ts';

/** Whether several supports may be had together: the verdict with the sentence that says it, else that no text says so; then each with what it pays, and whom to ask. */
export function sayJoined(
  writer: Writer,
  answer: JoinedAnswer,
  used: readonly Ranked[],
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const { parts, met, total } = answer;
  const cited = citesOf(parts, knowledge);
  const sayTotal = (): void => {
    if (total) writer.say('都成的话，加起来：', ...stepsOf(total, 'total'), ...cited, '。');
  };
  // 最多能奖多少: what they come to is asked first.
  const opens = answer.asks === 'sum' && answer.claimed === null;
  if (opens) sayTotal();
  const said = met.filter(({ relation, how }) => relation !== null || how === 'apart');
  for (const pair of said) sayMet(writer, pair, parts.length > 2, knowledge);
  if (said.length < met.length || met.length === 0) sayUnsaid(writer, answer, said.length > 0, knowledge);
  for (const part of parts) writer.say('· ', ...ofPart(part, knowledge));
  if (answer.missing) writer.say('您说的几样里，别的没认出是哪一项，请说它的名字。');
  for (const of of addingUp(parts, knowledge)) writer.say(...of);
  if (!opens) sayTotal();
  const offices = [...new Set(parts.flatMap(({ rule }) => officesOf(rule.clause, 2, knowledge)))];
  if (offices.length > 0 && said.length < Math.max(1, met.length))
    writer.say('申报前请问', ...listed(offices.map(name)), ...cited, '。');
  const shown = parts.flatMap((part) => (inOwnCase(part) && part.decided ? [part.decided] : []));
  const last = total ? [...shown.filter(({ rule }) => rule !== total.rule), total] : shown;
  writer.calculations = last.map(({ calculation }) => calculation);
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** What a text says of two of them. */
function sayMet(writer: Writer, { both: [a, b], how, relation }: PairMet, names: boolean, knowledge: Knowledge): void {
  const pair: Pieces = [...nameOf(a, knowledge), '和', ...nameOf(b, knowledge)];
  if (how === 'apart') {
    const where = ({ rule }: JoinedPart) => name(regionName(String(rule.scope?.region ?? '')));
    writer.say(
      '不会都适用，各管各的地方：',
      ...nameOf(a, knowledge),
      '是',
      where(a),
      '的，',
      ...nameOf(b, knowledge),
      '是',
      where(b),
      '的。',
    );
  } else if (relation) {
    const verdict = how === 'depends' ? '要看项目和支持的种类是不是相同' : VERDICT[relation.kind];
    writer.say(...(names ? [...pair, '：'] : []), verdict, '：', ...quoteRelation(relation, knowledge), '。');
    if (!names) writer.say('说的是', ...pair, '。');
  }
}

/** That no text says whether they may be had together, in the way in which it was asked. `others`: of some of them one does. */
function sayUnsaid(
  writer: Writer,
  { asks, pool, parts, claimed }: JoinedAnswer,
  others: boolean,
  knowledge: Knowledge,
): void {
  const cited = citesOf(parts, knowledge);
  if (claimed && !others) {
    const { text, start, end } = claimed.said;
    const said = figure(text.trim(), { origin: 'user', start, end });
    if (claimed.isSum)
      writer.say('不一定能拿到您提到的', said, '：那是各项的上限相加，条文没有写能不能都拿', ...cited, '。');
    else writer.say('不能按您提到的', said, '算：条文没有写能不能都拿', ...cited, '。');
  } else if (pool) writer.say('条文是分开写的，各有各的上限，没有写合在一起封顶，也没有写能不能都拿', ...cited, '。');
  else if (asks === 'taken-off') writer.say('条文没有写要不要扣掉前面拿的，也没有写只补差额', ...cited, '。');
  else writer.say('条文没有写', others ? '其余的' : '', '能不能都拿，也没有写不能', ...cited, '。');
}

/** What it is called, and what it pays: in the asker's case where that is worked out. */
function ofPart(part: JoinedPart, knowledge: Knowledge): Pieces {
  const { rule, option } = part;
  const clause = clauseOf(rule, knowledge);
  const step = option === null ? null : stepOf(part);
  const paid = step && clauseFigures(clause).find((f) => f.unit === step.fixed?.unit && f.value === step.fixed?.value);
  if (option !== null && paid) return [name(option), '：', clauseFigure(clause, paid), cite(clause)];
  const once = 'recurrence' in rule.award && rule.award.recurrence === 'once';
  const pays = inOwnCase(part) ?? whatItPays(rule, clause, true);
  return [name(rule.title), '：', ...pays, once && !hasTerm(rule.title, ONCE) ? `（${ONCE}）` : '', cite(clause)];
}

const ONCE = '一次性';

/** What it comes to in the asker's case; null where nothing told works it out. */
function inOwnCase({ rule, decided, own }: JoinedPart): Pieces | null {
  if (!decided || !own) return null;
  const yearly = 'recurrence' in rule.award && rule.award.recurrence === 'yearly';
  if (sumIfMet(decided) !== null) return ['条件都够的话，按您说的数最高不超过', ...mostFigure(decided)];
  const limit = decided.calculation.amount?.promise === 'up-to' ? '最高不超过' : '';
  return isOwn(decided) ? ['按您说的', yearly ? '每年' : '', '是', limit, ...awardFigures(decided)] : null;
}

/** It is worked out from figures of the asker's. */
const isOwn = (decided: NonNullable<JoinedPart['decided']>): boolean =>
  decided.calculation.verdict === 'eligible' && !isOpenVerdict(decided);

function stepOf({ rule: { award }, option }: JoinedPart): Band | null {
  const tiers = 'promise' in award && 'tiers' in award.amount ? award.amount.tiers : undefined;
  return tiers?.bands.find((band) => band.is === option) ?? null;
}

/** What a text says of having one of them for several things. */
function addingUp(parts: readonly JoinedPart[], knowledge: Knowledge): readonly Pieces[] {
  const told = parts.flatMap(({ rule }) =>
    relationsOf(rule, knowledge).filter(
      ({ kind, clause, scope }) => kind === 'adds' && clause === rule.clause && scope !== 'same-document',
    ),
  );
  return told
    .filter((one, i) => told.findIndex(({ words }) => words === one.words) === i)
    .map((relation): Pieces => ['写明能累计的只有：', ...quoteRelation(relation, knowledge), '。']);
}

const nameOf = ({ rule }: JoinedPart, knowledge: Knowledge): Pieces => [
  name(rule.title),
  cite(clauseOf(rule, knowledge)),
];

const citesOf = (parts: readonly JoinedPart[], knowledge: Knowledge): Pieces =>
  [...new Set(parts.map(({ rule }) => rule.clause))].flatMap((id) => {
    const held = knowledge.clauses.get(id);
    return held ? [cite(held)] : [];
  });
