import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts);

describe('what another government or another level is asked about', () => {
  it.each([
    ['省里还给多少', ['长沙国家级小巨人奖多少']],
    ['国家级单项冠军，国家再给多少钱', []],
    ['杭州首台套，区里有没有配套钱', []],
  ])('is told to be unwritten before the clause, and nothing is worked out: %s', async (text, history) => {
    const reply = await ask(text, history);
    expect(reply.text).toMatch(/^条文写的是\S+给的，没有写您问的那边给多少/);
    expect(reply.calculations).toEqual([]);
  });
  it('is told of the title of another level', async () =>
    expect((await ask('长沙市级单项冠军产品认定奖多少')).text).toMatch(/^手上的节选没有写这个级别的称号给多少/));
  it.each(['长沙市里给国家级小巨人奖多少', '长沙市级小巨人贷款贴息多少'])(
    'is not where it is the clause’s: %s',
    async (text) => expect((await ask(text)).text).not.toMatch(/^条文(?:写的是|没有写)/),
  );
});

describe('a figure that a clause pays for a part alone', () => {
  it('is not confirmed of the whole', async () =>
    expect((await ask('动力伞飞一趟补35块，对吧')).text).toMatch(/^不完全对：您提到的35块不是都给/));
  it('is confirmed of the part', async () =>
    expect((await ask('动力伞超出部分每架次补35元吗')).text).toMatch(/^是，您提到的35元/));
});

describe('what a clause has for something else', () => {
  it('is no award where it is what the award is counted on', async () =>
    expect((await ask('杭州专精特新贷款贴息最高能有多少')).text).not.toMatch(/^最高不超过/));
  it.each(['长沙装修贷款贴息多少', '杭州养老院贷款贴息给多少'])(
    'is no help for a loan of another kind: %s',
    async (text) => expect((await ask(text)).text).toMatch(/没有/),
  );
});

describe('a figure that is claimed of something else than the clause has it for', () => {
  it.each([
    ['湖南通航每架直升机最多补100万，对吗', '条文写的是按企业算'],
    ['长沙单项冠军产品一家企业最多100万对吧', '条文写的不是按企业算'],
    ['长沙小升规要营收2000万以上对吗', '写的是别的情形'],
  ])('is not confirmed: %s', async (text, why) => expect((await ask(text)).text).toContain(why));
  it('is confirmed in its role', async () =>
    expect((await ask('长沙国家级小巨人每家企业奖50万对吗')).text).toMatch(/^是，您提到的50万/));
});
