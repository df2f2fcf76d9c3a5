import { html } from 'hono/html';
import type { Citation, Reply } from '../contract/reply.ts';
import { SCANNED, STATUS_LABELS } from '../knowledge/document.ts';
import { clauseAddress, type Markup } from './frame.ts';
import type { PagePlace } from './owner-env.ts';
import { PROVENANCE_LABELS } from './provenance-labels.ts';

/** A reply with its sources: each [1] in it opens the clause. */
export function replyView(reply: Reply, place: PagePlace, computing: ReadonlySet<string>): Markup {
  const { text, citations, calculations, wordedBy } = reply;
  const [before, after] = withoutSources(text, citations);
  const rules = calculations.filter(({ rule, verdict }) => computing.has(rule) && verdict !== 'not-in-scope');
  return html`
    <div class="text">${linked(before, citations, place)}</div>
    ${citations.length === 0 ? '' : html`<div class="sources"><h3>依据</h3><ol>${citations.map((each) => sourceOf(each, place))}</ol></div>`}
    ${after === '' ? '' : html`<div class="text after">${linked(after, citations, place)}</div>`}
    ${
      rules.length === 0
        ? ''
        : html`<p class="more"><a href="${place.base}/calculate/${rules[0]?.rule}">换个数字算一算</a></p>`
    }
    ${wordedBy === 'model' ? html`<p class="label">由AI辅助生成</p>` : ''}`;
}

function sourceOf({ n, clause, document, locator }: Citation, place: PagePlace): Markup {
  const { title, number, status, provenance, scanned } = document;
  return html`<li value="${n}"><a href="${clauseAddress(place, clause)}">《${title}》${number ?? ''} ${locator}</a>
    <span class="badge ${status}">${STATUS_LABELS[status]}</span> <span class="badge">${PROVENANCE_LABELS[provenance].short}</span>${scanned ? html` <span class="badge">${SCANNED}</span>` : ''}</li>`;
}

/** The words before the list of sources and those after it: the page shows the list in its own way. */
function withoutSources(text: string, citations: readonly Citation[]): readonly [string, string] {
  if (citations.length === 0) return [text, ''];
  const paragraphs = text.split('\n\n');
  const at = paragraphs.findIndex(
    (each) => each.split('\n').length === citations.length + 1 && each.includes('\n[1] 《'),
  );
  if (at < 0) return [text, ''];
  return [paragraphs.slice(0, at).join('\n\n'), paragraphs.slice(at + 1).join('\n\n')];
}

/** Words in which each mark of a source opens it. */
function linked(text: string, citations: readonly Citation[], place: PagePlace): Markup {
  const pieces = text.split(/\[(\d+)\]/);
  return html`${pieces.map((piece, i) => {
    if (i % 2 === 0) return piece;
    const cited = citations.find(({ n }) => String(n) === piece);
    return cited
      ? html`<a class="cite" href="${clauseAddress(place, cited.clause)}" title="《${cited.document.title}》${cited.locator}">[${piece}]</a>`
      : `[${piece}]`;
  })}`;
}
