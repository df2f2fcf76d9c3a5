import type { DocumentStatus, PolicyDocument } from '../../knowledge/document.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, documentDate, figure, name, quote, sayDate, title, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { closeWithCaveats } from './caveats.ts';
import { sayClause } from './clause.ts';

/** Closes what is said of a document alone; where it is asked which one it is, with what it says. */
export function closeAboutDocument(writer: Writer, evidence: Evidence, ranked: Ranked): Draft {
  if (evidence.question.aspects.includes('which-document')) sayClause(writer, evidence, ranked, 120);
  closeWithCaveats(writer, [ranked]);
  return writer.draft('answer');
}

/** Says of a document what is asked of it: its number, its dates, whether it is in force, which one it is. */
export function sayAboutDocument(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const { document, clause } = ranked;
  const { aspects } = evidence.question;
  const called = ['《', title(document), '》'] as const;
  const asks = (intent: string) => aspects.includes(intent);
  if (asks('number')) {
    if (document.number) writer.say(called, '的文号是', sayNumber(document), cite(clause), '。');
    else writer.say(called, '：来源没有给出文号', cite(clause), '。');
  }
  if (asks('issuer')) {
    writer.say(
      called,
      '的来源：',
      { kind: 'source', text: document.source, document: document.id },
      cite(clause),
      '。',
    );
    if (document.issuer) writer.say('发文机关：', name(document.issuer), cite(clause), '。');
  }
  if (asks('issued')) sayIssued(writer, ranked);
  if (asks('status') || asks('period') || asks('effective')) sayStatus(writer, evidence, ranked);
  if (asks('period') && !document.period) sayTarget(writer, document);
  if (asks('which-document')) {
    writer.say('出自', called, ...(document.number ? ['（', sayNumber(document), '）'] : []), cite(clause), '。');
    if (document.issuer) writer.say('发文机关：', name(document.issuer), cite(clause), '。');
  }
}

function sayNumber(document: PolicyDocument) {
  return figure(document.number ?? '', { origin: 'document', document: document.id, field: 'number' });
}

function sayIssued(writer: Writer, { document, clause }: Ranked): void {
  const parts = [
    ...(document.issued ? ['成文（印发）日期是', documentDate(document, 'issued')] : []),
    ...(document.published
      ? [document.issued ? '，公布日期是' : '公布日期是', documentDate(document, 'published')]
      : []),
    ...(document.effective
      ? [document.issued || document.published ? '，自' : '自', documentDate(document, 'effective'), '起施行']
      : []),
  ];
  if (parts.length === 0) parts.push('来源没有写明印发日期，请向发文机关核实');
  else if (!document.issued && !document.published) parts.push('，来源没有写明印发日期');
  writer.say('《', title(document), '》：', ...parts, cite(clause), '。');
}

const SAY: Record<DocumentStatus, string> = {
  'in-force': '有效',
  'not-yet': '还没有生效',
  expired: '已经过期',
  unknown: '是否有效，来源看不出来',
};

function sayStatus(writer: Writer, evidence: Evidence, { document, clause, status }: Ranked): void {
  const parts = [];
  if (document.effective) parts.push('自', documentDate(document, 'effective'), '起施行');
  if (document.period)
    parts.push(
      parts.length ? '，' : '',
      /\d{4}.*\d{4}/.test(document.title) ? '题名写的期限从' : '期限从',
      documentDate(document, 'from'),
      '到',
      documentDate(document, 'to'),
    );
  else if (document.effective) parts.push('，来源没有写明截止日期');
  if (!document.effective && !document.period) parts.push('来源没有写明施行日期和期限');
  const asked = figure(sayDate(evidence.asOf), { origin: 'date' });
  const within = status === 'unknown' && document.period;
  writer.say(
    '《',
    title(document),
    '》',
    ...parts,
    cite(clause),
    '；在',
    asked,
    within ? '，当日在上述期限之内，但来源没有给出施行日期' : SAY[status],
    '。',
  );
}

/** Where a text sets no end, the year that its aims name is the nearest that it says; it is no end. */
function sayTarget(writer: Writer, document: PolicyDocument): void {
  for (const clause of document.clauses) {
    const aim = sentencesOf(clause).find((s) => /到\s*20\d\d\s*年/.test(s.text) && s.text.length <= 160);
    if (!aim) continue;
    writer.say('文中写到的目标年份（不是截止日期）：', quote(clause, aim.start, aim.end), cite(clause));
    return;
  }
}
