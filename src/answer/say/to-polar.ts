import { isHollow } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Treatment } from '../../understand/polar.ts';
import { cite, clauseFigure, figure, listed, type Pieces, quote, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { PolarVerdict } from '../evidence/polar-answered.ts';
import type { VerdictWord } from '../evidence/verdict/verdict-table.ts';
import { printWorked } from '../evidence/work-out.ts';
import { sayHeadingAlone } from './clause.ts';
import { silentText } from './silent-text.ts';

/** Says first what answers a question of yes or no, as far as it is sure. */
export function sayToPolar(
  writer: Writer,
  verdict: PolarVerdict,
  { clause, document }: Pick<Ranked, 'clause' | 'document'>,
): void {
  const cites = cite(clause);
  switch (verdict.lead) {
    case 'against-line': {
      const { line, oneWay } = verdict;
      const held = clauseFigure(clause, line);
      if (verdict.side === 'share') {
        const { working, worked } = verdict.least;
        const least = figure(printWorked(worked), { origin: 'worked', working });
        writer.say(
          '不够：',
          ofAsker(verdict.whole),
          '按',
          held,
          '算是',
          least,
          '，',
          ofAsker(verdict.part),
          '没有到',
          cites,
          '。',
        );
        return;
      }
      const said = listed(verdict.said.map(ofAsker), '、');
      const all = verdict.said.length > 1 ? '都' : '';
      if (verdict.side === 'other') {
        writer.say('不能按', said, '算：条文的门槛看的不是这个数，要按下面这句来定', cites, '。');
        return;
      }
      if (verdict.side === 'short') {
        writer.say(
          oneWay ? '只看这道线不够：' : verdict.ofGrant ? '不够：' : '没到门槛：',
          '条文写的门槛是',
          held,
          cites,
          '，',
          said,
          all,
          '没有到。',
        );
        if (verdict.apart) writer.say(silentText(document), '没有写几家的可以合在一起算', cites, '。');
      } else writer.say('超出了：条文写的是到', held, '为止', cites, '，', said, all, '超过了。');
      return;
    }
    case 'no-treatment':
      writer.say('不能当成可以：', silentText(document), '没有写', TREATED[verdict.treatment], cites, '。');
      return;
    case 'falls-short': {
      const words = {
        kind: 'words',
        text: verdict.words.text,
        start: verdict.words.start,
        end: verdict.words.end,
      } as const;
      if (verdict.words.by === 'others')
        writer.say('还不能这样算：条款看的是企业自己的，', silentText(document), '没有写您说的“', words, '”的也给。');
      else writer.say('还不能这样算：', silentText(document), '没有写您说的“', words, '”也算。');
      return;
    }
    case 'sum-claimed': {
      const { said, most, pays } = verdict;
      if (most)
        writer.say('不对：条文写的是最高不超过', clauseFigure(clause, most), cites, '，', ofAsker(said), '超过了。');
      else if (pays) writer.say('还不能确认', ofAsker(said), '，要按下面这句来定', cites, '。');
      else writer.say('还不能确认', ofAsker(said), '：下面这句没有写给多少', cites, '。');
      return;
    }
    case 'named': {
      const words = listed(
        verdict.words.map((one) => ({ kind: 'words' as const, ...one })),
        '”、“',
      );
      writer.say('条文写了您问的“', words, '”，见下面这句。');
      return;
    }
    case 'once-only':
      writer.say('不能当成可以：条文写的是一次性的，没有写领过以后还能再领', cites, '。');
      return;
    case 'unnamed':
      writer.say(
        '还没法说：您没有说问的是哪一项支持，请说出它的名字，或者企业做的是什么。收录的有这份文件',
        cites,
        '。',
      );
      return;
    case 'refused':
      writer.say(
        verdict.inclusion ? '不算：' : '不行：',
        ...verdict.on.map((s) => quote(clause, s.start, s.end)),
        cites,
      );
      return;
    case 'as-written':
      writer.say(
        ...(verdict.likely ? [ANSWERED[verdict.likely.word][verdict.likely.holds ? 0 : 1], '，'] : []),
        verdict.meant ? WRITTEN : NEAREST,
        ...verdict.on.map((s) => quote(clause, s.start, s.end)),
        cites,
      );
      return;
    case 'undecided': {
      const [sentence] = verdict.on;
      if (isHollow(clause)) sayHeadingAlone(writer, clause, document);
      else if (sentence) {
        const lead = document.provenance === 'commentary' ? '文章是这样写的：' : '条文是这样写的：';
        const told = quote(clause, sentence.start, sentence.end);
        writer.say(verdict.put === 'favoured' ? FAVOURED : lead, told, cite(clause));
      }
    }
  }
}

/** What leads in the words of a clause, that is surely meant or not, and tells nothing of them. */
const WRITTEN = '条文写的是：';
export const NEAREST = '最接近的条文是：';
export const LEADS_TO_QUOTE: readonly string[] = [WRITTEN, NEAREST];

const ANSWERED: Readonly<Record<VerdictWord, readonly [yes: string, no: string]>> = {
  can: ['可以', '不能'],
  counts: ['算', '不算'],
  must: ['要', '不用'],
  has: ['有', '没有'],
  is: ['是', '不是'],
  enough: ['够', '不够'],
  will: ['会', '不会'],
};

const ofAsker = ({ text, start, end }: Figure): Pieces => [
  '您说的',
  figure(text.trim(), { origin: 'user', start, end }),
];

const TREATED: Record<Treatment, string> = {
  'adding-up': '可以合在一起算',
  'carrying-over': '没用的可以留到以后',
  'part-of-it': '不够的可以按比例给',
  'handing-in-late': '错过了可以补报',
  'sharing-out': '可以分给别家',
  replacing: '用新贷款换旧贷款也算',
};

const FAVOURED = '条文写的是鼓励，您的情形算不算在内要看原句：';
