import { html } from 'hono/html';
import { nameOfPerson } from '../../office/chats.ts';
import type { Thread, ThreadFilter, ThreadState } from '../../store/port/threads.ts';
import { chatKey } from '../chat-key.ts';
import { agoOf, type DeskMarkup, pagesOf } from './page.ts';

const VIEWS = ['waiting', 'mine', 'people', 'bot', 'ended'] as const;
type View = (typeof VIEWS)[number];

const STATES: Readonly<Record<View, readonly ThreadState[]>> = {
  waiting: ['pool'],
  mine: ['person'],
  people: ['person'],
  bot: ['new', 'bot'],
  ended: ['ended'],
};
const NAMES: Readonly<Record<View, string>> = {
  waiting: '待接待',
  mine: '我的',
  people: '人工中',
  bot: '策问在答',
  ended: '已结束',
};

/** Chats a page. */
export const PAGE = 30;

/** What the queue shows: which chats, from which on, and the words that were looked for. */
export interface QueueQuery {
  readonly view: View;
  readonly page: number;
  readonly words: string;
}

export function askedIn(query: (name: string) => string | undefined): QueueQuery {
  const view = VIEWS.find((each) => each === query('view')) ?? 'waiting';
  const page = Math.max(0, Math.trunc(Number(query('page') ?? 0)) || 0);
  return { view, page, words: (query('q') ?? '').trim().slice(0, 50) };
}

export function filterOf({ view, words }: QueueQuery, account: string): ThreadFilter {
  if (words !== '') return { words };
  return { states: STATES[view], ...(view === 'mine' ? { owner: account } : {}) };
}

/** The queue's own part of an address, to go on in it from a chat. */
export function queryOf({ view, page, words }: QueueQuery): string {
  const query = new URLSearchParams({ view });
  if (page > 0) query.set('page', String(page));
  if (words !== '') query.set('q', words);
  return query.toString();
}

export interface Queue {
  readonly asked: QueueQuery;
  readonly threads: readonly Thread[];
  /** The enterprise that each is about; '' where it is the asker's own, or not told. */
  readonly clients: readonly string[];
  readonly more: boolean;
  readonly counts: ReadonlyMap<ThreadState, number>;
  readonly mine: number;
  /** The chat that is open, as an address names it; '' for none. */
  readonly open: string;
  readonly now: number;
}

/** The column of chats: tabs with counts, a search, a page of chats. */
export const queueOf = (queue: Queue): DeskMarkup => html`<div id="tabs">${tabsOf(queue)}</div>
    <form method="get" action="/desk" role="search" class="search">
      <label for="q" class="unseen">在对话里找</label>
      <input id="q" name="q" type="search" value="${queue.asked.words}" placeholder="在对话里找（/）" />
    </form>
    <div id="chats">${chatsOf(queue)}</div>`;

/** What there is to look at, with counts: those of one's own chats are the account's. */
export const tabsOf = (
  queue: Pick<Queue, 'asked' | 'counts' | 'mine'>,
): DeskMarkup => html`<nav class="tabs" aria-label="队列">
      ${VIEWS.map(
        (
          view,
        ) => html`<a href="/desk?view=${view}" ${view === queue.asked.view && queue.asked.words === '' ? html`aria-current="page"` : ''}
          >${NAMES[view]} <span class="count">${countOf(view, queue)}</span></a>`,
      )}
    </nav>`;

/** A page of chats: the same to all who ask for it, but for the chat that is open. */
export function chatsOf({ asked, threads, clients, more, open, now }: Omit<Queue, 'counts' | 'mine'>): DeskMarkup {
  const other = (page: number): string => `/desk?${queryOf({ ...asked, page })}`;
  return html`<ol class="chats" aria-label="对话">
      ${threads.map((thread, i) => itemOf(thread, clients[i] ?? '', { asked, open, now }))}
    </ol>
    ${threads.length === 0 ? html`<p class="empty">${asked.words === '' ? '这里没有对话。' : '没有找到。'}</p>` : ''}
    ${pagesOf(other, asked.page, more)}`;
}

const countOf = (view: View, { counts, mine }: Pick<Queue, 'counts' | 'mine'>): number =>
  view === 'mine' ? mine : STATES[view].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);

const CHANNELS: Readonly<Record<string, string>> = {
  wechat: '微信',
  wecom: '企业微信',
  web: '网页',
  telegram: 'Telegram',
  console: '终端',
};

export const channelOf = (channel: string): string => CHANNELS[channel] ?? channel;

/** Whom a chat is with, as long as nobody tells a name: the end of the app's own id. */
export const whoOf = ({ sender, kind }: Pick<Thread, 'sender' | 'kind'>): string =>
  `${kind === 'group' ? '群成员' : '用户'} ${sender.slice(-12)}`;

export const stateOf = ({ state, owner }: Pick<Thread, 'state' | 'owner'>): string =>
  state === 'person'
    ? `${nameOfPerson(owner ?? '')} 接待中`
    : { new: '新来', bot: '策问在答', pool: '等人工', ended: '已结束' }[state];

function itemOf(
  thread: Thread,
  client: string,
  { asked, open, now }: Pick<Queue, 'asked' | 'open' | 'now'>,
): DeskMarkup {
  const key = chatKey(thread);
  const put = thread.snoozedUntil > now;
  return html`<li>
    <a href="/desk/chat/${key}?${queryOf(asked)}" class="chat" ${key === open ? html`aria-current="true"` : ''}>
      <span class="who">${whoOf(thread)}</span>
      <span class="age">${agoOf(thread.state === 'pool' ? thread.since : thread.heardAt, now)}</span>
      <span class="what">${channelOf(thread.channel)}${client === '' ? '' : ` · ${client}`} · ${stateOf(thread)}${put ? ' · 稍后' : ''}</span>
      ${thread.unread > 0 ? html`<span class="unread" aria-label="${thread.unread} 条未读">${thread.unread}</span>` : ''}
      ${thread.reason && thread.state === 'pool' ? html`<span class="why">${thread.reason}</span>` : ''}
    </a>
  </li>`;
}
