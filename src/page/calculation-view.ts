import { html } from 'hono/html';
import type { Calculation, Step } from '../calculate/value/calculation-schema.ts';
import { Decimal } from '../calculate/value/decimal.ts';
import { missFigures } from '../calculate/value/near-miss.ts';
import { printFigure } from '../calculate/value/step.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { clauseAddress, type Markup } from './frame.ts';
import type { PagePlace } from './owner-env.ts';

export interface CalculationView {
  readonly rule: Rule;
  readonly calculation: Calculation;
  /** Further lines of the reasoning: what one step more would change, what is needed for the whole. */
  readonly further: readonly Step[];
  readonly book: FactBook;
  readonly place: PagePlace;
}

/** What a measure comes to: the verdict first, then each step with its clause, what is missing or how far it is. */
export function calculationView(view: CalculationView): Markup {
  const { rule, calculation, further, place } = view;
  const { verdict, steps, attest, assumed } = calculation;
  const shown = steps.filter(({ kind }) => kind !== 'assumed');
  const taken = steps.filter(({ kind }) => kind === 'assumed');
  return html`
    <p class="verdict ${verdict}">${verdictOf(view)}</p>
    ${nearMissOf(view)}
    ${calculation.missing.length === 0 ? '' : html`<p>要先知道${calculation.missing.join('、')}。</p>`}
    ${shown.length === 0 ? '' : html`<h3>怎么算的</h3><ol class="trace">${shown.map((step) => stepOf(step, place))}</ol>`}
    ${further.length === 0 ? '' : html`<h3>再差一点</h3><ul class="trace">${further.map((step) => stepOf(step, place))}</ul>`}
    ${attest.length === 0 ? '' : html`<h3>还需要符合</h3><ul class="plain">${attest.map((each) => html`<li>${each}</li>`)}</ul>`}
    ${assumed.length === 0 ? '' : html`<p class="hint">${taken.map(({ say }) => say).join('；')}。情况不同请在上面填。</p>`}
    ${rule.reading === undefined ? '' : html`<p class="hint">理解：${rule.reading}</p>`}
    <p class="hint">以主管部门审定为准。</p>`;
}

function verdictOf({ rule, calculation }: CalculationView): string {
  const { verdict, amount, support, atMost, steps } = calculation;
  const why = steps.find(({ holds }) => holds === false)?.say;
  const yearly = 'promise' in rule.award && rule.award.recurrence === 'yearly' ? '每年' : '';
  const money = (value: string): string => printFigure(new Decimal(value), 'CNY');
  if (verdict === 'not-in-scope') return `这项措施不适用于您填的情况${why === undefined ? '' : `：${why}`}。`;
  if (verdict === 'ineligible') return '按您填的情况，不符合条款的条件。';
  if (verdict === 'needs-facts')
    return atMost && new Decimal(atMost.value).gt(0)
      ? `还不能定，${yearly}最高不超过${money(atMost.value)}。`
      : '还不能定。';
  if (amount) return `按条款${yearly}${amount.promise === 'up-to' ? '最高不超过' : '为'}${money(amount.value)}。`;
  return support === null ? '符合条款的条件；条款没有定下金额。' : `符合条款的条件：${support}。`;
}

function nearMissOf({ calculation: { nearMiss }, book, place }: CalculationView): Markup | '' {
  if (!nearMiss) return '';
  const { has, needs, distance } = missFigures(nearMiss, book);
  return html`<p class="near">差在${nearMiss.fact}：现在${has}，条款要${needs}，差${distance}。<a href="${clauseAddress(place, nearMiss.clause)}">看条款</a></p>`;
}

const MARKS = { true: ['✓', '符合'], false: ['✗', '不符合'] } as const;

function stepOf({ say, holds, clause }: Step, place: PagePlace): Markup {
  const [sign, words] = holds === null ? ['', ''] : MARKS[`${holds}`];
  return html`<li>${sign === '' ? '' : html`<span class="${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${sign}</span><span class="unseen">${words}：</span></span> `}${say} <a class="cite" href="${clauseAddress(place, clause)}">条款</a></li>`;
}
