import { cite, clauseFigure, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { BeyondBase, OwnWorked } from '../evidence/worked-shape.ts';
import { dueOver, held, ofAsker, ofOut, over, timesOver } from './own-pieces.ts';

type Of<As extends OwnWorked['as']> = Extract<OwnWorked, { as: As }>;

/** Says what a share of the asker's own sum comes to. */
export function sayShareOfOwn(writer: Writer, lead: Of<'share'>, verdict: Pieces): void {
  const { clause, said, less, rate, beyond } = lead;
  const base = beyond
    ? beyondOf(lead, beyond)
    : [...ofAsker(said), ...(less ? ['减去', ...ofAsker(less), '，余下的'] : [])];
  const times = timesOver(clause, lead.over);
  writer.say(
    verdict,
    dueOver(lead),
    '：',
    base,
    '按',
    held(clause, rate),
    '算',
    times,
    over(lead.full),
    cite(clause),
    '。',
  );
}

const beyondOf = ({ clause }: Of<'share'>, { grown, past }: BeyondBase): Pieces => [
  ...(grown ? ['比上年度多', ...ofOut(grown), '，'] : []),
  ...(past ? ['超出', clauseFigure(clause, past.line), '的部分', ...ofOut(past.excess)] : []),
];

/** Says the least share that is asked for, and the share that is paid besides. */
export function sayLeast(writer: Writer, { clause, sum, said, rate, pays, reading }: Of<'least'>): void {
  const cites = cite(clause);
  writer.say('下限是', ofOut(sum), '：', ofAsker(said), '按', clauseFigure(clause, rate), '算', cites, '。');
  if (reading) writer.say(name(reading), cites);
  if (!pays) return;
  const times = timesOver(clause, pays.over);
  writer.say('条文给的是', dueOver(pays), '：', ofAsker(said), '按', held(clause, pays.rate), '算', times, cites, '。');
}

/** Says so much for each of what is ofOut, as far as it counts. */
export function sayForEachOwn(writer: Writer, lead: Of<'each'>, verdict: Pieces): void {
  const { clause, said, limit, full, claimed, ofAll } = lead;
  const [cites, each, times] = [cite(clause), held(clause, lead.each), timesOver(clause, lead.over)];
  if (!limit) {
    writer.say(verdict, dueOver(lead), '：', ofAsker(said), '按', each, '的标准算', times, over(full), cites, '。');
    return;
  }
  const all = claimed !== null || full !== null || ofAll;
  writer.say(
    all ? ['不能都算：'] : [...dueOver(lead), '：'],
    ofAsker(said),
    '里',
    ofOut(limit.most),
    '能算，按',
    each,
    all ? ['的标准是', ...dueOver(lead), ...over(full)] : ['的标准算', ...times],
    cites,
    '。',
  );
}

/** Says what changes from year to year. */
export function saySchedule(writer: Writer, { clause, byYear, parts, sum }: Of<'schedule'>, verdict: Pieces): void {
  const [first] = parts;
  const isOne = !byYear && parts.every(({ said }) => said === first?.said);
  const ways = parts.flatMap(
    ({ at, led, said, rate, due }, i): Pieces => [
      i > 0 ? '，' : '',
      ...(byYear ? [] : [led, clauseFigure(clause, at)]),
      ...(isOne ? [] : ofAsker(said)),
      '按',
      ...held(clause, rate),
      byYear || led === '' ? '是' : '各是',
      ...ofOut(due),
    ],
  );
  const base = first && isOne ? ['按', ...ofAsker(first.said), '，'] : [];
  writer.say(verdict, sum ? [...ofOut(sum), '：'] : [], base, ways, cite(clause), '。');
}
