import { html } from 'hono/html';
import { type KeptAccount, may } from '../../office/accounts.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { type DeskMarkup, momentOf, pageOf, pagesOf, token } from './page.ts';

const ROLE: Readonly<Record<KeptAccount['value']['role'], string>> = {
  clerk: '客服',
  lead: '组长',
  officer: '政策专员',
  admin: '管理员',
};

interface Phrase {
  readonly id: string;
  readonly value: { readonly text: string; readonly by: string };
}

/** Sentences that are used again and again: everybody reads them, those who may keep them. */
export function phrasesPage(by: SignedIn, phrases: readonly Phrase[], page: number, more: boolean): DeskMarkup {
  const keeps = may(by.account, 'phrases');
  const drop = (title: string): DeskMarkup =>
    html`<form method="post" action="/desk/phrases">${token(by)}<button name="drop" value="${title}">删除</button></form>`;
  return pageOf({
    title: '常用语',
    by,
    body: html`${
      keeps
        ? html`<form method="post" action="/desk/phrases" class="narrow">${token(by)}
        <label for="title">标题</label><input id="title" name="title" maxlength="40" required />
        <label for="text">内容</label><textarea id="text" name="text" rows="3" maxlength="2000" required></textarea>
        <button class="main">保存</button>
      </form>`
        : html`<p class="hint">在对话的回复框下面点“常用语”放进回复。要加、要改请找组长或政策专员。</p>`
    }
      ${phrases.length === 0 ? html`<p class="empty">还没有常用语。</p>` : ''}
      <ul class="listed">${phrases.map(
        (each) => html`<li><h2>${each.id}</h2><div class="text">${each.value.text}</div>
          ${keeps ? drop(each.id) : ''}</li>`,
      )}</ul>${pagesOf((n) => `/desk/phrases?page=${n}`, page, more)}`,
  });
}

interface Deed {
  readonly at: number;
  readonly value: { readonly by: string; readonly did: string; readonly to: string };
}

export const deedsPage = (by: SignedIn, deeds: readonly Deed[], page: number, more: boolean): DeskMarkup =>
  pageOf({
    title: '操作记录',
    by,
    body: html`<div class="wide" tabindex="0" role="region" aria-label="操作记录"><table>
        <thead><tr><th scope="col">时间</th><th scope="col">谁</th><th scope="col">做了什么</th><th scope="col">对象</th></tr></thead>
        <tbody>${deeds.map(
          ({ at, value }) =>
            html`<tr><td>${momentOf(at)}</td><td>${value.by}</td><td>${value.did}</td><td>${value.to}</td></tr>`,
        )}</tbody>
      </table></div>
      ${pagesOf((n) => `/desk/deeds?page=${n}`, page, more)}`,
  });

export const accountsPage = (
  by: SignedIn,
  accounts: readonly KeptAccount[],
  code: string | null,
  page: number,
  more: boolean,
): DeskMarkup =>
  pageOf({
    title: '账号',
    by,
    body: html`${
      code === null
        ? ''
        : html`<p class="notice" role="status">邀请码（用一次，一天内有效）：<code>${code}</code><br />打开 /desk/join 建立账号。</p>`
    }
      <form method="post" action="/desk/accounts" class="row">${token(by)}
        <label for="role">角色</label>
        <select id="role" name="role">${Object.entries(ROLE).map(([role, name]) => html`<option value="${role}">${name}</option>`)}</select>
        <button class="main">发邀请码</button>
      </form>
      <form method="post" action="/desk/sign-out-everywhere">${token(by)}<button>退出我的所有登录</button></form>
      <ul class="listed">${accounts.map(
        ({
          id,
          value,
        }) => html`<li><h2>${id}</h2><p>${ROLE[value.role]} · ${value.active ? (value.available ? '在岗' : '离岗') : '已停用'}</p>
          <form method="post" action="/desk/accounts/${encodeURIComponent(id)}">${token(by)}
            <button name="active" value="${value.active ? 'no' : 'yes'}">${value.active ? '停用' : '启用'}</button></form></li>`,
      )}</ul>${pagesOf((n) => `/desk/accounts?page=${n}`, page, more)}`,
  });
