import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { contextOf, isStated } from '../../src/understand/context.ts';
import { slotSource } from '../../src/understand/slots/source.ts';
import { held } from '../fakes/knowledge.ts';

const book = held.book.facts;

/** The context of the words between 【 and 】. */
function heard(marked: string) {
  const text = normalise(marked.replace(/[【】]/g, ''));
  const source = slotSource({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-21');
  return contextOf(source, { start: marked.indexOf('【'), end: marked.indexOf('】') - 1 });
}

describe('how a thing is said', () => {
  it.each([
    '我们不是【小巨人】',
    '公司没有被认定为长沙市的【小巨人】',
    '【数字化车间】还没评上',
    '我司并非【工业企业】',
    '我们不做【商业飞行】',
    '【高企】资格被取消了',
  ])('is denied in %s', (text) => expect(heard(text)).toMatchObject({ polarity: 'denied', modality: 'fact' }));

  it.each([
    ['asked', '我们算不算【小微企业】'],
    ['asked', '是不是【小巨人】才给'],
    ['asked', '【专精特新】的认定条件'],
    ['asked', '我们是【小微企业】吗'],
    ['wish', '想明年【上市】'],
    ['wish', '怎么才能评上【小巨人】'],
    ['applied-for', '正在申报【单项冠军】'],
    ['applied-for', '【小巨人】还在公示'],
    ['supposed', '如果我们评上了【小巨人】'],
    ['fact', '我们去年评上了【小巨人】'],
    ['fact', '想问一下，我们是【小巨人】'],
  ])('is %s in %s', (modality, text) => expect(heard(text)).toMatchObject({ polarity: 'affirmed', modality }));

  it.each([
    ['policy', '长沙对【小巨人】怎么补'],
    ['policy', '必须是【工业企业】'],
    ['someone-else', '我朋友公司是【小巨人】'],
    ['someone-else', '隔壁厂评上了【高企】'],
    ['client', '我有个客户是【小巨人】'],
    ['asker', '我们是【小巨人】，朋友公司不是'],
  ])('is of the %s in %s', (holder, text) => expect(heard(text)).toMatchObject({ holder }));

  it('is stated only as a fact of the asker or of a client', () => {
    expect(isStated(heard('我们不是【小巨人】'))).toBe(true);
    expect(isStated(heard('客户是【小巨人】'))).toBe(true);
    for (const text of ['想评【小巨人】', '人家厂是【小巨人】', '对【小巨人】怎么补', '是不是【小巨人】'])
      expect(isStated(heard(text)), text).toBe(false);
  });

  it('tells where the words that decide begin', () => {
    expect(heard('长沙，没有被认定为【小巨人】').from).toBe(3);
    expect(heard('我们是【小巨人】').from).toBe(3);
  });
});
