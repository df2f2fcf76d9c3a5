import { expect } from 'vitest';
import { CHOICES, MARKUP } from '../fakes/house.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { longReply } from '../fakes/replies.ts';
import type { Cases } from './conformance.ts';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

export const sending: Cases = {
  'a long reply goes in parts within the limit, nothing of it lost, no source and no citation cut': async ({
    rig,
    open,
  }) => {
    await open();
    await rig.say({ from: 'ann', where: 'private', text: '长' });
    const whole = longReply(120).text;
    await rig.sent.find((said) => squeezed(said.text).endsWith(squeezed(whole).slice(-12)));
    const parts = rig.sent.items.map((said) => said.text);
    for (const part of parts) expect(rig.measure(part)).toBeLessThanOrEqual(rig.longest);
    expect(squeezed(parts.join(''))).toBe(squeezed(whole));
    for (const part of parts) {
      expect(part).not.toMatch(/\[\d*$|^\d*\]|《[^》]*$/);
      expect(part).not.toMatch(/^\[\d+\](?! 《)/);
      expect(part).not.toMatch(/\[\d+\] 《[^》]*》$/);
    }
  },
  'a long reply in a group stays within the limit with the name of the asker': async ({ rig, open }) => {
    await open();
    await rig.say({ from: 'ann', where: 'group', text: '/ask 长' });
    await rig.sent.find((said) => said.text.endsWith('一(120)'));
    for (const { text } of rig.sent.items) expect(rig.measure(text)).toBeLessThanOrEqual(rig.longest);
  },
  'a part that may have arrived before says so, within the limit, where it may stand twice': async ({ rig, open }) => {
    await open();
    await rig.say({ from: 'ann', where: 'private', text: '奖励多少' });
    await rig.sent.until(1);
    const [part] = rig.channel.render(longReply(120), 'private');
    if (!part) throw new Error('nothing is rendered');
    const chat = rig.chat('ann');
    const to = { key: 'o9', chat, kind: 'private', sender: chat, replyTo: '1', ticket: null } as const;
    await rig.channel.send({ ...to, part, again: true });
    const said = (await rig.sent.until(2))[1]?.text ?? '';
    expect(rig.measure(said)).toBeLessThanOrEqual(rig.longest);
    expect(said.endsWith('（这一条您可能已经收到过。）')).toBe(rig.channel.doubles === true);
    expect(squeezed(said).startsWith(squeezed(part.text))).toBe(true);
  },
  'what looks like markup is shown as it was written': async ({ rig, open }) => {
    await open();
    await rig.say({ from: 'ann', where: 'private', text: '符' });
    expect((await rig.sent.until(1))[0]?.text).toBe(`答：${MARKUP}`);
  },
  'choices can be answered by a number': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '选' });
    expect((await rig.sent.until(1))[0]?.text).toMatch(/1\. 国家级\n2\. /);
    await rig.say({ from: 'ann', where: 'private', text: '2' });
    await house.messages.find((message) => message.text === '2');
  },
  'choices can be pressed, and a press says what the choice stands for': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '选' });
    const [said] = await rig.sent.until(1);
    expect(said?.buttons).toEqual([...CHOICES.map((choice) => choice.label), '转人工']);
    await said?.press('国家级', 'ann');
    await said?.press('市级', 'ann');
    await said?.press('转人工', 'ann');
    await house.messages.until(4);
    expect(house.texts).toEqual(['选', '国家级', '市级', '转人工']);
  },
  '有用 and 没用 can be pressed and are kept': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '引' });
    const [said] = await rig.sent.until(1);
    await house.sent.until(1);
    await said?.press('有用', 'ann');
    await said?.press('没用', 'ann');
    await rig.say({ from: 'ann', where: 'private', text: '到此为止' });
    await rig.sent.until(2);
    expect(await house.store.transaction((tx) => tx.votes.list())).toMatchObject([
      { question: '引', useful: 0, useless: 1 },
    ]);
    expect(house.texts).toEqual(['引', '到此为止']);
  },
  '有用 as words is a message like any other': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '有用。' });
    await rig.sent.until(1);
    expect(house.texts).toEqual(['有用。']);
  },
  'whoever waits is shown that an answer is being worked on': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '慢' });
    await rig.typed();
    house.release();
    await rig.sent.until(1);
  },
  'answers of one chat keep the order of its questions': async ({ rig, open }) => {
    const house = await open();
    const texts = ['慢一', '二', '三', '四', '五', '六'];
    for (const text of texts) await rig.say({ from: 'ann', where: 'private', text });
    await house.messages.until(1);
    house.release();
    await rig.sent.until(texts.length);
    expect(rig.sent.items.map((said) => said.text)).toEqual(texts.map((text) => `答：${text}`));
  },
  'a slow answer does not hold up other chats': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '慢' });
    await house.messages.until(1);
    await rig.say({ from: 'bob', where: 'private', text: '快' });
    expect((await rig.sent.until(1))[0]?.text).toBe('答：快');
    house.release();
    await rig.sent.until(2);
  },
  'no more messages of a chat leave than its limit allows': async ({ rig, open }) => {
    const clock = new ManualClock(Date.now());
    const limits = [{ scope: 'chat', kind: null, count: 2, per: 1000 }] as const;
    const house = await open({ clock, pacing: { limits, jitter: 0 } });
    for (const text of ['一', '二', '三', '四', '五']) await rig.say({ from: 'ann', where: 'private', text });
    await house.sent.until(2);
    await rig.say({ from: 'bob', where: 'private', text: '别的人' });
    await house.sent.until(3);
    expect(rig.sent.items.map((said) => said.text)).toEqual(['答：一', '答：二', '答：别的人']);
    await house.messages.until(6);
    clock.advance(1000);
    await house.sent.until(5);
    clock.advance(1000);
    await house.sent.until(6);
    expect(rig.sent.items.at(-1)?.text).toBe('答：五');
  },
  'no more messages of the account leave than its limit allows': async ({ rig, open }) => {
    const clock = new ManualClock(Date.now());
    const limits = [{ scope: 'channel', kind: null, count: 3, per: 60_000 }] as const;
    const house = await open({ clock, pacing: { limits, jitter: 0 } });
    for (const text of ['一', '二', '三']) await rig.say({ from: 'ann', where: 'private', text });
    await rig.say({ from: 'bob', where: 'private', text: '四' });
    await house.sent.until(3);
    await house.messages.until(4);
    expect(rig.sent.items).toHaveLength(3);
    clock.advance(60_000);
    await house.sent.until(4);
  },
  'one person who floods is told once, and holds up nobody': async ({ rig, open }) => {
    const house = await open({ settings: { perPerson: 3 } });
    for (const text of ['一', '二', '三', '四', '五', '六']) await rig.say({ from: 'ann', where: 'private', text });
    await rig.say({ from: 'bob', where: 'private', text: '别的人' });
    await rig.sent.until(5);
    expect(house.texts.filter((text) => text !== '别的人')).toEqual(['一', '二', '三']);
    expect(rig.sent.items.filter((said) => said.text.includes('有点快'))).toHaveLength(1);
    expect(rig.sent.items.map((said) => said.text)).toContain('答：别的人');
  },
  'of a burst whoever waits long is told so and answered, and what is far beyond the bound refused politely': async ({
    rig,
    open,
  }) => {
    const house = await open({ settings: { queue: 1, width: 1 } });
    await rig.say({ from: 'ann', where: 'private', text: '慢' });
    await house.messages.until(1);
    await rig.say({ from: 'bob', where: 'private', text: '二' });
    expect((await rig.sent.until(1))[0]).toMatchObject({ chat: rig.chat('bob') });
    expect(rig.sent.items[0]?.text).toContain('正在排队');
    for (let n = 3; n <= 10; n += 1) await rig.say({ from: 'bob', where: 'private', text: `第${n}` });
    await rig.say({ from: 'ann', where: 'private', text: '十一' });
    expect((await rig.sent.until(2))[1]).toMatchObject({ chat: rig.chat('ann') });
    expect(rig.sent.items[1]?.text).toContain('提问的人太多');
    house.release();
    await rig.sent.until(12);
    expect(house.texts).toEqual(['慢', '二', ...[3, 4, 5, 6, 7, 8, 9, 10].map((n) => `第${n}`)]);
  },
};
