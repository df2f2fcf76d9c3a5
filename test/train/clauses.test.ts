import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StaticTable, tableBytes } from '../../src/language/static-table.ts';
import { fold } from '../../src/language/tokens.ts';
import { GramEncoder } from '../../src/train/gram-encoder.ts';
import { type InventedDocument, inArticle, readInvented } from '../../src/train/invented.ts';
import { type DocumentToLearn, learnClauses, listsOf } from '../../src/train/learn-clauses.ts';
import { Listwise, withWordsDropped } from '../../src/train/listwise.ts';
import { randomFrom } from '../../src/train/random.ts';
import { vocabularyOf } from '../../src/train/vocabulary.ts';
import { writeTable } from '../../src/train/write-embedding.ts';

/** Owners ask in words that no clause has: what to bring, when the money comes, how much. */
const TEXTS: readonly (readonly [
  title: string,
  articles: readonly string[],
  questions: readonly (readonly [string, string])[],
])[] = [
  [
    '青禾镇茶园改造扶持办法',
    [
      '第一条　茶园改造每亩补助600元。单个茶场最高补助9万元。',
      '第二条　申报时提交改造方案和承包合同复印件。',
      '第三条　补助分两期拨付。验收合格后拨付第二期。',
    ],
    [
      ['要带啥东西去办', '第二条'],
      ['啥时候钱能到账', '第三条'],
      ['能拿几个钱', '第一条'],
    ],
  ],
  [
    '临江区老旧电梯更新奖励细则',
    [
      '第一条　更新一台电梯奖励3万元。',
      '第二条　申报时提交更新合同和检验报告复印件。',
      '第三条　奖励于次年三月拨付；拨付前公示五天。',
    ],
    [
      ['去办要带啥', '第二条'],
      ['钱啥时候到账呀', '第三条'],
      ['弄一台能拿几个钱', '第一条'],
    ],
  ],
  [
    '白石村民宿提升若干措施',
    ['一、民宿改造每间客房补助2000元。', '二、申报时提交经营许可和改造照片。', '三、补助经验收后一次拨付。'],
    [
      ['带啥东西', '二'],
      ['啥时候能到账', '三'],
      ['一间房能拿几个钱', '一'],
    ],
  ],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-invented-'));
  for (const [n, [title, articles, questions]] of TEXTS.entries()) {
    writeFileSync(join(folder, `0${n}.txt`), [title, '某局　〔2025〕1号', '第一章　总则', ...articles].join('\n'));
    writeFileSync(
      join(folder, `0${n}.jsonl`),
      questions
        .map(([question, article], i) =>
          line({ id: `0${n}-${i}`, document: `0${n}.txt`, question, article: [article] }),
        )
        .join('\n'),
    );
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const line = (fields: object): string =>
  JSON.stringify({ sentence: [], kind: 'amount', polar: null, answer: '', ...fields });
const DIMENSION = 8;
const NO_TABLE = new StaticTable(tableBytes([], DIMENSION));
const UNLIKE = [1];

/** Documents to learn from, of which nothing is known beside the texts. */
const toLearn = (documents: readonly InventedDocument[]): DocumentToLearn[] =>
  documents.map(({ articles, questions }) => ({
    clauses: articles.map(({ text }) => fold(text)),
    sentences: articles.flatMap(({ text }) => text.split(/(?<=。)/).map(fold)),
    clauseOf: articles.flatMap(({ text }, i) => text.split(/(?<=。)/).map(() => i)),
    questions: questions.map(({ question, gold }) => ({
      asked: fold(question),
      gold: Uint8Array.from(articles, (_, i) => Number(gold.includes(i))),
      features: new Float64Array(articles.length),
    })),
  }));
const LEARNING = { seed: 1, steps: 30, rate: 0.05, dropped: 0.2 };

describe('invented documents', () => {
  it('are read with their articles and the questions put to them', () => {
    const [first, , third] = readInvented(folder);
    expect(first?.title).toBe('青禾镇茶园改造扶持办法');
    expect(first?.articles[1]).toEqual({
      mark: '第二条',
      chapter: '第一章　总则',
      text: '申报时提交改造方案和承包合同复印件。',
    });
    expect(first?.questions[0]).toEqual({
      id: '00-0',
      set: '00',
      line: 0,
      question: '要带啥东西去办',
      gold: [1],
      sentences: [],
      kind: 'amount',
      polar: null,
      lead: null,
      answer: '',
      sum: null,
    });
    expect(third?.articles.map(({ mark }) => mark)).toEqual(['一', '二', '三']);
  });

  it('have articles that begin with what might be a list, and paragraphs', () => {
    writeFileSync(join(folder, '09.txt'), '清单\n一、说明。\n二、一类新药每个奖励。\n（一）国内。\n（二）国外。\n');
    expect(readInvented(folder).at(-1)?.articles).toEqual([
      { mark: '一', chapter: '', text: '说明。' },
      { mark: '二', chapter: '', text: '一类新药每个奖励。\n（一）国内。\n（二）国外。' },
    ]);
  });

  it('have articles that hold the clauses whose places begin with their marks', () => {
    const [, article] = readInvented(folder)[0]!.articles;
    const held = ['第二条', '第二条(一)', '第二条第2段', '第二十条', '第一条'].filter((locator) =>
      inArticle({ locator }, article!),
    );
    expect(held).toEqual(['第二条', '第二条(一)', '第二条第2段']);
  });

  it('are refused with file and line for every bad line', () => {
    const good = { id: 'x', document: '00.txt', question: '问', article: ['第一条'] };
    const bad = [
      line({ ...good, article: ['第九条'] }),
      '{"id": ',
      line({ ...good, document: '77.txt' }),
      line({ ...good, kind: 'money' }),
      line({ ...good, sentence: ['补助分两期拨付。'] }),
      line({ ...good, sentence: ['茶园改造每亩补助600元。'] }),
    ];
    const file = join(folder, '08.jsonl');
    writeFileSync(file, `${bad[0]}\n\n${bad.slice(1).join('\n')}\n`);
    let said = '';
    try {
      readInvented(folder);
    } catch (error) {
      said = (error as Error).message;
    }
    const faults = said.split('\n').map((each) => each.replace(`${file}:`, ''));
    expect(faults.map((fault) => fault.slice(0, 11))).toEqual([
      '1: article:',
      '3: Unexpect',
      '4: document',
      '5: kind: In',
      '6: sentence',
    ]);
  });
});

describe('learning among the clauses of a document', () => {
  const learn = (documents: readonly DocumentToLearn[], steps: number) =>
    learnClauses(documents, UNLIKE, NO_TABLE, { ...LEARNING, steps });
  const right = ({ learner, vocabulary }: ReturnType<typeof learn>, documents: readonly DocumentToLearn[]): number => {
    const lists = listsOf(documents, vocabulary);
    return learner.scores(lists).filter((scores, q) => lists.questions[q]!.gold[scores.indexOf(Math.max(...scores))])
      .length;
  };

  it('learns to prefer the clause that answers, where no word is shared', () => {
    const documents = toLearn(readInvented(folder));
    expect(right(learn(documents, 0), documents)).toBeLessThan(7);
    expect(right(learn(documents, 30), documents)).toBe(9);
  });

  it('carries over to a document that it has not seen', () => {
    const documents = toLearn(readInvented(folder));
    const rightAfter = (steps: number) => right(learn(documents.slice(0, 2), steps), documents.slice(2));
    expect(rightAfter(0)).toBeLessThan(3);
    expect(rightAfter(30)).toBe(3);
  });

  it('writes a table that prefers as it does', () => {
    const documents = toLearn(readInvented(folder));
    const { learner, vocabulary } = learn(documents, 30);
    const { buffer, byteOffset, byteLength } = writeTable(learner.encoder, vocabulary);
    const table = new StaticTable(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    for (const { clauses, questions } of documents)
      for (const { asked, gold } of questions) {
        const question = table.embed(asked, 'question');
        const near = clauses.map((text) =>
          table.embed(text, 'passage').reduce((sum, value, i) => sum + value * question[i]!, 0),
        );
        expect(gold[near.indexOf(Math.max(...near))]).toBe(1);
      }
  });

  it('gives the same for the same seed', () => {
    const documents = toLearn(readInvented(folder));
    const bytes = () => {
      const { learner, vocabulary } = learn(documents, 5);
      return [writeTable(learner.encoder, vocabulary).toString('hex'), ...learner.weights.values];
    };
    expect(bytes()).toEqual(bytes());
  });

  it('begins with the rows of the table before', () => {
    const vector = Float32Array.from({ length: DIMENSION }, (_, i) => i - 3);
    const bytes = tableBytes([{ key: '茶'.charCodeAt(0), vector, question: 0.3, passage: 0.7 }], DIMENSION);
    const row = new StaticTable(bytes).row('茶')!;
    const encoder = new GramEncoder(1, DIMENSION);
    encoder.set(0, row);
    for (const [i, value] of encoder.table.values.entries()) {
      expect(value * encoder.weight('question', 0)).toBeCloseTo(row.vector[i]! * row.question, 4);
      expect(value * encoder.weight('passage', 0)).toBeCloseTo(row.vector[i]! * row.passage, 4);
    }
    expect(new StaticTable(bytes).row('园')).toBeUndefined();
  });

  it('drops about the share of words that it is told to', () => {
    const documents = toLearn(readInvented(folder));
    const texts = documents.flatMap(({ questions }) => questions.map(({ asked }) => asked));
    const lists = listsOf(documents, vocabularyOf(texts, 1000, 1));
    const grams = (of: typeof lists) => of.questions.reduce((sum, { bag }) => sum + bag.rows.length, 0);
    expect(grams(withWordsDropped(lists, 0, randomFrom(1)))).toBe(grams(lists));
    const share = grams(withWordsDropped(lists, 0.75, randomFrom(1))) / grams(lists);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.4);
  });
});

describe('the gradient of a step', () => {
  const bag = (...rows: number[]) => ({
    rows: Int32Array.from(rows),
    weights: Float32Array.from(rows, (row) => 1 + row / 10),
  });
  /** Two questions to the first document (one of two clauses right, the other of both), one to the second. */
  const lists = {
    clauses: [bag(0, 1, 2), bag(2, 3), bag(3, 4, 5), bag(1, 5)],
    sentences: [bag(0, 1), bag(2), bag(2, 3), bag(3, 4), bag(5), bag(1, 5)],
    starts: Int32Array.of(0, 2, 3, 5, 6),
    questions: [
      { bag: bag(0, 3), from: 0, to: 2, features: Float64Array.of(0.2, 0.9, 1, 0.4), gold: Uint8Array.of(0, 1) },
      {
        bag: bag(4, 5, 1),
        from: 0,
        to: 3,
        features: Float64Array.of(1, 0, 0.3, 0.2, 0.5, 0.5),
        gold: Uint8Array.of(1, 0, 1),
      },
      { bag: bag(2, 5), from: 2, to: 4, features: Float64Array.of(0, 1, 1, 0), gold: Uint8Array.of(1, 0) },
    ],
  };
  const learner = () => {
    const encoder = new GramEncoder(6, 4);
    encoder.draw(randomFrom(3));
    for (const side of Object.values(encoder.sides))
      side.values.set(Float32Array.from(side.values, (_, i) => 0.4 + i / 10));
    return new Listwise(encoder, [0.7, -0.3], [1.5, 2.5]);
  };

  it.each(['table', 'question', 'passage', 'weights', 'nearness'] as const)(
    'is that of finite differences: %s',
    (name) => {
      const parametersOf = ({ encoder, weights, nearness }: Listwise) =>
        ({ table: encoder.table, ...encoder.sides, weights, nearness })[name];
      const at = learner();
      at.back(lists);
      const { values, gradient } = parametersOf(at);
      const lossWith = (i: number, change: number): number => {
        const moved = learner();
        parametersOf(moved).values[i]! += change;
        return moved.back(lists);
      };
      const apart = 0.004;
      const slopes = Array.from(values, (_, i) => (lossWith(i, apart) - lossWith(i, -apart)) / (2 * apart));
      expect(slopes.some((slope) => Math.abs(slope) > 0.005)).toBe(true);
      for (const [i, slope] of slopes.entries()) expect(Math.abs(gradient[i]! - slope)).toBeLessThan(2e-4);
    },
  );

  it('leads down the loss', () => {
    const going = learner();
    const losses = Array.from({ length: 12 }, () => going.step(lists, 0.01));
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
  });
});
