import { describe, expect, it } from 'vitest';
import type { Draft, Segment } from '../../src/answer/draft/draft.ts';
import { boundFigures } from '../../src/answer/gate/verify.ts';
import { answerInLines } from '../../src/answer/join-lines.ts';
import { held } from '../fakes/knowledge.ts';

const draftOf = (...statement: readonly Segment[]): Draft => ({
  outcome: 'answer',
  opening: [],
  statements: [statement],
  citations: [],
  calculations: [],
  choices: [],
  notices: [],
  closing: [],
});
const text = (words: string): Segment => ({ kind: 'text', text: words });
const label = (words: string): Segment => ({ kind: 'label', text: words, start: 0, end: words.length });
const passes = (asked: string, ...statement: readonly Segment[]) =>
  boundFigures(draftOf(...statement), { ...held, asked, asOf: '2026-11-26', decided: [], names: new Set() });

describe('what the asker calls a thing of a list', () => {
  it('stands first, as it was said', () => {
    expect(() => passes('王会计 贷款', label('王会计'), text('：条文没有写。'))).not.toThrow();
    expect(() => passes('李会计 贷款', label('王会计'), text('：条文没有写。'))).toThrow();
    expect(() => passes('王会计 贷款', text('说给'), label('王会计'), text('：条文没有写。'))).toThrow();
  });
  it('is quoted where it tells a quantity', () => {
    expect(() => passes('900万的厂', label('900万的厂'), text('：条文没有写。'))).toThrow();
    expect(() => passes('900万的厂', text('“'), label('900万的厂'), text('”：条文没有写。'))).not.toThrow();
  });
});

describe('a reply to a list', () => {
  const piece = (name: string, ...own: readonly string[]) => {
    const draft = { ...draftOf(), statements: own.map((words) => [text(words)]) };
    return { label: name, own: '', draft, asked: '问的话', decided: [] };
  };
  const lines = (...pieces: ReturnType<typeof piece>[]) =>
    answerInLines(pieces).draft.statements.map((s) => s.map((x) => ('text' in x ? x.text : '')).join(''));

  it('says in a line each what answers, and once what is said of several', () => {
    const long = '这里是一段很长的话，把不需要的情况从头到尾都说了一遍，比二十四个字还要长。';
    expect(lines(piece('1', '能。', long, '找主管部门。'), piece('我', '不能。', long, '找主管部门。'))).toEqual([
      '1、能。',
      '您：不能。',
      long,
      '找主管部门。',
    ]);
  });
});
