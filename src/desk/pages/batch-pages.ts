import { html } from 'hono/html';
import type { Advance } from '../../office/batch/batch-runs.ts';
import { type Job, type KeptJob, mayRemove } from '../../office/batch/jobs.ts';
import type { SignedIn } from '../../office/sign-in.ts';
import { SHEET_LIMITS } from '../../office/spreadsheet/limits.ts';
import { type DeskMarkup, momentOf, pageOf, pagesOf, token } from './page.ts';

const STATE: Readonly<Record<Job['state'], string>> = {
  reading: '正在读',
  read: '等核对',
  matching: '正在核对',
  done: '核对好了',
  stopped: '停下了',
  failed: '没有做成',
};

/** The files that were handed in, and the way to hand one in. */
export const batchesPage = (by: SignedIn, jobs: readonly KeptJob[], page: number, more: boolean): DeskMarkup =>
  pageOf({
    title: '批量核对',
    by,
    body: html`<form method="post" action="/desk/batch" enctype="multipart/form-data" class="narrow">${token(by)}
        <label for="file">客户名单（xlsx 或 csv，一行一家企业）</label>
        <input id="file" name="file" type="file" accept=".xlsx,.csv" required />
        <p>表头照您自己的叫法写，上传后先看认得对不对。最多 ${SHEET_LIMITS.rows} 行、${SHEET_LIMITS.bytes >> 20} MB，留三十天。
          <a href="/desk/batch/template.xlsx">下载模板</a></p>
        <button class="main">上传</button>
      </form>
      <ul class="listed">${jobs.map(
        ({ id, at, value }) => html`<li><h2><a href="/desk/batch/${id}">${value.file}</a></h2>
          <p>${STATE[value.state]} · ${value.clients} 家 · ${value.by} · ${momentOf(at)}</p></li>`,
      )}</ul>
      ${pagesOf((n) => `/desk/batch?page=${n}`, page, more)}`,
  });

/** One file: how far it is, what came of it, what is wrong with it, what its columns are used for. */
export function batchPage(by: SignedIn, job: KeptJob, advance: Advance | null, facts: readonly string[]): DeskMarkup {
  const { id, value } = job;
  const atWork = value.state === 'reading' || value.state === 'matching';
  return pageOf({
    title: value.file,
    by,
    body: html`<div class="sheet"><p><a href="/desk/batch">所有名单</a></p>
      <div id="batch">${atWork ? workOf(by, id, value, advance) : html`${restOf(by, id, value)}${columnsOf(by, id, value, facts)}`}</div>
      ${mayRemove(by.account, value) ? removal(by, id) : ''}</div>`,
  });
}

const removal = (by: SignedIn, id: string): DeskMarkup => html`<details><summary>删除这份名单和结果</summary>
    <p>上传的文件和核对结果一起删除，找不回来。</p>
    <form method="post" action="/desk/batch/${id}/remove">${token(by)}<button>确定删除</button></form></details>`;

function workOf(by: SignedIn, id: string, { state }: Job, advance: Advance | null): DeskMarkup {
  if (advance === null)
    return html`<p class="notice" role="status">做到一半中断了，已经上传的文件还在。</p>${button(by, id, 'match', '接着核对')}`;
  const { done, total } = advance;
  const told = state === 'reading' || total === 0 ? '正在读文件' : `已核对 ${done} 家，共 ${total} 家`;
  return html`<p data-at-work role="status">${told}。可以关掉这一页，过一会儿再来看。</p>
    <progress max="${total || 1}" ${total > 0 ? html`value="${done}"` : ''} aria-label="进度"></progress>
    ${button(by, id, 'stop', '停下')}`;
}

const button = (by: SignedIn, id: string, doing: string, words: string): DeskMarkup =>
  html`<form method="post" action="/desk/batch/${id}/${doing}">${token(by)}<button class="main">${words}</button></form>`;

function restOf(by: SignedIn, id: string, job: Job): DeskMarkup {
  const { state, fault, clients, faults, bad, changes, changed } = job;
  if (state === 'failed') return html`<p class="notice" role="alert">${fault ?? '没有做成'}</p>`;
  if (faults > 0)
    return html`<p class="notice" role="alert">有 ${faults} 格读不懂，改好文件重新上传，或在下面把那一列改成“不用”。什么也没有核对。${faults > bad.length ? `下面是前 ${bad.length} 格。` : ''}</p>
      <div class="wide" tabindex="0" role="region" aria-label="读不懂的格子"><table>
        <thead><tr><th scope="col">行</th><th scope="col">列</th><th scope="col">表头</th><th scope="col">写的是</th><th scope="col">为什么</th></tr></thead>
        <tbody>${bad.map((one) => html`<tr><td>${one.row}</td><td>${one.column}</td><td>${one.heading}</td><td>${one.words}</td><td>${one.why}</td></tr>`)}</tbody>
      </table></div>`;
  if (state === 'stopped')
    return html`<p class="notice" role="status">停下了。</p>${button(by, id, 'match', '重新核对')}`;
  if (state === 'read')
    return html`<p role="status">读到 ${clients} 家企业，没有读不懂的格子。先看下面每一列认得对不对。</p>${button(by, id, 'match', `核对这 ${clients} 家`)}`;
  return html`<p role="status">核对了 ${clients} 家企业。<a class="main" href="/desk/batch/${id}/result.xlsx">下载结果</a></p>
    ${changed === null ? '' : changesOf(changes, changed)}${button(by, id, 'clients', '存成客户档案')}${button(by, id, 'match', '按今天的政策再核对一次')}`;
}

const changesOf = (changes: Job['changes'], changed: number): DeskMarkup =>
  changed === 0
    ? html`<p>和上次相比没有变化。</p>`
    : html`<h2>和上次相比的变化（${changed} 处）</h2>
      <div class="wide" tabindex="0" role="region" aria-label="变化"><table>
        <thead><tr><th scope="col">客户</th><th scope="col">措施</th><th scope="col">上次</th><th scope="col">这次</th></tr></thead>
        <tbody>${changes.map(({ client, measure, was, is }) => html`<tr><td>${client}</td><td>${measure ?? ''}</td><td>${was}</td><td>${is}</td></tr>`)}</tbody>
      </table></div>${changed > changes.length ? html`<p>其余在结果的“变化”表里。</p>` : ''}`;

function columnsOf(by: SignedIn, id: string, { columns, samples }: Job, facts: readonly string[]): DeskMarkup {
  if (columns.length === 0) return html``;
  return html`<h2>每一列用来做什么</h2>
    <form method="post" action="/desk/batch/${id}/columns">${token(by)}
      <div class="wide" tabindex="0" role="region" aria-label="列"><table>
        <thead><tr><th scope="col">表头</th><th scope="col">前几行</th><th scope="col">用作</th></tr></thead>
        <tbody>${columns.map(
          (
            column,
            i,
          ) => html`<tr><td>${column.heading}</td><td>${(samples[i] ?? []).filter((words) => words !== '').join('；')}</td>
            <td>${useOf(column, facts)}${column.why === null ? '' : html` <small>${column.why}</small>`}</td></tr>`,
        )}</tbody>
      </table></div>
      <button>按改过的重新读</button>
    </form>`;
}

function useOf({ at, heading, use }: Job['columns'][number], facts: readonly string[]): DeskMarkup {
  const title = use !== null && typeof use === 'object' && use.title !== null ? use : null;
  const chosen = title ? 'title' : use === null ? '' : typeof use === 'object' ? use.fact : use;
  const options = [
    ['', '不用'],
    ['name', '企业名称'],
    ['trade', '行业'],
    ...(title ? [['title', `${title.fact}：${title.title}（是或否）`]] : []),
    ...facts.map((fact) => [fact, fact]),
  ];
  return html`<select name="column-${at}" aria-label="${heading || '没有表头的一列'}">${options.map(
    ([value, words]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${words}</option>`,
  )}</select>`;
}
