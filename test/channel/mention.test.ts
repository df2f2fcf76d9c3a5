import { describe, expect, test } from 'vitest';
import { callsEverybody, commandOf, mentions, quoteOf, withoutNames } from '../../src/channel/mention.ts';

const NAMES = ['政策小助手', '园区小策'];

describe('a name', () => {
  test.each([
    ['@政策小助手\u2005奖励多少', '奖励多少'],
    ['@政策小助手 奖励多少', '奖励多少'],
    ['@政策小助手奖励多少', '奖励多少'],
    ['@政策小助手：奖励多少', '奖励多少'],
    ['请问@政策小助手\u2005奖励多少', '请问 奖励多少'],
    ['奖励多少@园区小策', '奖励多少'],
    ['@政策小助手\u2005@园区小策\u2005奖励多少', '奖励多少'],
    ['@李四\u2005@政策小助手\u2005奖励多少', '@李四 奖励多少'],
    ['@政策小助手', ''],
  ])('is cut from %j', (text, question) => {
    expect(mentions(text, NAMES)).toBe(true);
    expect(withoutNames(text, NAMES)).toBe(question);
  });

  test('of somebody whose name begins like ours is not ours', () => {
    expect(mentions('@政策小助手二号\u2005奖励多少', NAMES, ['政策小助手二号'])).toBe(false);
    expect(mentions('@政策小助手二号 @政策小助手 奖励多少', NAMES, ['政策小助手二号'])).toBe(true);
  });

  test.each([
    ['政策助手☀\ufe0f', '@政策助手☀\u2005奖励多少'],
    ['政策助手☀', '@政策助手☀\ufe0f\u2005奖励多少'],
    ['政策助手🤖', '@政策助手<span class="emoji emoji1f916"></span>\u2005奖励多少'],
    ['政策助手🤖', '@政策助手[emoji1f916]\u2005奖励多少'],
    ['🤖 政策助手', '@🤖政策助手\u2005奖励多少'],
    ['👩🏽\u200d💻政策助手', '@政策助手 奖励多少'],
    ['☀\ufe0f', '@☀\u2005奖励多少'],
  ])('is ours whatever its dress: %j in %j', (name, text) => {
    expect(mentions(text, [name])).toBe(true);
    expect(mentions('@李四 奖励多少', [name])).toBe(false);
    expect(withoutNames(text, [name])).toBe('奖励多少');
  });

  test('is found in time that grows with the text alone', () => {
    const name = '政策助手🤖';
    for (const piece of ['@', '@ ', '@政', '@<span class="emoji', '@[emoji', '@🤖', ' '])
      for (const find of [mentions, withoutNames]) {
        const of = (n: number): number => {
          const text = piece.repeat(n);
          const start = process.cpuUsage().user;
          find(text, [name]);
          return process.cpuUsage().user - start;
        };
        of(1000);
        expect(of(40_000), piece).toBeLessThan(200_000);
      }
  });

  test('with the signs of a pattern in it is cut as it is', () => {
    expect(withoutNames('@策问(测试)* 奖励多少', ['策问(测试)*'])).toBe('奖励多少');
  });
});

test('everybody is called in each of the ways that apps write it', () => {
  for (const text of ['@所有人\u2005开会', '@所有人 开会', '@all 开会', '开会@所有人'])
    expect(callsEverybody(text)).toBe(true);
  for (const text of ['@alliance 你好', '所有人开会', '@所有人民']) expect(callsEverybody(text)).toBe(false);
});

test('commands are told from words that begin like them', () => {
  expect(commandOf('/ask 奖励多少')).toBe('奖励多少');
  expect(commandOf('／策问 奖励多少')).toBe('奖励多少');
  expect(commandOf('/ask')).toBe('');
  expect(commandOf('/asking')).toBeNull();
  expect(commandOf('看看/ask')).toBeNull();
});

test('a quote is told from the words that follow it', () => {
  expect(quoteOf('「政策小助手：一年最多15万元」\n- - - - - - - - - - - - - - -\n那2000万呢')).toEqual({
    name: '政策小助手',
    quoted: '一年最多15万元',
    rest: '那2000万呢',
  });
  expect(quoteOf('「引号」不是引用')).toBeNull();
});
