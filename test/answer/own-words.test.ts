import { beforeAll, describe, expect, it } from 'vitest';
import type { Segment } from '../../src/answer/draft/draft.ts';
import { OwnWords } from '../../src/answer/draft/own-words.ts';
import { cite, Writer } from '../../src/answer/draft/writer.ts';
import { type Basis, boundFigures } from '../../src/answer/gate/verify.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { VerificationError } from '../../src/errors.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const CONTACT = '12345热线';
function gate(own: OwnWords, ...pieces: (string | Segment)[]) {
  const writer = new Writer();
  writer.say(...pieces);
  const settings = new Map([['contact', CONTACT]]);
  const { knowledge, names } = parts;
  const basis: Basis = { ...knowledge, asked: own.text, asOf: '2026-11-21', decided: [], names, settings };
  return boundFigures(writer.draft('answer'), basis);
}
const words = (text: string, start: number): Segment => ({ kind: 'words', text, start, end: start + text.length });
const setting = (text: string): Segment => ({ kind: 'setting', setting: 'contact', text });

describe('the asker’s own words', () => {
  it('pass as they stand, told and quoted as the asker’s, their figures the asker’s', () => {
    const own = new OwnWords();
    expect(
      gate(own, '· ', ...own.quote('贷了500万'), '；', ...own.day('2026-11-21')).map((f) => [f.text, f.origin]),
    ).toEqual([
      ['500万', 'user'],
      ['2026年11月21日', 'user'],
    ]);
  });

  it('pass where they hold what only looks like a number', () => {
    const own = new OwnWords();
    expect(gate(own, '客户是', ...own.quote('三一重工')).every((f) => f.origin === 'user')).toBe(true);
  });

  it.each([
    ['changed', '您说的“', '贷了600万', '”'],
    ['told as nobody’s', '贴息“', '贷了500万', '”'],
    ['told as a policy’s', '您说的政策规定“', '贷了500万', '”'],
    ['out of quotation marks', '您说的', '贷了500万', '。'],
  ])('%s are refused', (_, before, said, after) => {
    expect(() => gate(new OwnWords('贷了500万'), before, words(said, 0), after)).toThrow(VerificationError);
  });

  it('are refused beside a clause', () => {
    const own = new OwnWords();
    const clause = parts.knowledge.clauses.get('changsha-sme-2022#1.1')!;
    expect(() => gate(own, ...own.quote('贷了500万'), cite(clause))).toThrow(/beside a policy/);
  });
});

describe('what the operator configured', () => {
  it('passes as it is configured', () => {
    expect(gate(new OwnWords(), '人工联系方式：', setting(CONTACT)).every((f) => f.origin === 'setting')).toBe(true);
  });

  it('is refused where it is something else, or stands beside a clause', () => {
    const clause = parts.knowledge.clauses.get('changsha-sme-2022#1.1')!;
    expect(() => gate(new OwnWords(), setting('12346热线'))).toThrow(VerificationError);
    expect(() => gate(new OwnWords(), setting(CONTACT), cite(clause))).toThrow(VerificationError);
  });
});
