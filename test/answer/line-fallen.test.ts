import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('a figure right on a line', () => {
  it.each([
    ['刚好1吨整的机子 按500还是2000哦', /^按500元\/小时那档/],
    ['起飞重量正好5吨归哪一档，2000还是3000', /^按3000元\/小时那档/],
  ])('falls into the step that the scale says: %s', async (text, told) => {
    expect(await body(text)).toMatch(told);
  });

  it.each([
    ['研发费占主营收入3%整，长沙小巨人研发补贴够不够', /^算在内：正好3%也够/],
    ['架次正好2500的给不给补', /^不算在内：正好2500架次还不够/],
    ['贷款刚好2000万整，全部都能贴息吗，杭州的', /^算在内：最高不超过2000万元，正好这个数没有超过/],
  ])('counts or not as the words of the clause say: %s', async (text, told) => {
    expect(await body(text)).toMatch(told);
  });

  it.each(['长沙小巨人贷款“300万元以上”含不含300万本数', '营收正好2000万算不算小升规的培育对象'])(
    'is said to be left open where the text marks nothing: %s',
    async (text) => {
      expect(await body(text)).toMatch(/^一般算在内，但条文没有写正好这个数算不算/);
    },
  );

  it('is not reached by rounding that no clause speaks of', async () => {
    expect(await body('研发占比2.96%,四舍五入就是3%,这样报得上长沙研发补贴吗')).toMatch(
      /^不够：您说的2\.96%，没有达到3%[^\n]*\n条文没有写可以四舍五入/,
    );
  });

  it.each(['长沙小巨人，贷款正好300万用满一年，能贴多少', '每年不超过1000万含不含税'])(
    'leaves alone what asks for a sum or of something else: %s',
    async (text) => {
      expect(await body(text)).not.toMatch(/算在内|那档/);
    },
  );
});
