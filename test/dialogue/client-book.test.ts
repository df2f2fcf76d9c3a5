import { beforeAll, describe, expect, it } from 'vitest';
import { type ClientSession, STRANGER } from '../../src/dialogue/clients.ts';
import { respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
let kept: ClientSession;

/** What is answered to messages one after another, and the session after them. */
async function hold(
  before: ClientSession,
  ...messages: readonly string[]
): Promise<{ said: string; state: ClientSession }> {
  let state = before;
  let said = '';
  for (const text of messages) {
    const turn = await respond({ id: null, text, history: [], asOf: '2026-11-26' }, state, { ...parts, models: null });
    said = turn.reply.text;
    state = turn.state;
  }
  return { said, state };
}

const namesOf = (session: ClientSession) => [...session.memories.keys()].filter((name) => name !== '');

beforeAll(async () => {
  parts = await heldParts();
  ({ state: kept } = await hold(
    STRANGER,
    '新建客户：长沙启明齿轮，市级小巨人，2025年认定，今年贷款700万一年期',
    '再加一家 远翔通航，主运行基地在湖南，直升机最大起飞重量3吨，一年飞了150小时',
  ));
});

describe('the clients of an agency', () => {
  it('are named by the reading of a message that is about them, and of no other', async () => {
    const clientsOf = async (text: string, before: ClientSession) => {
      const message = { id: null, text, history: [], asOf: '2026-11-26' };
      return (await respond(message, before, { ...parts, models: null })).reply.reading?.clients;
    };
    expect(await clientsOf('启明能贴多少', kept)).toEqual(['长沙启明齿轮']);
    expect(await clientsOf('启明和远翔哪家拿得多', kept)).toEqual(['长沙启明齿轮', '远翔通航']);
    expect(await clientsOf('长沙小巨人贷款贴息多少', STRANGER)).toBeUndefined();
  });

  it('are left for another firm by the words that a question begins with, and the question is answered', async () => {
    const reply = await hold(kept, '换一家，长沙的市级小巨人，今年贷款800万，用满全年，能贴几多');
    expect(reply.said).toMatch(/^新建客户.*\n\n长沙市级小巨人企业贷款贴息：按条款每年为24万元/);
    expect(namesOf(reply.state)).toHaveLength(3);
  });

  it('are kept under their names, whatever they are told with', () => {
    expect(namesOf(kept)).toEqual(['长沙启明齿轮', '远翔通航']);
  });

  it.each([
    ['启明能拿多少贴息', /启明齿轮”的情况[\s\S]*21万元/, '长沙启明齿轮'],
    ['切到启明', /已切换客户/, '长沙启明齿轮'],
    ['启明的贷款改成800万', /改好了[\s\S]*24万元/, '长沙启明齿轮'],
    ['第一家能贴多少', /21万元/, '长沙启明齿轮'],
    ['齿轮那家能贴多少', /21万元/, '长沙启明齿轮'],
    ['另外那家贴息多少', /21万元/, '长沙启明齿轮'],
  ])('are spoken of by a part of the name, and by their order: %s', async (text, said, open) => {
    const reply = await hold(kept, text);
    expect(reply.said).toMatch(said);
    expect(reply.state.client).toBe(open);
  });

  it('are listed, renamed and dropped', async () => {
    expect((await hold(kept, '现在记了哪几家')).said).toMatch(/启明齿轮[\s\S]*远翔通航/);
    const renamed = await hold(kept, '启明改名叫启明精工');
    expect(namesOf(renamed.state)).toEqual(['启明精工', '远翔通航']);
    const gone = await hold(kept, '远翔不跟我们签了，从名单里拿掉吧');
    expect(namesOf(gone.state)).toEqual(['长沙启明齿轮']);
    expect(gone.said).toMatch(/已删除[\s\S]*还剩[\s\S]*启明齿轮/);
  });

  it('are each told their own, and never added up', async () => {
    const each = (await hold(kept, '两家各能拿什么')).said;
    expect(each).toMatch(/启明齿轮[\s\S]*21万元[\s\S]*远翔通航[\s\S]*30万元/);
    const together = (await hold(kept, '两家加起来能拿多少')).said;
    expect(together).toMatch(/^不能加在一起/);
    expect(each + together).not.toContain('51万元');
  });

  it('are compared by what each gets', async () => {
    expect((await hold(kept, '启明和远翔哪家拿得多')).said).toMatch(/^您说的“远翔通航”这家更多。\n多9万元/);
  });

  it('are asked for once where a name may mean several', async () => {
    const two = await hold(
      STRANGER,
      '新客户：红叶食品，在长沙，市级小巨人，贷款400万',
      '新客户：红叶纺织，在岳阳',
      '切换到自己',
    );
    const asked = await hold(two.state, '红叶贴息能拿多少');
    expect(asked.said).toMatch(/请问是指[\s\S]*红叶食品[\s\S]*红叶纺织/);
    expect((await hold(asked.state, '食品那家')).said).toMatch(/12万元/);
  });

  it('may be told of in one message, and are told apart after it', async () => {
    const four = await hold(
      STRANGER,
      '手上三家长沙的：甲做模具，市级小巨人，贷款600万；乙做软件，没牌子；丙省级专精特新，研发费用300万，营收8000万',
    );
    expect(namesOf(four.state)).toEqual(['甲', '乙', '丙']);
    expect((await hold(four.state, '甲能拿多少贴息')).said).toContain('18万元');
    expect(namesOf((await hold(four.state, '乙不要了')).state)).toEqual(['甲', '丙']);
  });

  it.each(['三家各能拿什么', '切到甲', '还有哪几家'])('are none where none is kept: %s', async (text) => {
    expect((await hold(STRANGER, text)).state.client).toBe('');
  });
});
