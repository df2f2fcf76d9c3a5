import { html } from 'hono/html';
import type { SignedIn } from '../../office/sign-in.ts';
import type { Thread } from '../../store/port/threads.ts';
import { chatKey } from '../chat-key.ts';
import { type ChatParts, noteItems } from './chat-parts.ts';
import { type DeskMarkup, pageOf, pagesOf } from './page.ts';
import { whoOf } from './queue.ts';

/** All notes of a chat, the newest first. */
export function notesPage(
  by: SignedIn,
  thread: Thread,
  notes: ChatParts['notes'],
  { page, more }: { readonly page: number; readonly more: boolean },
): DeskMarkup {
  const chat = `/desk/chat/${chatKey(thread)}`;
  return pageOf({
    title: '备注',
    by,
    body: html`<div class="sheet"><p><a href="${chat}">回到 ${whoOf(thread)} 的对话</a></p>
      <ul class="notes">${noteItems(notes)}</ul>${pagesOf((n) => `${chat}/notes?page=${n}`, page, more)}</div>`,
  });
}
