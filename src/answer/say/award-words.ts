import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import { clauseFigure, limited, listed, name, type Pieces } from '../draft/writer.ts';
import type { AwardStated } from '../evidence/award-stated.ts';

/** What a measure pays: 按年度贷款总额的3%，每年最高不超过50万元. `ceiling`: what it pays at most comes first. */
export function wordsOfAward(award: AwardStated, clause: Clause, ceiling: boolean): Pieces {
  const { cap, baseAtMost, yearly, base } = award;
  const most = cap ? [yearly ? '每年' : '', '最高不超过', clauseFigure(clause, cap)] : [];
  const counted = [
    ...(yearly && !cap ? ['每年'] : []),
    ...paid(award, clause),
    ...(baseAtMost && base ? ['，', name(base), '最高按', clauseFigure(clause, baseAtMost), '算'] : []),
  ];
  if (most.length === 0) return counted;
  return ceiling ? [...most, '；', ...counted] : [...counted, '，', ...most];
}

function paid({ base, rateOf, pays, scale, each, beyond }: AwardStated, clause: Clause): Pieces {
  const sums = listed(pays.map((f) => [perWhat(f), ...limited(clause, f)]));
  if (scale !== null) return [...sums, '（按', name(scale), '分档）'];
  if (base === null) return sums;
  if (each) return [...sums, '，乘', name(base)];
  if (pays.length === 0) return ['按', name(base), '的比例给，比例条文没有写'];
  if (rateOf !== null) return ['按', name(base), '乘', name(rateOf), '的', ...sums];
  // 超出额0.5%: what is beyond the line is the base, not the share.
  if (beyond)
    return [
      name(base),
      '超出',
      clauseFigure(clause, beyond),
      '的部分，按',
      ...listed(pays.map((f) => [clauseFigure(clause, f)])),
    ];
  // 1000元/小时 says itself what it is counted by.
  return pays.some((f) => f.unit.includes('/')) ? sums : ['按', name(base), '的', ...sums];
}

/** 每人 before 1000元 that a clause pays for each, where the figure does not say so itself (1000元/小时). */
const perWhat = ({ unit, noun, text }: Figure): string =>
  unit === 'CNY/count' && !text.includes('/') && !text.startsWith('每') ? `每${noun}` : '';
