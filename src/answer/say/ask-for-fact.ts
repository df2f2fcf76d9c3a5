import { factsIn } from '../../calculate/facts-asked.ts';
import type { NextQuestion } from '../../calculate/value/calculation-schema.ts';
import type { Choice } from '../../contract/reply.ts';
import type { Clause } from '../../knowledge/document.ts';
import { titleCalled } from '../../knowledge/fact.ts';
import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { levelIn } from '../../understand/slots/level-answer.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';
import type { OpenVerdict } from '../evidence/open-verdict.ts';
import { mostFigure } from './award-figures.ts';
import { metByFacts, sayLine, stepsOf } from './verdict.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks, isSettled } from './what-it-takes.ts';
import { sayOpenVerdict } from './while-open.ts';

interface WhileAsked {
  readonly verdict: OpenVerdict | null;
  readonly line: boolean;
  readonly asks: boolean;
  /** What is not counted was said before. */
  readonly leftOutIsSaid: boolean;
}

/** Asks for the one fact that settles most, after what can be said so far, the `verdict` first; `besides` says what else there is to say before the question. */
export function askForFact(
  writer: Writer,
  decided: Decided,
  { verdict, line, asks, leftOutIsSaid }: WhileAsked,
  knowledge: Knowledge,
  besides: () => void = () => {},
): void {
  const { rule, calculation } = decided;
  const clause = clauseOf(rule, knowledge);
  const { next } = calculation;
  if (!next) return;
  if (next.exactly) {
    askExactly(writer, decided, next, clause);
    return;
  }
  if (line) sayLine(writer, decided, clause);
  sayMeasure(writer, decided, clause, calculated(decided), verdict, leftOutIsSaid);
  const met = metByFacts(decided);
  const isTold = !('promise' in rule.award) && !next.exactly;
  if (met.length > 0 && !line && !isTold) writer.say('已经够的：', listed(met, '，'), cite(clause), '。');
  besides();
  if (!asks) return;
  // A hint's example figures would be figures of nobody's.
  const hint = next.hint && parseFigures(next.hint).length === 0 ? ['（', name(next.hint), '）'] : [];
  writer.say('请问：', name(next.ask), hint, cite(clause));
  writer.choices = next.choices;
}

/** How the sum comes about, where it hangs on conditions alone. */
function calculated(decided: Decided): readonly Segment[] {
  const sum = stepsOf(decided, 'amount');
  return sum.some((s) => 'text' in s && s.text.includes('=')) ? [...sum, ...stepsOf(decided, 'cap')] : [];
}

/** 约300万元 and a threshold of 300万元: what hangs on the exact number, what it comes to if it is reached, and the request for it. */
function askExactly(writer: Writer, decided: Decided, next: NextQuestion, clause: Clause): void {
  const base = stepsOf(decided, 'base');
  if (base.length > 0) {
    writer.say(name(decided.rule.title), '：', ...base, cite(clause), '。');
    return;
  }
  const split = stepsOf(decided, 'split');
  if (split.length > 0) {
    writer.say(name(decided.rule.title), '：', ...split, cite(clause), '。');
    writer.say('准确的数出来以后告诉我，就能定下来。');
    return;
  }
  const open = stepsOf(decided, 'condition', (s) => s.holds === null);
  if (next.byNow && open.length > 0) {
    writer.say('现在还不能定：', listed(open, '，'), cite(clause), '。');
    const ahead = stepsOf(decided, 'ahead');
    if (ahead.length > 0) writer.say(...ahead, cite(clause), '。');
    writer.say('整年的数出来以后告诉我，就能定下来。');
    return;
  }
  if (open.length > 0) writer.say(name(decided.rule.title), '：', listed(open, '，'), cite(clause), '。');
  else sayMeasure(writer, decided, clause);
  const sum = [...stepsOf(decided, 'amount'), ...stepsOf(decided, 'cap')];
  if (open.length > 0 && sum.length > 0) writer.say('够条件的话：', listed(sum, '，'), cite(clause), '。');
  writer.say('请告诉我', name(next.fact), '准确的数。');
}

/** 小巨人 may be of one level or another, and the sum depends on it: one question, a numbered answer for each. */
export function askForLevel(
  writer: Writer,
  decided: Decided,
  verdict: OpenVerdict | null,
  levels: readonly string[],
  knowledge: Knowledge,
): void {
  const clause = clauseOf(decided.rule, knowledge);
  sayMeasure(writer, decided, clause, calculated(decided), verdict);
  writer.say('请问：贵公司的', shortName(levels[0] ?? '', knowledge), '是哪一级认定的？', cite(clause));
  writer.choices = levelChoices(levels);
}

/** What a title is called in short, less its level: 小巨人. */
function shortName(title: string, { book }: Knowledge): string {
  const { fact, option } = titleCalled(title, book.facts) ?? {};
  return option?.base === undefined ? '称号' : (fact?.said?.bases[option.base]?.[0] ?? option.base);
}

export function levelChoices(levels: readonly string[]): Choice[] {
  return levels.map((title) => ({ label: levelIn(title) ?? title, value: title }));
}

/** The asker doesn't know what decides: what can be said all the same. */
export function sayConditionally(writer: Writer, decided: Decided, knowledge: Knowledge): void {
  const clause = clauseOf(decided.rule, knowledge);
  sayMeasure(writer, decided, clause);
  writer.say('弄清楚以后告诉我，就能接着算；要看的是：', name(decided.calculation.next?.ask ?? ''), cite(clause));
}

/**
 * What a measure comes to as far as is known: what it pays and what it takes by its clause, or, where conditions alone are open, the sum
 * that it comes to if they are met (`how`, the steps that work it out). The `verdict` on what is asked stands before.
 */
function sayMeasure(
  writer: Writer,
  decided: Decided,
  clause: Clause,
  how: readonly Segment[] = [],
  verdict: OpenVerdict | null = null,
  leftOutIsSaid = false,
): void {
  const { rule, calculation } = decided;
  const isUntold = (facts: readonly string[]): boolean => facts.some((fact) => calculation.missing.includes(fact));
  const takes = allItAsks(rule, clause, (c) => isUntold(factsIn(c)) && !isSettled(c, calculation));
  if (how.length > 0) {
    const ifMet = takes.length > 0 ? ['如果', ...takes, '，'] : ['条件都符合的话，'];
    writer.say(name(rule.title), '：', ...ifMet, listed(how, '，'), cite(clause), '。');
    return;
  }
  const judged = verdict ? sayOpenVerdict(writer, verdict, decided, takes, clause) : false;
  const met = 'promise' in rule.award ? [] : metByFacts(decided);
  if (met.length > 0 && takes.length > 0) {
    writer.say('符合', name(rule.title), '的条件，前提是：', ...takes, '；', listed(met, '，'), cite(clause), '。');
    return;
  }
  const counted = leftOutIsSaid ? [] : stepsOf(decided, 'counted');
  if (counted.length > 0) writer.say(listed(counted, '，'), cite(clause), '。');
  const [only, ...others] = calculation.missing;
  const isNumber = only !== undefined && others.length + takes.length === 0 && calculation.next?.choices.length === 0;
  const lacks = isNumber ? ['只差', name(only), '这个数；'] : [];
  writer.say(name(rule.title), '：', ...lacks, ...whatItPays(rule, clause, true), cite(clause), '。');
  if (isNarrowed(decided)) writer.say('照您说的情况，最高不超过', ...mostFigure(decided), cite(clause), '。');
  if (takes.length > 0 && !judged) writer.say('要符合：', ...takes, cite(clause), '。');
}

/** What is told of the case leaves less than the clause's own ceiling. */
function isNarrowed({ rule: { award }, calculation: { atMost } }: Decided): boolean {
  if (!atMost || !('promise' in award)) return false;
  const own = award.cap ?? ('fixed' in award.amount ? award.amount.fixed : null);
  return own === null || own.value !== atMost.value;
}
