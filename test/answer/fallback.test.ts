import { beforeAll, expect, it } from 'vitest';
import type { Evidence } from '../../src/answer/evidence/evidence.ts';
import { FitsOnDemand } from '../../src/answer/evidence/fit.ts';
import { gather } from '../../src/answer/evidence/gather.ts';
import { quoteInstead } from '../../src/answer/fallback.ts';
import { Verified } from '../../src/answer/gate/verified.ts';
import { renderReply } from '../../src/answer/render.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';
import { readAsWritten } from '../../src/understand/hypotheses/as-written.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const AS_OF = '2025-06-01';
async function evidenceFor(text: string): Promise<Evidence> {
  const { knowledge, index } = parts;
  const sums = {
    wanted: false,
    figured: false,
    goesOn: false,
    decided: [],
    joined: [],
    levels: [],
    fitting: new FitsOnDemand(() => []),
    trades: [],
    tradesBefore: [],
    titles: { has: [], lacks: [] },
    listed: null,
    placed: null,
    missed: new FitsOnDemand(() => []),
    toldHad: [],
    had: [],
    readings: [],
    placedNow: false,
    locked: [],
    problems: [],
  };
  const { own, question } = readAsWritten(text, EMPTY_MEMORY, AS_OF, parts);
  return {
    ...(await gather(question, AS_OF, knowledge, index, [])),
    own,
    slots: [],
    setAside: [],
    unknown: [],
    sums,
    noticed: new Set(),
    midway: false,
  };
}

it.each(['长沙小巨人贷款贴息多少', '重庆首次认定高企奖励多少', '破零倍增的目标', '三高四新讲了什么', '杭州链主工厂'])(
  'quotes the clause in place of a refused answer, through the gate: %s',
  async (text) => {
    const { knowledge, names } = parts;
    const evidence = await evidenceFor(text);
    const draft = quoteInstead(evidence);
    if (!draft) throw new Error('nothing to quote');
    const reply = renderReply(
      Verified.of(draft, { ...knowledge, asked: text, asOf: AS_OF, decided: [], names }),
      knowledge,
    );
    expect(reply.outcome).toBe('answer');
    const quoted = draft.statements.flat().find((s) => s.kind === 'quote');
    expect(quoted && evidence.ranked[0]?.clause.text).toContain(quoted && 'text' in quoted ? quoted.text : '—');
    expect(reply.citations[0]?.clause).toBe(evidence.ranked[0]?.clause.id);
  },
);

it('has nothing to quote where no clause answers', async () => {
  expect(quoteInstead({ ...(await evidenceFor('长沙小巨人贷款贴息多少')), ranked: [] })).toBeNull();
});

it('still declines what nothing covers', async () => {
  expect(
    (await answerOnce({ id: null, text: '上海出租车起步价', history: [], asOf: AS_OF }, parts)).text,
  ).not.toContain('“”');
});
