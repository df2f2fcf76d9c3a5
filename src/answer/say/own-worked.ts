import { cite, clauseFigure, figure, limited, type Pieces, quote, type Writer } from '../draft/writer.ts';
import { printWorked } from '../evidence/work-out.ts';
import type { Out, OwnWorked } from '../evidence/worked-shape.ts';
import { FIRST, quotedWithLead } from './deciding-beside.ts';
import { sayDeduction } from './own-deduction.ts';
import { held, ofAsker, ofOut, over, perOf } from './own-pieces.ts';
import { sayForEachOwn, sayLeast, saySchedule, sayShareOfOwn } from './own-share.ts';

/** What stands before a sum that something else decides beside. */
function conditionOf({ unless, open }: OwnWorked): string {
  if (unless) return unless.refuses ? '没有这种情形的话是' : '符合的话是';
  return open.length > 0 ? '符合条件的话是' : '';
}

/** Says what the asker's own figure comes to, how, and the sentences of the clause that say so. */
export function sayWorked(writer: Writer, lead: OwnWorked): void {
  const { clause, claimed, unless } = lead;
  if (unless) writer.say(FIRST, quotedWithLead(unless, unless.document));
  const ifMet = conditionOf(lead);
  const verdict: Pieces =
    claimed === null || unless ? [ifMet] : claimed.right ? ['是，', ifMet] : ['不是', ...ofAsker(claimed.said), '，是'];
  const cites = cite(clause);
  switch (lead.as) {
    case 'step':
      writer.say(
        verdict,
        perOf(lead.pays),
        limited(clause, lead.pays),
        lead.said ? ['：按', ...ofAsker(lead.said), '算'] : [],
        cites,
        '。',
      );
      break;
    case 'share':
      sayShareOfOwn(writer, lead, verdict);
      break;
    case 'least':
      sayLeast(writer, lead);
      break;
    case 'each':
      sayForEachOwn(writer, lead, verdict);
      break;
    case 'all':
      writer.say(
        verdict,
        ofOut(lead.sum),
        '：',
        lead.counted.flatMap((f, i) => [i > 0 ? '加' : '', ...ofAsker(f)]),
        '，按',
        held(clause, lead.each),
        '的标准算',
        over(lead.full),
        cites,
        '。',
      );
      break;
    case 'actual':
      writer.say(
        verdict,
        ofOut(lead.sum),
        '：',
        ofAsker(lead.said),
        lead.sum.worked.bound === 'at-most' ? '超过上限' : '没有超过上限，按实际发生的算',
        cites,
        '。',
      );
      break;
    case 'costs':
      writer.say(
        verdict,
        lead.sum ? [...ofOut(lead.sum), '：'] : [],
        lead.items.flatMap(({ said, due }, i) => [i > 0 ? '，' : '', ...ofAsker(said), ...paidOf(due)]),
        cites,
        '。',
      );
      break;
    case 'steps':
      writer.say(
        verdict,
        ofOut(lead.sum),
        '：',
        ofAsker(lead.said),
        '按下面的标准分段算',
        over(lead.full),
        cites,
        '。',
      );
      break;
    case 'together':
      writer.say(verdict, ofOut(lead.sum), '：各按条文的标准相加', cites, '。');
      break;
    case 'difference':
      writer.say(
        verdict,
        '补差',
        ofOut(lead.sum),
        '：',
        held(clause, lead.parts[0]!),
        '减去',
        held(clause, lead.parts[1]!),
        cites,
        '。',
      );
      break;
    case 'parts':
      writer.say(
        ofAsker(lead.said),
        '按',
        lead.rates.flatMap((r, i) => [i > 0 ? '、' : '', ...held(clause, r)]),
        '算，依次是',
        lead.sums.flatMap((s, i) => [i > 0 ? '、' : '', ...ofOut(s)]),
        cites,
        '。',
      );
      break;
    case 'range':
      writer.say(
        lead.ifMet && ifMet === '' ? '符合条件的话是' : ifMet,
        ofOut(lead.low),
        '到',
        ofOut(lead.high),
        '之间：',
        ofAsker(lead.said),
        '按',
        clauseFigure(clause, lead.from),
        '到',
        clauseFigure(clause, lead.to),
        '算，条文没有写按哪个比例',
        cites,
        '。',
      );
      break;
    case 'schedule':
      saySchedule(writer, lead, verdict);
      break;
    case 'short':
      sayShort(writer, lead);
      break;
    case 'pool':
      writer.say(
        verdict,
        ofOut(lead.sum),
        '：',
        ofAsker(lead.said),
        '各按',
        clauseFigure(clause, lead.each),
        '的上限相加，再按',
        held(clause, lead.rate),
        '算',
        cites,
        '。',
      );
      break;
    case 'deduction':
      sayDeduction(writer, lead);
      break;
    case 'limit':
      if (!lead.said) {
        writer.say(
          ofOut(lead.limit.most),
          lead.limit.most.worked.bound === 'at-most' ? '：' : '是上限：',
          ofAsker(lead.limit.of),
          '按',
          held(clause, lead.limit.rate),
          '算',
          cites,
          '。',
        );
        break;
      }
      writer.say(
        lead.over ? '不行' : '可以',
        '：',
        ofAsker(lead.limit.of),
        '按',

        held(clause, lead.limit.rate),
        '算是',
        ofOut(lead.limit.most),
        '，',
        ofAsker(lead.said),
        lead.over ? '超出了' : '没有超出',
        cites,
        '。',
      );
  }
  const { tooMany, otherMoney } = lead;
  if (otherMoney)
    writer.say('另有上限', clauseFigure(clause, otherMoney), '，币种不同，条文没有写按什么汇率折算', cites, '。');
  if (tooMany) writer.say('名额', held(clause, tooMany.most), '，', ofAsker(tooMany.said), '超出了', cites, '。');
  for (const { clause: other, sentence } of lead.open)
    writer.say('还要看：', quote(other, sentence.start, sentence.end), cite(other));
  writer.say(...lead.sentences.map((s) => quote(clause, s.start, s.end)), cites);
}

/** A line that is missed, and by how much, or reached. */
function sayShort(writer: Writer, { clause, said, line, per, short }: Extract<OwnWorked, { as: 'short' }>): void {
  const cites = cite(clause);
  if (!per) {
    writer.say('不够：条文写的门槛是', clauseFigure(clause, line), cites, '，', ofAsker(said), '没有到。');
    return;
  }
  writer.say(
    short ? '不够：' : '够：',
    ofAsker(per.of),
    '按',
    clauseFigure(clause, line),
    per.rate ? '算要' : '的标准算要',
    figure(printWorked(per.need.worked), { origin: 'worked', working: per.need.working }),
    '，',
    ofAsker(said),
    short && short !== 'plain' ? ['还差', ...ofOut(short)] : '已经到了',
    cites,
    '。',
  );
}

/** What is paid of one of several costs. */
const paidOf = ({ working, worked }: Out): Pieces => [
  worked.bound === 'at-most' ? '最多补' : '补',
  figure(printWorked(worked), { origin: 'worked', working }),
];
