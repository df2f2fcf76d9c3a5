import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { may } from '../../office/accounts.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { addressOfAsset } from '../asset.ts';

export type DeskMarkup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly title: string;
  /** Null where nobody is signed in. */
  readonly by: SignedIn | null;
  readonly body: DeskMarkup | string;
  /** What the page shows, for its line of events; absent where it has none. */
  readonly live?: Shown;
}

/** A page as its line of events knows it: its chat, '' for none, the chat's version, and which lines of it are shown. */
interface Shown {
  readonly chat: string;
  readonly version: number;
  readonly lines: string;
}

/** A page of the desk. Everything that is put into it is escaped; no script and no style stands in it. */
export function pageOf({ title, by, body, live }: Page): DeskMarkup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 策问工作台</title>
        <link rel="stylesheet" href="${addressOfAsset('desk.css')}" />
        <link rel="icon" href="data:," />
        <script type="module" src="${addressOfAsset('desk-page.js')}"></script>
      </head>
      <body ${live ? html`data-chat="${live.chat}" data-live="on" data-version="${live.version}" data-lines="${live.lines}"` : ''}>
        <a class="skip" href="#main">跳到正文</a>
        <header class="top">
          <a class="brand" href="/desk">策问工作台</a>
          ${by ? menuOf(by) : ''}
        </header>
        <main id="main">
          <h1 class="${live ? 'unseen' : ''}">${title}</h1>
          ${typeof body === 'string' ? html`<p class="notice">${body}</p><p><a href="/desk">回到工作台</a></p>` : body}
        </main>
      </body>
    </html>`;
}

function menuOf(by: SignedIn): DeskMarkup {
  const { account } = by;
  const there = account.value.available;
  return html`<nav aria-label="工作台">
      <a href="/desk/clients">客户</a>
      <a href="/desk/batch">批量核对</a>
      <a href="/desk/calls">该联系谁</a>
      <a href="/desk/learning">待学习</a>
      <a href="/desk/phrases">常用语</a>
      ${may(account, 'audit') ? html`<a href="/desk/deeds">操作记录</a>` : ''}
      ${may(account, 'accounts') ? html`<a href="/desk/accounts">账号</a>` : ''}
      <a href="/desk/password">密码</a>
    </nav>
    <form method="post" action="/desk/here">
      ${token(by)}
      <button name="there" value="${there ? 'no' : 'yes'}" class="${there ? 'there' : ''}"
        aria-pressed="${there ? 'true' : 'false'}">${there ? '在岗，自动接待' : '离岗'}</button>
    </form>
    <form method="post" action="/desk/sign-out">
      ${token(by)}<button>退出 ${account.id}</button>
    </form>`;
}

/** The way to the pages beside this one of a list. */
export const pagesOf = (to: (page: number) => string, page: number, more: boolean): DeskMarkup => html`<p class="pages">
    ${page > 0 ? html`<a href="${to(page - 1)}">上一页</a>` : ''}
    ${more ? html`<a href="${to(page + 1)}">下一页</a>` : ''}
  </p>`;

/** What every form of a session carries. */
export const token = ({ csrf }: SignedIn): DeskMarkup => html`<input type="hidden" name="csrf" value="${csrf}" />`;

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** A moment as a clerk reads it, in Shanghai. */
export const momentOf = (time: number): string => MOMENT.format(time);

/** How long ago, in the largest whole unit. */
export function agoOf(time: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - time) / 60_000));
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1440)} 天`;
}
