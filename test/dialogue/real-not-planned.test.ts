import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text.split('\n\n依据：')[0] ?? '';

describe('what was planned is not added to what there really is', () => {
  it.each([
    [
      'both are called by the name of the fact',
      '长沙市级小巨人，预计贷款900万，实际放款420万，贴息多少',
      /420万元 × 3% = 12\.6万元/,
    ],
    [
      'only the plan is called by it',
      '长沙市级小巨人，打算贷900万，实际只放下来210万，贴息拿多少',
      /^不符合[^\n]*\n[^\n]*210万元，不到300万元/,
    ],
    [
      'what was laid out',
      '长沙市级小巨人，研发计划500万，真正花了150万，占营收6%，研发补贴多少',
      /150万元 × 10% = 15万元/,
    ],
  ])('%s', async (_, text, says) => {
    expect(await told(text)).toMatch(says);
  });

  it('but what is planned alone counts as planned, whatever else is real', async () => {
    const said = await told('长沙市级小巨人，打算贷700万，实际利润260万，贴息多少');
    expect(said).toMatch(/700万元 × 3% = 21万元/);
  });

  it('and banks are no firms', async () => {
    const said = await told('长沙市级小巨人，三家银行各贷150万，加起来贴息多少');
    expect(said).toMatch(/450万元 × 3% = 13\.5万元/);
    expect(said).not.toMatch(/× 3家/);
  });

  it('and a title that is only promised is not had', async () => {
    expect(await told('长沙，国家级小巨人评审组口头说定了，能奖多少')).toMatch(/^还不能/);
  });
});
