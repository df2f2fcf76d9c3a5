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
  answerOnce({ id: null, text, history, asOf: '2026-11-26' }, parts);

it('no measure is met whose further terms the message denies, whatever its figures', async () => {
  const figures = '固投12亿不含土地，开工头一年完成9亿';
  expect((await ask(`湖南的先进制造项目，${figures}，能拿省里的贴息吗`)).text).toContain('最高不超过1000万元');
  for (const told of ['都是老贷款，没有新增', '没有新增贷款', '并没新增']) {
    const reply = await ask(`湖南的先进制造项目，${figures}，${told}，能拿省里的贴息吗`);
    expect(reply.text, told).toMatch(/^不符合/);
    expect(reply.calculations.every(({ verdict }) => verdict === 'ineligible')).toBe(true);
  }
  expect((await ask(`我们做物流园的，湖南，${figures}，省里重大项目贴息能拿吗`)).text).toMatch(
    /^(?:不符合|没有收录专门给物流)/,
  );
});

it('a year before the title is asked of the clause, and no sum confirms it', async () => {
  for (const text of [
    '长沙，明年评上市级小巨人，今年贷款500万一年期，能往前补15万吧',
    '长沙的，今年贷了800万，等评上市级小巨人以后能往回追吗',
  ]) {
    const reply = await ask(text);
    expect(reply.text, text).not.toMatch(/算得对|按条款每年为/);
    expect(reply.text, text).toContain('从认定年份起');
  }
});

it('what others say that a title is, and a title of a lower level, is none that is held', async () => {
  const said = await ask('浏阳的，省级专精特新，市级小巨人他们说自动就是，能套长沙的政策吗，有哪些');
  expect(said.text).not.toContain('称号够了');
  const lower = await ask('我们是省里的单项冠军，宁乡的。单项冠军奖励是多少');
  expect(lower.calculations.some(({ verdict }) => verdict === 'eligible')).toBe(false);
});

it('never says of a title that nothing pays for it where a clause of the place does', async () => {
  const reply = await ask('帮客户做ppt:长沙评上国家级小巨人,一共可得50(奖励)+50(贴息)+50(研发)=150万,这样写没问题吧');
  expect(reply.text).not.toContain('没有写这个级别');
  expect(reply.text).not.toMatch(/^是，/);
});

it('facts with a question at their end are answered, not taken down', async () => {
  for (const text of [
    '我们在花垣县做通用机场的前期 立项批了还没动工 省里建机场给钱不',
    '固投14亿不含地，开工头一年做了6.2亿，没到8亿但也差不多一半了嘛',
  ])
    expect((await ask(text)).text, text).not.toMatch(/^记下了/);
});
