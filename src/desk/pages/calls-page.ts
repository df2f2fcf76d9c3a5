import { html } from 'hono/html';
import type { SignedIn } from '../../office/sign-in.ts';
import { KIND } from '../../office/watch/calendar.ts';
import type { WatchedDay } from '../../office/watch/days-ahead.ts';
import type { Reached } from '../../office/watch/reach-client.ts';
import { chatKey } from '../chat-key.ts';
import { type DeskMarkup, pageOf, pagesOf, token } from './page.ts';
import { channelOf } from './queue.ts';

interface Calls {
  readonly days: readonly WatchedDay[];
  readonly of: number;
  readonly reached: ReadonlyMap<string, readonly Reached[]>;
  /** Changes of the policies that nobody has told of yet. */
  readonly changed: number;
  readonly hasFeed: boolean;
  /** The address of a calendar that was just opened; it is shown this once. */
  readonly feed: string | null;
  readonly fault: string;
  readonly page: number;
  readonly size: number;
  readonly within: number;
  readonly withins: readonly number[];
}

/** The clients to call, by day. */
export function callsPage(by: SignedIn, view: Calls): DeskMarkup {
  const { days, of, page, size, within } = view;
  const to = (among: number, n: number): string => `/desk/calls?within=${among}&page=${n}`;
  return pageOf({
    title: '该联系谁',
    by,
    body: html`<div class="sheet">
      ${view.fault === '' ? '' : html`<p class="notice" role="alert">${view.fault}</p>`}
      <nav class="tabs" aria-label="多久以内">${view.withins.map(
        (each) => html`<a href="${to(each, 0)}" ${each === within ? html`aria-current="page"` : ''}>${each} 天内</a>`,
      )}<a href="/desk/changes">政策变动（${view.changed}）</a></nav>
      ${feedOf(by, view)}
      ${days.length === 0 ? html`<p class="empty">${within} 天内没有要联系的客户：符合或差一点的措施没有写截止、生效或申报的日子，或者都办过了。</p>` : html`<p>${of} 条，按日子排。</p>`}
      <ul class="listed">${days.map((day) => itemOf(by, day, view))}</ul>
      ${pagesOf((n) => to(within, n), page, of > (page + 1) * size)}
    </div>`,
  });
}

function itemOf(by: SignedIn, day: WatchedDay, { reached, within, page }: Calls): DeskMarkup {
  const { uid, on, client, title, kind, says, source } = day;
  const hidden = html`${token(by)}<input type="hidden" name="uid" value="${uid}" /><input type="hidden" name="on" value="${on}" />`;
  const query = `?within=${within}&page=${page}`;
  return html`<li><h2>${on} <a href="/desk/clients/${encodeURIComponent(client)}">${client}</a></h2>
    <p>${title}：${KIND[kind]}</p><p class="hint">${says}　${source}</p>
    <div class="buttons">
      <form method="post" action="/desk/calls/mark${query}">${hidden}<button>办了</button></form>
      <form method="post" action="/desk/calls/mark${query}">${hidden}<button name="days" value="7">一周后再说</button></form>
    </div>
    ${sendForm(`/desk/calls/tell${query}`, hidden, reminderOf(day), reached.get(client) ?? [])}</li>`;
}

/** The reminder as it stands ready; it goes out when somebody sends it. */
const reminderOf = ({ client, title, kind, on, says, source }: WatchedDay): string => {
  const [year, month, day] = on.split('-').map(Number);
  return `提醒您：“${title}”${KIND[kind]}是${year}年${month}月${day}日（${source}）。按${client}现在的资料：${says}。要办理或资料有变，请直接回复。`;
};

/** A draft with where it would go, and the press that sends it; where it can go nowhere, why not. */
export function sendForm(action: string, hidden: DeskMarkup, draft: string, reached: readonly Reached[]): DeskMarkup {
  const open = reached.some(({ barred }) => barred === null);
  return html`<details><summary>${open ? '发提醒' : '没有可以发的对话'}</summary>
    <ul>${reached.map(({ whose, barred }) => html`<li><a href="/desk/chat/${chatKey(whose)}">${channelOf(whose.channel)} ${whose.sender.slice(-12)}</a>：${barred ?? '会收到'}</li>`)}</ul>
    ${reached.length === 0 ? html`<p class="hint">还没有对话存进这个客户的档案。</p>` : ''}
    <form method="post" action="${action}">${hidden}<label>要发的话 <textarea name="text" rows="4" maxlength="2000" required>${draft}</textarea></label>
      ${open ? html`<button class="main" name="does" value="tell">发送</button>` : ''}</form></details>`;
}

function feedOf(by: SignedIn, { feed, hasFeed }: Calls): DeskMarkup {
  const close = html`<form method="post" action="/desk/calls/feed/close">${token(by)}<button>关闭日历地址</button></form>`;
  if (feed !== null)
    return html`<p class="notice" role="status">日历地址，只显示这一次；知道它的人都能看到客户名称和日子：<code class="long">${feed}</code></p>${close}`;
  return html`<div class="buttons"><form method="post" action="/desk/calls/feed">${token(by)}<button>${hasFeed ? '换一个日历地址' : '放进我的日历'}</button></form>
    ${hasFeed ? close : ''}</div>`;
}
