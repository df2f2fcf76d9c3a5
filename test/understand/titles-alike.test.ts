import { beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { titlesAlike } from '../../src/understand/titles-alike.ts';
import { heldParts } from '../fakes/parts.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  ({ knowledge } = await heldParts());
});

const named = (text: string) => titlesAlike(text, knowledge).map((one) => one.text);

describe('names that end as a known title does', () => {
  it.each([
    ['评上灯塔工厂有钱吗', '灯塔工厂'],
    ['想冲到一个零碳工厂', '零碳工厂'],
    ['去年拿下两家灯塔工厂', '灯塔工厂'],
    ['申报下一代工厂', '下一代工厂'],
  ])('are none that is known: %s', (text, name) => {
    expect(named(text)).toEqual([name]);
  });

  it.each(['去年评上制造业冠军', '今年入选制造冠军企业'])('are a known title cut short: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it.each([
    '想冲一把单项冠军产品',
    '评上一个单项冠军',
    '冲到单项冠军',
    '拿下个单项冠军',
    '申报下单项冠军',
    '冲一下智能工厂',
    '冲一把冠军',
  ])('are a known title behind a count or the end of a verb: %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
