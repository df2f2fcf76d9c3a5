import { beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2026-03-01' }, parts);

it('what the asker said of the time of a loan is never assumed away', async () => {
  for (const text of [
    '长沙市级小巨人，贷款600万，其中200万年中就还掉了，能贴息多少',
    '长沙市级小巨人，贷款600万，提前还了，能贴息多少',
  ]) {
    const reply = await ask(text);
    expect(reply.outcome, text).toBe('ask');
    expect(reply.text, text).toContain('用了多久');
    expect(reply.text, text).not.toContain('假定贷款按用满全年计');
  }
  for (const [text, sum] of [
    ['长沙市级小巨人，贷款500万，从三月用到年底，能贴息多少', '约12.5万元'],
    ['长沙市级小巨人，贷款600万，四月放款的，能贴息多少', '约13.5万元'],
    ['长沙市级小巨人，贷款600万，用了差不多半年，能贴息多少', '约9万元'],
  ] as const) {
    const reply = await ask(text);
    expect(reply.text, text).toContain(sum);
    expect(reply.text, text).not.toContain('假定贷款按用满全年计');
  }
  expect((await ask('长沙市级小巨人，贷款500万，能贴息多少')).text).toContain('假定贷款按用满全年计');
});

it('what stands near a loan and was not read as its time forbids to take the whole year for granted', async () => {
  for (const told of [
    '下半年才到账的',
    '一半是下半年到账的',
    '没用满一年',
    '用了不到一年',
    '中秋前就还清了',
    '三分之一国庆前还掉了',
    '春节后才到位',
    '空了两个月',
    '有三个月没用',
    '还了一半',
    '中间停用了两个月',
    '还剩两个月没到期就还掉了',
    '有一笔200万的只用了几天',
    '刚贷的',
    '随借随还',
  ]) {
    const reply = await ask(`长沙市级小巨人，贷款600万，${told}，能贴多少`);
    expect(reply.outcome, told).toBe('ask');
    expect(reply.text, told).toContain('用了多久');
  }
  for (const [told, sum] of [
    ['7月到账的', '约9万元'],
    ['年中申请下来的', '约9万元'],
    ['8个月就还掉了', '12万元'],
  ] as const)
    expect((await ask(`长沙市级小巨人，贷款600万，${told}，能贴多少`)).text, told).toContain(sum);
  for (const other of ['还没还', '用来买设备', '利息还了20万', '3月份认定的', '8月份开始申报', '打算年底去申请'])
    expect((await ask(`长沙市级小巨人，贷款600万，${other}，能贴多少`)).text, other).toContain('假定贷款按用满全年计');
});

it('where no place is told, a measure whose clause does not cover the question is not offered', async () => {
  const reply = await ask('新买了数控机床，两百多万，技改补贴几个点');
  expect(reply.outcome).toBe('decline');
  expect(reply.text).not.toContain('请问');
});
