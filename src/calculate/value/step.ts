import { type Fact, type FactBook, unitOf } from '../../knowledge/fact.ts';
import type { Step, StepFigure } from './calculation-schema.ts';
import { Decimal, roughly, toFen } from './decimal.ts';
import { type Ends, manner } from './ends.ts';
import type { Frame } from './lookup.ts';

/** A figure as a step prints it, bound to what it rests on. */
export interface Printed extends StepFigure {
  readonly printed: true;
}

/** 1500000 CNY → 150万元, 2000 CNY/h → 2000元/小时. Money is printed to 分; it parses back to the same value and unit. */
export function printFigure(value: Decimal, unit: string, noun = '个'): string {
  const money = MONEY.get(unit);
  if (money) return printMoney(toFen(value), money);
  const number = value.toFixed();
  if (unit === 'CNY/h') return `${number}元/小时`;
  if (unit === 'CNY/count') return `${number}元/${noun}`;
  if (unit === '%') return `${number}%`;
  if (unit === 't') return `${number}吨`;
  if (unit === 'h') return `${number}小时`;
  if (unit === 'count') return `${number}${noun}`;
  if (unit === 'month') return `${number}个月`;
  return `${number}年`;
}

/** What a sum of a money is told in. */
const MONEY: ReadonlyMap<string, string> = new Map([
  ['CNY', '元'],
  ['USD', '美元'],
  ['EUR', '欧元'],
  ['HKD', '港元'],
  ['JPY', '日元'],
  ['GBP', '英镑'],
]);

function printMoney(yuan: Decimal, money: string): string {
  for (const [scale, word] of [
    ['1e8', '亿'],
    ['1e4', '万'],
  ] as const) {
    const scaled = new Decimal(yuan).div(scale);
    if (scaled.gte(1) && scaled.eq(scaled.round(4, 0))) return `${scaled.toFixed()}${word}${money}`;
  }
  return `${yuan.toFixed()}${money}`;
}

function figure(
  value: Decimal,
  unit: string,
  noun: string | undefined,
  origin: StepFigure['origin'],
  ref: string,
): Printed {
  const shown = unit === 'CNY' ? toFen(value) : value;
  return { text: printFigure(value, unit, noun), value: shown.toFixed(), unit, origin, ref, printed: true };
}

/** A figure that a fact has, the asker's own or assumed. */
export function ofFact(frame: Frame, name: string, value: Decimal, origin: 'user' | 'assumed'): Printed {
  const unit = unitOfFact(frame.given.book.get(name));
  // 半年 is six months.
  if (unit === 'year' && !value.eq(value.round(0, 0)))
    return figure(value.times(12).round(1), 'month', undefined, origin, name);
  return figure(value, unit, nounOf(frame.given.book, name), origin, name);
}

/** A figure that a fact has, told as exactly as it is known. */
export function ofFactWithin(frame: Frame, name: string, ends: Ends, origin: 'user' | 'assumed'): Printed | StepPhrase {
  return printEnds(ends, (value) => ofFact(frame, name, value, origin));
}

/** A calculated figure, told as exactly as it is known. */
export function ofRuleWithin(frame: Frame, ends: Ends, unit: string, noun?: string): Printed | StepPhrase {
  return printEnds(ends, (value) => ofRule(frame, value, unit, noun));
}

/** 600万元; 约600万元; 不到300万元; 约500万元到600万元; 300万元以上. */
export function printEnds(ends: Ends, print: (value: Decimal) => Printed): Printed | StepPhrase {
  const { value, low, high, beyond } = ends;
  const how = manner(ends);
  if (how === 'exact') return print(low);
  if (high && beyond === 'high') return phrase`不到${print(high)}`;
  if (how === 'about') return phrase`约${print(roughly(value))}`;
  if (high === null) return beyond === 'low' ? phrase`超过${print(low)}` : phrase`${print(low)}以上`;
  return low.eq(0) ? phrase`${print(high)}以内` : phrase`约${print(roughly(low))}到${print(roughly(high))}`;
}

/** A figure that stands in a clause. */
export function stepFigure(
  frame: Frame,
  quantity: { readonly value: string; readonly unit: string },
  noun?: string,
): Printed {
  return figure(new Decimal(quantity.value), quantity.unit, noun, 'clause', frame.clause);
}

/** A figure that was calculated. */
export function ofRule(frame: Frame, value: Decimal, unit: string, noun?: string): Printed {
  return figure(value, unit, noun, 'calculation', frame.rule);
}

/** A difference of two rates. */
export function inPoints(frame: Frame, value: Decimal): Printed {
  return { ...ofRule(frame, value, '%'), text: `${value.toFixed()}个百分点` };
}

export function nounOf(book: FactBook, name: string): string | undefined {
  const fact = book.get(name);
  return fact?.type === 'number' ? fact.noun : undefined;
}

function unitOfFact(fact: Fact | undefined): string {
  return (fact && unitOf(fact)) ?? 'CNY';
}

/** The unit of a fact's figures. */
export function unitIn(frame: Frame, name: string): string {
  return unitOfFact(frame.given.book.get(name));
}

/** Words with figures in them; every figure stays bound. */
export interface StepPhrase {
  readonly say: string;
  readonly figures: readonly StepFigure[];
  /** It tells that a part is not counted. */
  readonly leavesOut?: true;
}

export function phrase(words: TemplateStringsArray, ...parts: readonly (Printed | StepPhrase | string)[]): StepPhrase {
  let say = words[0] ?? '';
  const figures: StepFigure[] = [];
  for (const [i, part] of parts.entries()) {
    if (typeof part === 'string') say += part;
    else if ('printed' in part) {
      const { printed: _, ...bound } = part;
      say += bound.text;
      figures.push(bound);
    } else {
      say += part.say;
      figures.push(...part.figures);
    }
    say += words[i + 1] ?? '';
  }
  return { say, figures };
}

export function joinPhrases(parts: readonly StepPhrase[], by: string): StepPhrase {
  return { say: parts.map((p) => p.say).join(by), figures: parts.flatMap((p) => p.figures) };
}

export function step(
  frame: Frame,
  kind: Step['kind'],
  words: StepPhrase,
  holds: boolean | null = null,
  clause?: string,
): Step {
  const counts = words.leavesOut ? false : holds;
  return { kind, say: words.say, clause: clause ?? frame.clause, holds: counts, figures: [...words.figures] };
}
