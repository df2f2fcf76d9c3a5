import { Hono } from 'hono';
import { html } from 'hono/html';
import { measuresOf } from '../knowledge/catalogue/catalogue.ts';
import { type Clause, type PolicyDocument, SCANNED, STATUS_LABELS, sayLink, statusOn } from '../knowledge/document.ts';
import { regionName } from '../language/region.ts';
import { clauseAddress, type Markup, ownerFrame } from './frame.ts';
import type { OwnerEnv, PagePlace } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';
import { PROVENANCE_LABELS } from './provenance-labels.ts';

/** The page of a clause with all that is known of its document, and the list of a document's clauses. */
export function clauseRoutes(parts: OwnerParts, place: PagePlace): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>();
  const held = (id: string): PolicyDocument | undefined =>
    parts.withheld().has(id) ? undefined : parts.knowledge().documents.get(id);
  app.get('/clause/:document/:place', (c) => {
    const document = held(c.req.param('document'));
    const id = `${c.req.param('document')}#${c.req.param('place')}`;
    const clause = document?.clauses.find((each) => each.id === id);
    if (!document || !clause) return c.notFound();
    const at = document.clauses.indexOf(clause);
    const beside = [document.clauses[at - 1], document.clauses[at + 1]] as const;
    const body = html`
      <article class="sheet clause">
        <p class="path">${clause.path.join(' › ')}</p>
        <h1>${headingOf(clause)}</h1>
        <p class="provenance">${PROVENANCE_LABELS[document.provenance].long}${document.scan ? `文字${SCANNED}，数字以原件为准。` : ''}</p>
        <blockquote class="text">${clause.text === '' ? '这里只有标题，内容在下面各条。' : clause.text}</blockquote>
        ${clause.bodies.length === 0 ? '' : html`<p>负责部门：${clause.bodies.join('、')}</p>`}
        ${measuresIn(clause, parts, place)}
        <h2>出自</h2>
        ${documentFacts(document, parts.today(), place)}
        <nav class="beside" aria-label="前后条款">
          ${beside.map((each, i) => (each ? html`<a href="${clauseAddress(place, each.id)}">${i === 0 ? '上一条' : '下一条'}：${headingOf(each)}</a>` : ''))}
        </nav>
      </article>`;
    return c.html(ownerFrame({ title: `${document.title} ${clause.locator}`, place, at: null, body }));
  });
  app.get('/document/:id', (c) => {
    const document = held(c.req.param('id'));
    if (!document) return c.notFound();
    const body = html`<article class="sheet"><h1>${document.title}</h1>
      ${documentFacts(document, parts.today(), place)}
      <h2>收录的条款</h2>
      <ol class="contents">${document.clauses.map((each) => html`<li><a href="${clauseAddress(place, each.id)}">${headingOf(each)}</a></li>`)}</ol>
    </article>`;
    return c.html(ownerFrame({ title: document.title, place, at: null, body }));
  });
  return app;
}

const headingOf = ({ locator, heading, text }: Clause): string =>
  [locator, heading === locator ? '' : heading].filter((words) => words !== '').join(' ') || text.slice(0, 20);

function measuresIn(clause: Clause, { knowledge }: OwnerParts, { base }: PagePlace): Markup | '' {
  const measures = measuresOf(clause, knowledge());
  if (measures.length === 0) return '';
  return html`<p>这一条里的措施：</p><ul class="plain">${measures.map(({ id, names }) => html`<li><a href="${base}/card/${encodeURIComponent(id)}">${names[0] ?? id}</a></li>`)}</ul>`;
}

/** What a document is: number, issuer, dates, status on the day, what the text that is held is, and what it lacks. */
function documentFacts(document: PolicyDocument, day: string, { base }: PagePlace): Markup {
  const { title, number, issuer, region, issued, effective, period, provenance, lacks, source, links, repealed, scan } =
    document;
  const status = statusOn(document, day);
  const row = (name: string, said: string | Markup | null): Markup | '' =>
    said === null || said === '' ? '' : html`<div><dt>${name}</dt><dd>${said}</dd></div>`;
  return html`<dl class="facts">
    ${row('文件', html`<a href="${base}/document/${encodeURIComponent(document.id)}">《${title}》</a>`)}
    ${row('文号', number ?? '来源没有给')}
    ${row('发文机关', issuer ?? '来源没有给')}
    ${row('地区', region === null ? null : regionName(region))}
    ${row('印发', issued)}
    ${row('施行', effective)}
    ${row('期限', period && `${period.from} 至 ${period.to}`)}
    ${row(`${day} 的状态`, html`<span class="badge ${status}">${STATUS_LABELS[status]}</span>${repealed ? html` 被《${repealed.by.title}》废止` : ''}`)}
    ${row('收录的是', `${PROVENANCE_LABELS[provenance].short}（${scan ? `${SCANNED}，` : ''}来源：${source}）`)}
    ${row('没有收录', lacks.join('；'))}
    ${row('与别的文件', links.map(sayLink).join('；'))}
  </dl>`;
}
