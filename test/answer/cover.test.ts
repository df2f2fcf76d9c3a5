import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2025-06-01' }, parts);

describe('a clause covers a question', () => {
  it('whatever chatter stands around it', async () => {
    const { outcome, citations } = await ask(
      '湘西景区那边跑热气球带游客的小公司，一年飞个三千趟，听讲省里有补贴是不咯',
    );
    expect(outcome).not.toBe('decline');
    expect(citations[0]?.clause).toBe('hunan-low-altitude-2024#1.p2');
  });

  it('of the one measure that it names, whatever the asker makes', async () => {
    const { citations } = await ask('重庆涪陵做榨菜坛子的，厂里第一次过了高新技术企业，重庆市给多少奖励');
    expect(citations[0]?.clause).toBe('chongqing-tech-sme-2022#2.1.2');
  });

  it('that goes on with what was talked of', async () => {
    const { citations } = await ask('报上去钱么子时候到账', '长沙市级小巨人贷款贴息怎么贴');
    expect(citations[0]?.clause).toBe('changsha-sme-2022#1.1');
  });
});

describe('a clause covers no question', () => {
  it.each([
    '长沙新能源客车补贴多少',
    '长沙创业担保贷款贴息几个点',
    '重庆涪陵做榨菜坛子的，高新技术企业装修厂房给多少补贴',
  ])('about help for another thing: %s', async (text) => {
    expect((await ask(text)).outcome).toBe('decline');
  });

  it('that has a subject of its own after another', async () => {
    expect((await ask('今天股市咋样', '长沙市级小巨人贷款贴息怎么贴')).outcome).toBe('decline');
  });
});
