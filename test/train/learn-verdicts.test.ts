import { describe, expect, it } from 'vitest';
import { verdictFeatures } from '../../src/answer/evidence/verdict/verdict-features.ts';
import { VerdictTable } from '../../src/answer/evidence/verdict/verdict-table.ts';
import type { InventedDocument } from '../../src/train/invented.ts';
import { learnVerdicts, type VerdictExample, verdictExamples } from '../../src/train/learn-verdicts.ts';

const sentence = (text: string, leadIn = '') => ({ text, leadIn });
const THINGS = ['旧车', '展位', '软件', '仓库', '设备', '租金', '运费', '保费'];

describe('what sentences say to questions of yes or no', () => {
  const examples = THINGS.flatMap((thing): VerdictExample[] => [
    { question: `${thing}能报吗`, sentence: sentence(`${thing}支出不予补助。`), verdict: 'no', word: 'can' },
    { question: `${thing}能报吗`, sentence: sentence(`${thing}支出可以申报。`), verdict: 'yes', word: 'can' },
    {
      question: `${thing}迁走了要退吗`,
      sentence: sentence(`${thing}迁出的，退回补助。`),
      verdict: 'yes',
      word: 'must',
    },
    { question: `${thing}要看啥`, sentence: sentence(`${thing}由部门另行规定。`), verdict: 'neither', word: null },
  ]);
  const table = new VerdictTable(learnVerdicts([...examples, ...examples]));

  it('are learned by what the sentence decides', () => {
    const denied = table.of('厂房能报吗', sentence('厂房支出不予补助。'));
    expect(denied.no).toBeGreaterThan(0.7);
    expect(table.of('厂房能报吗', sentence('厂房支出可以申报。')).yes).toBeGreaterThan(0.7);
    expect(denied.yes + denied.no + denied.neither).toBeCloseTo(1);
  });

  it('are told in the word that the question asks with', () => {
    expect(table.word('厂房能报吗')).toBe('can');
    expect(table.word('厂房迁走了要退吗')).toBe('must');
  });
});

describe('what tells whether a sentence says yes', () => {
  it('is what the part decides that the question says most of', () => {
    const features = verdictFeatures('二手船能补吗', sentence('新购海钓船的，给予补助；购置二手船的，不予补助。'));
    expect(features).toContain('first refuses');
    expect(features).toContain('other gives');
  });

  it('is how the figures of both compare', () => {
    const features = verdictFeatures('我们投了180万元，够吗', sentence('投资200万元以上的，给予补助。'));
    expect(features).toContain('less than at-least');
  });

  it('is what leads up to an item that decides nothing by itself', () => {
    expect(verdictFeatures('现金付的算吗', sentence('以现金支付的；', '下列支出不予补助：'))).toContain(
      'first above refuses',
    );
  });
});

describe('the examples of invented documents', () => {
  it('are their questions of yes or no with the sentences that decide them, and the word that answers begin with', () => {
    const document: InventedDocument = {
      file: 'one.txt',
      title: '某县办法',
      articles: [{ mark: '第一条', chapter: '', text: '下列情形不予补助：\n（一）以现金支付的；' }],
      questions: [
        {
          id: '1',
          set: 'hard',
          line: 1,
          question: '现金付的算吗',
          gold: [0],
          sentences: ['（一）以现金支付的；'],
          kind: null,
          polar: 'no',
          lead: '不算',
          answer: '不算。',
          sum: null,
        },
        {
          id: '2',
          set: 'hard',
          line: 2,
          question: '给多少',
          gold: [0],
          sentences: ['（一）以现金支付的；'],
          kind: null,
          polar: null,
          lead: null,
          answer: '给100元。',
          sum: null,
        },
      ],
    };
    expect(verdictExamples([document])).toEqual([
      {
        question: '现金付的算吗',
        sentence: { text: '（一）以现金支付的；', leadIn: '下列情形不予补助：' },
        verdict: 'no',
        word: 'counts',
      },
    ]);
  });
});
