import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, asOf: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf }, parts);
const body = (reply: Reply): string => reply.text.split('\n\n依据：')[0] ?? '';

describe('a figure of a year', () => {
  it.each([
    ['长沙规上工业企业到2026年是5000户吗', /5000户，条文写的是至少4500户/],
    ['长沙规上工业企业到2026年是2981户吗', /2981户，.*您说的情形，条款写的是至少4500户/],
    ['长沙规上企业2021年底是4500户吗', /4500户，.*您说的情形，条款写的是2981户/],
    [
      '长沙小升规：每年净增500户、到2026年5000户对吗',
      /净增500户”：不对，条文写的是300户.*5000户”：不对，条文写的是4500户/s,
    ],
  ])('is held against what the clause has of that year: %s', async (question, expected) => {
    expect(body(await ask(question, '2026-11-27'))).toMatch(expected);
  });

  it('is no figure to be confirmed where two digits tell a year of the text: 19年那个文', async () => {
    expect(body(await ask('湖南19年双创那个文不是讲简易注销吗，要交钱不', '2026-11-27'))).not.toContain('19年');
  });

  it('names a year that stands anywhere in the clause', async () => {
    expect(body(await ask('长沙规上工业企业到2026年达到4500户吗', '2026-11-27'))).not.toContain('没有这个年份');
  });
});
