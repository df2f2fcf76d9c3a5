import { describe, expect, it } from 'vitest';
import { askedPoints } from '../../src/understand/asked-points.ts';
import { focusOf } from '../../src/understand/focus.ts';
import { held } from '../fakes/knowledge.ts';

const { language } = held;
const read = (text: string, topics: readonly string[] = []) => {
  const words = { text, topics: topics.map((word) => ({ word, weight: 1 })) };
  return focusOf(words, askedPoints(words, language), language);
};

describe('what a message turns on beside its aspects', () => {
  it.each([
    ['仓库租金听说打八折', '80'],
    ['买地能打个六五折吗', '65'],
    ['按9.5折拿房子行吗', null],
    ['汇率按7.1折,一年期', null],
    ['要是打七折的话便宜几多', null],
  ])('is a price that is said to be cut: %s', (text, share) => {
    expect(read(text).discount?.share ?? null).toBe(share);
  });

  it.each([
    ['中介讲交了表就直接评上,可信吗', '直接评上'],
    ['是不是随便什么厂都能报', '随便什么厂都能报'],
    ['明年肯定有,对吧', '肯定有'],
    ['我们肯定要参加,要交哪些表', null],
    ['有没有一定的比例', null],
  ])('is what is put up as sure and asked: %s', (text, certain) => {
    expect(read(text).certain?.text ?? null).toBe(certain);
  });

  it('is how many or how, where no aspect asks it', () => {
    expect(read('注销一家店要跑几个窗口').manner.map((m) => m.text)).toEqual(['几个窗口']);
    expect(read('能补几个点').manner).toEqual([]);
  });

  it('is the thing told right before it is asked whether that counts', () => {
    expect(read('客户在我们这全是信用证,算不算贷款总额', ['信用证', '贷款', '总额']).things.map((t) => t.text)).toEqual(
      ['信用证'],
    );
  });

  it('is who gets it', () => {
    expect(read('这笔钱归我们吧').recipients).toEqual(new Set(['self']));
    expect(read('补助是补给企业还是补给乡镇').recipients).toEqual(new Set(['local', 'firm']));
    expect(read('归谁管').recipients).toBeNull();
    expect(read('能给我们多少').recipients).toBeNull();
  });
});
