import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { labelledIn } from '../../src/train/labelled-messages.ts';

const file = (...lines: object[]): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'cewen-labels-')), 'lines.jsonl');
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return path;
};

it('joins what is said of messages to them', () => {
  const messages = file(
    { id: 'A1', question: '贴多少', history: ['长沙'], asOf: '2026-11-25', officer: '贴15万元。' },
    { id: 'A2', question: '没人看过' },
  );
  const points = [{ asks: '贴多少', kind: 'amount', said: 'yes' }];
  const labels = file({ id: 'A1', clauses: ['changsha#1'], points }, { id: 'B1', question: '天气', clauses: [] });
  const needed = file({ id: 'A1', need: ['changsha#1@2'] });
  const frequent = file({ id: 'A1', faq: ['changsha/3'] });
  expect(labelledIn([labels, messages, needed, frequent])).toEqual([
    {
      id: 'A1',
      question: '贴多少',
      history: ['长沙'],
      asOf: '2026-11-25',
      clauses: ['changsha#1'],
      points,
      officer: '贴15万元。',
      need: ['changsha#1@2'],
      faq: ['changsha/3'],
    },
    {
      id: 'B1',
      question: '天气',
      history: [],
      asOf: '2026-11-27',
      clauses: [],
      points: [],
      officer: '',
      need: null,
      faq: null,
    },
  ]);
});

it('refuses a label of no message', () => {
  expect(() => labelledIn([file({ id: 'C1', clauses: [] })])).toThrow('C1: no file has this message');
});
