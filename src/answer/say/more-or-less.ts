import { cite, clauseFigure, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { ComparedSide, SideMeasure } from '../evidence/compared-sides.ts';
import { type MoreOrLess, type SumStated, whichIsMore, worth } from '../evidence/which-is-more.ts';

type CalledBy = (side: ComparedSide) => Pieces;

/** First of a comparison: which side gives more, where it can be said; else why not, and what would make each the higher. */
export function sayMoreOrLess(
  writer: Writer,
  sides: readonly ComparedSide[],
  atLarge: boolean,
  called: CalledBy,
): void {
  const empty = sides.filter(({ measures }) => measures.length === 0);
  const held = sides.filter(({ measures }) => measures.length > 0);
  const unpaid = held.filter(({ measures }) => !(atLarge ? measures : measures.slice(0, 1)).some(pays));
  const [a, b] = held;
  const [ours, theirs] = [a?.measures[0], b?.measures[0]];
  if (empty.length > 0)
    writer.say(
      held.length < 2 ? '比不了：' : '',
      '没有收录',
      listed(empty.map(called)),
      held.length < 2 ? '这方面的条款，下面只有另一边的。' : '这方面的条款。',
    );
  if (held.length < 2) return;
  if (unpaid.length === held.length) writer.say('不能说哪边给得多：都没有写数额。');
  else if (unpaid.length > 0)
    writer.say(
      '不能说哪边给得多：',
      listed(unpaid.map((side) => [...called(side), ...citing(side)])),
      '没有写数额，不等于给得少。',
    );
  else if (atLarge || !a || !ours || !b || !theirs || held.length > 2)
    writer.say('不能只看数说哪边高：档次、条件、期限不一样，要看贵公司够哪一边的条件、在哪里认定。');
  else sayPair(writer, whichIsMore(ours, theirs), sideOf(a, b, called));
}

const pays = ({ rule }: SideMeasure): boolean => 'promise' in rule.award;

const citing = ({ measures: [first] }: ComparedSide): Pieces => (first ? [cite(first.clause)] : []);

const sideOf =
  (a: ComparedSide, b: ComparedSide, called: CalledBy) =>
  ({ of }: Pick<SumStated, 'of'>): Pieces =>
    called(a.measures.includes(of) ? a : b);

/** Two measures that pay. */
function sayPair(writer: Writer, found: MoreOrLess, side: (sum: Pick<SumStated, 'of'>) => Pieces): void {
  const gives = (sum: SumStated): Pieces => [
    ...side(sum),
    sum.atMost ? '只写最高' : '写明',
    clauseFigure(sum.of.clause, sum.figure),
    cite(sum.of.clause),
  ];
  switch (found.by) {
    case 'more':
      writer.say('条件都够的话，', side(found.more), '多：', gives(found.more), '，', gives(found.less), '。');
      return;
    case 'same':
      writer.say('一样多：', listed(found.sums.map(gives), '，'), '。');
      return;
    case 'ceiling': {
      const { ceiling, fixed } = found;
      writer.say('不能直接说哪边高：', gives(ceiling), '，给多少条文没有写死；', gives(fixed), '。');
      if (worth(ceiling) <= worth(fixed))
        writer.say(
          side(ceiling),
          cite(ceiling.of.clause),
          '的上限不比',
          side(fixed),
          cite(fixed.of.clause),
          '的数高。',
        );
      else
        writer.say(
          '拿到的比',
          clauseFigure(fixed.of.clause, fixed.figure),
          '多，才是',
          side(ceiling),
          cite(ceiling.of.clause),
          '高；不到，就是',
          side(fixed),
          cite(fixed.of.clause),
          '高',
          '。',
        );
      return;
    }
    case 'ceilings':
      writer.say('不能直接说哪边高：', listed(found.sums.map(gives), '，'), '，给多少都没有写死，要看各自定到哪一档。');
      return;
    case 'pace':
      writer.say('不能直接说哪边高：', listed(found.sums.map(gives), '，'), '，给的次数不一样，要看一共能领几年。');
      return;
    case 'titles':
      writer.say(
        '不能直接说哪边高：',
        ...found.sums.flatMap((sum) => [...gives(sum), '，']),
        '各自要的称号不一样，够得上谁的，才有谁的钱。',
      );
      return;
    case 'status':
      writer.say('不能直接说哪边高：有一边的文件已经不在有效期，现在能申报的看另一边。');
      return;
    case 'case':
      writer.say('不能只看数说哪边高：算法不一样，要按贵公司的', listed(found.facts.map(name)), '分别算。');
  }
}
