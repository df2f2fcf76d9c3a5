import { unitOf } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { type Circumstances, frameOf } from './outcome.ts';
import { type Ahead, stepAhead } from './step-ahead.ts';
import type { Step } from './value/calculation-schema.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';
import { nounOf, ofRule, phrase, type StepPhrase, step } from './value/step.ts';

/** What is due already is told to be near a step only where no more than this part of what there is takes it there. */
const NEAR = new Decimal('0.5');

/**
 * The line that tells what one step more would change: 年飞行小时到100小时（再多20小时），就是20万元. Null where no number told exactly leads to a
 * step, or none that is near.
 */
export function aheadStep(rule: Rule, given: GivenCase, circumstances: Circumstances): Step | null {
  const ahead = stepAhead(rule, given, circumstances);
  if (!ahead) return null;
  const { now, to, place } = ahead;
  const more = to.minus(place.value);
  if (now !== null && (more.eq(0) || more.gt(place.value.times(NEAR)))) return null;
  const frame = frameOf(rule, given, circumstances, true);
  const words = wordsOf(ahead, rule, (value, unit, noun) => ofRule(frame, value, unit, noun), given);
  return words && step(frame, 'ahead', words);
}

const TEN_THOUSAND = new Decimal(10_000);

type Print = (value: Decimal, unit: string, noun?: string) => ReturnType<typeof ofRule>;

function wordsOf(ahead: Ahead, rule: Rule, print: Print, given: GivenCase): StepPhrase | null {
  const { place, to, beyond, now, there } = ahead;
  const fact = given.book.get(place.fact);
  const unit = fact && unitOf(fact);
  if (!unit) return null;
  // A line that no short figure tells is told to the nearest 100 yuan: 约3133.33万元.
  const told = (value: Decimal) => {
    const near =
      unit === 'CNY' && value.gte(TEN_THOUSAND) ? value.div(TEN_THOUSAND).round(2).times(TEN_THOUSAND) : value;
    const noun = nounOf(given.book, place.fact);
    return near.eq(value) ? print(value, unit, noun) : phrase`约${print(near, unit, noun)}`;
  };
  const which = place.among ? phrase`其中${told(place.value)}的，` : '';
  const more = to.minus(place.value);
  const far = more.eq(0) ? '' : phrase`（再多${told(more)}${beyond ? '以上' : ''}）`;
  const at = phrase`${which}${place.fact}${beyond ? '超过' : '到'}${told(to)}${far}`;
  if (there === null) return now === null ? null : phrase`${at}就不再符合`;
  // 超过1000万元的部分: right past the line there is next to nothing of it.
  if (now === null && there.eq(0) && 'promise' in rule.award) return null;
  const limit = 'promise' in rule.award && rule.award.promise === 'up-to' ? '最高不超过' : '';
  const yearly = 'promise' in rule.award && rule.award.recurrence === 'yearly' ? '每年' : '';
  const pays = 'promise' in rule.award ? phrase`就是${yearly}${limit}${print(there, 'CNY')}` : '就够了';
  if (now === null) return phrase`${at}，${pays}`;
  const changes = there.minus(now);
  return phrase`${at}，${pays}，${changes.gt(0) ? '多' : '少'}${print(changes.abs(), 'CNY')}`;
}
