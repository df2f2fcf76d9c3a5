import { html } from 'hono/html';
import type { Card } from '../knowledge/catalogue/card.ts';
import { cardSum, RELATION_LABELS } from '../knowledge/catalogue/card-words.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import { type PolicyDocument, STATUS_LABELS } from '../knowledge/document.ts';
import { regionName } from '../language/region.ts';
import { clauseAddress, type Markup, ownerFrame } from './frame.ts';
import type { PagePlace } from './owner-env.ts';
import { PROVENANCE_LABELS } from './provenance-labels.ts';

export interface CardView {
  readonly place: PagePlace;
  readonly card: Card;
  readonly measure: Measure;
  readonly document: PolicyDocument;
  /** The day that is looked at, ISO. */
  readonly day: string;
  /** The rule that computes it on that day; null where none does. */
  readonly rule: string | null;
}

/** One measure whole: who, what, how much, under which conditions, where, its status on a day, its source, and what the text leaves out. */
export function cardPage(view: CardView): Markup {
  const { place, card, measure, document, day, rule } = view;
  const { names, source, unsaid } = card;
  const body = html`<article class="sheet card">
    <p class="path">${card.region === null ? '地区未写' : regionName(card.region)}</p>
    <h1>${names[0] ?? card.id}</h1>
    <p class="sum">${cardSum(card)} <span class="badge ${card.status}">${STATUS_LABELS[card.status]}</span></p>
    ${rule === null ? '' : html`<p class="unprinted"><a class="button" href="${place.base}/calculate/${rule}">${card.computes ? '按我的情况算一算' : '看我符不符合'}</a></p>`}
    <dl class="facts">
      ${row('给谁', card.beneficiary)}
      ${row('为了什么', card.subject)}
      ${row('条件', card.conditions)}
      ${row('不给的情形', card.exclusions)}
      ${row('期限', card.period && `${card.period.from} 至 ${card.period.to}`)}
      ${row('什么时候申报', card.window)}
      ${row('材料', card.materials)}
      ${row('在哪里办', card.channel)}
      ${row('找谁', card.bodies)}
      ${row('电话', card.phone)}
      ${measure.relations.length === 0 ? '' : html`<div><dt>和别的支持</dt><dd><ul class="plain">${measure.relations.map(({ kind, words, clause }) => html`<li>${RELATION_LABELS[kind]}：<a href="${clauseAddress(place, clause)}">${words}</a></li>`)}</ul></dd></div>`}
      ${row('也叫', names.slice(1).join('、'))}
    </dl>
    ${unsaid.length === 0 ? '' : html`<section class="unsaid"><h2>条文没有写</h2><p>${unsaid.join('；')}。</p><p class="hint">这些请向主管部门核实，不要按别处的说法推断。</p></section>`}
    <h2>出处</h2>
    <blockquote class="text">${source.text}</blockquote>
    <p><a href="${clauseAddress(place, card.clause)}">《${source.title}》${source.number ?? ''} ${source.locator}</a>
      <span class="badge">${PROVENANCE_LABELS[document.provenance].short}</span></p>
    <form method="get" class="row day"><label for="on">看哪一天是否有效</label>
      <input id="on" type="date" name="on" value="${day}" required /> <button>看</button>
      <span role="status">${day}：${STATUS_LABELS[card.status]}</span></form>
    <p class="unprinted"><button type="button" data-print hidden>打印这一页</button></p>
  </article>`;
  return ownerFrame({ title: names[0] ?? card.id, place, at: 'cards', body });
}

function row(name: string, said: string | readonly string[] | null): Markup | '' {
  if (said === null || said.length === 0) return '';
  const words =
    typeof said === 'string' ? said : html`<ul class="plain">${said.map((each) => html`<li>${each}</li>`)}</ul>`;
  return html`<div><dt>${name}</dt><dd>${words}</dd></div>`;
}
