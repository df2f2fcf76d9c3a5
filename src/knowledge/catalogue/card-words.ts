import type { RelationKind } from '../relations/relation.ts';
import type { Card } from './card.ts';

/** What a card says of how much: the figures of the clause as printed. */
export const cardSum = ({ figures, promise }: Pick<Card, 'figures' | 'promise'>): string =>
  figures.length === 0
    ? '未写金额'
    : `${promise === 'up-to' ? '最高 ' : ''}${figures.map((f) => f.text.replace(/\s/g, '')).join('、')}`;

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
