import { expect } from 'vitest';
import type { Bench, Case, Cases } from './conformance.ts';
import type { Saying } from './rig.ts';

interface Heard {
  /** What is said in the group. */
  readonly text: string;
  /** The question that is heard; null where nothing is. */
  readonly question: string | null;
  readonly more?: Partial<Saying>;
}

const heard = (text: string, question: string | null, more?: Partial<Saying>): Heard => ({
  text,
  question,
  ...(more && { more }),
});

export const IN_A_GROUP: Readonly<Record<string, Heard>> = {
  'chatter in a group is not heard': heard('今天天气不错', null),
  'a mention and U+2005': heard('{bot}\u2005奖励多少？', '奖励多少？'),
  'a mention and a space': heard('{bot} 奖励多少？', '奖励多少？'),
  'a mention and nothing': heard('{bot}奖励多少？', '奖励多少？'),
  'a mention and a comma': heard('{bot}，奖励多少？', '奖励多少？'),
  'a mention in the middle': heard('请问{bot}\u2005奖励多少？', '请问 奖励多少？'),
  'a mention at the end': heard('奖励多少？{bot}', '奖励多少？'),
  'several mentions: the other name stays': heard('{bob}\u2005{bot}\u2005奖励多少？', '@李四 奖励多少？'),
  'a mention of somebody else is not ours': heard('{bob}\u2005奖励多少？', null),
  'a mention of a namesake whose name is longer is not ours': heard('{namesake}\u2005奖励多少？', null),
  'a mention by the alias of the room': heard('{alias}\u2005奖励多少？', '奖励多少？'),
  'a mention alone is a greeting': heard('{bot}', '你好'),
  '@所有人 is not ours': heard('{all}\u2005明天开会', null),
  '@所有人 beside our name is ours': heard('{all}\u2005{bot}\u2005奖励多少？', '@所有人 奖励多少？'),
  'a quote of our message is ours': heard('那2000万呢', '那2000万呢', { quotes: 'bot' }),
  "a quote of somebody else's message is not ours": heard('那2000万呢', null, { quotes: 'bob' }),
  "a mention alone under somebody else's message passes that on": heard('{bot}', '', { quotes: 'bob' }),
  'a command is ours': heard('/ask 奖励多少', '奖励多少'),
  'a picture in a group is nothing to us': heard('', null, { what: 'picture' }),
};

/** Says all of `names` in one group to one channel, each with an end of its own, and tells what was heard of each. */
export const hears =
  (names: readonly string[]): Case =>
  async ({ rig, open }: Bench) => {
    const house = await open();
    const found: Record<string, readonly string[]> = {};
    for (const [n, name] of names.entries()) {
      const before = house.texts.length;
      const { text, more } = IN_A_GROUP[name]!;
      await rig.say({ from: 'ann', where: 'group', text, ...more });
      await rig.say({ from: 'ann', where: 'group', text: `/ask 到此为止${n}` });
      await house.messages.find((message) => message.text === `到此为止${n}`);
      found[name] = house.texts.slice(before, -1);
    }
    const expected = names.map((name) => [name, [IN_A_GROUP[name]?.question].filter((question) => question !== null)]);
    expect(found).toEqual(Object.fromEntries(expected));
    expect(house.messages.items.every((message) => message.origin?.kind === 'group')).toBe(true);
    await rig.sent.until(house.texts.length);
    expect(rig.sent.items.every((said) => said.chat === rig.chat('group'))).toBe(true);
  };

/** Whether a case hangs on whether the app tells who is mentioned. */
export const mentions = (name: string): boolean => name === QUOTED || /\{\w+\}/.test(IN_A_GROUP[name]?.text ?? '');
const QUOTED = 'what is quoted is told with the question';

export const hearing: Cases = {
  'a private message is always heard': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '奖励多少' });
    const [said] = await rig.sent.until(1);
    expect(said).toMatchObject({ chat: rig.chat('ann'), text: '答：奖励多少' });
    expect(house.messages.items[0]?.origin).toMatchObject({
      kind: 'private',
      chat: rig.chat('ann'),
      channel: rig.channel.name,
    });
  },
  [QUOTED]: async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'group', text: '{bot}\u2005那2000万呢', quotes: 'bot' });
    const [message] = await house.messages.until(1);
    expect(message?.text).toBe('那2000万呢');
    expect(message?.origin?.quoted).toContain('一年最多15万元');
  },
  'two people in a group are two people': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'group', text: '/ask 甲' });
    await rig.say({ from: 'bob', where: 'group', text: '/ask 乙' });
    const [ann, bob] = await house.messages.until(2);
    expect(ann?.origin?.sender).not.toBe(bob?.origin?.sender);
    expect(ann?.origin?.chat).toBe(bob?.origin?.chat);
  },
  'a picture in private is answered by what can be read': async ({ rig, open }) => {
    await open();
    await rig.say({ from: 'ann', where: 'private', text: '', what: 'picture' });
    expect((await rig.sent.until(1))[0]?.text).toContain('看得懂文字');
  },
  'a sticker in private is answered by what can be read': async ({ rig, open }) => {
    await open();
    await rig.say({ from: 'ann', where: 'private', text: '', what: 'sticker' });
    expect((await rig.sent.until(1))[0]?.text).toContain('看得懂文字');
  },
  'our own words are not heard': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await rig.sent.until(1);
    await rig.say({ from: 'ann', where: 'private', text: '乙' });
    await rig.sent.until(2);
    expect(house.texts).toEqual(['甲', '乙']);
  },
  'the same message twice is answered once': async ({ rig, open }) => {
    const house = await open();
    const saying: Saying = { from: 'ann', where: 'private', text: '甲', id: '501' };
    await rig.say(saying);
    await rig.say(saying);
    await rig.say({ from: 'ann', where: 'private', text: '乙' });
    await house.messages.find((message) => message.text === '乙');
    expect(house.texts).toEqual(['甲', '乙']);
    await house.dropped.find((why) => why === 'duplicate');
  },
  'an old message is not answered': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '旧', age: 3600 });
    await rig.say({ from: 'ann', where: 'private', text: '新', age: 60 });
    await rig.sent.until(1);
    expect(house.texts).toEqual(['新']);
    expect(house.dropped.items).toEqual(['stale']);
    expect(house.log.join()).toContain('too old');
  },
  'an edited message is answered anew, unless its words are the same': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '甲', id: '501' });
    await rig.say({ from: 'ann', where: 'private', text: '甲', id: '501', edits: '501' });
    await rig.say({ from: 'ann', where: 'private', text: '乙', id: '501', edits: '501' });
    await rig.say({ from: 'ann', where: 'private', text: '丙' });
    await house.messages.find((message) => message.text === '丙');
    expect(house.texts).toEqual(['甲', '乙', '丙']);
  },
  'whoever is denied is not heard, and can be allowed without a restart': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '先' });
    await rig.sent.until(1);
    house.allowOnly(`deny: { people: ["${rig.channel.name}:${rig.chat('ann')}"] }`);
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await rig.say({ from: 'bob', where: 'private', text: '乙' });
    await rig.sent.until(2);
    house.allowOnly('off: {}');
    await rig.say({ from: 'ann', where: 'private', text: '丙' });
    await rig.sent.until(3);
    expect(house.texts).toEqual(['先', '乙', '丙']);
  },
};
