import type { Clause } from '../../knowledge/document.ts';
import { clauseOf, documentOf, type Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, documentDate, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { DueTogether } from '../evidence/due-together.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Decided, Fit } from '../evidence/fit.ts';
import type { Fitting } from '../evidence/fitting.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { pairsOf } from '../evidence/sentences.ts';
import { awardFigures, mostFigure } from './award-figures.ts';
import { headOf, ofTrade, sayOpening, sayRuledOutFits } from './fits-opening.ts';
import { sayGrantedBeside } from './granted.ts';
import { stepsOf } from './verdict.ts';
import { whatItPays } from './what-it-pays.ts';
import { whatItTakes } from './what-it-takes.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** How many measures are named of those that are left out. */
const LEFT_OUT = 3;

/** Which measures fit the asker, each with what it pays and what it takes; what else there is; the question that is worth most. */
export function sayFits(
  writer: Writer,
  { fitting, granted }: Extract<Plan, { say: 'what-fits' }>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const { shown, rest, further, seldom, asks } = fitting;
  if (further) return sayFurther(writer, rest, knowledge);
  const titled = evidence.sums.titles.has.length > 0;
  if (fitting.ruledOut) {
    sayRuledOutFits(writer, fitting, (fit) => whatItTakes(fit, knowledge), knowledge);
    writer.calculations = shown.map(({ calculation }) => calculation);
    sayPlace(writer, evidence, shown, knowledge);
    return writer.draft('answer');
  }
  const called = shown.map((fit) => headOf(fit, fitting, titled, knowledge));
  if (fitting.instead && fitting.noneFor === null) writer.fixed(knowledge.replies, 'declined-clause');
  if (fitting.together) sayTogether(writer, fitting.together, knowledge);
  sayOpening(writer, fitting, called[0] ?? null, pairsOf(evidence.question.searched), knowledge);
  const onlyPast = [...shown, ...rest].every(({ standing }) => standing === 'past');
  const others = shown.length === 0 && rest.length > 0;
  for (const [i, fit] of shown.entries()) {
    if (i > 0 && called[i] !== called[i - 1]) writer.say(called[i] ?? '', '：');
    sayOne(writer, fit, knowledge, !onlyPast, whatItTakes(fit, knowledge));
  }
  const { together } = fitting;
  writer.calculations = shown.map((fit) => (fit.rule === together?.last.rule ? together.last : fit).calculation);
  sayNearby(writer, fitting, knowledge);
  if (onlyPast) sayMorePast(writer, fitting);
  else if (others) sayOfTitles(writer, rest);
  else sayRest(writer, fitting, { titled, all: evidence.question.signs.listsAll }, knowledge);
  sayHad(writer, evidence.sums.had, knowledge);
  sayGrantedBeside(writer, granted, evidence);
  sayPlace(writer, evidence, shown, knowledge);
  if (onlyPast || seldom) sayWhomToAsk(writer, evidence, [], knowledge);
  const next = asks?.calculation.next;
  if (next) {
    writer.say('请问：', name(next.ask), cite(clauseOf(asks.rule, knowledge)));
    writer.choices = next.choices;
  }
  writer.say('以主管部门审定为准。');
  const told = shown.length + granted.length > 0 || (onlyPast && rest.length > 0);
  return writer.draft(!fitting.instead && told ? 'answer' : 'decline');
}

/** What was told as had already, which no list names. */
export function sayHad(writer: Writer, had: readonly Rule[], knowledge: Knowledge): void {
  const each = had.map((rule): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))]);
  if (each.length > 0) writer.say('您说已经领过的，不再算：', ...listed(each), '。');
}

/** What those that are due come to, before each of them. */
function sayTogether(writer: Writer, { due, last, said, yearly }: DueTogether, knowledge: Knowledge): void {
  const cites = [...new Set(due.map(({ rule }) => clauseOf(rule, knowledge)))].map(cite);
  const both = said ? '条文写明可以一起拿' : '条文没有写能不能都拿，申报前请问清';
  writer.say(
    yearly ? '能拿的加起来（按年给的只算当年）：' : '能拿的加起来：',
    ...stepsOf(last, 'total'),
    ...cites,
    '。',
    both,
    '。',
  );
}

/** What is for those of a near trade, in one line: of who makes a thing those who use it. */
function sayNearby(writer: Writer, { nearby, unsaidOf }: Fitting, knowledge: Knowledge): void {
  const each = nearby.map(
    ({ rule }): Pieces => [
      '给',
      ofTrade(rule, knowledge) ?? '别的行业',
      '的有',
      name(rule.title),
      cite(clauseOf(rule, knowledge)),
    ],
  );
  if (each.length === 0) return;
  if (unsaidOf === null) writer.say(listed(each, '，'), '，自己做这个的才能报；想看内容，直接说它的名字。');
  else writer.say(listed(each, '，'), '；', name(unsaidOf), '算不算在内，条文没有写，请先问主管部门。');
}

/** What else there is, in one line, and how to see it; of texts out of force where nothing else is. Whoever holds a title or is due something is named no help without money, and nothing that hangs on what they told nothing of, unless `all` is asked for. */
function sayRest(
  writer: Writer,
  { shown, rest }: Fitting,
  { titled, all }: { readonly titled: boolean; readonly all: boolean },
  { book }: Knowledge,
): void {
  const served = titled || shown.some(({ standing }) => standing === 'met');
  const isFar = ({ standing, calculation }: Fit): boolean =>
    !all &&
    ((served && standing === 'help') ||
      calculation.missing.some((name) => {
        const fact = book.facts.get(name);
        return (fact?.type === 'number' && fact.unit === 'count') || (served && fact?.type === 'truth');
      }));
  const isOfTitle = ({ titles, standing }: Fit): boolean =>
    titles.length > 0 && (standing === 'rung' || standing === 'open');
  const later = rest.filter(isOfTitle);
  if (later.length > 0 && !shown.some(isOfTitle)) {
    const others = rest.filter((fit) => !isOfTitle(fit) && !isFar(fit)).slice(0, LEFT_OUT);
    const first = others.length > 0 ? ['另外还有：', ...namesOf(others), '；'] : [];
    const more = later.length + others.length > 2 * LEFT_OUT || later.length > LEFT_OUT ? '等' : '';
    writer.say(...first, '评上称号才有的是：', ...namesOf(later.slice(0, LEFT_OUT)), more, '。回复“更多”看内容。');
    return;
  }
  const past = rest.every(({ standing }) => standing === 'past') && !shown.some(({ standing }) => standing === 'past');
  const near = rest.filter((fit) => !isFar(fit));
  const named = near.slice(0, LEFT_OUT).map((fit) => [name(fit.rule.title)]);
  const how = near.length > LEFT_OUT ? '等，回复“更多”看全部。' : '，回复“更多”看内容。';
  if (named.length > 0) writer.say(past ? '已经过期的文件里还写过：' : '另外还有：', listed(named), how);
  else if (rest.length > 0) writer.say('别的要另看条件，想看回复“更多”。');
  else if (shown.length > 0) writer.say('除此之外，收录的政策里没有对得上您情况的。');
}

const namesOf = (fits: readonly Fit[]): Pieces => listed(fits.map(({ rule }) => name(rule.title)));

/** What else a text that is over wrote is named on request. */
function sayMorePast(writer: Writer, { shown, rest }: Fitting): void {
  if (shown.length > 0 && rest.length > 0) writer.say('里面还写过别的，想看回复“更多”。');
}

/** Of a trade that seldom has titles: what takes them is named in one line. */
function sayOfTitles(writer: Writer, rest: readonly Fit[]): void {
  const one = rest.find(({ titles }) => titles.length > 0);
  if (one) writer.say('不分行业的要先评上称号才有，例如', name(one.rule.title), '；想看这些，回复“更多”。');
  else writer.say('想看别的，回复“更多”。');
}

/** No text of the place itself is known: what is told is of the places that it lies in. */
function sayPlace(writer: Writer, { uncoveredRegion }: Evidence, shown: readonly Fit[], knowledge: Knowledge): void {
  const ofPlace = (fit: Fit) => documentOf(fit.rule.clause, knowledge)?.region === uncoveredRegion?.code;
  if (uncoveredRegion && shown.length > 0 && !shown.some(ofPlace))
    writer.notice('region', '没有收录', name(uncoveredRegion.name), '自己的政策，以上是上级地区的文件。');
}

/** A further page of what there is. */
function sayFurther(writer: Writer, rest: readonly Fit[], knowledge: Knowledge): Draft {
  writer.say(rest.length > 0 ? '还有这些：' : '就是上面这些，没有别的了。');
  for (const fit of rest) sayOne(writer, fit, knowledge, true);
  writer.calculations = rest.map((d) => d.calculation);
  if (rest.length > 0) writer.say('想看哪一项，直接说它的名字。');
  return writer.draft('answer');
}

/** A measure in two lines: how much, and what it takes; `dated`: that it is over, or how long it runs. */
function sayOne(writer: Writer, fit: Fit, knowledge: Knowledge, dated: boolean, takes: Pieces = []): void {
  const clause = clauseOf(fit.rule, knowledge);
  const worth = fit.calculation.amount ? sayWorth(fit) : whatItPays(fit.rule, clause, true);
  const over = fit.standing === 'past' ? ['（文件已过期）'] : runsUntil(clause, knowledge);
  const second = takes.length > 0 ? ['\n　', ...takes] : [];
  writer.say(
    '· ',
    name(fit.rule.title),
    worth.length > 0 ? ['：', ...worth] : [],
    dated ? over : [],
    ...second,
    cite(clause),
  );
}

/** What a measure is worth: its sum, its ceiling, or its help in words. */
export function sayWorth({ rule, calculation }: Decided): Pieces {
  const { amount, atMost, support } = calculation;
  const yearly = 'recurrence' in rule.award && rule.award.recurrence === 'yearly' ? '每年' : '';
  if (amount) {
    return [
      yearly,
      amount.promise === 'up-to' ? '最高不超过' : amount.told ? '按条款' : '按条款为',
      ...awardFigures({ rule, calculation }),
    ];
  }
  if (atMost) return [yearly, '最高不超过', ...mostFigure({ rule, calculation })];
  return support ? [name(support)] : [];
}

function runsUntil(clause: Clause, knowledge: Knowledge): Pieces {
  const document = knowledge.documents.get(clause.document);
  return document?.period ? ['（到', documentDate(document, 'to'), '）'] : [];
}
