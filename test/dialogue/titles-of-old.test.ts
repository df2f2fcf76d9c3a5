import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text.split('\n\n')[0] ?? '';

describe('a title that was had for years beside one that is new', () => {
  it.each([
    ['杭州萧山做汽配，2022年评的国家级小巨人，今年新评上智能工厂，能拿什么', '不超过200万元', '100万元'],
    ['杭州萧山做汽配，省级专精特新2022年评的，今年又评上国家级小巨人，能拿什么', '不超过100万元', '20万元'],
    ['长沙做泵阀，2021年国家级小巨人，今年两个产品新认定国家单项冠军产品，中小企业，能拿什么', '200万元', '50万元'],
  ])('is paid for no more: %s', async (text, due, gone) => {
    const said = await ask(text);
    expect(said).toMatch(new RegExp(`^按您说的情况，能拿的是：\n·[^·]*${due}`));
    expect(said).not.toContain(gone);
  });

  it('is told as the first of its kind, it is not old', async () => {
    expect(await ask('杭州钱塘做化工的，省级专精特新2024年首次认定，20万没领，能拿什么')).toContain('20万元');
  });
});
