import { html } from 'hono/html';
import type { ClientProfile, KeptClientProfile } from '../../office/clients/client-profile.ts';
import type { ClientView, ShownFact, ShownMatch } from '../../office/clients/client-view.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { type DeskMarkup, momentOf, pageOf, pagesOf, token } from './page.ts';

/** The clients by the name sought, and the way to begin one. */
export const clientsPage = (
  by: SignedIn,
  clients: readonly KeptClientProfile[],
  { page, words, more }: { readonly page: number; readonly words: string; readonly more: boolean },
): DeskMarkup => {
  return pageOf({
    title: '客户',
    by,
    body: html`<form method="get" action="/desk/clients" class="row"><label for="words">名称里有</label>
        <input id="words" name="words" value="${words}" maxlength="80" /><button>找</button></form>
      <form method="post" action="/desk/clients" class="row">${token(by)}<label for="name">新客户</label>
        <input id="name" name="name" maxlength="80" required /><button class="main">建档</button></form>
      ${clients.length === 0 ? html`<p>没有客户。在这里建，在对话里“存进客户档案”，或从批量核对的名单存。</p>` : ''}
      <ul class="listed">${clients.map(
        ({ id, at, value }) => html`<li><h2><a href="/desk/clients/${encodeURIComponent(id)}">${id}</a></h2>
          <p>${Object.keys(value.facts).length} 项资料 · 已领 ${value.received.length} 项 · ${momentOf(at)} 建档</p></li>`,
      )}</ul>
      ${pagesOf((n) => `/desk/clients?words=${encodeURIComponent(words)}&page=${n}`, page, more)}`,
  });
};

interface More {
  /** Why what was asked for was not done; '' where nothing was refused. */
  readonly fault: string;
  readonly facts: readonly string[];
  readonly measures: readonly (readonly [id: string, title: string])[];
  readonly year: string;
  /** Which page of the days ahead. */
  readonly days: number;
}

/** Days ahead on a page. */
const DAYS = 20;

/** One client: what it may get, what changed, what lies ahead, and what is known of it. */
export function clientPage(
  by: SignedIn,
  name: string,
  profile: ClientProfile,
  view: ClientView,
  more: More,
): DeskMarkup {
  const to = (doing: string): string => `/desk/clients/${encodeURIComponent(name)}/${doing}`;
  const press = (doing: string, words: string, fields: Readonly<Record<string, string>> = {}): DeskMarkup =>
    html`<form method="post" action="${to(doing)}">${token(by)}${Object.entries(fields).map(
      ([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`,
    )}<button>${words}</button></form>`;
  const { fits, near, open, had, changes, ahead, certain, possible, ask } = view;
  const { days } = more;
  return pageOf({
    title: name,
    by,
    body: html`<div class="sheet">
      <p><a href="/desk/clients">所有客户</a></p>
      ${more.fault === '' ? '' : html`<p class="notice" role="alert">${more.fault}</p>`}
      ${view.fault === null ? '' : html`<p class="notice" role="alert">资料前后不一致，先改好才能核对：${view.fault}</p>`}
      ${changesOf(profile, changes)}${press('seen', '标为看过')}
      <h2>现在符合（${fits.length}）</h2>${listOf(fits, '按现有资料，没有一项已经符合。')}
      ${fits.length > 0 ? html`<p>合计确定 ${certain}；把上限、缺资料的都算上最多 ${possible}，不是承诺。</p>` : ''}
      <h2>差一点（${near.length}）</h2>${listOf(near, '没有。')}
      ${ask === null ? '' : html`<p>先问：${ask}</p>`}
      <details><summary>补了资料才能定（${open.length}）</summary>${listOf(open, '没有。')}</details>
      <h2>前面的日子</h2>${
        ahead.length === 0
          ? html`<p>这些措施的条款没有写截止日。</p>`
          : html`<ul class="listed" id="days">${ahead.slice(days * DAYS, (days + 1) * DAYS).map(({ on, title }) => html`<li>${on} ${title}</li>`)}</ul>
            ${pagesOf((n) => `/desk/clients/${encodeURIComponent(name)}?days=${n}#days`, days, ahead.length > (days + 1) * DAYS)}`
      }
      <h2>已经领过的</h2>
      <ul class="listed">${profile.received.map(
        ({ measure, year, by: who }) =>
          html`<li>${year}年 ${titleOf(measure, more)}（${who} 记）${press('not-received', '删掉', { measure, year: String(year) })}</li>`,
      )}</ul>
      ${had.length > 0 ? html`<p>因此不再算：</p>${listOf(had, '')}` : ''}
      <form method="post" action="${to('received')}" class="row">${token(by)}<label for="measure">领过</label>
        <select id="measure" name="measure">${more.measures.map(([id, title]) => html`<option value="${id}">${title}</option>`)}</select>
        <label for="year">哪一年的</label><input id="year" name="year" value="${more.year}" inputmode="numeric" size="6" required /><button>记下</button></form>
      <h2>资料</h2>
      <div class="wide" tabindex="0" role="region" aria-label="资料"><table>
        <thead><tr><th scope="col">事实</th><th scope="col">值</th><th scope="col">从哪里来</th><th scope="col">谁确认</th><th scope="col">操作</th></tr></thead>
        <tbody>${view.facts.map((fact) => rowOf(fact, press))}</tbody>
      </table></div>
      <form method="post" action="${to('fact')}" class="row">${token(by)}<label for="fact">事实</label>
        <select id="fact" name="fact">${more.facts.map((each) => html`<option>${each}</option>`)}</select>
        <label for="value">值</label><input id="value" name="words" maxlength="200" required placeholder="500万元、是、哪个市…" /><button>写下</button></form>
      <details><summary>删除这个客户</summary><p>资料、领过的记录和提醒一起删除，找不回来。</p>${press('remove', '确定删除')}</details>
    </div>`,
  });
}

const SOURCE: Readonly<Record<ShownFact['source'], string>> = { message: '对话', file: '名单', clerk: '客服' };

const rowOf = (
  one: ShownFact,
  press: (doing: string, words: string, fields: Readonly<Record<string, string>>) => DeskMarkup,
): DeskMarkup => {
  const { fact, says, source, from, on, confirmed, stale, other } = one;
  return html`<tr><td>${fact}</td>
    <td>${says}${stale ? html` <strong>（${on.slice(0, 4)}年的，要问今年的；核对时没有用）</strong>` : ''}
      ${other ? html`<p>后来说的是 ${other.says}（${other.on}）${press('accept', '改用这个', { fact })}</p>` : ''}</td>
    <td>${SOURCE[source]}${from === '' ? '' : ` ${from}`}，${on}</td>
    <td>${confirmed ? `${confirmed.by}，${confirmed.on}` : press('confirm', '确认', { fact })}</td>
    <td>${source === 'message' && confirmed === null ? '' : press('drop', '删掉', { fact })}</td></tr>`;
};

const changesOf = ({ seen }: ClientProfile, changes: ClientView['changes']): DeskMarkup =>
  seen === null
    ? html`<p>还没有人标过“看过”，以后这里只列出变化。</p>`
    : changes.length === 0
      ? html`<p>${seen.by} ${seen.on} 看过以后没有变化。</p>`
      : html`<h2>${seen.on} 看过以后的变化</h2>
        <ul class="listed">${changes.map(({ measure, was, is }) => html`<li>${measure}：${was} → ${is}</li>`)}</ul>`;

const listOf = (all: readonly ShownMatch[], none: string): DeskMarkup =>
  all.length === 0
    ? html`<p>${none}</p>`
    : html`<ul class="listed">${all.map(
        ({ title, says, source, deadline }) => html`<li><strong>${title}</strong>：${says}
          <p>${source}${deadline ? `，截止 ${deadline}` : ''}</p></li>`,
      )}</ul>`;

const titleOf = (id: string, { measures }: More): string => measures.find(([measure]) => measure === id)?.[1] ?? id;
