import {
  type DocumentStatus,
  mayBeWritten,
  type PolicyDocument,
  type Provenance,
  SCANNED,
} from '../../knowledge/document.ts';
import { sameTitle } from '../../language/document-name.ts';
import { type DaySpan, laterTime } from '../../understand/later-time.ts';
import {
  called,
  cite,
  documentDate,
  figure,
  name,
  numberOf,
  type Pieces,
  sayDate,
  type Writer,
} from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { whom } from './caveats.ts';
import { digestWords } from './digest-words.ts';
import { numbered, since } from './ended.ts';

const SAY: Record<DocumentStatus, string> = {
  'in-force': '有效',
  'not-yet': '还没有生效',
  expired: '已经过期',
  unknown: '是否有效，来源看不出来',
};

/** From when to when it holds, and whether it does on the day that is asked about: that first where it is what is asked (`verdict`). */
export function sayStatus(writer: Writer, evidence: Evidence, ranked: Ranked, verdict: boolean): void {
  const { document, clause, status } = ranked;
  const later = laterTime(evidence.own.figures, evidence.asOf);
  if (status === 'expired') writer.first(`over ${document.id}`);
  if (document.repealed && document.repealed.on <= evidence.asOf) {
    sayRepealed(writer, document.repealed, { document, clause });
    return;
  }
  const holds = [...called(document), ...datesOf(document), cite(clause)];
  const within = status === 'unknown' && document.period;
  // A text that is held in part, and states no end, may end where it is not held.
  const open =
    !document.period && (status === 'in-force' || status === 'unknown') && document.provenance !== 'official';
  if (verdict && within) writer.say('还在期限之内：', ...holds, '；来源没有给出施行日期。');
  else if (verdict && later !== null && document.period && status !== 'expired')
    writer.say(AT_THAT_TIME[heldThen(later, document.period.to)], '：', ...holds, '。');
  else if (verdict) writer.say(open ? WITHOUT_END[status] : SAY[status], '：', ...holds, '。');
  else {
    const asked = figure(sayDate(evidence.asOf), { origin: 'date' });
    writer.say(...holds, '；在', asked, within ? '，当日在上述期限之内，但来源没有给出施行日期' : SAY[status], '。');
  }
  const { extended } = document;
  if (extended) writer.say('这个期限是', ...numbered(extended.by), '延续的', cite(extended.clause), '。');
  for (const { by, on, clause: change } of document.amended ?? [])
    if (on <= evidence.asOf) writer.say('有内容已由', ...numbered(by), '修改', cite(change), '。');
  if (verdict && open) writer.say('是否还在执行，用之前请向', issuerOf(document), '核实', cite(clause), '。');
}

const AT_THAT_TIME = { after: '不行，到那时已经过期', within: '那时还在期限之内', across: '要看那时是哪一天' } as const;

/** Whether a document holds at a time of which only the year or the month may be told. */
const heldThen = ({ from, to }: DaySpan, until: string): keyof typeof AT_THAT_TIME =>
  to <= until ? 'within' : from > until ? 'after' : 'across';

const WITHOUT_END: Record<DocumentStatus, string> = { ...SAY, 'in-force': '按收录的文本看有效' };

/** 自…起施行，期限从…到…, as far as the source states them. */
function datesOf(document: PolicyDocument): Pieces {
  const { effective, period } = document;
  const begins = effective ? ['自', documentDate(document, 'effective'), '起施行'] : [];
  if (!period && mayBeWritten(document)) return [...begins, effective ? '，' : '', '来源是扫描件，其他日期还没有核对'];
  if (!period) return effective ? [...begins, '，来源没有写明截止日期'] : ['来源没有写明施行日期和期限'];
  return [
    ...begins,
    effective ? '，' : '',
    /\d{4}.*\d{4}/.test(document.title) ? '题名写的期限从' : '期限从',
    documentDate(document, 'from'),
    '到',
    documentDate(document, 'to'),
  ];
}

/** Which document put it out of force, and from when on. */
function sayRepealed(
  writer: Writer,
  repealed: NonNullable<PolicyDocument['repealed']>,
  { document, clause }: Pick<Ranked, 'document' | 'clause'>,
): void {
  const { by } = repealed;
  const replaced = sameTitle(document.title, by.title);
  writer.say(
    called(document),
    cite(clause),
    ...since(repealed),
    replaced ? '已经废止，由' : '已经废止，见',
    ...numbered(by),
    replaced ? '代替' : '',
    cite(repealed.clause),
    '。',
  );
}

/** No known text says that a document goes on, or is replaced. */
export function saySuccessor(writer: Writer, { document, clause }: Ranked): void {
  if (document.repealed || document.extended) return;
  writer.say('有没有延续、接替或废止它的文件，收录的文本没有写，请向', issuerOf(document), '核实', cite(clause), '。');
}

const HELD: Record<Exclude<Provenance, 'digest'>, string> = {
  official: '收录的是正式文本，下面引用的是原文',
  restated: '收录的文本是据原文转述的，不是逐字的原文',
  excerpt: '收录的文本是据原文转述的节选，不是逐字的原文',
  commentary: '收录的是署名文章，不是政策文件的原文',
};

/** Whether the wording that is known is that of the document. */
export const howHeld = (document: PolicyDocument): Pieces => [
  ...called(document),
  '：',
  document.provenance === 'digest' ? `收录的是${digestWords(document)}` : HELD[document.provenance],
  document.scan ? `，${SCANNED}` : '',
];

/** The same, said with where the document's own stands. */
export function sayProvenance(writer: Writer, { document, clause }: Ranked): void {
  writer.say(...howHeld(document), cite(clause), '。');
  sayWhereToRead(writer, { document, clause });
}

/** Where the document's own wording stands, where that is not what is known. */
export function sayWhereToRead(writer: Writer, { document, clause }: Pick<Ranked, 'document' | 'clause'>): void {
  if (document.provenance === 'official') return;
  const number = document.number ? ['，文号', numberOf(document)] : [];
  writer.say('全文和逐字的原文请查', issuerOf(document), '公布的文件', ...number, cite(clause), '。');
}

const issuerOf = (document: Ranked['document']) => (document.issuer ? name(document.issuer) : whom(document));
