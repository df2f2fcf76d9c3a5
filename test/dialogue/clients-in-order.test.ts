import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, history: readonly string[] = []): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts)).text;

describe('clients told one after another', () => {
  it('are opened by name with what is told of them, and no question is seen in it', async () => {
    const said = await ask('先记两个客户。第一家:蓝天轴承,浏阳,做轴承,2024年评的市级小巨人');
    expect(said).toMatch(/“蓝天轴承”[\s\S]*记下了：[^。]*浏阳市[^。]*市级专精特新小巨人/);
    expect(said).not.toMatch(/有效|没有查到能回答/);
  });

  it('are dropped by their order', async () => {
    const said = await ask('第二家不做了,去掉吧', ['第一家蓝天轴承', '第二家:远大食品,岳阳']);
    expect(said).toMatch(/已删除[\s\S]*远大食品/);
  });
});

describe('what is no question', () => {
  const history = ['长沙小巨人贷款贴息多少'];
  it.each(['不好意思 来电话了 稍等', '我明天问问财务再回你', '先这样 我去开个会'])('is let go: %s', async (text) =>
    expect(await ask(text, history)).toMatch(/^好的，有问题随时问我/),
  );
});

it('computes each of two firms that a 、 parts', async () => {
  const said = await ask('老张厂贷款250万、老李厂贷款1200万，都是长沙市级小巨人，都用满一年，各贴多少');
  expect(said).toMatch(/还差50万元[\s\S]*36万元/);
  expect(said).not.toMatch(/43\.5/);
});
