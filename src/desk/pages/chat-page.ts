import { html } from 'hono/html';
import type { Silence } from '../../contract/kept-silence.ts';
import type { Reply } from '../../contract/reply.ts';
import type { ThreadLine } from '../../store/port/threads.ts';
import { chatKey } from '../chat-key.ts';
import {
  aboutOf,
  actionsOf,
  type ChatParts,
  clientsStated,
  isOthers,
  latersShown,
  notesOf,
  seen,
  sendOf,
  to,
  whoAnswers,
} from './chat-parts.ts';
import { foundOf, linesDigest, type ShownWith, threadLines } from './lines.ts';
import { type DeskMarkup, momentOf, pageOf } from './page.ts';
import { type Queue, queryOf, queueOf, whoOf } from './queue.ts';

export interface ChatView extends ChatParts, ShownWith {
  readonly queue: Queue;
  readonly lines: readonly ThreadLine[];
  /** Whether there are lines before these. */
  readonly earlier: boolean;
  readonly phrases: readonly { readonly id: string; readonly value: { readonly text: string } }[];
  /** Whether there are more than these. */
  readonly morePhrases: boolean;
  readonly silences: readonly Silence[];
  /** What could not be done, and what was typed then. */
  readonly fault: string;
  readonly draft: string;
  /** Whether the draft is a phrase, which goes below what is being written. */
  readonly added?: boolean;
  /** What the assistant would answer to a question that the clerk put to it. */
  readonly suggestion: { readonly question: string; readonly reply: Reply | null } | null;
}

/** A chat beside the queue: both sides, the reply box, and what is known of the asker. */
export function chatPage(view: ChatView): DeskMarkup {
  const { by, queue, thread, lines, earlier, fault } = view;
  const at = lines[0]?.at;
  const shown = threadLines(lines, view);
  return pageOf({
    title: whoOf(thread),
    by,
    live: { chat: chatKey(thread), version: thread.version, lines: linesDigest(shown) },
    body: html`<div class="desk with-chat">
      <aside class="queue" id="queue" aria-label="对话列表">${queueOf(queue)}</aside>
      <section class="talk" aria-label="对话">
        <header class="about" id="about">${aboutOf(view)}</header>
        ${fault === '' ? '' : html`<p class="notice" role="alert">${fault}</p>`}
        <div class="scroll" tabindex="0" role="log" aria-label="消息" id="scroll">
          ${earlier && at !== undefined ? html`<p class="pages"><a href="?before=${at}&${queryOf(view.asked)}">更早的消息</a></p>` : ''}
          <ol class="lines" id="lines">${shown.map(({ markup }) => markup())}</ol>
        </div>
        <div id="laters">${latersShown(view)}</div>
        ${replyBox(view)}
      </section>
      <aside class="side" aria-label="资料和操作">${sideOf(view)}</aside>
    </div>`,
  });
}

/** Tomorrow at nine in Shanghai, as a form tells a moment. */
const tomorrow = (now: number): string => `${new Date(now + 32 * 3_600_000).toISOString().slice(0, 10)}T09:00`;

function replyBox(view: ChatView): DeskMarkup {
  const { draft, phrases } = view;
  return html`<form method="post" action="${to(view, 'answer')}" class="reply" id="reply">
    <span id="seen">${seen(view)}</span>
    <label for="text"><span id="who">${whoAnswers(view)}</span></label>
    <textarea id="text" name="text" rows="4" maxlength="4000" required data-check="${to(view, 'check')}" data-writes="${to(view, 'writes')}"
      ${view.added ? 'data-added' : ''} placeholder="Ctrl+Enter 发送">${draft}</textarea>
    <ul id="checked" class="checked" aria-live="polite"></ul>
    <div class="buttons">
      <span id="send">${sendOf(view)}</span>
      <details class="phrases"><summary>常用语</summary>
        <ul>${phrases.map((each) => html`<li><button type="button" data-insert="${each.value.text}">${each.id}</button></li>`)}</ul>
        ${phrases.length === 0 ? html`<p class="empty">还没有常用语。</p>` : ''}
        ${view.morePhrases ? html`<p class="pages"><a href="${to(view, 'phrases')}&from=1">更多常用语</a></p>` : ''}
      </details>
      <details class="timed"><summary>定时发送</summary>
        <div class="row"><label for="at">什么时候</label>
          <input id="at" name="at" type="datetime-local" value="${tomorrow(view.now)}" />
          <button formaction="${to(view, 'later')}" ${isOthers(view) ? 'disabled' : ''}>到时发送</button></div>
        <p class="hint">对方先说话就不发，留在这里等您看。</p>
      </details>
    </div>
  </form>`;
}

function sideOf(view: ChatView): DeskMarkup {
  const { thread, suggestion, silences } = view;
  return html`<section id="actions">${actionsOf(view)}</section>
    <section><h2>问策问</h2>
      <form method="post" action="${to(view, 'suggest')}">${seen(view)}
        <label for="question">换个问法，看策问怎么答</label>
        <input id="question" name="question" value="${suggestion?.question ?? ''}" maxlength="500" required /><button>问</button>
      </form>
      ${suggestion === null ? '' : suggestion.reply ? html`<div class="found">${foundOf(suggestion.reply, false, view.knows)}</div>` : html`<p class="empty">收录的文件答不了这个问题。</p>`}
    </section>
    <section id="client">${clientsStated(view)}</section>
    <section><h2>备注（只有同事看得见）</h2>
      <ul class="notes" id="notes">${notesOf(view)}</ul>
      <form method="post" action="${to(view, 'note')}">${seen(view)}
        <label for="note" class="unseen">备注</label><textarea id="note" name="note" rows="2" maxlength="2000" required placeholder="n 写备注"></textarea><button>记下</button>
      </form>
    </section>
    <section><h2>让策问不说话</h2>
      ${silences.map(
        (each) => html`<p>${SCOPES[each.scope]}，到 ${momentOf(each.until)}：${each.reason}（${each.by}）</p>
        <form method="post" action="${to(view, 'speak')}">${seen(view)}<button name="scope" value="${each.scope}">让策问继续说话</button></form>`,
      )}
      <form method="post" action="${to(view, 'silence')}">${seen(view)}
        <div class="row"><label for="scope">对谁</label>
          <select id="scope" name="scope">${Object.entries(SCOPES)
            .filter(([scope]) => scope !== 'group' || thread.kind === 'group')
            .map(([scope, name]) => html`<option value="${scope}">${name}</option>`)}</select>
          <label for="for">多久</label>
          <select id="for" name="hours"><option value="1">一小时</option><option value="24">一天</option><option value="168">一周</option></select></div>
        <label for="reason">原因</label><input id="reason" name="reason" maxlength="100" required /><button>不说话</button>
      </form>
    </section>`;
}

const SCOPES: Readonly<Record<Silence['scope'], string>> = {
  person: '这个人（所有对话）',
  group: '这个群',
  client: '当前这家企业',
};
