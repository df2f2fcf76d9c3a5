import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = async (text: string): Promise<string[]> => {
  const reply = await answer({ id: null, text, history: [], asOf: '2025-06-01' }, parts);
  return (reply.text.split('\n\n依据：')[0] ?? '').split('\n');
};

describe('a list of what fits', () => {
  it.each([
    ['我们在郴州经营滑翔伞，能享受什么政策', /轻于空气航空器运营补贴/],
    ['我们公司在长沙，去年评上市级小巨人，能享受哪些政策', /市级小巨人企业贷款贴息/],
  ])('begins with what the trade and the titles told point to: %s', async (text, first) => {
    expect((await lines(text)).find((line) => line.startsWith('·'))).toMatch(first);
  });

  it.each(['长沙做糕点的，规上企业，有没有什么扶持', '刚在岳麓开了家软件公司，没有资质，先申请哪个补贴好'])(
    'shows nothing of a trade that was not told, whatever words all measures share: %s',
    async (text) => {
      const shown = (await lines(text)).filter((line) => line.startsWith('·')).join('\n');
      expect(shown).toMatch(/小巨人/);
      expect(shown).not.toMatch(/通航|机场|航空器|集群/);
    },
  );

  it('takes a city and its district for one place', async () => {
    expect((await lines('新接一户长沙开福的，做糕点，有没有能报的')).join('\n')).toMatch(/长沙.*小巨人/);
  });

  it('holds five measures at most, and names what is left out and why', async () => {
    const shown = await lines('我们公司在长沙，去年评上市级小巨人，能享受哪些政策');
    expect(shown.filter((line) => line.startsWith('·')).length).toBeLessThanOrEqual(5);
    expect(shown.join('\n')).toMatch(/没有列：.*机场.*您说的情况里没有这些业务/);
    expect(shown.filter((line) => line.startsWith('·')).join('\n')).not.toMatch(/机场/);
  });

  it('asks for what the first of its open measures wants', async () => {
    expect((await lines('我们在郴州经营滑翔伞，能享受什么政策')).join('\n')).toContain('请问：一年飞行多少架次');
  });
});
