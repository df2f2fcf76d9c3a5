import { clauseOf, type Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { BestTogether } from '../evidence/best-together.ts';
import { type Evidence, rankedById } from '../evidence/evidence.ts';
import type { Fit } from '../evidence/fit.ts';
import { closeWithCaveats } from './caveats.ts';
import { sayHad, sayWorth } from './fitting-measures.ts';
import { VERDICT } from './relation-words.ts';
import { stepsOf } from './verdict.ts';
import { whatItTakes } from './what-it-takes.ts';

/** So many are told in full, pairs that no text speaks of one by one, and titles that would bring more. */
const IN_FULL = 4;
const PAIRS = 2;
const LATER = 3;

const SURE = '能定下来的是：';
const DUE = '条件也够，金额或能不能一起拿还要主管部门定的是：';
const OPEN = '条件对上还可能有的是：';
const isDue = ({ standing }: Fit): boolean => standing === 'met';

/** What all come to together, what to apply for, what is left out and why, what no text says, and the question that moves most money. */
export function sayMost(writer: Writer, best: BestTogether, evidence: Evidence, knowledge: Knowledge): Draft {
  const { chosen, surely, dropped, asks, unlimited, afterTitles } = best;
  const [first] = chosen;
  const nameOf = ({ rule }: Fit): Pieces => [name(rule.title), cite(clauseOf(rule, knowledge))];
  if (first) writer.say(...stepsOf(first, 'total'), cite(clauseOf(first.rule, knowledge)), '。');
  const isSure = ({ rule }: Fit): boolean => surely.some((one) => one.rule === rule);
  const full = chosen.slice(0, Math.max(IN_FULL, surely.length));
  const heads = full.map((fit) => (isSure(fit) ? SURE : isDue(fit) ? DUE : OPEN));
  for (const [i, fit] of full.entries()) {
    if (heads[i] !== heads[i - 1]) writer.say(heads[i] ?? '');
    sayChosen(writer, fit, knowledge);
  }
  const others = chosen.slice(full.length).map((fit): Pieces => [...nameOf(fit), ...sayWorth(fit)]);
  if (others.length > 0) writer.say('还算进了：', ...listed(others), '。');
  for (const { fit, beside, because, clause } of dropped) {
    const held = knowledge.clauses.get(clause);
    const reason: Pieces = beside ? ['和', ...nameOf(beside), VERDICT[because]] : ['和上面的合计有上限'];
    writer.say('没有算进来：', ...nameOf(fit), '，', ...reason, held ? cite(held) : '', '。');
  }
  sayUnsaid(writer, best, nameOf);
  if (unlimited.length > 0) writer.say('还没有算进来，条文没有定数：', ...listed(unlimited.map(nameOf)), '。');
  if (afterTitles.length > 0)
    writer.say(
      '还没有算进来，评上称号或者做成了才有：',
      ...listed(afterTitles.slice(0, LATER).map(nameOf)),
      afterTitles.length > LATER ? '等。' : '。',
    );
  sayHad(writer, evidence.sums.had, knowledge);
  const next = asks?.calculation.next;
  if (asks && next) {
    writer.say('请问：', name(next.ask), cite(clauseOf(asks.rule, knowledge)));
    writer.choices = next.choices;
  }
  writer.say('以主管部门审定为准。');
  closeWithCaveats(
    writer,
    chosen.flatMap(({ rule }) => rankedById(rule.clause, evidence.asOf, knowledge) ?? []),
  );
  writer.calculations = chosen.map(({ calculation }) => calculation);
  return writer.draft('answer');
}

/** How much of it is counted, and what it takes. */
function sayChosen(writer: Writer, fit: Fit, knowledge: Knowledge): void {
  const takes = whatItTakes(fit, knowledge);
  const second = takes.length > 0 ? ['\n　', ...takes] : [];
  writer.say('· ', name(fit.rule.title), '：', ...sayWorth(fit), ...second, cite(clauseOf(fit.rule, knowledge)));
}

/** Which of the chosen may not be had together for all that the texts say. */
function sayUnsaid(writer: Writer, { chosen, unsaid }: BestTogether, nameOf: (fit: Fit) => Pieces): void {
  if (unsaid.length === 0) return;
  const all = unsaid.length === (chosen.length * (chosen.length - 1)) / 2;
  if (unsaid.length <= PAIRS) {
    const pairs = unsaid.map(([a, b]): Pieces => [...nameOf(a), '和', ...nameOf(b)]);
    writer.say('文件没有写能不能同时拿：', ...listed(pairs, '；'), '；申报前请问清。');
  } else
    writer.say(
      all
        ? '上面各项之间，文件都没有写能不能同时拿，申报前请逐项问清。'
        : '上面各项之间，文件多半没有写能不能同时拿，申报前请逐项问清。',
    );
}
