import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { Assets } from '../http/assets.ts';
import type { PagePlace } from './owner-env.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface OwnerPage {
  readonly title: string;
  readonly place: PagePlace;
  /** Which part of the menu is open. */
  readonly at: 'ask' | 'cards' | null;
  readonly body: Markup;
  /** It changes while somebody answers: how often it asks for what is new, in seconds; absent where it doesn't. */
  readonly follows?: number | null;
}

/** One folder for both places: what a browser has from one it need not load for the other. */
export const OWNER_ASSETS = new Assets(new URL('assets/', import.meta.url), '/page-assets/');

/** A page for owners. Everything that is put into it is escaped; no script and no style stands in it. */
export function ownerFrame({ title, place, at, body, follows = null }: OwnerPage): Markup {
  const { base, framed } = place;
  const home = homeOf(place);
  const cards = `${base}/cards`;
  const link = (path: string, name: OwnerPage['at'], words: string): Markup =>
    at === name ? html`<a href="${path}" aria-current="page">${words}</a>` : html`<a href="${path}">${words}</a>`;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title} · 策问</title>
        <link rel="stylesheet" href="${OWNER_ASSETS.address('page.css')}" />
        <link rel="icon" href="data:," />
        <script type="module" src="${OWNER_ASSETS.address('owner.js')}"></script>
      </head>
      <body class="${framed ? 'framed' : ''}" data-follows="${follows ?? ''}">
        <a class="skip" href="#main">跳到正文</a>
        <header class="top">
          <a class="brand" href="${home}">策问 <small>惠企政策问答</small></a>
          <nav aria-label="栏目">${link(home, 'ask', '提问')}${link(cards, 'cards', '查措施')}</nav>
        </header>
        <main id="main">${body}</main>
        <footer class="foot">
          <p>按收录的政策文件回答，数字都注明出处。不是政府部门，回答不是官方决定，以主管部门审定和正式文件为准。</p>
          ${framed ? html`<p><a target="_blank" rel="noopener" href="/">在新窗口打开</a></p>` : ''}
        </footer>
      </body>
    </html>`;
}

/** Where one asks. */
export const homeOf = ({ base }: PagePlace): string => (base === '' ? '/' : base);

/** The address of a clause: `/clause/city-loans-2024/1.1`. */
export const clauseAddress = ({ base }: PagePlace, clause: string): string => {
  const [document = '', place = ''] = clause.split('#');
  return `${base}/clause/${encodeURIComponent(document)}/${encodeURIComponent(place)}`;
};
