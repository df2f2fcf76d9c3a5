import type { DocumentLink, DocumentMetadata, ScanRecord } from '../../knowledge/document.ts';
import { partsOfNumber, titleKey } from '../../language/document-name.ts';
import { withoutScanPlaces } from '../../language/unconfirmed.ts';
import { clean } from '../clean/clean.ts';
import { outline } from '../outline/outline.ts';
import { dateIn } from '../text/date.ts';
import { labelsOf } from '../text/label.ts';
import type { Line, PageFacts, ReadFile } from '../text/line.ts';
import { idOf, type Policy } from '../text/policy.ts';
import { normalNumber, numberIn, orderNumber, tidyTitle, titleOfFile } from '../text/title.ts';
import type { DraftUnit } from '../text/unit.ts';
import { validityOf } from '../text/validity.ts';
import type { GivenMetadata } from './given.ts';
import { issuerOf, regionOf, regionOfPart } from './issuer.ts';
import { linksIn } from './links.ts';
import { type Masthead, readMasthead } from './masthead.ts';
import { closenessOf, proven } from './provenance.ts';
import { whyNoPolicy } from './refuse.ts';
import { titleIssued, unrunMasthead } from './restore-line-breaks.ts';
import { scanOfPart } from './scan-of-part.ts';
import { type DocumentPart, splitDocuments } from './split-documents.ts';
import { splitForwarded } from './split-forwarded.ts';

export interface Refused {
  readonly title: string | null;
  readonly why: string;
  readonly removed: readonly string[];
  readonly warnings: readonly string[];
}

export type Described = { readonly policy: Policy } | { readonly refused: Refused };

/** The documents of a source, each described and outlined, or the reason why it is none. What is given of title and number is said of the first. */
export function describeSource(source: ReadFile, file: string, given: GivenMetadata = {}): Described[] {
  const cleaned = clean(source);
  const { parts, removed } = splitDocuments(cleaned.lines);
  const several = parts.length > 1;
  const all = parts.flatMap((part): DocumentPart[] => splitForwarded(part));
  const common = {
    removed: [...source.removed, ...cleaned.removed, ...removed],
    warnings: [...source.warnings, ...cleaned.warnings],
  };
  const page = several ? { ...source.page, title: null, labels: new Map<string, string>() } : source.page;
  if (several) common.warnings.push(`文件里有 ${parts.length} 份文档，已分开`);
  const described = all.map((part, i) =>
    describePart(part, page, file, {
      library: cleaned.library,
      first: i === 0,
      common,
      unread: source.unread ?? [],
      scan: scanOfPart(
        source.scan ?? null,
        part.lines,
        all.map(({ lines }) => lines),
      ),
      given: i === 0 ? given : { ...given, title: undefined, number: undefined },
    }),
  );
  return described.length ? described : [{ refused: { title: page.title, why: '没有可用的正文', ...common } }];
}

interface Surroundings {
  readonly library: boolean;
  readonly first: boolean;
  readonly scan: ScanRecord | null;
  readonly unread: readonly number[];
  readonly common: {
    readonly removed: readonly string[];
    readonly warnings: readonly string[];
  };
  readonly given: GivenMetadata;
}

function describePart(
  part: DocumentPart & { about?: { number: string | null; issuer: string | null } },
  page: PageFacts,
  file: string,
  around: Surroundings,
): Described {
  const told = around.given;
  const given = part.title ?? labelledTitle(page) ?? pageTitle(page);
  const lines: readonly Line[] = given ? unrunMasthead(part.lines, given) : part.lines;
  const head = part.labels ? { ...readMasthead([], given), lines: part.lines } : readMasthead(lines, given);
  const labels = new Map([
    ...page.labels,
    ...head.labels,
    ...labelsOf(lines.slice(0, 6).map((line) => line.text)),
    ...(part.labels ?? lines.find((line) => line.card)?.card?.labels ?? []),
  ]);
  const facts: PageFacts = { ...page, labels };
  const { units, warnings, cut } = outline(head.lines, lines.length > part.lines.length);
  const text = units.flatMap((unit) => unit.paragraphs).join('\n');
  const title = withoutScanPlaces(told.title ?? (part.labels && part.title) ?? head.title ?? titleOfFile(file));
  const own = {
    removed: around.first ? around.common.removed : [],
    warnings: [...(around.first ? around.common.warnings : []), ...warnings],
  };
  const official =
    head.signed.length > 0 || head.number !== null || Boolean(part.about?.number ?? told.number ?? told.issuer);
  const why = whyNoPolicy(title, units, text, official);
  if (why) return { refused: { title, why, ...own } };

  const raw = `${given ?? ''} ${page.title ?? ''} ${
    lines
      .slice(0, 12)
      .map((line) => line.text)
      .find((line) => /[（(](?:节|节选|摘录|转载)[）)]$/.test(line)) ?? ''
  }`;
  const printed =
    (told.number === undefined ? undefined : normalNumber(told.number)) ??
    part.about?.number ??
    head.number ??
    labelledNumber(labels) ??
    numberIn(given ?? title) ??
    orderNumber(page.title ?? '') ??
    null;
  const number = told.number !== undefined || partsOfNumber(printed ?? '') !== null ? printed : null;
  if (printed !== number) own.warnings.push(`“${printed}”不是文号的样子，没有采用；核对后写在开头的 number`);
  const broken = (cut && !head.author) || (around.library && !head.author && !isWhole(units, text));
  const issuer =
    told.issuer ?? part.about?.issuer ?? issuerOf(title, head.signed, facts, /转载/.test(raw)) ?? decreed(number);
  const placed = regionOf(issuer, title, number, facts, file);
  const region = told.region ?? (part.labels ? regionOfPart(placed, text, page, file) : placed);
  if (region === null) own.warnings.push('没有认出适用的地区：加 --region 地名 再导入一次');
  const dates = {
    issued: head.issued ?? dateIn(labels.get('issued') ?? ''),
    published: dateIn(labels.get('published') ?? page.published ?? labels.get('from') ?? '') ?? head.published,
    effective: dateIn(labels.get('effective') ?? '') ?? dateIn(/自(.{8,14})起施行/.exec(head.history ?? '')?.[1] ?? ''),
    until: dateIn(labels.get('until') ?? ''),
  };
  if (head.issued && labels.get('issued') && dateIn(labels.get('issued') ?? '') !== head.issued)
    own.warnings.push(`成文日期不一致：正文落款 ${head.issued}，页面标注 ${labels.get('issued')}`);
  const term = termOf(labels, dates.published ?? dates.issued);
  const { effective, period, unclear, counted } = validityOf(`${text}\n${term}`, dates, title);
  if (unclear) own.warnings.push(`施行日期写作“${unclear}”，无法换算成具体日期，请人工填写`);
  if (counted) own.warnings.push(`施行日期 ${effective} 由“${counted}”推算，请与原件核对`);
  const state = labels.get('validity') ?? '';
  if (/失效|废止/.test(state)) own.warnings.push(`页面标明该文件${state}`);
  const seen = part.labels
    ? DIGEST
    : closenessOf(title, raw, head, facts, text, {
        cut: broken || around.unread.length > 0,
        library: around.library,
        issuer,
        region,
      });
  const confirmed = told.official === true || (told.number !== undefined && told.issuer !== undefined);
  const closeness = confirmed ? seen : proven(seen, { number, issuer, issued: dates.issued ?? dates.published });
  if (closeness !== seen) own.warnings.push(`没有当作原文：${closeness.why}；与原件核对后，加 --official 再导入一次`);
  const year =
    (/〔(\d{4})〕/.exec(number ?? '')?.[1] ?? dates.issued ?? dates.published ?? /20\d{2}/.exec(title)?.[0])?.slice(
      0,
      4,
    ) ?? null;
  const metadata: DocumentMetadata = {
    id: idOf(title, region, year),
    title,
    number,
    issuer,
    region,
    issued: dates.issued,
    published: dates.published,
    effective,
    period,
    provenance: closeness.provenance,
    lacks: lacksOf(missingAnnexes(head), { number, issuer, effective }, broken, around),
    links: [
      ...basisOf(labels),
      ...linksIn(title, units.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n'), number),
    ],
    scan: around.scan,
    source: sourceOf(page, file),
  };
  return { policy: { metadata, units, why: closeness.why, ...own } };
}

/** A document library shows the beginning of a text: it is whole only if it ends as such texts end. */
function isWhole(units: readonly DraftUnit[], text: string): boolean {
  const last = units.findLast((unit) => unit.depth === 0)?.heading ?? '';
  return (
    /保障|附则|组织|实施|其他|监督/.test(last) || /起(?:施行|实施|执行)|有效期|特此(?:通知|公告)/.test(text.slice(-300))
  );
}

/** How close a card is to the document that it tells of. */
const DIGEST = { provenance: 'digest', why: '政策汇编中的一份' } as const;

/** The document that a card tells the gist of, as the one that it carries out. */
function basisOf(labels: ReadonlyMap<string, string>): DocumentLink[] {
  const title = /《(.{1,300})》/.exec(labels.get('basis') ?? '')?.[1];
  return title ? [{ kind: 'implements', number: labelledNumber(labels), title }] : [];
}

/** How long a card says that what it tells counts, as documents say it of themselves: 2022年8月11日起，有效期3年. */
function termOf(labels: ReadonlyMap<string, string>, known: string | null): string {
  const said = withDay((labels.get('term') ?? '').replace(/^[自从]/, ''), known);
  const [, from = '', to = ''] = /^(.{8,11}日)起?[至到](.{8,11}日)/.exec(said) ?? [];
  if (from && to) return `本措施有效期自${from}至${to}`;
  return /^.{8,11}日起/.test(said) ? `本措施自${said.replace('起', '起施行')}` : '';
}

/** 2022年6月起 is from the day of that month on which it is known to have come out, else from the first. */
function withDay(said: string, known: string | null): string {
  return said
    .replace(/^(\d{4})年(\d{1,2})月(?=起|开始)/, (month, year: string, m: string) => {
      const inMonth = known?.startsWith(`${year}-${m.padStart(2, '0')}-`);
      return `${month}${inMonth ? Number(known?.slice(8)) : 1}日`;
    })
    .replace(/^(.{8,11}日)开始/, '$1起');
}

/** Who issued a decree: 交通运输部令2026年第10号 → 交通运输部. */
const decreed = (number: string | null): string | null => /^(.+?)令(?:\d{4}年)?第/.exec(number ?? '')?.[1] ?? null;

/** The longest title: what is longer is a page whose <title> was never closed. */
const LONGEST_TITLE = 300;

/** The title that a label of the page gives. */
function labelledTitle({ labels }: PageFacts): string | undefined {
  const title = labels.get('title');
  return title && title.length <= LONGEST_TITLE ? title : undefined;
}

/** A page's title without the name of its site. */
function pageTitle(page: PageFacts): string | null {
  if ((page.title?.length ?? 0) > LONGEST_TITLE) return null;
  const title = page.title
    ?.split(/\s{1,8}[-|]\s+|_/)[0]
    ?.replace(/[-－][^-－]{2,24}(?:网|网站|门户)$/, '')
    .trim();
  return title ? tidyTitle(title) : null;
}

function labelledNumber(labels: ReadonlyMap<string, string>): string | null {
  const label = labels.get('number');
  return label && /\d+\s*号/.test(label) ? (numberIn(label) ?? normalNumber(label)) : null;
}

/** Annexes that are named and of which no line bears the title. */
function missingAnnexes(head: Masthead): string[] {
  const held = new Set([head.title, head.title && titleIssued(head.title)].flatMap((t) => (t ? [titleKey(t)] : [])));
  for (const key of head.lines.flatMap((line) => [titleKey(line.text), titleKey(line.table?.caption ?? '')]))
    held.add(key);
  return head.annexes.filter((name) => !held.has(titleKey(name)));
}

function lacksOf(
  annexes: readonly string[],
  { number, issuer, effective }: Pick<DocumentMetadata, 'number' | 'issuer' | 'effective'>,
  cut: boolean,
  { scan, unread }: Surroundings,
): string[] {
  const figure = scan && scan.unconfirmed.length > 0 ? '未载或待核对' : '未载';
  return [
    ...(issuer ? [] : ['发文单位未载']),
    ...(number ? [] : [`文号${figure}`]),
    ...(effective ? [] : [`施行日期${figure}`]),
    ...(cut ? ['来源在此中断、其后的条款未载'] : []),
    ...(unread.length > 0 ? [`第${unread.join('、')}页是图片，没有收录`] : []),
    ...annexes.map((name) => `附件“${name.slice(0, 60)}”未收录`),
  ];
}

function sourceOf(page: PageFacts, file: string): string {
  const site = page.site?.replace(/\s.*$/, '');
  return [site && !/^[\w.]+$/.test(site) ? site : '', page.url ?? '', page.url ? '' : file].filter(Boolean).join(' ');
}
