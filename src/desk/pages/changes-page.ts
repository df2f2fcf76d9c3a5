import { html } from 'hono/html';
import type { SignedIn } from '../../office/sign-in.ts';
import type { Reached } from '../../office/watch/reach-client.ts';
import type { ChangedFor } from '../../office/watch/watch-clients.ts';
import { sendForm } from './calls-page.ts';
import { type DeskMarkup, pageOf, pagesOf, token } from './page.ts';

interface Changes {
  readonly shown: readonly { readonly id: string; readonly value: ChangedFor }[];
  readonly of: number;
  readonly reached: ReadonlyMap<string, readonly Reached[]>;
  readonly page: number;
  readonly size: number;
  readonly fault: string;
  /** Of measures, by id; one that is gone is in neither. */
  readonly titles: ReadonlyMap<string, string>;
  readonly sourceOf: (measure: string) => string;
}

/** What a change of the policies means for which client, each with a draft. */
export function changesPage(by: SignedIn, view: Changes): DeskMarkup {
  const { shown, of, page, size } = view;
  return pageOf({
    title: '政策变动',
    by,
    body: html`<div class="sheet">
      <p><a href="/desk/calls">该联系谁</a></p>
      ${view.fault === '' ? '' : html`<p class="notice" role="alert">${view.fault}</p>`}
      ${of === 0 ? html`<p class="empty">没有等着说的变动：换上新的索引以后，受影响的客户列在这里。</p>` : html`<p>${of} 家受影响，不会自己发出。</p>`}
      <ul class="listed">${shown.map((one) => itemOf(by, one, view))}</ul>
      ${pagesOf((n) => `/desk/changes?page=${n}`, page, of > (page + 1) * size)}
    </div>`,
  });
}

function itemOf(by: SignedIn, { id, value }: Changes['shown'][number], view: Changes): DeskMarkup {
  const { client, on, changes, certain, possible } = value;
  const hidden = html`${token(by)}<input type="hidden" name="id" value="${id}" />`;
  const action = `/desk/changes?page=${view.page}`;
  return html`<li><h2><a href="/desk/clients/${encodeURIComponent(client)}">${client}</a> ${on}</h2>
    <ul>${changes.map((one) => html`<li>${titleOf(one.measure, view)}：${one.was} → ${one.is}</li>`)}</ul>
    <p>${sumOf('合计确定', certain)}；${sumOf('最多', possible)}</p>
    <form method="post" action="${action}">${hidden}<button>不用说</button></form>
    ${sendForm(action, hidden, draftOf(value, view), view.reached.get(client) ?? [])}</li>`;
}

const sumOf = (what: string, { was, is }: ChangedFor['certain']): string =>
  was === is ? `${what}还是${is}` : `${what}${was} → ${is}`;

const titleOf = (measure: string, { titles }: Changes): string => titles.get(measure) ?? measure;

function draftOf({ client, changes }: ChangedFor, view: Changes): string {
  const lines = changes.map(({ measure, was, is }) => {
    const source = view.titles.has(measure) ? `（${view.sourceOf(measure)}）` : '';
    return `“${titleOf(measure, view)}”${source}：原来${was}，现在${is}。`;
  });
  return `政策有变动，按${client}现在的资料：\n${lines.join('\n')}\n要办理或资料有变，请直接回复。`;
}
