import { beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answer } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answer({ id: null, text, history: [], asOf: '2026-03-01' }, parts);

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
