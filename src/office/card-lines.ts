import type { Card } from '../knowledge/catalogue/card.ts';
import { cardSum, RELATION_LABELS } from '../knowledge/catalogue/card-words.ts';
import { STATUS_LABELS } from '../knowledge/document.ts';

/** The card in lines, each thing under its name; what the text leaves out stands in the last line. `sourceOf` names a clause for readers. */
export function cardLines(card: Card, sourceOf: (clause: string) => string): string[] {
  const row = (label: string, said: string | null | readonly string[]): string[] => {
    const words = typeof said === 'string' ? said : (said ?? []).join('；');
    return words === ''
      ? []
      : [
          `${label}：${words
            .split('\n')
            .map((line) => line.trim())
            .join('')}`,
        ];
  };
  const { source } = card;
  return [
    card.names[0] ?? card.id,
    ...row('给谁', card.beneficiary),
    ...row('为了什么', card.subject),
    ...row('给多少', cardSum(card)),
    ...row('条件', card.conditions),
    ...row('不给的情形', card.exclusions),
    ...row('期限', card.period && `自${card.period.from}至${card.period.to}`),
    ...row('什么时候申报', card.window),
    ...row('材料', card.materials),
    ...row('在哪里办', card.channel),
    ...row('找谁', card.bodies),
    ...row('电话', card.phone),
    ...row(
      '和别的支持',
      card.relations.map(({ kind, clause }) => `${RELATION_LABELS[kind]}（${sourceOf(clause)}）`),
    ),
    ...row('是否有效', STATUS_LABELS[card.status]),
    ...row('出处', `《${source.title}》${source.number ? `（${source.number}）` : ''}${source.locator}`),
    ...row('条文没有写', card.unsaid),
  ];
}
