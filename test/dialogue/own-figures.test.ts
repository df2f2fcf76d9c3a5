import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: string[]) =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-26' }, parts)).text;

it.each([
  ['a sum without a unit', '长沙市级小巨人，研发95，主营2800，能补多少', /9\.5万元/],
  ['a range without a unit', '宁乡市级小巨人，研发100万，主营在3000到3200之间，够不够', /10万元/],
  ['sums of every month', '长沙市级小巨人，研发人工每月10万，主营一个月320，能补多少', /12万元/],
  ['loans of several banks', '长沙市级小巨人，中信银行320万用了6个月，邮储240万用了一年，算一下', /12万元/],
  ['what is counted in 个', '郴州热气球，今年飞了2720个架次，能拿多少', /7700元|0\.77万元/],
])('%s decides', async (_, text, told) => {
  const reply = await ask(text);
  expect(reply).toMatch(told);
  expect(reply).not.toContain('请问：');
});

it('land that is told afterwards is taken off, and answers no other question', async () => {
  const reply = await ask('地是5200万', '株洲做先进制造的，总投资10.4亿');
  expect(reply).toMatch(/^不符合/);
  expect(reply).toContain('固定资产投资9.88亿元，不到10亿元，还差1200万元');
});

it('a question for a sum stays open while the same measure is asked about', async () => {
  const told = ['我们今年刚认的市级小巨人 雨花区', '利息政府能贴几多'];
  expect(await ask('两百七到三百二之间吧', ...told)).toContain('年度贷款总额不到300万元的没有');
});

it('a place that bars the case is told before a line that the award just reaches', async () => {
  const reply = await ask('通航公司，主基地在南昌，在湖南接活飞了500小时，2吨的，算下来正好100万顶格，能申不');
  expect(reply).toMatch(/^不符合/);
});

it('what is too great for a fact was no such fact, and stops no sum', async () => {
  const tons = await ask('湘潭年产4万吨碳纤维的项目，固定资产投资16亿元（不含土地），贴息够不够格');
  expect(tons).not.toContain('没法算');
  expect(tons).toContain('16亿元，达到10亿元');
  const corrected = await ask('打错了 贷的是2600', '临平 省专精特新 技改贷900 1月LPR3.1% 能贴多少');
  expect(corrected).not.toContain('没法算');
  expect(await ask('长沙市级小巨人，贷款90万亿元，能贴多少')).toContain('大得不合常理');
});

it('a time that is told beside its dates is no second time', async () => {
  const reply = await ask('长沙市级小巨人，贷款800万，3月—8月共6个月，能贴多少');
  expect(reply).not.toContain('没分清');
  expect(reply).toContain('12万元');
});
