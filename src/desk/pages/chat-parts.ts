import { html } from 'hono/html';
import { nameOfPerson } from '../../office/chats.ts';
import type { KeptLater } from '../../office/later.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import type { KeptClient } from '../../store/port/conversations.ts';
import type { Thread } from '../../store/port/threads.ts';
import { chatKey } from '../chat-key.ts';
import { agoOf, type DeskMarkup, momentOf, token } from './page.ts';
import { channelOf, type QueueQuery, queryOf, stateOf, whoOf } from './queue.ts';

/** What the parts of a chat's page show that follow what happens elsewhere; its lines apart. */
export interface ChatParts {
  readonly by: SignedIn;
  /** The queue beside it: forms leave it as it is. */
  readonly asked: QueueQuery;
  readonly thread: Thread;
  readonly others: readonly { readonly account: string; readonly writes: boolean }[];
  readonly laters: readonly KeptLater[];
  readonly notes: readonly { readonly at: number; readonly value: { readonly by: string; readonly text: string } }[];
  /** Whether there are notes before these. */
  readonly moreNotes: boolean;
  /** The enterprises that the asker speaks of, each with what was told of it; none in groups. */
  readonly clients: readonly KeptClient[];
  readonly colleagues: readonly string[];
  readonly now: number;
}

/** Where a form about the chat goes: its queue stays as it is. */
export const to = ({ thread, asked }: Pick<ChatParts, 'thread' | 'asked'>, what: string): string =>
  `/desk/chat/${chatKey(thread)}${what === '' ? '' : `/${what}`}?${queryOf(asked)}`;

/** What every form about a chat carries: the session, and what the page showed. */
export const seen = ({ by, thread }: Pick<ChatParts, 'by' | 'thread'>): DeskMarkup =>
  html`${token(by)}<input type="hidden" name="owner" value="${thread.owner ?? ''}" /><input type="hidden" name="version" value="${thread.version}" />`;

/** What goes out later, and what did not go out when it was due. */
export const latersShown = (view: ChatParts): DeskMarkup =>
  html`${view.laters.map(
    ({ id, at, value: { text, by, held, written } }) => html`<section class="later" aria-label="定时回复">
    <p class="by">${by} · ${held === null ? `${momentOf(at)} 发送` : html`<strong>没有发出：${held}</strong>`}
      ${held === null && view.thread.heardAt > written ? html`<strong>对方又说话了，到时间不会发</strong>` : ''}</p>
    <div class="text">${text}</div>
    <form method="post" action="${to(view, 'later-drop')}" class="row">${seen(view)}<input type="hidden" name="id" value="${id}" />
      <button type="button" data-insert="${text}" data-over="yes">用作回复</button><button>删掉</button></form>
  </section>`,
  )}`;

/** Whom the chat is with, who answers it and who else looks at it. */
export const aboutOf = ({ thread, asked, others, laters, now }: ChatParts): DeskMarkup => html`
          <a class="back" href="/desk?${queryOf(asked)}">返回列表</a>
          <h2>${whoOf(thread)}</h2>
          <p>${channelOf(thread.channel)} · ${stateOf(thread)} ${agoOf(thread.since, now)}${thread.reason ? ` · ${thread.reason}` : ''}</p>
          ${laters.length === 0 ? '' : html`<p><a href="#laters">定时回复 ${laters.length} 条</a></p>`}
          ${others.map((each) => html`<p class="others" role="status">${each.account} ${each.writes ? '正在回复' : '也在看'}</p>`)}`;

export const isOthers = ({ thread, by }: Pick<ChatParts, 'thread' | 'by'>): boolean =>
  thread.owner !== null && thread.owner !== by.account.id;

export const whoAnswers = (view: Pick<ChatParts, 'thread' | 'by'>): DeskMarkup =>
  html`回复${isOthers(view) ? html`<strong>（${nameOfPerson(view.thread.owner ?? '')} 正在接待，先接手才能回复）</strong>` : view.thread.owner === null ? '（发出后由您接待，策问不再说话）' : ''}`;

export const sendOf = (view: Pick<ChatParts, 'thread' | 'by'>): DeskMarkup =>
  html`<button class="main" ${isOthers(view) ? 'disabled' : ''}>发送</button>`;

/** The newest notes, with the way to all of them where there are more. */
export const notesOf = ({ thread, notes, moreNotes }: Pick<ChatParts, 'thread' | 'notes' | 'moreNotes'>): DeskMarkup =>
  html`${noteItems(notes)}${moreNotes ? html`<li><a href="/desk/chat/${chatKey(thread)}/notes">所有备注</a></li>` : ''}`;

export const noteItems = (notes: ChatParts['notes']): DeskMarkup =>
  html`${notes.map((each) => html`<li><p class="by">${each.value.by} · ${momentOf(each.at)}</p><div class="text">${each.value.text}</div></li>`)}`;

/** What the asker told of each enterprise, and the way to put it into the agency's file. */
export const clientsStated = (
  view: Pick<ChatParts, 'by' | 'thread' | 'asked' | 'clients'>,
): DeskMarkup => html`<h2>企业资料</h2>
      ${
        view.clients.length === 0
          ? html`<p class="empty">${view.thread.kind === 'group' ? '群里不显示企业资料。' : '还没有说过企业情况。'}</p>`
          : view.clients.map(
              ({ client, facts }) => html`<h3>${client === '' ? '对方自己的企业' : client}</h3>
        <dl>${facts.map((fact) => html`<dt>${fact.fact}</dt><dd>${fact.words} <span class="hint">${fact.on} 自己说的</span></dd>`)}</dl>
        <form method="post" action="${to(view, 'client')}" class="row">${token(view.by)}<input type="hidden" name="client" value="${client}" />
          <label>客户名称 <input name="as" value="${client}" maxlength="80" required /></label><button>存进客户档案</button></form>`,
            )
      }`;

/** Takes, gives back, ends, hands over and puts off. */
export function actionsOf(view: ChatParts): DeskMarkup {
  const { thread, by } = view;
  const mine = thread.owner === by.account.id;
  const button = (
    what: string,
    words: string,
    key = '',
  ): DeskMarkup => html`<form method="post" action="${to(view, what)}">
    ${seen(view)}<button ${key === '' ? '' : html`data-key="${key}"`}>${words}</button></form>`;
  return html`<h2>操作</h2>
      <div class="buttons">
        ${mine ? '' : button('take', '接手（t）', 't')}
        ${thread.state === 'person' ? button('back', '交回排队') : ''}
        ${thread.state === 'person' || thread.state === 'pool' ? button('close', '结束（e）', 'e') : ''}
      </div>
      <form method="post" action="${to(view, 'assign')}" class="row">${seen(view)}
        <label for="to">转给</label>
        <select id="to" name="to">${view.colleagues.map((name) => html`<option>${name}</option>`)}</select><button>转</button>
      </form>
      <form method="post" action="${to(view, 'snooze')}" class="row">${seen(view)}
        <label for="hours">稍后</label>
        <select id="hours" name="hours"><option value="1">一小时后</option><option value="4">四小时后</option><option value="20">明天</option></select>
        <button>放一放</button>
      </form>`;
}
