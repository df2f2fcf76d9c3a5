import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string) => (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text;

it.each([
  ['南通做五金的，小升高入库要什么条件，专利要几个', '推动科技型中小企业入库培育'],
  ['长政办发〔2022〕4号债权融资那条，担保费补几个点', '加大中小微企业债权融资支持力度'],
])('a clause that is held by its heading alone is said to be so: %s', async (text, heading) => {
  expect(await ask(text)).toContain(`“${heading}”只有标题，正文没有收录`);
});

it('what a clause with a text says too is told from that', async () => {
  expect(await ask('江苏2020年高企总数目标')).toContain('30000家');
});
