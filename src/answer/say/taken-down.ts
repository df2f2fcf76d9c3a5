import type { FactBook } from '../../knowledge/fact.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { parseFigures } from '../../language/figure.ts';
import { regionName } from '../../language/region.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import { isTitles, type Slot } from '../../understand/slots/slot.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, listed, name, type Pieces, Writer } from '../draft/writer.ts';
import type { RecordedFacts } from '../evidence/plan-to-say.ts';
import { sayPlaceUnknown } from './asked-back.ts';

/** A message that only tells facts of the asker's own case is taken down, with what they open; the next question uses them. */
export function acknowledge(plan: RecordedFacts, told: string, book: FactBook, replies: Replies): Draft {
  const { noted, corrects, leavesOpen, leaves, opens, reached, unused, unheld, placed } = plan;
  const writer = new Writer();
  if (leavesOpen) writer.fixed(replies, 'left-open');
  const alone = unheld !== null && noted.every((s) => book.get(s.fact)?.role === 'home');
  if (noted.length > 0 && !alone) sayNoted(writer, noted, book, told, corrects);
  else if (!leavesOpen && !alone) writer.fixed(replies, corrects ? 'corrected-nothing' : 'noted-nothing');
  for (const { rule, region, clause } of leaves)
    writer.say(name(rule.title), '只给', name(regionName(region)), '的企业，不再适用', cite(clause), '。');
  if (unheld !== null) sayPlaceUnknown(writer, unheld);
  else if (opens.length > 0)
    writer.say(
      reached ? '照这些情况，可以看的有：' : '跟这些情况有关、还要再看条件的有：',
      listed(opens.map(({ rule }) => name(rule.title))),
      '。',
    );
  else if (unused) writer.fixed(replies, 'noted-unused');
  else if (!placed && !leavesOpen) writer.fixed(replies, 'noted-without-place');
  if (unheld === null && !leavesOpen) writer.fixed(replies, 'tell-more');
  return writer.draft(unheld === null ? 'answer' : 'decline');
}

/** 记下了：所在地（长沙市）、年度贷款总额（您说的“600万”）. `told`: the asker's own words; `corrects`: they take the place of others. */
export function sayNoted(writer: Writer, noted: readonly Slot[], book: FactBook, told = '', corrects = false): void {
  // What follows from other facts is not what was said.
  const own = noted.filter((s) => s.reading === undefined || s.value !== false);
  const facts = [...new Set((own.length > 0 ? own : noted).map((s) => s.fact))];
  const said = facts.map((fact) => {
    if (noted.some((s) => s.fact === fact && s.value === false)) return ['不是', name(fact)];
    const read = noted.filter((s) => s.fact === fact).flatMap((s) => readAs(s, told, book));
    return [name(fact), ...(read.length > 0 ? ['（', ...listed(read), '）'] : [])];
  });
  writer.say(corrects ? '改好了：' : '记下了：', listed(said), '。');
}

function readAs({ fact, value, words, start, end }: Slot, told: string, book: FactBook): readonly Pieces[] {
  const known = book.get(fact);
  if (known?.type === 'place' && typeof value === 'string') return [[name(regionName(value))]];
  // 800万用满一年 is no number of years.
  const money = parseFigures(words).some(({ unit }) => unit === 'CNY');
  const isFigure = (typeof value === 'string' || typeof value === 'number') && (!money || known?.type === 'amount');
  if (isFigure && told.slice(start, end) === words && !/[“”]/.test(words))
    return [['您说的“', { kind: 'words', text: words, start, end }, '”']];
  if (!isTitles(value)) return [];
  const { has = [], lacks = [] } = value;
  return [...has, ...(lacks.length > 0 ? [`没有${lacks.join('、')}`] : [])]
    .filter((said) => looseIn(said) === undefined)
    .map((said) => [said]);
}
