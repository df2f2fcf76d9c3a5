import type { Award } from '../../knowledge/award.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import { regionName } from '../../language/region.ts';
import { called, cite, clauseFigure, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { ComparedSide, SideMeasure, Sides } from '../evidence/compared-sides.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { closeWithCaveats } from './caveats.ts';
import { sayBodies } from './clause.ts';
import { ended, endedBy } from './ended.ts';
import { sayMoreOrLess } from './more-or-less.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks, conditionsApart } from './what-it-takes.ts';

/** So many measures of a side are told where all that it gives is compared; so many are named beside the first. */
const TOLD = 4;
const NAMED = 2;

/** Places or documents side by side: which gives more, as far as it can be said; amount, conditions, how often, status; what one has besides. */
export function saySides(writer: Writer, { sides, atLarge }: Sides): void {
  sayMoreOrLess(writer, sides, atLarge, sideCalled);
  if (atLarge) for (const side of sides) sayAll(writer, side);
  else sayByPoint(writer, sides);
  closeWithCaveats(
    writer,
    sides.flatMap(({ measures }) => measures.slice(0, atLarge ? TOLD : 1)),
  );
}

/** The clause by which a document ended, where that is another than its own. */
const citedToo = ({ document, clause }: Pick<SideMeasure, 'document' | 'clause'>): Pieces => {
  const by = endedBy(document, clause);
  return by === clause ? [] : [cite(by)];
};

const pays = ({ rule }: SideMeasure): boolean => 'promise' in rule.award;

function sideCalled({ place, document, measures: [first] }: ComparedSide): Pieces {
  if (place !== null) return [name(regionName(place))];
  if (document) return called(document);
  return first ? [name(first.rule.title)] : [];
}

/** All that a side pays, and who is in charge of a document. */
function sayAll(writer: Writer, side: ComparedSide): void {
  const [first] = side.measures;
  if (!first) return;
  const money = side.measures.filter(pays);
  const over =
    first.status === 'expired'
      ? ['文件', ...ended(first.document), ...citedToo(first), money.length > 0 ? '' : '；']
      : [];
  const none = money.length === 0 ? '条文写的是支持、鼓励，没有写数额' : '';
  writer.say(sideCalled(side), '：', over, none, none !== '' || over.length > 0 ? cite(first.clause) : '');
  for (const { rule, clause } of (money.length > 0 ? money : side.measures).slice(0, TOLD))
    writer.say('· ', name(rule.title), '：', ...whatItPays(rule, clause), cite(clause));
  if (side.document) sayBodies(writer, first, true);
}

/** A side with the measure that is held against the others. */
interface Held {
  readonly side: ComparedSide;
  readonly first: SideMeasure;
}

/** The first measures of the sides, point by point; what holds of all is said once. */
function sayByPoint(writer: Writer, sides: readonly ComparedSide[]): void {
  const held = sides.flatMap((side) => (side.measures[0] ? [{ side, first: side.measures[0] }] : []));
  writer.say('金额：');
  for (const { first } of held)
    writer.say('· ', name(first.rule.title), '：', ...whatItPays(first.rule, first.clause, true), cite(first.clause));
  writer.say('条件：', ...conditions(held), '。');
  const point = (head: string, alike: string, told: (m: SideMeasure) => Pieces) => {
    const all = held.map(({ first }) => told(first));
    const [common] = all;
    const citations = [...new Set(held.map(({ first }) => first.clause))].map(cite);
    const same = all.length > 1 && all.every((one) => JSON.stringify(one) === JSON.stringify(common));
    const each = held.map(({ side, first }, i) => [...sideCalled(side), ...(all[i] ?? []), cite(first.clause)]);
    writer.say(head, same ? [alike, ...(common ?? []), ...citations] : listed(each, '；'), '。');
  };
  point('期限：', '都是', ({ rule, clause }) => howOften(rule.award, clause));
  point('状态：', '', ({ status, document, clause }) =>
    status === 'expired'
      ? ['文件', ...ended(document), ...citedToo({ document, clause })]
      : [status === 'in-force' ? '文件有效' : status === 'not-yet' ? '文件还没有生效' : '文件是否有效不明'],
  );
  const others = held.flatMap(({ side }) =>
    side.measures
      .slice(1, 1 + NAMED)
      .filter((other) => pays(other) || !side.measures.slice(1).some(pays))
      .map(({ rule, clause }) => [name(rule.title), cite(clause)]),
  );
  if (others.length > 0) writer.say('另有：', listed(others), '。');
}

/** What all ask, once, then what each asks besides. */
function conditions(held: readonly Held[]): Pieces {
  const has = ({ rule }: SideMeasure, condition: Condition): boolean =>
    conditionsApart(rule).some((one) => JSON.stringify(one) === JSON.stringify(condition));
  const isCommon = (condition: Condition): boolean =>
    held.length > 1 && held.every(({ first }) => has(first, condition));
  const [{ first } = {}] = held;
  const shared = first ? conditionsApart(first.rule).filter(isCommon) : [];
  const also = shared.length > 0 ? '还要' : '要';
  const own = held.flatMap(({ side, first: one }) => {
    const asks = allItAsks(one.rule, one.clause, (condition) => !isCommon(condition));
    return asks.length > 0 ? [[...sideCalled(side), also, ...asks, cite(one.clause)]] : [];
  });
  const all = first && shared.length > 0 ? ['都要', ...allItAsks(first.rule, first.clause, isCommon)] : [];
  return listed([...(all.length > 0 ? [all] : []), ...own], '；');
}

function howOften(award: Award, clause: Clause): Pieces {
  if (!('promise' in award)) return ['没有写'];
  const { recurrence, years } = award;
  const span = years && clauseFigures(clause).find((f) => f.value === years.count.value && f.unit === years.count.unit);
  if (span) return ['连续', clauseFigure(clause, span)];
  return [recurrence === 'yearly' ? '按年给' : recurrence === 'once' ? '一次性给' : '没有写是一次性还是按年'];
}
