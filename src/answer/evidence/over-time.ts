import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import { type Case, capped, leadInTo, PEOPLE } from './own-case.ts';
import type { Pay } from './pays-in.ts';
import { pairsOf, sharedPairs } from './sentences.ts';
import { termsOfPay } from './terms-of-pay.ts';
import type { Out, OverTime } from './worked-shape.ts';

/** What is due by a share or a sum for each of something, with its ceiling: for all the time that is told where it is paid by the month; null where that is not known. */
export function dueFor(
  one: Case,
  pay: Pay,
  unit: Out,
  countsPeople: boolean,
): { readonly sum: Out; readonly full: Out | null; readonly over: OverTime | null } | null {
  const terms = termsOfPay(one.clause, pay, one.language);
  if (terms.yearly && pay.pays === 'share' && one.evidence.own.figures.some((f) => isOfYears(one, f))) return null;
  const ofOne = terms.capOf === 'month' || (!terms.monthly && terms.capOf === 'year');
  const first = ofOne ? capped(one, unit, pay) : unit;
  const over = first && (overTime(one, pay, first, countsPeople) ?? overYears(one, pay, first));
  if (over === 'unclear' || !first) return null;
  if (ofOne && !over) return { sum: first, full: first === unit ? null : unit, over };
  const full = over?.sum ?? unit;
  const sum = ofOne ? full : capped(one, full, pay);
  return sum && { sum, full: sum === full ? null : full, over };
}

/** What a sum for each month, or a share of a monthly wage, comes to for the people and the months that the message tells; `unclear` where it may run over a yearly ceiling; null where it is paid once. */
function overTime(one: Case, pay: Pay, unit: Out, countsPeople: boolean): OverTime | 'unclear' | null {
  const { clause, language, out, asker, held } = one;
  const terms = termsOfPay(clause, pay, language);
  if (!terms.monthly || unit.worked.unit !== 'CNY') return null;
  const perPerson = terms.eachPerson && countsPeople;
  const people = perPerson ? peopleMeant(one, pay) : null;
  const months = terms.waits ? null : monthsTold(one);
  const limit = months && terms.longest;
  const told: Working | null = months && { by: 'months', of: asker(months) };
  const longest: Working | null = limit && { by: 'months', of: held(limit) };
  const [own, most] = [told && out(told), longest && out(longest)];
  const isCut = own !== null && most !== null && Number(own.worked.value) > Number(most.worked.value);
  const long = isCut ? most : own;
  const counted = [...(people ? [asker(people)] : []), ...(long ? [long.working] : [])];
  const sum = out(counted.reduce<Working>((all, count) => ({ by: 'times', of: all, with: count }), unit.working));
  if (!sum) return null;
  if (terms.capOf === 'year' && long && Number(long.worked.value) > MONTHS) return 'unclear';
  const per = (isPerson: boolean, isMonth: boolean): string => `${isPerson ? '单人' : ''}${isMonth ? '单月' : ''}`;
  return {
    one: unit,
    perOne: per(perPerson, true),
    times: [...(people ? [people] : []), ...(months && !isCut ? [months] : [])],
    cut: isCut ? limit : null,
    sum,
    perSum: per(perPerson && !people, !long),
  };
}

const MONTHS = 12;

/** What is paid every year, for the years that are asked together, where what is told is told of each. */
function overYears(one: Case, pay: Pay, unit: Out): OverTime | null {
  const { clause, language, evidence, out, asker, held } = one;
  const terms = termsOfPay(clause, pay, language);
  const total = evidence.question.signs.total;
  if (!terms.yearly || !terms.longest || terms.longest.unit !== 'year' || !total || unit.worked.unit !== 'CNY')
    return null;
  const said = evidence.own.figures.filter((f) => f.unit === 'CNY' && !f.vague);
  const isYearly = said.length === 1 && said.every((f) => language.pattern('{each-year-said}').test(leadInTo(f)));
  const years = evidence.own.figures.filter((f) => f.unit === 'year');
  const [asked, ...others] = years;
  if (!isYearly || !asked || others.length > 0) return null;
  const isCut = Number(asked.value) > Number(terms.longest.value);
  const sum = out({ by: 'times', of: unit.working, with: isCut ? held(terms.longest) : asker(asked) });
  return (
    sum && {
      one: unit,
      perOne: '单年',
      times: isCut ? [] : [asked],
      cut: isCut ? terms.longest : null,
      sum,
      perSum: '',
    }
  );
}

/** The one number of people of whom the sentence speaks; of others, or of all that a firm has, none. */
function peopleMeant({ evidence, clause, language }: Case, { sentence }: Pay): StatedFigure | null {
  const words = pairsOf(`${clause.heading} ${sentence.text}`);
  const people = evidence.own.figures.filter(
    (f) => f.unit === 'count' && PEOPLE.includes(f.noun) && !f.vague && !f.ofAll && !isOfStaff(f),
  );
  function isOfStaff(f: StatedFigure): boolean {
    return language.pattern('{staff-of-firm}').test(leadInTo(f)) && sharedPairs(f.behind, words) === 0;
  }
  // 其中3个中途走了: how many of them count nobody knows.
  if (people.some((f) => language.pattern('{fewer-of-them}').test(leadInTo(f)))) return null;
  const [only, ...others] = people.filter((f) => f.value !== '1');
  if (others.length === 0) return only ?? null;
  const named = people.filter((f) => sharedPairs(f.behind, words) > 0);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The one stretch of time that is told of what was done, and that is counted from no day. */
function monthsTold({ evidence, clause, language }: Case): StatedFigure | null {
  // 见习4个月: of what the clause pays for.
  const words = pairsOf(clause.text);
  const isOfClause = (f: StatedFigure): boolean => f.from === null && words.has(leadInTo(f).slice(-2));
  const stretches = evidence.own.figures.filter((f) => f.unit === 'month' || f.unit === 'year');
  const done = stretches.filter((f) => language.pattern('{lasts}$$').test(leadInTo(f)) || isOfClause(f));
  const [only, ...others] = done;
  // 一个月补多少 asks for what is paid by the month.
  return only && others.length === 0 && !only.vague && (only.value !== '1' || only.unit === 'year') ? only : null;
}

/** 三年一共付了90万: of several years together, and of none. */
export const isOfYears = ({ language }: Case, f: StatedFigure): boolean =>
  f.unit === 'CNY' && (f.ofYears || language.pattern('{sum-of-years}|{all-of-us}').test(leadInTo(f)));
