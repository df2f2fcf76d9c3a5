import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answer/draft/draft.ts';
import { pieceWith, sentenceOfPiece } from '../../src/answer/evidence/pieces.ts';
import { sentencesOf } from '../../src/answer/evidence/sentences.ts';
import { boundFigures } from '../../src/answer/gate/verify.ts';
import type { Clause } from '../../src/knowledge/document.ts';

const clauseOf = (text: string) => ({ heading: '', text }) as Clause;
/** A reply that quotes a piece of a clause between certain words of ours. */
function quoting(text: string, words: string, before: string, after: string): () => unknown {
  const piece = { kind: 'quote' as const, text: words, clause: 'a#1', ...at(text, words) };
  const statement = [
    { kind: 'text' as const, text: before },
    piece,
    { kind: 'text' as const, text: after },
    { kind: 'citation' as const, clause: 'a#1' },
  ];
  const draft: Draft = {
    outcome: 'answer',
    opening: [],
    statements: [statement],
    citations: ['a#1'],
    calculations: [],
    choices: [],
    notices: [],
    closing: [],
  };
  const clauses = new Map([['a#1', clauseOf(text)]]);
  return () =>
    boundFigures(draft, {
      clauses,
      documents: new Map(),
      asked: '',
      asOf: '2026-11-25',
      decided: [],
      names: new Set(),
    });
}

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const shown = (text: string, ...words: string[]): string => {
  const piece = pieceWith(
    clauseOf(text),
    words.map((w) => at(text, w)),
  );
  return piece ? text.slice(piece.start, piece.end) : '';
};

describe('a piece of a sentence', () => {
  const text =
    '购买冷链设备的企业，经商务部门核定后，按设备价款的8%给予补助，用于支付运输车辆费用，单户最高不超过40万元。';

  const plain = '引导城区的商贸企业，改造冷库，更新运输车辆，完善配送网络，降低流通环节的损耗和成本。';

  it('is the run of parts that certain words stand in', () => {
    expect(shown(plain, '配送')).toBe('完善配送网络');
    expect(shown(plain, '配送', '损耗')).toBe('完善配送网络，降低流通环节的损耗和成本。');
  });

  it('tells what is paid up to its ceiling', () => {
    expect(shown(text, '设备价款')).toBe('按设备价款的8%给予补助，用于支付运输车辆费用，单户最高不超过40万元。');
  });

  it('goes on until it says something of what it names', () => {
    expect(shown(plain, '商贸')).toBe('引导城区的商贸企业，改造冷库');
    expect(shown(plain, '冷库')).toBe('引导城区的商贸企业，改造冷库');
  });

  it('is the whole sentence where little, or what denies, would be left out', () => {
    const denied = '购买冷链设备的，按价款的8%给予补助，用于支付运输车辆的费用，二手设备不得申报。';
    expect(shown(denied, '运输车辆')).toBe(denied);
    expect(shown('对冷链企业，给予补助。', '补助')).toBe('对冷链企业，给予补助。');
  });

  it('passes the gate only where it is marked, and leaves out nothing that denies', () => {
    expect(quoting(text, '用于支付运输车辆费用', '条文写的是：……', '……')).not.toThrow();
    for (const [before, after] of [
      ['条文写的是：', '……'],
      ['条文写的是：……', ''],
      ['条文写的是：', ''],
    ] as const)
      expect(quoting(text, '用于支付运输车辆费用', before, after)).toThrow('is a piece of a sentence');
    const denied = '购买冷链设备的，按价款的8%给予补助，二手设备不得申报。';
    expect(quoting(denied, '按价款的8%给予补助', '条文写的是：……', '……')).toThrow('is a piece of a sentence');
  });

  it('is none within a part, or beyond a sentence', () => {
    const clause = clauseOf(text);
    expect(sentenceOfPiece(clause, at(text, '用于支付运输车辆费用'))).toEqual(sentencesOf(clause)[0]);
    expect(sentenceOfPiece(clause, at(text, '支付运输车辆费用'))).toBeNull();
    expect(sentenceOfPiece(clause, at(text, '用于支付运输车辆'))).toBeNull();
  });
});
