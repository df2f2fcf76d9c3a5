import { describe, expect, it } from 'vitest';
import { decide } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { addSlots } from '../../src/understand/slots/conflicts.ts';
import { onTopOf } from '../../src/understand/slots/on-top.ts';
import { readSlots } from '../../src/understand/slots/read-slots.ts';
import type { SlotValue } from '../../src/understand/slots/slot.ts';
import { held } from '../fakes/knowledge.ts';
import { Random } from './random.ts';
import { FIGURES, OTHERS, type SaidFigure, tenThousand } from './said-figures.ts';

const { facts: book, rules } = held.book;
const TODAY = '2026-11-21';
type Facts = ReadonlyMap<string, SlotValue>;

/** What is known after messages, one after the other. */
function known(...messages: readonly string[]): Facts {
  return messages.reduce<Facts>((before, raw) => {
    const text = normalise(raw);
    const { slots } = readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, TODAY);
    return addSlots(before, onTopOf(before, slots, text, book), book);
  }, new Map());
}

/** Yuan that a measure gives in the case of some messages; nothing where it is not decided or not met. */
function given(measure: string, ...messages: readonly string[]): number {
  const { verdict, amount } = calculation(measure, messages);
  return verdict === 'eligible' ? Number(amount?.value ?? 0) : 0;
}

const verdict = (measure: string, ...messages: readonly string[]) => calculation(measure, messages).verdict;

/** A measure decided in the case of some messages. */
function calculation(measure: string, messages: readonly string[]) {
  const rule = rules.get(measure);
  if (!rule) throw new Error(`no measure ${measure}`);
  return decide(rule, readGiven(Object.fromEntries(known(...messages)), book, []), { today: TODAY });
}

/** One situation: a figure of a measure, so big, with the rest of what has to be said. */
function situation(random: Random, of: readonly SaidFigure[] = FIGURES) {
  const figure = random.pick(of);
  const n = random.whole(figure.from, figure.to);
  const message = (...clauses: readonly string[]) => [...figure.rest, ...clauses].join('，');
  return {
    figure,
    n,
    amount: figure.amount(n),
    message,
    yields: (...messages: readonly string[]) => given(figure.measure, ...messages),
  };
}

const money = FIGURES.filter(({ amount }) => amount === tenThousand);
const loans = FIGURES.filter(({ fact }) => fact === '年度贷款总额');
const flows = FIGURES.filter(({ fact }) => fact !== '年度贷款总额');

/** What has to hold of every situation: nothing said of it may give more than is so. */
export function holdSituations(count: number, seed: number): void {
  const each = (name: string, check: (random: Random) => void) =>
    it(name, () => {
      const random = new Random(seed);
      for (let i = 0; i < count; i += 1) check(random);
    });

  describe(`${count} situations each`, () => {
    each('what is denied gives no more than what is so', (random) => {
      const { figure, amount, message, yields } = situation(random);
      const denied = message(random.pick(figure.denied)(amount));
      expect(yields(denied), denied).toBeLessThanOrEqual(yields(message(figure.say(amount))));
      expect(known(denied).get(figure.fact), denied).not.toBe(known(message(figure.say(amount))).get(figure.fact));
    });
    each('what another has is no part of it', (random) => {
      const { figure, n, amount, message, yields } = situation(random);
      const another = `${random.pick(OTHERS)}${figure.say(figure.amount(n + random.whole(1, 500)))}`;
      expect(yields(message(another)), message(another)).toBe(0);
      const both = message(another, `我们${figure.say(amount)}`);
      expect(yields(both), both).toBe(yields(message(figure.say(amount))));
    });
    each('a title of another gives nothing', (random) => {
      const { figure, amount } = situation(random, money);
      const text = [
        '我们在长沙',
        `${random.pick(OTHERS)}是市级小巨人`,
        '我们主营收入4000万',
        `我们${figure.say(amount)}`,
      ].join('，');
      expect(given(figure.measure, text), text).toBe(0);
    });
    each('a title that was lost, or is still to come, gives nothing', (random) => {
      const { figure, amount } = situation(random, money);
      const titled = random.pick([
        '市级小巨人，今年复核没过',
        '市级小巨人企业，称号被取消了',
        '明年才评市级小巨人',
        '市级小巨人还在申报',
        '打算明年评市级小巨人',
      ]);
      const text = ['我们在长沙', titled, '主营收入4000万', figure.say(amount)].join('，');
      expect(given(figure.measure, text), text).toBe(0);
    });
    each('what was received already comes off the most of a year', (random) => {
      const { n, message, yields } = situation(random, loans);
      const had = random.whole(1, 60);
      const text = message(`今年贴息已经到账${had}万`, `贷款${n}万`);
      const without = yields(message(`贷款${n}万`));
      expect(yields(text), text).toBe(Math.min(without, Math.max(0, 500_000 - had * 10_000)));
    });
    each('of research that is booked and research that counts the latter is calculated with', (random) => {
      const { figure, n, amount, message, yields } = situation(
        random,
        FIGURES.filter((f) => f.fact === '年度研发费用'),
      );
      const text = message(`账上研发支出${figure.amount(n + random.whole(1, 400))}，加计扣除认的只有${amount}`);
      expect(yields(text), text).toBe(yields(message(figure.say(amount))));
    });
    each('saying less gives no more', (random) => {
      const { figure, amount, yields } = situation(random);
      const all = [...figure.rest, figure.say(amount)];
      const fewer = random.some(all);
      expect(yields(fewer.join('，')), fewer.join('，')).toBeLessThanOrEqual(yields(all.join('，')));
    });
    each('the order of the clauses changes nothing', (random) => {
      const { figure, amount, yields } = situation(random);
      const all = [...figure.rest, figure.say(amount)];
      const other = all
        .map((clause) => ({ clause, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ clause }) => clause);
      expect(yields(other.join('，')), other.join('，')).toBe(yields(all.join('，')));
    });
    each('a paraphrase is read as the words that it stands for', (random) => {
      const { figure, amount, yields } = situation(random);
      const plain = [...figure.rest, figure.say(amount)].join('，');
      const rest = figure.rest.map((line, i) => random.pick([line, ...(figure.restAlso[i] ?? [])]));
      const other = [...rest, random.pick([figure.say, ...figure.sayAlso])(amount)].join('，');
      expect(yields(other), other).toBe(yields(plain));
    });
    each('every month is twelve times a year', (random) => {
      const { figure, message, yields } = situation(random, flows);
      const n = random.whole(4, 60);
      const monthly = message(
        figure
          .say(figure.amount(n))
          .replace('一年', '')
          .replace(/(?=\d)/, '每月')
          .replace(/每月(?=\d)/, '每月'),
      );
      expect(yields(monthly), monthly).toBe(yields(message(figure.say(figure.amount(12 * n)))));
    });
    each('several years together are no year', (random) => {
      const { figure, amount, message } = situation(random);
      const years = random.pick(['三年一共', '两年合计', '四年加起来', '五年累计', '23、24、25三年']);
      const text = message(`${years}${figure.say(amount).replace('一年', '')}`);
      expect(known(text).has(figure.fact), text).toBe(false);
    });
    each('a part of a running period fails no threshold', (random) => {
      const { figure, amount, message } = situation(random, flows);
      const part = random.pick(['一季度', '上半年', '这个季度', '前三个季度', '今年到现在']);
      const text = message(`${part}${figure.say(amount).replace('一年', '')}`);
      expect(known(text).has(figure.fact), text).toBe(true);
      expect(verdict(figure.measure, text), text).not.toBe('ineligible');
    });
    each('a result of the asker’s own arithmetic is no base', (random) => {
      const { figure, amount, message, yields } = situation(random, money);
      const result = random.whole(1, 90);
      const put = random.pick(['那就是#吧', '算下来是#对吧', '是#吧', '就能拿#对不对', '按您说的就是#吗']);
      const text = message(figure.say(amount), put.replace('#', tenThousand(result)));
      expect(yields(text), text).toBe(yields(message(figure.say(amount))));
    });
    each('yuan and ten thousands of yuan are alike', (random) => {
      const { figure, n, message, yields } = situation(random, money);
      expect(yields(message(figure.say(`${n}0000元`)))).toBe(yields(message(figure.say(tenThousand(n)))));
    });
    each('each of several is all of them together', (random) => {
      const { n, message, yields } = situation(random, loans);
      const k = random.whole(2, 5);
      const apart = message(`${'零一两三四五'[k]}笔贷款，各${n}万`);
      expect(yields(apart), apart).toBe(yields(message(`贷款一共${k * n}万`)));
    });
    each('a correction is as if it had been said at first', (random) => {
      const { figure, n, amount, message, yields } = situation(random, money);
      const wrong = figure.amount(n + random.whole(1, 300));
      const text = message(`${figure.say(wrong)}，打错了，是${amount}`);
      expect(yields(text), text).toBe(yields(message(figure.say(amount))));
    });
    each('what comes on top is as if all had been said at once', (random) => {
      const { n, message, yields } = situation(random, loans);
      const more = random.whole(10, 600);
      expect(yields(message(`贷款${n}万`), `又贷了${more}万`)).toBe(yields(message(`贷款${n + more}万`)));
    });
    each('who moved away has nothing of the place', (random) => {
      const { figure, amount, message, yields } = situation(random, money);
      expect(
        yields(message(figure.say(amount)), `我们公司现在在${random.pick(['杭州', '重庆', '株洲', '岳阳'])}`),
      ).toBe(0);
    });
  });
}
