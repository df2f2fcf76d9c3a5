import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-01' }, parts)).text.split('\n依据：')[0] ?? '';

it.each([
  [
    '朋友发我毛伟明写的那篇三高四新文章，我们株洲做刀具的，凭它能报什么项目',
    /^凭它申请不到：《[^》]*》是署名文章，不是政策文件/,
  ],
  [
    '小升高那个文，南京做软件的，今年高企，能拿什么',
    /^按它拿不到：《[^》]*》到2020年12月31日已经过期，收录的条款里也没有写给多少钱/,
  ],
  ['双创升级版那个文件，我们娄底开网店的大学生，能领什么补贴', /^按它拿不到钱：《[^》]*》收录的条款里没有写给企业发钱/],
])('what a text gives that gives nothing is told first, and no list of others: %s', async (text, first) => {
  const shown = await told(text);
  expect(shown).toMatch(first);
  expect(shown).not.toMatch(/^· /m);
});

it('a text in force that pays is no such text', async () => {
  const shown = await told('省里那个低空的文件，我们郴州开滑翔伞的，去年飞了3600架次，能拿多少');
  expect(shown).not.toMatch(/拿不到/);
});
