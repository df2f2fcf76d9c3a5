import { beforeAll, expect, it } from 'vitest';
import { STRANGER } from '../../src/dialogue/clients.ts';
import { respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

it('what was said inexactly is kept in the words in which it was said, and computed with later on', async () => {
  const say = (text: string) => ({ id: null, text, history: [], asOf: '2026-11-25' });
  const told = await respond(say('我们是长沙市级小巨人，今年贷款三百多万'), STRANGER, parts);
  const profile = await respond(say('我的资料'), told.state, parts);
  expect(profile.reply.text).toMatch(/年度贷款总额：您说的“[^”]*三百多万”/);
  const later = await respond(say('贴息能拿多少'), profile.state, parts);
  expect(later.reply.text).toContain('约9万元到12万元');
});
