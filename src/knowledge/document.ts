import { z } from 'zod';
import { UNCONFIRMED } from '../language/unconfirmed.ts';
import type { StatedMeasure } from './stated-measure.ts';

/** How close a known text is to what was issued. */
export const Provenance = z.enum(['official', 'restated', 'excerpt', 'digest', 'commentary']);
export type Provenance = z.infer<typeof Provenance>;

/** `YYYY-MM-DD`. */
export const IsoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date as YYYY-MM-DD');

/**
 * What a document does to another or says of it, which it names by number, title or both. `until` or `years`: how long an extension lasts;
 * `from`: the first day without the repealed text, where it is not the day on which this document takes effect.
 */
export const DocumentLink = z
  .strictObject({
    kind: z.enum(['repeals', 'supersedes', 'amends', 'extends', 'implements', 'explains', 'forwards']),
    number: z.string().nullable().default(null),
    title: z.string().nullable().default(null),
    until: IsoDate.optional(),
    years: z.int().min(1).optional(),
    from: IsoDate.optional(),
  })
  .refine(({ number, title }) => number !== null || title !== null, {
    message: '写明另一份文件的文号或标题',
  });
export type DocumentLink = z.infer<typeof DocumentLink>;

/** A figure of a scan that is not known: `read` and `other` as the two readers saw it, null where one did not; `words` around it. */
const UnconfirmedFigure = z.strictObject({
  /** Page and place in it: 3.2. */
  at: z.string().regex(/^\d+\.\d+$/, '页码.序号'),
  read: z.string().nullable(),
  other: z.string().nullable(),
  words: z.string(),
});
export type UnconfirmedFigure = z.infer<typeof UnconfirmedFigure>;

/** What a person is told of a text that was read from pictures. */
export const SCANNED = '由扫描件识别';

/** What of a document was read from pictures of its pages: `id` names what is kept of them in the data folder. */
export const ScanRecord = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/, '十六位'),
  pages: z.array(z.int().min(1)).min(1),
  unconfirmed: z.array(UnconfirmedFigure).default([]),
});
export type ScanRecord = z.infer<typeof ScanRecord>;

/** The front matter of a policy file. Dates are ISO strings; `region` is a GB/T 2260 code. */
export const DocumentMetadata = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  title: z.string().min(1),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  region: z
    .string()
    .regex(/^\d{6}$/, 'six digits of GB/T 2260')
    .nullable(),
  issued: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'YYYY-MM-DD or YYYY-MM')
    .nullable(),
  published: IsoDate.nullable().default(null),
  effective: IsoDate.nullable(),
  period: z.strictObject({ from: IsoDate, to: IsoDate }).nullable(),
  provenance: Provenance,
  lacks: z.array(z.string()).default([]),
  links: z.array(DocumentLink).default([]),
  scan: ScanRecord.nullable().default(null),
  source: z.string().min(1),
});
export type DocumentMetadata = z.infer<typeof DocumentMetadata>;

/** One provision with its place in the official text. `text` is empty where a heading only groups. */
export interface Clause {
  /** `changsha-sme-2022#1.1` */
  readonly id: string;
  readonly document: string;
  /** `一(一)`; the heading itself where the source has no numbers. */
  readonly locator: string;
  readonly heading: string;
  /** Headings of the clauses above this one, outermost first. */
  readonly path: readonly string[];
  readonly text: string;
  /** The text with figures that nobody confirmed as one reader saw them: to find by, never to be said. */
  readonly asRead?: string;
  /** Of a clause whose `text` is that: as it may be shown. */
  readonly shown?: Clause;
  /** Responsible bodies, as printed. */
  readonly bodies: readonly string[];
  /** What owners really say when they mean this clause; written by us. */
  readonly asks: readonly string[];
  /** What it grants, stated beside the text in place of what the text is read as. */
  readonly measures?: readonly StatedMeasure[];
  /** The line of the heading in its file, 1-based. */
  readonly line: number;
}

export interface PolicyDocument extends DocumentMetadata {
  readonly file: string;
  readonly clauses: readonly Clause[];
  /** The known policy that this text explains. */
  readonly explained?: PolicyDocument;
  /** A known document that puts this one out of force: from when on, and in which clause. */
  readonly repealed?: { readonly by: PolicyDocument; readonly on: string; readonly clause: Clause };
  /** A known document by which it goes on: `period` is then what that one says. */
  readonly extended?: { readonly by: PolicyDocument; readonly clause: Clause };
  /** Known documents that change it, the latest first. */
  readonly amended?: readonly { readonly by: PolicyDocument; readonly on: string; readonly clause: Clause }[];
}

export type DocumentStatus = 'in-force' | 'not-yet' | 'expired' | 'unknown';

/** Status on `date` (ISO): before `effective` not-yet; past the end of `period` or put out of force expired; an explanation that says nothing of it as its policy; known to have begun in-force; else unknown. */
export function statusOn(
  document: Pick<PolicyDocument, 'effective' | 'period' | 'repealed' | 'explained'>,
  date: string,
): DocumentStatus {
  if (document.explained && !document.effective && !document.period) return statusOn(document.explained, date);
  if (document.repealed && date >= document.repealed.on) return 'expired';
  if (document.period && date > document.period.to) return 'expired';
  if (document.effective) return date < document.effective ? 'not-yet' : 'in-force';
  if (document.period && date < document.period.from) return 'not-yet';
  return 'unknown';
}

/** How a document stands, as a person is told it. */
export const STATUS_LABELS: Readonly<Record<DocumentStatus, string>> = {
  'in-force': '有效',
  'not-yet': '尚未生效',
  expired: '已过期',
  unknown: '是否有效不明',
};

/** A clause of which the source gives the heading alone. */
export const isHollow = ({ text }: Clause): boolean => HOLLOW_TEXTS.has(text.trim());
const HOLLOW_TEXTS: ReadonlySet<string> = new Set([
  '来源只有标题，正文未载',
  '来源只有标题，正文未载。',
  '来源只有标题，其下条目未载。',
]);

/** A text in which a figure of a scan is not known: nothing is computed with it, drafted from it or said for sure of it. */
export const isUnconfirmed = ({ heading, text, shown }: Pick<Clause, 'heading' | 'text' | 'shown'>): boolean =>
  shown !== undefined || text.includes(UNCONFIRMED) || heading.includes(UNCONFIRMED);

/** A figure of the scan may be the number or a day of the document itself: what of these is not held may yet be written. */
export const mayBeWritten = ({ scan }: Pick<PolicyDocument, 'scan'>): boolean => (scan?.unconfirmed.length ?? 0) > 0;

const LINKS: Readonly<Record<DocumentLink['kind'], string>> = {
  repeals: '废止',
  supersedes: '代替',
  amends: '修改',
  extends: '延续',
  implements: '实施',
  explains: '解读',
  forwards: '转发',
};

/** 废止 《某办法》（某发〔2019〕6号） */
export const sayLink = ({ kind, number, title }: DocumentLink): string =>
  `${LINKS[kind]} ${title ? `《${title}》` : ''}${number ? `（${number}）` : ''}`;
