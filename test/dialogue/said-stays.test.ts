import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: readonly string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2026-11-26' }, { ...parts, models: null });

/** What each measure comes to. */
const sums = ({ calculations }: Reply) => calculations.map(({ rule, verdict, amount }) => ({ rule, verdict, amount }));

const FIRM = '我们在长沙，市级小巨人';

describe('a correction', () => {
  it.each([
    ['年贷款', '贷款应该是900万', { loan: 900 }],
    ['认定年份', '前面认定年份说错了，是2024年', { year: 2024 }],
  ])('told late is as good as told at first: %s', async (_, correction, right) => {
    const told = ({ loan = 600, year = 2025 }: { loan?: number; year?: number }) =>
      `${FIRM}，${year}年认定，今年贷款${loan}万一年期，贴息能拿多少`;
    const late = await ask(correction, told({}));
    expect(sums(late)).toEqual(sums(await ask(told(right))));
  });

  it('told late is as good as told at first, whatever the figures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 310, max: 2500 }),
        fc.integer({ min: 310, max: 2500 }),
        async (wrong, right) => {
          fc.pre(wrong !== right);
          const told = (loan: number) => `${FIRM}，2025年认定，今年贷款${loan}万一年期，贴息能拿多少`;
          const late = await ask(`打错了，贷款是${right}万`, told(wrong));
          expect(sums(late)).toEqual(sums(await ask(told(right))));
        },
      ),
      { numRuns: 3, seed: 7 },
    );
  });

  it('says what it changes', async () => {
    const reply = await ask('打错了，是900万', `${FIRM}，2025年认定，今年贷款600万一年期，贴息能拿多少`);
    expect(reply.text).toMatch(/^[^。]*27万元[\s\S]*原来每年18万元，变成每年27万元，多9万元/);
  });

  it('is calculated by what was calculated earlier, not only last', async () => {
    const reply = await ask(
      '刚才认定年份说错了，是2024年',
      `${FIRM}，2023年认定，贷款800万全年，研发费用200万，营收6000万`,
      '贴息能拿多少',
      '研发补贴呢',
    );
    expect(reply.text).toMatch(/24万元/);
  });

  it.each([
    ['说错了，80那条是180', /^[^。]*48万元/],
    ['要是再开一条飞200小时的呢', /^[^。]*50万元/],
  ])('is of the item that it names: %s', async (text, said) => {
    const routes = '我们在湘潭搞eVTOL，开了两条固定航线，一条飞300小时，一条飞80小时，一年能补多少';
    expect((await ask(text, routes)).text).toMatch(said);
  });
});

describe('what is supposed', () => {
  it('takes the place of nothing that is known', async () => {
    const told = [`${FIRM}，2025年认定，今年贷款600万一年期，贴息能拿多少`, '要是贷到1500万呢'];
    expect((await ask('要是贷到1500万呢', told[0] ?? '')).text).toMatch(/^[^。]*45万元/);
    expect((await ask('能拿多少', ...told)).text).toMatch(/^[^。]*18万元/);
    expect((await ask('不是600，是700', ...told)).text).toMatch(/^[^。]*21万元/);
  });

  it('may be another year of the same', async () => {
    const told = '我们在长沙，市级小巨人，2024年认定，今年贷款600万一年期，贴息能拿多少';
    expect((await ask('那明年的呢', told)).text).toMatch(/^不符合[\s\S]*2027年已经超出/);
    expect((await ask('那今年的呢', told, '那明年的呢')).text).toMatch(/^[^。]*18万元/);
  });
});

it('what a sum comes to is told again alone to whoever did not understand', async () => {
  const { text } = await ask('没听懂，说短点', `${FIRM}去年认定，贷款500万，贴息多少`);
  expect(text.split('\n\n')[0]).toMatch(/^[^\n]*15万元[^\n]*$/);
});

it.each(['能贴多少', '我们能拿多少'])('what was told of the case is used, whatever is asked: %s', async (text) => {
  expect((await ask(text, `${FIRM}去年认定，贷款500万`)).text).toMatch(/^[^。]*15万元/);
});
