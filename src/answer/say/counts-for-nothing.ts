import { cite, figure, name, type Writer } from '../draft/writer.ts';
import type { NotCounted } from '../evidence/not-counted.ts';
import type { Plan } from '../evidence/plan-to-say.ts';

/** Says first that what is planned brings nothing yet; what it would come to is told after it. */
export function sayNotYet(writer: Writer, { figure: { text, start, end }, of }: NonNullable<Plan['notYet']>): void {
  const told = figure(text.trim(), { origin: 'user', start, end });
  writer.say('还不能算：您提到的', told, '是打算的数，真的有了才算；下面是照它算的', cite(of.clause), '。');
}

/** Says first that what was told does not count, and why; `computed`: what it would come to is told after it. */
export function sayNotCounted(writer: Writer, { of, aside, wanted, by }: NotCounted, computed: boolean): void {
  const { clause } = of;
  const what = by === 'option' ? wanted : name(wanted);
  if (by === 'sum' && aside.figure) {
    const { text, start, end } = aside.figure;
    const told = figure(text, { origin: 'user', start, end });
    writer.say('不能算：您提到的', told, '不是贵公司自己的，条款看的是贵公司自己的', what, cite(clause), '。');
    return;
  }
  switch (aside.why) {
    case 'of-another':
      if (by === 'fact') writer.say('不能：您说的是别家的情况，条款看的是贵公司自己的“', what, '”', cite(clause), '。');
      else writer.say('不能：您说的', what, '是别家的，条款只给自己认定了的企业', cite(clause), '。');
      return;
    case 'applied-for':
      writer.say('还不能：', what, '还没有认定下来，认定以后才有', cite(clause), '。');
      return;
    case 'wish':
      if (by === 'fact') writer.say('还不能：条款要的是“', what, '”，打算做、在准备都不算', cite(clause), '。');
      else writer.say('还不能：', what, '要认定以后才有，想评、在准备都不算', cite(clause), '。');
      return;
    case 'supposed':
      writer.say('现在还不能：您说的还是设想，真的成了才有', computed ? '，下面是照设想算的' : '', cite(clause), '。');
      return;
  }
}
