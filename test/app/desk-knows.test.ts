import { expect, test } from 'vitest';
import { deskKnows } from '../../src/app/desk-knows.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { held } from '../fakes/knowledge.ts';

const services = { knowledge: held, names: new Set<string>(), settings: new Map() } as unknown as Services;
const places = { knowledge: '', overlay: {}, index: '' };
const knows = deskKnows(
  () => services,
  (turn) => turn(services),
  () => '2026-11-26',
  places,
  () => 'v1',
);
const LABELS = ['出处：', '期限：', '和别的支持：', '给多少：'];
const loose = (text: string, clause: string): string[] =>
  knows
    .readDraft(text, { cited: [clause], calculations: [], asked: '' })
    .flatMap(({ text: figure, bound }) => (bound === null ? [figure] : []));

test('nothing by which a card that the desk offers names its source, its time or its sum is marked as without a source', () => {
  const cards = [...held.clauses.keys()].flatMap((id) => knows.cardsOn(id).map((card) => ({ id, ...card })));
  expect(cards.length).toBeGreaterThan(50);
  const seen = new Set<string>();
  const marked = cards.flatMap(({ id, text }) => {
    const of = text.split('\n').filter((line) => LABELS.some((label) => line.startsWith(label)));
    for (const line of of) seen.add(line.slice(0, line.indexOf('：') + 1));
    return loose(of.join('\n'), id).map((figure) => `${id}: ${figure}`);
  });
  expect(marked).toEqual([]);
  expect([...seen].sort()).toEqual([...LABELS].sort());
});

test('a number of a document that is not cited, and a day told as another, are marked', () => {
  const [id = ''] = [...held.clauses.keys()].filter(
    (each) => held.documents.get(held.clauses.get(each)?.document ?? '')?.period,
  );
  const document = held.documents.get(held.clauses.get(id)?.document ?? '');
  expect(loose(`见${document?.number}`, id)).toEqual([]);
  expect(loose('见某政发〔2031〕77号', id)).toEqual(['〔2031〕77号']);
  expect(loose(`到${document?.period?.to}为止`, id)).toEqual([]);
  expect(loose(`自${document?.period?.to}起`, id)).toEqual([document?.period?.to]);
});
