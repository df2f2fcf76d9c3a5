import type { Figure } from '../../language/figure.ts';
import { cite, clauseFigure, figure, limited, type Pieces, quote, type Writer } from '../draft/writer.ts';
import { printWorked } from '../evidence/work-out.ts';
import type { BeyondBase, Out, OwnWorked } from '../evidence/worked-shape.ts';
import { sayDeduction } from './own-deduction.ts';

/** Says what the asker's own figure comes to, how, and the sentences of the clause that say so. */
export function sayWorked(writer: Writer, lead: OwnWorked): void {
  const { clause, claimed } = lead;
  const ofAsker = ({ text, start, end }: Figure) => ['您说的', figure(text.trim(), { origin: 'user', start, end })];
  const ifMet = lead.open.length > 0 ? '符合条件的话是' : '';
  const verdict: Pieces =
    claimed === null ? [ifMet] : claimed.right ? ['是，', ifMet] : ['不是', ...ofAsker(claimed.said), '，是'];
  // 每人3000元 would be another sum without what it is paid for.
  const per = ({ unit, noun, text }: Figure): string =>
    unit === 'CNY/count' && !text.includes('/') ? `每${noun}` : '';
  const held = (f: Figure): Pieces => [per(f), f.bound === 'at-most' ? '不超过' : '', clauseFigure(clause, f)];
  const cites = cite(clause);
  const beyond = ({ grown, past }: BeyondBase): Pieces =>
    [
      grown ? ['比上年度多', ...told(grown), '，'] : [],
      past ? ['超出', clauseFigure(clause, past.line), '的部分', ...told(past.excess)] : [],
    ].flat();
  switch (lead.as) {
    case 'step':
      writer.say(
        verdict,
        per(lead.pays),
        limited(clause, lead.pays),
        lead.said ? ['：按', ...ofAsker(lead.said), '算'] : [],
        cites,
        '。',
      );
      break;
    case 'share':
      writer.say(
        verdict,
        told(lead.sum),
        '：',
        lead.beyond ? beyond(lead.beyond) : ofAsker(lead.said),
        '按',
        held(lead.rate),
        '算',
        over(lead.full),
        cites,
        '。',
      );
      break;
    case 'least':
      writer.say(
        '下限是',
        told(lead.sum),
        '：',
        ofAsker(lead.said),
        '按',
        clauseFigure(clause, lead.rate),
        '算',
        cites,
        '。',
      );
      if (lead.pays)
        writer.say(
          '条文给的是',
          told(lead.pays.sum),
          '：',
          ofAsker(lead.said),
          '按',
          held(lead.pays.rate),
          '算',
          cites,
          '。',
        );
      break;
    case 'each':
      if (lead.limit) {
        writer.say(
          claimed || lead.full || lead.ofAll ? ['不能都算：'] : [...told(lead.sum), '：'],
          ofAsker(lead.said),
          '里',
          told(lead.limit.most),
          '能算，按',
          held(lead.each),
          claimed || lead.full || lead.ofAll ? ['的标准是', ...told(lead.sum), ...over(lead.full)] : '的标准算',
          cites,
          '。',
        );
        break;
      }
      writer.say(
        verdict,
        told(lead.sum),
        '：',
        ofAsker(lead.said),
        '按',
        held(lead.each),
        '的标准算',
        over(lead.full),
        cites,
        '。',
      );
      break;
    case 'all':
      writer.say(
        verdict,
        told(lead.sum),
        '：',
        lead.counted.flatMap((f, i) => [i > 0 ? '加' : '', ...ofAsker(f)]),
        '，按',
        held(lead.each),
        '的标准算',
        over(lead.full),
        cites,
        '。',
      );
      break;
    case 'actual':
      writer.say(
        verdict,
        told(lead.sum),
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
        lead.sum ? [...told(lead.sum), '：'] : [],
        lead.items.flatMap(({ said, due }, i) => [i > 0 ? '，' : '', ...ofAsker(said), ...paidOf(due)]),
        cites,
        '。',
      );
      break;
    case 'steps':
      writer.say(verdict, told(lead.sum), '：', ofAsker(lead.said), '按下面的标准分段算', over(lead.full), cites, '。');
      break;
    case 'together':
      writer.say(verdict, told(lead.sum), '：各按条文的标准相加', cites, '。');
      break;
    case 'difference':
      writer.say(
        verdict,
        '补差',
        told(lead.sum),
        '：',
        held(lead.parts[0]!),
        '减去',
        held(lead.parts[1]!),
        cites,
        '。',
      );
      break;
    case 'parts':
      writer.say(
        ofAsker(lead.said),
        '按',
        lead.rates.flatMap((r, i) => [i > 0 ? '、' : '', ...held(r)]),
        '算，依次是',
        lead.sums.flatMap((s, i) => [i > 0 ? '、' : '', ...told(s)]),
        cites,
        '。',
      );
      break;
    case 'range':
      writer.say(
        lead.ifMet && ifMet === '' ? '符合条件的话是' : ifMet,
        told(lead.low),
        '到',
        told(lead.high),
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
    case 'short':
      sayShort(writer, lead, ofAsker);
      break;
    case 'pool':
      writer.say(
        verdict,
        told(lead.sum),
        '：',
        ofAsker(lead.said),
        '各按',
        clauseFigure(clause, lead.each),
        '的上限相加，再按',
        held(lead.rate),
        '算',
        cites,
        '。',
      );
      break;
    case 'deduction':
      sayDeduction(writer, lead, ofAsker, told);
      break;
    case 'limit':
      if (!lead.said) {
        writer.say(
          told(lead.limit.most),
          lead.limit.most.worked.bound === 'at-most' ? '：' : '是上限：',
          ofAsker(lead.limit.of),
          '按',
          held(lead.limit.rate),
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

        held(lead.limit.rate),
        '算是',
        told(lead.limit.most),
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
  if (tooMany) writer.say('名额', held(tooMany.most), '，', ofAsker(tooMany.said), '超出了', cites, '。');
  for (const { clause: other, sentence } of lead.open)
    writer.say('还要看：', quote(other, sentence.start, sentence.end), cite(other));
  writer.say(...lead.sentences.map((s) => quote(clause, s.start, s.end)), cites);
}

/** A line that is missed, and by how much, or reached. */
function sayShort(
  writer: Writer,
  { clause, said, line, per, short }: Extract<OwnWorked, { as: 'short' }>,
  ofAsker: (f: Figure) => Pieces,
): void {
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
    short && short !== 'plain' ? ['还差', ...told(short)] : '已经到了',
    cites,
    '。',
  );
}

/** A figure as it was worked out, a ceiling told as one. */
function told({ working, worked }: Out): Pieces {
  const limit =
    worked.bound === 'at-most'
      ? worked.unit === 'count'
        ? '最多'
        : '最高不超过'
      : worked.bound === 'about'
        ? '约'
        : '';
  return [limit, figure(printWorked(worked), { origin: 'worked', working })];
}

/** What is paid of one of several costs. */
const paidOf = ({ working, worked }: Out): Pieces => [
  worked.bound === 'at-most' ? '最多补' : '补',
  figure(printWorked(worked), { origin: 'worked', working }),
];

const over = (full: Out | null): Pieces => (full ? ['是', ...told(full), '，超过上限'] : []);
