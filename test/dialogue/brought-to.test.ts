import { beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = []): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2026-11-28' }, parts);

it('a figure to which the one told before is brought decides the case', async () => {
  const flights = await ask('要是明年拼到4000趟，35块一趟，是不是有14万', ['郴州搞滑翔伞的，去年只飞了2400来趟']);
  expect(flights.text).toMatch(/^不对：您提到的14万，按条款算下来是5.25万元/);
  const loan = await ask('再追加200万到600万，贴息是不是18万', ['长沙做模具的，市级小巨人，今年贷了400万一年期']);
  expect(loan.text).toMatch(/^是，您提到的18万算得对/);
  const late = await ask('那我12月再借30万凑成310行不行，能补9万多？', ['长沙市里的小巨人，今年总共贷了280万']);
  expect(late.text).toContain('最高不超过9.3万元');
});

it('what fails whatever the step is told before the step', async () => {
  const base = await ask('我们总部跟主基地都在江西，飞机5吨整，常年在张家界飞，湖南按两千还是三千补？');
  expect(base.text).toMatch(/^不符合/);
  expect(base.text).toContain('符合条件的企业才有：3000元/小时');
});

it('a title that was renewed is told as none of those that are rewarded', async () => {
  const again = await ask('杭州的省专精特新今年复核通过，那二十万还给不给');
  expect(again.text).toContain('条款只给新认定的，您说的认定不算新认定');
});
