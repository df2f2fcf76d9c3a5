import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = async (text: string) =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text.split('\n');

it.each([
  ['毛伟明那篇文章说政策要稳，我拿它去找镇里要补贴行不行', /^不能当依据：.*是署名文章，不是政策文件/],
  ['“见到新气象”那篇的文号是多少', /^.*是署名文章，不是政策文件，没有文号/],
  ['毛伟明那篇三高四新的文章写了给企业补多少钱', /^这是署名文章，不是政策文件/],
])('a signed article is said to be none of a policy first, once: %s', async (text, first) => {
  const said = await lines(text);
  expect(said[0]).toMatch(first);
  expect(said.filter((line) => line.includes('署名文章，不是政策文件'))).toHaveLength(1);
});

it.each([
  ['岳阳转发破零倍增的通知文号多少', '湘工信中小发展〔2020〕151号'],
  ['岳阳转发破零倍增的通知发没发到企业', '以及有关企业'],
])('a notice that passes a document on tells its number, and to whom it went: %s', async (text, told) => {
  expect((await lines(text)).join('\n')).toContain(told);
});
