import { html } from 'hono/html';
import type { Card } from '../knowledge/catalogue/card.ts';
import { cardSum } from '../knowledge/catalogue/card-words.ts';
import { STATUS_LABELS } from '../knowledge/document.ts';
import { regionName } from '../language/region.ts';
import { type Offered, queryFor, type Wanted } from './card-search.ts';
import { type Markup, ownerFrame } from './frame.ts';
import type { PagePlace } from './owner-env.ts';

export interface CardListView {
  readonly place: PagePlace;
  readonly wanted: Wanted;
  readonly offered: Offered;
  /** The cards of the page, and how many there are in all. */
  readonly cards: readonly Card[];
  readonly total: number;
  readonly perPage: number;
  readonly unknownPlace: boolean;
}

/** The measures that fit what was chosen, a page of them, and the form to choose by. */
export function cardListPage(view: CardListView): Markup {
  const { place, cards, total, unknownPlace, wanted } = view;
  const body = html`
    <h1>查措施</h1>
    ${filterOf(view)}
    ${unknownPlace ? html`<p class="notice" role="alert">没有认出“${wanted.place}”是哪个地方，请写省、市或区县的名称。下面没有按地区筛。</p>` : ''}
    <p role="status">共 ${total} 项${total === 0 ? '。换个条件试试，或者直接去提问。' : ''}</p>
    <ul class="cards">${cards.map((card) => cardRow(card, place))}</ul>
    ${pagesOf(view)}`;
  return ownerFrame({ title: '查措施', place, at: 'cards', body });
}

function filterOf({ place, wanted, offered }: CardListView): Markup {
  const option = (value: string, words: string, chosen: string): Markup =>
    value === chosen
      ? html`<option value="${value}" selected>${words}</option>`
      : html`<option value="${value}">${words}</option>`;
  const address = `${place.base}/cards`;
  return html`<form method="get" action="${address}" class="filter" id="filter">
    <div><label for="place">在哪里</label>
      <input id="place" name="place" value="${wanted.place}" list="places" placeholder="省、市或区县" autocomplete="off" />
      <datalist id="places">${offered.places.map((each) => html`<option value="${each}"></option>`)}</datalist></div>
    <div><label for="trade">做什么</label>
      <select id="trade" name="trade">${option('', '不限', wanted.trade)}${offered.trades.map(({ trade, called }) => option(trade, called, wanted.trade))}</select></div>
    <div><label for="title">有哪个称号</label>
      <select id="title" name="title">${option('', '不限', wanted.title)}${offered.titles.map((each) => option(each, each, wanted.title))}</select></div>
    <label class="check"><input type="checkbox" name="now" value="yes" ${wanted.now ? 'checked' : ''}> 只看有效的</label>
    <button class="main">查</button>
  </form>`;
}

function cardRow({ id, names, beneficiary, region, status, computes, ...card }: Card, { base }: PagePlace): Markup {
  return html`<li><a href="${base}/card/${encodeURIComponent(id)}"><strong>${names[0] ?? id}</strong></a>
    <p class="sum">${cardSum(card)}</p>
    <p class="hint">${beneficiary ?? '对象未写'} · ${region === null ? '地区未写' : regionName(region)}
      <span class="badge ${status}">${STATUS_LABELS[status]}</span>${computes ? html` <span class="badge">可以算</span>` : ''}</p></li>`;
}

function pagesOf({ place, wanted, total, perPage }: CardListView): Markup | '' {
  const { page } = wanted;
  const last = Math.ceil(total / perPage) - 1;
  if (last < 1) return '';
  const to = (other: number): string => `${place.base}/cards${queryFor(wanted, other)}`;
  return html`<nav class="beside" aria-label="翻页">
    ${page > 0 ? html`<a href="${to(page - 1)}" rel="prev">上一页</a>` : ''}
    <span>第 ${page + 1} 页，共 ${last + 1} 页</span>
    ${page < last ? html`<a href="${to(page + 1)}" rel="next">下一页</a>` : ''}
  </nav>`;
}
