import { mayBeWritten, type PolicyDocument } from '../../knowledge/document.ts';
import { OVER_AGAIN } from '../draft/over.ts';
import { called, cite, documentDate, figure, sayDate, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { digestWords } from './digest-words.ts';
import { ended, endedBy, numbered } from './ended.ts';
import { firstOfArticle } from './signed-article.ts';

/** A clause that is used, and how its document stands on the day. */
export type Standing = Pick<Ranked, 'clause' | 'document' | 'status'>;

/** Says after the answer what is out of force: once with its day, then in short. */
export function sayStatusOf(
  writer: Writer,
  { asOf }: Pick<Evidence, 'asOf'>,
  used: readonly Standing[],
  told: PolicyDocument | null = null,
): void {
  for (const { document, status, clause } of onePerDocument(used)) {
    const again = writer.noticed.has(document.id) || document === told;
    if (status === 'expired') {
      if (!again && writer.first(`over ${document.id}`))
        writer.aside('（这份文件', ...ended(document), '，内容只供参考', cite(endedBy(document, clause)), '。）');
      else if (document !== told) writer.aside(OVER_AGAIN, cite(clause), '。）');
      writer.notice('expired', cite(clause), '已过期。');
    } else if (status === 'not-yet') {
      const field = document.effective ? 'effective' : 'from';
      const asked = figure(sayDate(asOf), { origin: 'date' });
      writer.aside(
        '（这份文件自',
        documentDate(document, field),
        '起施行，在',
        asked,
        '还没有生效',
        cite(clause),
        '。）',
      );
      writer.notice('not-yet-in-force', cite(clause), '尚未生效。');
    }
    const change = document.amended?.find(({ on }) => on <= asOf);
    if (change && !again)
      writer.notice(
        'amended',
        cite(clause),
        '所在的文件有内容已由',
        ...numbered(change.by),
        '修改',
        cite(change.clause),
        '。',
      );
  }
}

/** Whether one may still apply is asked of a text that is over: that first; `forLeave`: whether one may have what it gives, and nothing else of it is decided. */
export function sayOver(
  writer: Writer,
  { question }: Pick<Evidence, 'question'>,
  { document, status, clause }: Standing,
  forLeave: boolean,
): boolean {
  const isStillOpen = question.signs.ways.has('asks-still-open') && !question.aspects.includes('status');
  const isAsked = isStillOpen || question.aspects.some((aspect) => TIMES.has(aspect));
  if (status !== 'expired' || !(isAsked || forLeave)) return false;
  if (!writer.first(`over ${document.id}`)) return true;
  writer.say(
    isAsked ? '不能再按它申报：这份文件' : '现在不能按这份文件办：',
    ...ended(document),
    cite(endedBy(document, clause)),
    '。',
  );
  return true;
}
/** What is left out of these a text that is over need not be told to leave out. */
export const TIMES: ReadonlySet<string> = new Set(['deadline', 'window']);

/** Says at the end how far the sources carry; what the conversation has heard of a source is not said again. */
export function closeWithCaveats(writer: Writer, used: readonly Standing[]): void {
  for (const { document, status, clause } of onePerDocument(used)) {
    if (writer.noticed.has(document.id)) continue;
    const policy = document.explained;
    const first = policy?.clauses.find(({ text }) => text !== '');
    if (policy && first) {
      writer.notice('digest', cite(clause), '是对', ...called(policy), '的解读，以该文件为准', cite(first), '。');
      continue;
    }
    if (status === 'unknown' && document.provenance !== 'commentary')
      writer.notice(
        'unknown-validity',
        cite(clause),
        unknownSince(document),
        '现在是否有效请向',
        whom(document),
        '核实。',
      );
    if (document.provenance === 'excerpt')
      writer.notice('excerpt', cite(clause), '只收录了节选，未收录的条款可能另有规定。');
    if (document.provenance === 'digest')
      writer.notice('digest', cite(clause), `是${digestWords(document)}，以正式文件为准。`);
    if (document.provenance === 'commentary' && firstOfArticle(writer, { document }))
      writer.notice(
        'commentary',
        cite(clause),
        '是署名文章（',
        { kind: 'source', text: document.source, document: document.id },
        '），不是政策文件，不能作为申报依据。',
      );
  }
}

function unknownSince(document: PolicyDocument): string {
  if (mayBeWritten(document)) return '的来源是扫描件，施行日期和期限没有读到或还没有核对，';
  return document.period ? '的来源只写了期限，没有写明施行日期，' : '的来源没有写明施行日期或期限，';
}

/** The body to ask where no clause names one. */
export function whom(document: PolicyDocument): string {
  return document.issuer && document.provenance !== 'digest' ? '发文机关' : '当地主管部门';
}

function onePerDocument(used: readonly Standing[]): Standing[] {
  return used.filter((r, i) => used.findIndex((other) => other.document.id === r.document.id) === i);
}
