import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string) => (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text;

it('what is called unwritten is not so called in the words of the asker too', async () => {
  const text = await ask('湖南的小店想注销执照，听说有简易注销，几天能下来，要交哪些资料');
  expect(text).toContain('要交什么材料');
  expect(text).not.toContain('没有写您问的“要交哪些资料”');
});

it('how a trade was read is told where a measure asks for it alone', async () => {
  const text = await ask('开模具厂的（长沙市级小巨人），主营收入2600万，研发费用70万，研发补贴能拿多少');
  expect(text).toContain('还差8万元');
  expect(text).not.toContain('按工业企业理解');
});
