import { html } from 'hono/html';
import type { Reply } from '../../contract/reply.ts';
import type { Asker } from '../../office/learning/answer-open.ts';
import type { OpenGroup, Order } from '../../office/learning/open-groups.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { chatKey } from '../chat-key.ts';
import type { ShownClause } from '../desk-parts.ts';
import { foundOf, type Knows } from './lines.ts';
import { agoOf, type DeskMarkup, momentOf, pageOf, pagesOf, token } from './page.ts';
import { channelOf } from './queue.ts';

const WHY: Readonly<Record<OpenGroup['why'], string>> = {
  'nothing-held': '收录的文件没有写',
  'place-not-held': '没有收录那个地方的文件',
  'document-not-held': '没有收录那份文件',
  'not-in-clause': '找到的条款没有写到',
  'rule-locked': '条款变了，计算停着等人核对',
  refused: '数字没有通过核对',
  failed: '出错，没能处理',
  useless: '对方评了“没用”',
};

/** Questions without a useful answer, those that ask the same together. */
export function learningPage(
  by: SignedIn,
  groups: readonly OpenGroup[],
  told: {
    readonly order: Order;
    readonly page: number;
    readonly more: boolean;
    /** Whether there are more questions than these were grouped from. */
    readonly older: boolean;
    readonly told: string | null;
    readonly now: number;
  },
): DeskMarkup {
  const to = (order: Order, page: number): string => `/desk/learning?by=${order}&page=${page}`;
  const tab = (order: Order, name: string): DeskMarkup =>
    html`<a href="${to(order, 0)}" ${told.order === order ? html`aria-current="page"` : ''}>${name}</a>`;
  return pageOf({
    title: '待学习',
    by,
    body: html`${told.told === null ? '' : html`<p class="notice" role="status">${told.told === '0' ? '记下了，没有可以发给的人。' : `记下了，发给 ${told.told} 个对话。`}</p>`}
      <nav class="tabs" aria-label="排序">${tab('often', '问得多的在前')}${tab('new', '新的在前')}
        <a href="/desk/learning/kept">学到的和要找的文件</a></nav>
      ${groups.length === 0 ? html`<p class="empty">没有等着答复的问题。</p>` : ''}
      <ul class="listed">${groups.map(
        (group) => html`<li><h2><a href="/desk/learning/${group.id}">${group.question}</a></h2>
          <p>${group.times} 次 · ${group.asked.length} 个对话 · 最近 ${agoOf(group.last, told.now)} · ${WHY[group.why]}</p>
          ${group.also.length === 0 ? '' : html`<p class="hint">也这样问：${group.also.slice(0, 3).join('；')}</p>`}</li>`,
      )}</ul>
      ${told.older && !told.more ? html`<p class="hint">这里是最近的问题；答过一些以后，更早的会列出来。</p>` : ''}
      ${pagesOf((n) => to(told.order, n), told.page, told.more)}`,
  });
}

/** Who waits for an answer, on a page. */
export const ASKERS = 50;

interface Answering {
  readonly group: OpenGroup;
  /** A page of those who asked, and which. */
  readonly askers: readonly Asker[];
  readonly who: number;
  /** What the assistant would answer now. */
  readonly suggestion: Reply | null;
  readonly knows: Knows;
  /** Clauses that an answer may rest on. */
  readonly near: readonly ShownClause[];
  readonly find: string;
  /** Why it was not done, '' where nothing was refused, and what had been filled in then. */
  readonly fault: string;
  readonly typed: Readonly<Record<string, string>>;
  /** Whether the account may change what is known. */
  readonly teaches: boolean;
}

/** One group: who asked, what the assistant would say, the answer and what becomes of it. */
export function answerPage(by: SignedIn, view: Answering): DeskMarkup {
  const { group, askers, suggestion, near, find, fault, typed, teaches } = view;
  const cited = [...near.map(({ id }) => id), ...(suggestion?.citations ?? []).map(({ clause }) => clause)];
  const check = `/desk/learning/${group.id}/check?${new URLSearchParams(cited.map((id): [string, string] => ['cited', id]))}`;
  const becomes = typed.becomes ?? 'none';
  const choice = (value: string, words: string): DeskMarkup =>
    html`<label class="choice"><input type="radio" name="becomes" value="${value}" ${becomes === value ? 'checked' : ''} /> ${words}</label>`;
  return pageOf({
    title: group.question,
    by,
    body: html`<div class="sheet">
      <p><a href="/desk/learning">所有待学习的问题</a></p>
      ${fault === '' ? '' : html`<p class="notice" role="alert">${fault}</p>`}
      <p>${group.times} 次，${WHY[group.why]}${group.also.length > 0 ? `；也这样问：${group.also.join('；')}` : ''}</p>
      <h2>谁在等（${group.asked.length}）</h2>
      <ul class="listed">${askers.map(
        (asker) => html`<li>${channelOf(asker.whose.channel)} ${momentOf(asker.at)}
          <a href="/desk/chat/${chatKey(asker.whose)}">看对话</a>：${REACH[asker.reach](asker.owner ?? '')}</li>`,
      )}</ul>
      ${pagesOf((n) => `/desk/learning/${group.id}?who=${n}`, view.who, group.asked.length > (view.who + 1) * ASKERS)}
      <details ${suggestion?.outcome === 'answer' ? 'open' : ''}><summary>策问现在的答复</summary>
        ${suggestion ? html`<div class="found">${foundOf(suggestion, false, view.knows)}</div>` : html`<p class="empty">收录的文件答不了。</p>`}</details>
      <form method="get" action="/desk/learning/${group.id}" class="row"><label for="find">找依据</label>
        <input id="find" name="find" value="${find}" maxlength="200" placeholder="换几个词，或写条款的编号" /><button>找</button></form>
      <form method="post" action="/desk/learning/${group.id}" id="reply">${token(by)}
        <input type="hidden" name="asked" value="${group.asked.join(' ')}" />
        <label for="text">答复（发给上面每个能发到的人）</label>
        <textarea id="text" name="text" rows="5" maxlength="4000" required data-check="${check}" data-draft="${group.id}">${typed.text ?? ''}</textarea>
        <ul id="checked" class="checked" aria-live="polite"></ul>
        <fieldset><legend>依据</legend>
          <label class="choice"><input type="radio" name="clause" value="" ${typed.clause ? '' : 'checked'} />${NO_CLAUSE}</label>
          ${near.map(
            (
              one,
            ) => html`<label class="choice"><input type="radio" name="clause" value="${one.id}" ${typed.clause === one.id ? 'checked' : ''} />
              《${one.title}》${one.source}</label><p class="hint">${one.text}</p>`,
          )}</fieldset>
        <fieldset><legend>答复以后</legend>
          ${choice('none', '只答复')}
          ${teaches ? html`${choice('question', '变成检查用的问题：以后每次重建索引都要按选的依据答上')}` : ''}
          <label for="question">问题（□换成具体的数或名称）</label>
          <input id="question" name="question" value="${typed.question ?? group.question}" maxlength="300" />
          ${
            teaches
              ? html`${choice('saying', '变成叫法：下次重建索引时写进词表')}
          <div class="row"><label for="say">提问的人叫</label><input id="say" name="say" value="${typed.say ?? ''}" maxlength="40" />
            <label for="mean">文件里叫</label><input id="mean" name="mean" value="${typed.mean ?? ''}" maxlength="80" /></div>`
              : ''
          }
          ${choice('document', '要找一份文件：列给管理员')}
          <label for="what">哪份文件</label><input id="what" name="what" value="${typed.what ?? ''}" maxlength="200" />
        </fieldset>
        <div class="buttons"><button class="main">答复</button></div>
      </form>
    </div>`,
  });
}

const NO_CLAUSE = ' 没有依据';

const REACH: Readonly<Record<Asker['reach'], (owner: string) => string>> = {
  told: () => '会收到答复',
  owned: (owner) => `${owner} 在接待，只给同事留备注`,
  silent: () => '设了不说话，不发',
  gone: () => '对话已过保存期，发不到',
};
