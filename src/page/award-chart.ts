import { html } from 'hono/html';
import type { AwardCurve } from '../calculate/award-curve.ts';
import { Decimal, roughly } from '../calculate/value/decimal.ts';
import { nounOf, printFigure } from '../calculate/value/step.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Markup } from './frame.ts';

/** The drawing, in its own units: the field of the curve within room for words. */
const WIDE = 360;
const HIGH = 224;
const FIELD = { left: 12, right: 348, top: 34, bottom: 166 } as const;

/** How an award moves with one figure: threshold, cap and where the case stands, drawn and told. */
export function awardChart(curve: AwardCurve, book: FactBook, limit: '最高不超过' | ''): Markup {
  const { fact, unit, to, stretches, thresholds, full, now } = curve;
  const most = stretches.flat().reduce((top, { pays }) => (pays.gt(top) ? pays : top), new Decimal(0));
  const x = (at: Decimal): number => round(FIELD.left + Number(at.div(to)) * (FIELD.right - FIELD.left));
  const y = (pays: Decimal): number => round(FIELD.bottom - Number(pays.div(most)) * (FIELD.bottom - FIELD.top));
  const print = (value: Decimal): string => printAbout(value, unit, nounOf(book, fact));
  const money = (value: Decimal): string => printAbout(value, 'CNY');
  const points = (all: AwardCurve['stretches'][number]): string =>
    all.map(({ at, pays }) => `${x(at)},${y(pays)}`).join(' ');
  const told = tell(curve, print, money, limit);
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label="${told}">
      <line class="axis" x1="${FIELD.left}" y1="${FIELD.bottom}" x2="${FIELD.right}" y2="${FIELD.bottom}" />
      ${
        full
          ? html`<line class="cap" x1="${FIELD.left}" y1="${y(full.pays)}" x2="${FIELD.right}" y2="${y(full.pays)}" />
        <text class="of-cap" x="${FIELD.left}" y="${y(full.pays) - 7}">上限 ${money(full.pays)}</text>`
          : html`<text x="${FIELD.left}" y="${FIELD.top - 7}">${money(most)}</text>`
      }
      ${thresholds.map(
        (at) => html`<line class="threshold" x1="${x(at)}" y1="${FIELD.top}" x2="${x(at)}" y2="${FIELD.bottom}" />
        <text class="of-threshold" x="${x(at)}" y="${FIELD.bottom + 17}" text-anchor="${anchorAt(x(at))}">门槛 ${print(at)}</text>`,
      )}
      ${stretches.map((all) => html`<polyline class="curve" points="${points(all)}" />`)}
      ${
        full
          ? html`<line class="full" x1="${x(full.at)}" y1="${y(full.pays)}" x2="${x(full.at)}" y2="${FIELD.bottom}" />
        <text x="${x(full.at)}" y="${FIELD.bottom + 34}" text-anchor="${anchorAt(x(full.at))}">到顶 ${print(full.at)}</text>`
          : ''
      }
      ${
        now
          ? html`<circle class="now" cx="${x(now.at)}" cy="${y(now.pays)}" r="5" />
        <text class="of-now" x="${x(now.at) + (x(now.at) > 220 ? -9 : 9)}" y="${Math.min(y(now.pays) + 20, FIELD.bottom - 6)}" text-anchor="${x(now.at) > 220 ? 'end' : 'start'}">${now.pays.eq(0) ? '您在这里' : `您 ${money(now.pays)}`}</text>`
          : ''
      }
      <text x="${FIELD.right}" y="${FIELD.bottom + 52}" text-anchor="end">${fact}（0 到 ${print(to)}）</text>
    </svg>
    <figcaption>${told}</figcaption>
  </figure>`;
}

/** The same in words. */
function tell(
  { fact, thresholds, full, stretches }: AwardCurve,
  print: (value: Decimal) => string,
  money: (value: Decimal) => string,
  limit: string,
): string {
  const from = thresholds.length === 0 ? '' : `以${thresholds.map(print).join('、')}为界；`;
  const top = full
    ? `到${print(full.at)}就拿满${money(full.pays)}，再多不增加`
    : `图上最多到${limit}${money(stretches.flat().reduce((most, { pays }) => (pays.gt(most) ? pays : most), new Decimal(0)))}`;
  return `金额随${fact}变化：${from}${top}。`;
}

function printAbout(value: Decimal, unit: string, noun?: string): string {
  const whole = unit === 'CNY' ? value.round(0, 1) : value;
  const short = roughly(whole);
  return short.eq(whole) ? printFigure(short, unit, noun) : `约${printFigure(short, unit, noun)}`;
}

const round = (units: number): number => Math.round(units * 10) / 10;
const anchorAt = (at: number): 'start' | 'middle' | 'end' => (at < 70 ? 'start' : at > WIDE - 70 ? 'end' : 'middle');
