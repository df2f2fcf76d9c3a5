import type { Bound } from '../../language/figure.ts';
import type { RelationKind } from '../relations/relation.ts';
import type { CardFigure } from './card.ts';

const BOUND: Readonly<Record<Bound, string>> = {
  exact: '',
  about: '约',
  'at-most': '最高',
  below: '低于',
  'at-least': '不低于',
  above: '超过',
};

/** What a card says of how much: the figures of the clause as printed, each with its limit. */
export const cardSum = ({ figures }: { readonly figures: readonly CardFigure[] }): string =>
  figures.length === 0 ? '未写金额' : figures.map(figureWords).join('、');

function figureWords({ text, bound, of }: CardFigure): string {
  const words = text.replace(/\s/g, '');
  return of === undefined ? `${BOUND[bound]}${words}` : `${of}最多按${words}算`;
}

/** How a measure meets other support, in a word. */
export const RELATION_LABELS: Readonly<Record<RelationKind, string>> = {
  difference: '只补差额',
  highest: '就高，不重复',
  one: '只能享受一项',
  once: '不重复享受',
  adds: '可以叠加',
  requires: '要先有另一项',
  cap: '有合计上限',
};
