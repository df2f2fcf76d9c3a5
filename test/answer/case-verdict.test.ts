import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, history: string[] = []): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts)).text;

describe('a case that is given up', () => {
  it('is told to be had where it is', async () => {
    const half = await ask('湖南先进制造业项目，固投16亿没算地，开工头一年投了8.4亿，没到一半，是不是就没戏了');
    expect(half).toMatch(/^有戏：.*\n够：.*开工首年完成投资8\.4亿元，达到8亿元/);
  });

  it('puts up no sum that it names by the way', async () => {
    const other = await ask(
      '长沙市级小巨人，签了7000万合同，确认的主营收入3000万，研发费用120万，是不是占比不够拿不到补贴',
    );
    expect(other).toMatch(/^有戏/);
    expect(other).not.toContain('您提到的7000万');
  });

  it('stays lost where it is', async () => {
    expect(await ask('长沙市级小巨人，今年一共贷了210万，贴息是不是没戏了')).not.toContain('有戏');
  });

  it('holds a line that is told against the one by which it is decided', async () => {
    const line = await ask('益阳的通用机场，今年飞了1230小时，听说要满1500才有钱，我们没戏了？');
    expect(line).toMatch(/^有戏.*\n不对：您提到的1500.*至少1000小时/);
  });
});

describe('a case of which a part is not counted', () => {
  it('is not counted whole', async () => {
    expect(
      await ask('两条固定航线，一条飞了150小时，另一条才70，飞行汽车商业飞行，补贴是220小时都算？', ['我们在长沙']),
    ).toMatch(/^不能全算：.*70小时，不到100小时/);
    expect(await ask('杭州省级专精特新，为技改借了2900万，是按2900万全算吗')).toMatch(
      /^不能全算：.*超过2000万元的部分不计/,
    );
  });
});

describe('a sum that is put up', () => {
  it('is not what is left of it under the ceiling', async () => {
    expect(await ask('2.8吨的直升机今年飞了610小时，2000块一小时那不是122万，基地在长沙')).toMatch(
      /^不对：您提到的122万，按条款算下来是100万元/,
    );
  });

  it('is not what the clause pays in another case', async () => {
    expect(await ask('萧山做阀门的，今年头一回评上省级专精特新，代账的讲能领100万，真有这么多啊？')).toMatch(
      /^不对：您提到的100万，按条款算下来是最高不超过20万元/,
    );
  });

  it('is not sure where it is the most', async () => {
    expect(await ask('余杭的，头一回评上省级专精特新，20万是板上钉钉打到账上的吧')).toMatch(
      /^不一定：您提到的20万是上限/,
    );
  });

  it('is not sure by standing in the clause', async () => {
    expect(await ask('怀化的，平了块坪给急救直升机落过两回，听说临时起降点一年补100万，真有这好事？')).toMatch(
      /^不一定：您提到的100万，条款里有这个数/,
    );
  });
});
