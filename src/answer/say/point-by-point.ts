import type { Award } from '../../knowledge/award.ts';
import type { Clause } from '../../knowledge/document.ts';
import { regionName } from '../../language/region.ts';
import { called, cite, listed, name, ofClause, type Pieces, type Writer } from '../draft/writer.ts';
import type { Side, SideMeasure, Sides } from '../evidence/compared-sides.ts';
import { figuresOf } from '../evidence/sentences.ts';
import { closeWithCaveats } from './caveats.ts';
import { sayBodies } from './clause.ts';
import { ended, endedBy } from './ended.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks } from './what-it-takes.ts';

/** So many measures of a side are told where all that it gives is compared; so many are named beside the first. */
const TOLD = 4;
const NAMED = 3;

/** Places or documents side by side: amount, conditions, how often, status; what one has and the other has not. Never which is more. */
export function saySides(writer: Writer, { sides, atLarge }: Sides): void {
  const empty = sides.filter(({ measures }) => measures.length === 0);
  if (atLarge) for (const side of sides) sayAll(writer, side);
  else sayByPoint(writer, sides);
  for (const side of empty) writer.say(sideCalled(side), '：没有收录这方面的条款。');
  const without = sides.filter(({ measures }) => measures.length > 0 && !measures.some(pays));
  const isOne = sides.length - empty.length < 2;
  if (!isOne)
    writer.say(
      without.length === sides.length
        ? '都没有写数额，所以不能说哪边给得多。'
        : without.length > 0
          ? '没有写数额的不等于给得少，所以不能说哪边给得多。'
          : '它们的档次、条件、期限不一样，不能只看数说哪边高：要看贵公司够哪一边的条件、在哪里认定。',
    );
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

function sideCalled({ place, document }: Side): Pieces {
  if (place !== null) return [name(regionName(place))];
  return document ? called(document) : [];
}

/** All that a side pays, and who is in charge of a document. */
function sayAll(writer: Writer, side: Side): void {
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

/** The first measures of the sides, point by point. */
function sayByPoint(writer: Writer, sides: readonly Side[]): void {
  const held = sides.flatMap((side) => (side.measures[0] ? [{ side, first: side.measures[0] }] : []));
  writer.say('金额：');
  for (const { first } of held)
    writer.say('· ', name(first.rule.title), '：', ...whatItPays(first.rule, first.clause), cite(first.clause));
  const point = (head: string, told: (m: SideMeasure) => Pieces) =>
    writer.say(
      head,
      listed(
        held.map(({ side, first }) => [...sideCalled(side), ...told(first), cite(first.clause)]),
        '；',
      ),
      '。',
    );
  point('条件：', ({ rule, clause }) => ['要', ...allItAsks(rule, clause)]);
  point('期限：', ({ rule, clause }) => howOften(rule.award, clause));
  point('状态：', ({ status, document, clause }) =>
    status === 'expired'
      ? ['的文件', ...ended(document), ...citedToo({ document, clause })]
      : [status === 'in-force' ? '的文件有效' : status === 'not-yet' ? '的文件还没有生效' : '的文件是否有效不明'],
  );
  for (const { side } of held) {
    const others = side.measures.slice(1, 1 + NAMED);
    if (others.length > 0)
      writer.say(
        sideCalled(side),
        '另有：',
        listed(others.map(({ rule, clause }) => [name(rule.title), cite(clause)])),
        '。',
      );
  }
}

function howOften(award: Award, clause: Clause): Pieces {
  if (!('promise' in award)) return ['没有写'];
  const { recurrence, years } = award;
  const span = years && figuresOf(clause).find((f) => f.value === years.count.value && f.unit === years.count.unit);
  if (span) return ['连续', ofClause(clause, span)];
  return [recurrence === 'yearly' ? '按年给' : recurrence === 'once' ? '一次性给' : '没有写是一次性还是按年'];
}
