import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { DraftFigure } from '../../contract/draft-figure.ts';
import type { Reply } from '../../contract/reply.ts';
import { nameOfPerson } from '../../office/chats.ts';
import { DESK } from '../../store/port/outbox.ts';
import type { ThreadLine } from '../../store/port/threads.ts';
import type { DeskParts } from '../desk-parts.ts';
import { type DeskMarkup, momentOf } from './page.ts';

type Asked = Extract<ThreadLine, { kind: 'asked' }>;
type Said = Extract<ThreadLine, { kind: 'said' }>;
type Figure = Reply['figures'][number];

const SHOWN: Readonly<Record<string, string>> = {
  picture: '图片',
  voice: '语音',
  video: '视频',
  file: '文件',
  sticker: '表情',
  other: '其他内容',
};
const ON_WAY: Readonly<Record<Said['state'], string>> = {
  waiting: '待发送',
  sent: '',
  expired: '已过时，没有发出',
  failed: '没有发出',
  withheld: '人工接待中，没有发出',
};

/** What the assistant made of a message; null where that was not kept. */
export const replyOf = (line: ThreadLine): Reply | null =>
  line.kind === 'asked' && line.answer !== null ? (JSON.parse(line.answer) as Reply) : null;

export const queryText = ({ content }: Asked): string =>
  content.kind === 'text' ? content.text : content.kind === 'vote' ? '' : `［${shownAs(content)}］`;

/** What was sent that holds no words: its kind, and what the app tells of its name and size. */
const shownAs = ({ what, name, bytes }: Extract<Asked['content'], { kind: 'unreadable' }>): string =>
  [SHOWN[what], name, bytes === undefined ? undefined : sizeOf(bytes)].filter((each) => each !== undefined).join(' ');

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

type Reads = (text: string) => readonly DraftFigure[];

/** What is known of what a reply rests on. */
export type Knows = Pick<DeskParts, 'cardsOn' | 'nameOf'>;

/** What lines are shown with: `basis` changes with what a person's figures may rest on. */
export interface ShownWith {
  readonly figuresIn: Reads;
  readonly basis: string;
  readonly knows: Knows;
}

/** By this the page finds a line again. */
const keyOf = ({ kind, id }: ThreadLine): string => `${kind} ${id}`;

/** One line as the page shows it: `stamp` changes with whatever the markup says. */
interface ShownLine {
  readonly key: string;
  readonly stamp: string;
  readonly markup: () => DeskMarkup;
}

/** Both sides in order; under a message what the assistant made of it and why. */
export function threadLines(lines: readonly ThreadLine[], { figuresIn, basis, knows }: ShownWith): ShownLine[] {
  const answered = new Set(lines.flatMap((line) => (line.kind === 'said' && line.author === null ? [line.inbox] : [])));
  return lines.map((line) => {
    if (line.kind === 'said') {
      const stamp = `${line.state} ${isPersons(line) ? basis : ''}`;
      return { key: keyOf(line), stamp, markup: () => saidOf(line, figuresIn) };
    }
    const isAnswered = answered.has(line.id);
    const stamp = `${isAnswered} ${line.answer?.length ?? 0}`;
    return { key: keyOf(line), stamp, markup: () => askedOf(line, replyOf(line), isAnswered, knows) };
  });
}

/** Names all that some lines show. */
export const linesDigest = (lines: readonly ShownLine[]): string =>
  createHash('sha1')
    .update(lines.map(({ key, stamp }) => `${key} ${stamp}`).join('\n'))
    .digest('base64url');

function askedOf(line: Asked, reply: Reply | null, answered: boolean, knows: Knows): DeskMarkup {
  return html`<li class="line asked" data-line="${keyOf(line)}">
    <p class="by">对方 · <time>${momentOf(line.at)}</time></p>
    <div class="text">${queryText(line)}</div>
    ${reply ? html`<details class="found"><summary>${answered ? '策问的依据' : '策问的建议'}：${summaryOf(reply)}</summary>${foundOf(reply, answered, knows)}</details>` : ''}
  </li>`;
}

function summaryOf({ outcome, citations, calculations, figures }: Reply): string {
  if (outcome === 'decline') return '收录的文件答不了';
  const bound = figures.length > 0 ? `，${figures.length} 个数字都有出处` : '';
  return `依据 ${citations.length} 条，计算 ${calculations.length} 项${bound}`;
}

/** Clauses, the calculation's trace, and what the gate bound each figure to. */
export function foundOf(reply: Reply, answered: boolean, knows: Knows): DeskMarkup {
  const { text, citations, calculations, figures, notices } = reply;
  return html`
    ${answered ? '' : html`<div class="text suggested">${text}</div><button type="button" data-insert="${text}" data-over="yes">用作回复</button>`}
    ${citations.map(
      (each) => html`<section class="clause">
        <h3>[${each.n}]《${each.document.title}》${each.locator}</h3>
        <p>${each.text}</p>
        <button type="button" data-insert="${`《${each.document.title}》${each.locator}：${each.text}`}">插入条款</button>
        ${knows.cardsOn(each.clause).map((card) => html`<button type="button" data-insert="${card.text}">插入卡片：${card.title}</button>`)}
      </section>`,
    )}
    ${calculations.map(
      (each) => html`<section class="trace"><h3>计算：${knows.nameOf(each.rule)}</h3>
        <ol>${each.steps.map((step) => html`<li>${step.say}</li>`)}</ol></section>`,
    )}
    ${
      figures.length === 0
        ? ''
        : html`<section class="gate"><h3>数字核对</h3>
        <ul>${[...new Set(figures.map((each) => `${each.text} ← ${originOf(each.origin)} ${placeOf(each, reply, knows)}`))].map((line) => html`<li>${line}</li>`)}</ul></section>`
    }
    ${notices.map((each) => html`<p class="hint">${each.say}</p>`)}`;
}

const ORIGINS: Readonly<Record<Figure['origin'], string>> = {
  clause: '条款',
  document: '文件',
  calculation: '计算',
  user: '对方说的',
  assumed: '假定',
  date: '日期',
  setting: '设置',
};
const originOf = (origin: Figure['origin']): string => ORIGINS[origin];

/** Where a figure comes from, as a clerk calls it: the clause, the document, the measure that was calculated, or the fact. */
function placeOf({ origin, ref }: Figure, { citations }: Reply, { nameOf }: Knows): string {
  const cited = citations.find(({ clause }) => clause === ref);
  if (cited) return `《${cited.document.title}》${cited.locator}`;
  if (origin === 'setting' || ref === 'asked' || ref === 'as-of') return '';
  return nameOf(ref) ?? (origin === 'clause' || origin === 'document' || origin === 'calculation' ? '' : ref);
}

const isPersons = ({ author }: Said): boolean => author !== null && author !== DESK;

function saidOf(line: Said, figuresIn: Reads): DeskMarkup {
  const by = line.author === null ? '策问' : line.author === DESK ? '系统' : nameOfPerson(line.author);
  const person = isPersons(line);
  return html`<li class="line said ${person ? 'person' : line.author === null ? 'bot' : 'house'}" data-line="${keyOf(line)}">
    <p class="by">${by} · <time>${momentOf(line.at)}</time> ${ON_WAY[line.state] === '' ? '' : html`<em>${ON_WAY[line.state]}</em>`}</p>
    <div class="text">${person ? markedOf(line.text, figuresIn(line.text)) : line.text}</div>
  </li>`;
}

/** Words with each figure that rests on nothing held marked. */
function markedOf(text: string, figures: readonly DraftFigure[]): DeskMarkup {
  const loose = figures.filter((figure) => figure.bound === null);
  const pieces = loose.map((figure, i) => {
    const before = text.slice(loose[i - 1]?.end ?? 0, figure.start);
    return html`${before}<mark title="这个数字没有出处">${figure.text}</mark>`;
  });
  return html`${pieces}${text.slice(loose.at(-1)?.end ?? 0)}`;
}
