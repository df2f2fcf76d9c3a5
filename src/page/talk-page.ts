import { html } from 'hono/html';
import { homeOf, type Markup, ownerFrame } from './frame.ts';
import type { PagePlace } from './owner-env.ts';
import { replyView } from './reply-view.ts';
import type { Talk, TalkLine } from './talk.ts';

export interface TalkView {
  readonly place: PagePlace;
  readonly talk: Talk;
  /** What is told beside the conversation; '' for nothing. */
  readonly notice: string;
  /** What stands in the box: words that were not taken. */
  readonly draft: string;
  /** Names the next message. */
  readonly next: string;
  /** The visit, where the form must carry it; '' where a cookie does. */
  readonly token: string;
  /** The rules that compute today. */
  readonly computing: ReadonlySet<string>;
  readonly settings: ReadonlyMap<string, string>;
}

/** Longest question, in UTF-16 units. */
export const LONGEST_QUESTION = 2000;

const EXAMPLES = ['我们公司能申请哪些补贴？', '贷款利息能不能补？', '研发投入有补贴吗？', '申报要找哪个部门？'];
const BY: Readonly<Record<TalkLine['by'], string>> = {
  visitor: '您',
  assistant: '策问',
  person: '工作人员',
  house: '策问',
};

/** Follows so often while an answer is being written, and while a person answers; seconds. */
const SOON = 2;
const LATER = 5;

/** The page on which one asks: what has been said, and the box. */
export function talkPage(view: TalkView): Markup {
  const { place, talk, notice, draft } = view;
  const { lines, waits } = talk;
  const follows = waits === 'answer' ? SOON : waits === 'person' ? LATER : null;
  const title = '提问';
  const body = html`
    <section id="talk" aria-label="对话">
      <h1 class="${lines.length > 0 ? 'unseen' : ''}">问惠企政策</h1>
      ${talk.earlier === null ? '' : pageAt(view, talk.earlier, '更早的对话')}
      ${lines.length === 0 ? beginning(view) : html`<div role="log" aria-label="对话内容"><ol class="lines">${lines.map((line) => lineView(line, view))}</ol></div>`}
      ${talk.later ? pageAt(view, null, '回到最新的对话') : ''}
      ${waits === 'answer' ? html`<p class="waits">正在查收录的文件…… <a href="${homeOf(place)}">刷新</a></p>` : ''}
      ${choicesOf(view)}
      <p id="notice" class="notice" role="alert" ${notice === '' ? 'hidden' : ''}>${notice}</p>
    </section>
    <form id="ask" method="post" action="${homeOf(place)}" class="ask">
      <label for="text">写下您的问题</label>
      <textarea id="text" name="text" rows="2" maxlength="${LONGEST_QUESTION}" required
        placeholder="例如：公司在哪里、做什么、想办什么事" enterkeyhint="send">${draft}</textarea>
      <span id="carried" hidden>${carriedBy(view)}</span>
      <button class="main">提问</button>
    </form>
    <div id="after">${lines.length === 0 ? '' : forgetForm(view)}</div>`;
  return ownerFrame({ title, place, at: 'ask', body, follows });
}

/** The way to another page of the conversation; where a form carries the visit it goes by a form. */
function pageAt(view: TalkView, before: number | null, words: string): Markup {
  const home = homeOf(view.place);
  if (view.token === '')
    return html`<p class="beside"><a href="${before === null ? home : `${home}?before=${before}`}">${words}</a></p>`;
  return html`<form method="post" action="${home}" class="beside">${carriedBy(view)}
    <input type="hidden" name="before" value="${before ?? ''}" /><button>${words}</button></form>`;
}

/** What every form of the conversation carries. */
function carriedBy({ next, token }: TalkView): Markup {
  return html`<input type="hidden" name="id" value="${next}" />${token === '' ? '' : html`<input type="hidden" name="visit" value="${token}" />`}`;
}

function forgetForm(view: TalkView): Markup {
  const address = `${view.place.base}/forget`;
  return html`<form method="post" action="${address}" class="forget">${carriedBy(view)}<button>删除这里的对话和我说过的情况</button></form>`;
}

function beginning(view: TalkView): Markup {
  const { settings } = view;
  const contact = settings.get('contact');
  const kept = [settings.get('profile-kept'), settings.get('texts-kept')];
  return html`<p>写一句话就能问：贵公司在哪里、做什么、想知道什么。能算的按条款算给您看，收录的文件没有写的会直说。</p>
    <ul class="examples" aria-label="可以这样问">
      ${EXAMPLES.map((words) => html`<li><form method="post" action="${homeOf(view.place)}" class="quick">${carriedBy(view)}<button name="text" value="${words}">${words}</button></form></li>`)}
    </ul>
    <p class="hint">不用登录。您说过的企业情况保留 ${kept[0] ?? ''}，消息原文保留 ${kept[1] ?? ''}，只用来接着回答您；随时可以全部删除。</p>
    ${contact === undefined ? '' : html`<p class="hint">要找人：${contact}</p>`}`;
}

function lineView(line: TalkLine, { place, computing }: TalkView): Markup {
  const rich = line.by === 'assistant' && line.reply;
  return html`<li class="line ${line.by}" id="${line.id}"><p class="by">${BY[line.by]}</p>
    <div class="said">${rich ? replyView(rich, place, computing) : html`<div class="text">${line.text}</div>`}</div></li>`;
}

/** The numbered answers to the question that was put last, as buttons. */
function choicesOf(view: TalkView): Markup | '' {
  const last = view.talk.later ? undefined : view.talk.lines.at(-1);
  const reply = last?.by === 'assistant' ? last.reply : null;
  if (!reply || reply.choices.length === 0) return '';
  return html`<form method="post" action="${homeOf(view.place)}" class="quick choices" aria-label="直接选">
    ${carriedBy(view)}<input type="hidden" name="answers" value="${reply.question ?? ''}" />
    ${reply.choices.map(({ label, value }) => html`<button name="text" value="${value}">${label}</button>`)}
  </form>`;
}
