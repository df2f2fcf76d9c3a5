import type { Step } from '../../calculate/value/calculation-schema.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import { type caseVerdict, isUncounted } from '../evidence/case-verdict.ts';
import type { Decided } from '../evidence/evidence.ts';
import { awardFigures, partlyHad } from './award-figures.ts';

/** Whether the line that is asked about is reached, by what is told of the case. */
export function sayLine(writer: Writer, decided: Decided, clause: Clause): void {
  const { verdict } = decided.calculation;
  const met = metByFacts(decided);
  if (met.length > 0 && verdict !== 'ineligible') writer.say('够：', listed(met, '，'), cite(clause), '。');
}

/** An amount is worked out, and not just told by the clause. */
export const isWorked = (how: readonly Segment[]): boolean =>
  how.some((s) => 'text' in s && /[×−+=]|超过|分次给/.test(s.text.replace(/^最高不超过/, '')));

/** Nothing is worked out from what is told: that it meets the conditions is all there is to say. */
export const isOpenVerdict = (decided: Decided): boolean =>
  decided.calculation.amount !== null &&
  !decided.calculation.steps.some((s) => s.kind === 'amount' && s.figures.some((f) => f.origin === 'user'));

/** Conditions that figures of the asker's meet, and that no other condition leaves open by the same figure. */
export function metByFacts(decided: Decided): readonly Segment[] {
  const factsOf = (s: Step) => s.figures.flatMap((f) => (f.origin === 'user' && f.ref ? [f.ref] : []));
  const open = decided.calculation.steps.filter((s) => s.kind === 'condition' && s.holds === null).flatMap(factsOf);
  const meets = (s: Step) => s.holds === true && factsOf(s).length > 0 && !factsOf(s).some((f) => open.includes(f));
  return stepsOf(decided, 'condition', meets);
}

/** Says what a measure comes to for the asker: the amount or the verdict, how it comes about, what was assumed, what is attested; that help is no money where an amount is asked for (`asksAmount`); not what is left out where that was said before. */
export function saySum(
  writer: Writer,
  { rule, calculation }: Decided,
  knowledge: Knowledge,
  { asksAmount, leftOutIsSaid }: { readonly asksAmount: boolean; readonly leftOutIsSaid: boolean },
): void {
  const clause = clauseOf(rule, knowledge);
  const steps = (kind: Step['kind'], only?: (s: Step) => boolean) => stepsOf({ rule, calculation }, kind, only);
  const { amount, verdict } = calculation;
  const years = [...steps('years'), ...steps('items')];
  if (years.length > 0) {
    writer.say(name(rule.title), '：', listed(years, '，'), cite(clause), '。');
  } else if (verdict === 'eligible' && amount) {
    const ofYear = 'recurrence' in rule.award && rule.award.recurrence === 'yearly';
    if (partlyHad({ calculation })) sayLeft(writer, { rule, calculation }, clause);
    else
      writer.say(
        name(rule.title),
        calculation.byNow ? '：照现在的数，按条款' : '：按条款',
        ofYear && !calculation.byNow ? '每年' : '',
        amount.promise === 'up-to' || amount.told ? '' : '为',
        amount.promise === 'up-to' ? '最高不超过' : '',
        ...awardFigures({ rule, calculation }),
        calculation.byNow ? '，还不是整年的数' : '',
        cite(clause),
        '。',
      );
    const how = [...steps('amount', (s) => !(leftOutIsSaid && isUncounted(s))), ...steps('cap')];
    // A fixed amount needs no working.
    if (isWorked(how)) writer.say('按您提供的情况：', listed(how, '，'), cite(clause), '。');
    const lasts = yearsOfSupport({ rule, calculation });
    if (lasts.length > 0) writer.say(listed(lasts, '，'), cite(clause), '。');
  } else if (verdict === 'eligible') {
    const unpaid = asksAmount && 'support' in rule.award ? '，但没有写给多少钱' : '';
    writer.say('符合条件', unpaid, '，可以享受：', name(calculation.support ?? rule.title), cite(clause), '。');
  } else if (verdict === 'ineligible') {
    const failed = eachOnce(steps('condition', (s) => s.holds === false));
    const leftOpen = failed.length === 1 ? listedOpenly(rule.conditions, clause) : null;
    if (leftOpen && failed.every((s) => 'text' in s && s.text.startsWith(leftOpen.fact)))
      writer.say('条文没有列您说的这种', name(leftOpen.fact), '，算不算要问主管部门', cite(clause), '。');
    else writer.say('不符合', name(rule.title), '的条件', cite(clause), '。');
    writer.say('按您提供的情况：', listed(failed.length > 0 ? failed : steps('scope'), '，'), cite(clause), '。');
  }
  const changed = steps('change');
  if (changed.length > 0) writer.say('更正前后：', ...changed, cite(clause), '。');
  const ahead = steps('ahead');
  if (ahead.length > 0) writer.say(verdict === 'ineligible' ? '' : '提醒：', ...ahead, cite(clause), '。');
  const assumed = steps('assumed');
  if (assumed.length > 0) writer.notice('assumed', listed(assumed, '，'), '；情况不同请告诉我', cite(clause), '。');
  if (calculation.attest.length > 0 && verdict === 'eligible')
    writer.say('还需要符合：', listed(calculation.attest.map(name), '；'), cite(clause), '。');
  if (rule.reading && verdict === 'eligible') writer.notice('assumed', '理解：', name(rule.reading), cite(clause));
}

/** Says yes or no by what the case comes to. */
export function sayCaseVerdict(
  writer: Writer,
  verdict: ReturnType<typeof caseVerdict>,
  decided: readonly Decided[],
  clause: Clause,
): void {
  if (verdict === 'not-lost') writer.say('有戏：照您说的情况，够条件', cite(clause), '。');
  if (verdict === 'not-all')
    for (const one of decided)
      writer.say(
        '不能全算：',
        listed([...stepsOf(one, 'amount', isUncounted), ...stepsOf(one, 'counted', isUncounted)], '；'),
        cite(clause),
        '。',
      );
}

/** What is left of a year of which some was had. */
function sayLeft(writer: Writer, decided: Decided, clause: Clause): void {
  const { amount } = decided.calculation;
  const title = name(decided.rule.title);
  const left = amount?.promise === 'up-to' ? '：今年还能领的最高不超过' : '：按条款今年还能领的为';
  if (amount?.value === '0') writer.say(title, '：今年已经领到上限，不再有了', cite(clause), '。');
  else writer.say(title, left, ...awardFigures(decided), cite(clause), '。');
}

/** What fails alike for several items is said once. */
const eachOnce = (lines: readonly Segment[]): Segment[] => {
  const said = (line: Segment) => ('text' in line ? line.text : '');
  return lines.filter((line, i) => lines.findIndex((other) => said(other) === said(line)) === i);
};

/** 重大研发、重大技改、投资扩产等: a condition whose list the clause leaves open, so that what is not in it is not shut out. */
function listedOpenly(condition: Condition | undefined, clause: Clause): { readonly fact: string } | null {
  if (!condition) return null;
  if ('all' in condition) return condition.all.map((one) => listedOpenly(one, clause)).find(Boolean) ?? null;
  const open =
    'is' in condition && Array.isArray(condition.is) && condition.is.some((one) => clause.text.includes(`${one}等`));
  return open ? { fact: condition.fact } : null;
}

/** How much it takes to get the most, where that was asked for. */
export function sayReach(writer: Writer, decided: Decided, clause: Clause): void {
  const reach = stepsOf(decided, 'reach');
  if (reach.length > 0) writer.say(...reach, cite(clause), '。');
}

/** What so many enterprises that are all alike come to. */
export function sayFirms(writer: Writer, decided: readonly Decided[], knowledge: Knowledge): void {
  for (const one of decided) {
    const firms = stepsOf(one, 'firms');
    const clause = clauseOf(one.rule, knowledge);
    if (firms.length > 0) writer.say('各家都符合的话，合计：', ...firms, cite(clause), '。');
  }
}

/** The sum over years or over measures, where it was asked for; every clause that it adds up is cited. */
export function sayTotal(writer: Writer, decided: readonly Decided[], knowledge: Knowledge): void {
  const last = decided.at(-1);
  const total = last ? stepsOf(last, 'total') : [];
  if (total.length === 0) return;
  const cited = [...new Set(decided.map(({ rule }) => clauseOf(rule, knowledge)))].map(cite);
  if (decided.length === 1) writer.say('每年情况都一样的话，合计：', ...total, ...cited, '。');
  else {
    const yearly = decided.some(({ rule }) => 'recurrence' in rule.award && rule.award.recurrence === 'yearly');
    const added = yearly ? '，只把各项相加（按年给的只算当年）：' : '，只把各项相加：';
    writer.say('条款没有写明这几项能不能同时享受', added, ...total, ...cited, '。');
  }
}

/** 自2024年起连续3年，到2026年为止，2026年在内: for how many years it is paid, where the year of its beginning was told. */
export const yearsOfSupport = (one: Decided): Segment[] =>
  stepsOf(one, 'condition', (s) => s.holds === true && s.figures.some(({ unit }) => unit === 'year'));

/** Lines of a calculation's trace, of one kind. */
export function stepsOf({ rule, calculation }: Decided, kind: Step['kind'], only?: (s: Step) => boolean): Segment[] {
  return calculation.steps.flatMap((s, index) =>
    s.kind === kind && (!only || only(s))
      ? [{ kind: 'step' as const, text: s.say, rule: rule.id, index, clause: s.clause }]
      : [],
  );
}
