import { html } from 'hono/html';
import { may } from '../../office/accounts.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { type DeskMarkup, momentOf, pageOf, pagesOf, token } from './page.ts';

export const LEARNED = ['questions', 'sayings', 'documents'] as const;
export type Learned = (typeof LEARNED)[number];
const NAMED: Readonly<Record<Learned, readonly [name: string, press: string]>> = {
  questions: ['检查用的问题', '不再检查'],
  sayings: ['叫法', '删掉'],
  documents: ['要找的文件', '办了'],
};

interface OneLearned {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly says: string;
  readonly more: string;
  readonly open: boolean;
}

/** What answers have become. */
export function learnedPage(
  by: SignedIn,
  what: Learned,
  all: readonly OneLearned[],
  { page, more }: { readonly page: number; readonly more: boolean },
): DeskMarkup {
  const to = (each: Learned, n: number): string => `/desk/learning/kept?what=${each}&page=${n}`;
  const [name, press] = NAMED[what];
  return pageOf({
    title: name,
    by,
    body: html`<nav class="tabs" aria-label="学到的">${LEARNED.map(
      (each) => html`<a href="${to(each, 0)}" ${each === what ? html`aria-current="page"` : ''}>${NAMED[each][0]}</a>`,
    )}<a href="/desk/learning">待学习</a></nav>
      ${all.length === 0 ? html`<p class="empty">还没有。</p>` : ''}
      <ul class="listed">${all.map(
        (one) => html`<li><h2>${one.says}</h2><p>${one.more}</p><p class="hint">${one.by} · ${momentOf(one.at)}</p>
          ${
            one.open && may(by.account, 'teach')
              ? html`<form method="post" action="/desk/learning/kept/${what}/${one.id}">${token(by)}<button>${press}</button></form>`
              : ''
          }</li>`,
      )}</ul>
      ${pagesOf((n) => to(what, n), page, more)}`,
  });
}
