import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text.split('\n\n依据：')[0] ?? '';

describe('several supports of which some are only planned', () => {
  it.each([
    [
      '萧山的织造厂，今年评上数字化车间，明年还想评智能工厂，分别有多少支持',
      /^杭州数字化车间一次性补助：按条款最高不超过80万元\[1\]。[\s\S]*还在申报或打算的先不算：杭州智能工厂一次性补助，认定或者办成以后才有：最高不超过200万元/,
    ],
    [
      '滨江的芯片公司，今年首次评上国家级小巨人，明年打算报北交所上市，两样分别能拿多少钱',
      /小巨人企业奖励：按条款最高不超过100万元[\s\S]*先不算：杭州专精特新中小企业上市奖励，认定或者办成以后才有：300万元/,
    ],
  ])('are each told by how they stand: %s', async (text, says) => {
    expect(await told(text)).toMatch(says);
  });

  it('say nothing of what nobody plans', async () => {
    expect(await told('萧山的织造厂，今年评上数字化车间，有多少补助')).not.toMatch(/先不算/);
  });
});

it('tells what all come to wherever it is asked whether all may be had', async () => {
  expect(await told('余杭的厂，数字化车间和智能工厂都评下来，可以两份都拿吗')).toMatch(
    /加起来：80万元 \+ 200万元 = 最高不超过280万元/,
  );
});

it('counts no title that was applied for and of which nothing has come yet', async () => {
  const said = await told('富阳的纸箱厂，前年评上智能工厂，链主工厂也报上去了还没出结果，有哪些钱能拿');
  expect(said).not.toMatch(/700万/);
  expect(said).toMatch(/链主工厂一次性补助：最高不超过500万元\n　还差：评上链主工厂/);
  expect(await told('长沙的机械厂，市级小巨人在报，贷款700万能贴多少')).toMatch(
    /^还不能：市级专精特新小巨人还没有认定下来/,
  );
});
