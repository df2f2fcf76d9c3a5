import { html } from 'hono/html';
import type { SignedIn } from '../../office/sign-in.ts';
import type { Thread } from '../../store/port/threads.ts';
import type { ChatView } from './chat-page.ts';
import { to } from './chat-parts.ts';
import { type DeskMarkup, pageOf, pagesOf } from './page.ts';
import { type QueueQuery, whoOf } from './queue.ts';

/** All phrases beside a chat: each can be put into its reply. */
export function phrasesForChat(
  by: SignedIn,
  chat: { readonly thread: Thread; readonly asked: QueueQuery },
  { phrases, morePhrases }: Pick<ChatView, 'phrases' | 'morePhrases'>,
  page: number,
): DeskMarkup {
  const back = to(chat, '');
  return pageOf({
    title: '常用语',
    by,
    body: html`<div class="sheet"><p><a href="${back}">回到 ${whoOf(chat.thread)} 的对话</a></p>
      <ul class="listed">${phrases.map(
        ({ id, value }) => html`<li><h2>${id}</h2><div class="text">${value.text}</div>
          <p><a href="${back}&phrase=${encodeURIComponent(id)}">放进回复</a></p></li>`,
      )}</ul>${pagesOf((n) => `${to(chat, 'phrases')}&from=${n}`, page, morePhrases)}</div>`,
  });
}
