import { cite, clauseFigure, figure, type Writer } from '../draft/writer.ts';
import type { DutyFromLine } from '../evidence/duty-from-line.ts';
import type { StepsBetween } from '../evidence/steps-between.ts';

/** Says first whether something is asked for of whoever applies for so much. */
export function sayDutyFromLine(writer: Writer, { of: { clause }, line: from, said, due }: DutyFromLine): void {
  const line = clauseFigure(clause, from);
  const cites = cite(clause);
  if (!said) {
    writer.say('要看申请多少：条文写的是从', line, '起才要', cites, '。');
    return;
  }
  const own = figure(said.text.trim(), { origin: 'user', start: said.start, end: said.end });
  if (due) writer.say('要：您说的', own, '到了条文写的', line, cites, '。');
  else if (said.bound === 'below') writer.say('不用：您说的不到', own, '，条文写的是从', line, '起才要', cites, '。');
  else writer.say('不用：您说的', own, '没有到条文写的', line, cites, '。');
}

/** Says first whether it is handed in, or paid out, at once. */
export function sayStepsBetween(writer: Writer, { of: { clause }, asks, holds }: StepsBetween): void {
  writer.say(BETWEEN[asks][holds], cite(clause), '。');
}

const FIRST_TO_OTHERS = '条文要求先交到别的部门，由它审了再往上报';
const BETWEEN = {
  'hand-in': {
    yes: '是直接交的',
    no: `不是直接交：${FIRST_TO_OTHERS}`,
    some: '要看是哪一种：条文分情形写了交到哪里',
    unless: `一般不是直接交：${FIRST_TO_OTHERS}；另有写明的除外`,
  },
  payment: {
    yes: '是的',
    no: '不是：条文写的是由别的部门拨付',
    some: '要看是哪一种：条文分情形写了由谁拨付',
    unless: '要看是哪一种：条文分情形写了由谁拨付',
  },
} as const;
