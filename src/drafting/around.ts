import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import { leadUp } from '../knowledge/catalogue/read-beneficiary.ts';
import type { SentencePart } from '../knowledge/catalogue/segments.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { type HasPair, unaccounted } from './accounted.ts';
import type { OwnGrant } from './grants-in.ts';
import { type ClauseWords, type OpenPoint, withoutSpace } from './piece.ts';

/** What stands around a grant: what a draft quotes of it, and what it leaves open. */
export interface GrantSurroundings {
  readonly quoted: readonly string[];
  readonly open: readonly OpenPoint[];
}

const NUMBERED: ReadonlySet<string> = new Set(['number', 'ordinal', 'document']);
const isFigure = (f: Figure): boolean => !NUMBERED.has(f.unit);

/** What the clause says beside a grant and of no other: quoted, or left open where it has figures. `given`: where parts begin that give something else; `sums`: the parts that give sums. */
export function readSurroundings(
  { grant, beside, trailing, ahead }: OwnGrant,
  given: ReadonlySet<number>,
  sums: readonly SentencePart[],
  text: string,
  reader: FacetReader,
): GrantSurroundings {
  const [first = grant.gives] = [...grant.opening, ...grant.before];
  const before = ahead !== null && reader.holds('draft-goes-on', first.text) ? [withoutSpace(ahead)] : [];
  const leads = ahead !== null && !sums.some((s) => ahead.includes(s.text)) ? ahead : '';
  const parts = joined([...beside, ...trailing], text).filter(
    (part) => leads.includes(part.text) || speaksOf(part, first.start, given, reader),
  );
  const isOpen = (part: Part): boolean =>
    part.figures.some(isFigure) && !(reader.holds('draft-restricts', part.text) || isStart(part, reader));
  const said = (part: Part): string => withoutSpace(part.text);
  const open = parts.filter(isOpen).map((part) => ({
    key: part.figures.some((f) => f.unit === 'date') ? 'valid' : null,
    text: said(part),
    why: '这句话里的数没有写进措施',
  }));
  const quoted = [...before, ...parts.filter((part) => !isOpen(part)).map(said)];
  return { quoted: quoted.filter((one, i) => !quoted.some((o, j) => j < i && o.includes(one))), open };
}

/** False for how to apply, for what is given besides, and for what the state means to do further. */
function speaksOf(part: Part, start: number, given: ReadonlySet<number>, reader: FacetReader): boolean {
  if (reader.holds('draft-procedure', part.text)) return false;
  if (part.figures.some(isFigure) || reader.holds('draft-restricts', part.text)) return true;
  if (part.segments.some((s) => given.has(s.start))) return false;
  return part.start < start || !(reader.holds('aim', part.text) || reader.holds('draft-further', part.text));
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly figures: readonly Figure[];
  readonly segments: readonly SentencePart[];
}

/** Parts that follow each other within a sentence, as one. */
function joined(segments: readonly SentencePart[], text: string): readonly Part[] {
  const parts: Part[] = [];
  for (const segment of [...segments].sort((a, b) => a.start - b.start)) {
    const last = parts.at(-1);
    const follows = last && /^[，：、 \t]*$/u.test(text.slice(last.end, segment.start));
    const all = follows ? [...last.segments, segment] : [segment];
    const start = all[0]?.start ?? segment.start;
    const figures = all.flatMap((s) => s.figures);
    if (follows) parts.pop();
    parts.push({ start, end: segment.end, text: text.slice(start, segment.end), figures, segments: all });
  }
  return parts;
}

/** True for words that say from when on alone: 从2023年8月起. */
const isStart = ({ text, figures }: Part, reader: FacetReader): boolean =>
  figures.every((f) => f.unit === 'date') && reader.holds('draft-from-on', text) && !reader.holds('draft-until', text);

/** What a heading says of what a measure is for and the draft says nowhere, quoted; left open where it has figures. */
export function headed(heading: string, said: HasPair, reader: FacetReader): GrantSurroundings {
  const words = withoutSpace(heading);
  const from = reader.all('draft-heading-verb', words);
  const verbs = from.map(({ start, end }) => ({ key: 'heading', start, end }));
  const whole = { start: 0, end: words.length, text: words };
  if (unaccounted(words, [whole], verbs, said, reader).length === 0) return { quoted: [], open: [] };
  return parseFigures(words).some(isFigure)
    ? { quoted: [], open: [{ key: null, text: words, why: '标题里的数没有写进措施' }] }
    : { quoted: [`属于“${words}”`], open: [] };
}

/** Where a label of a card (服务内容) stands in the middle of a sentence, as a page put it there. */
export function spliced({ grant, beside }: OwnGrant, text: string, reader: FacetReader): readonly OpenPoint[] {
  const { opening, before, gives, after } = grant;
  return [...beside, ...opening, ...before, gives, ...after]
    .flatMap(({ start, end }) => reader.all('draft-spliced', text.slice(start, end)))
    .map((found) => ({ key: null, text: withoutSpace(found.text), why: '句子里夹进了表格的栏名，照原件核对' }));
}

/** A share of less than the words of the first grant of a sentence leaves some of them to be understood. */
const SHORTER = 0.8;

/** What a grant may share with the others of its sentence, and does not say itself; `inherited`: what it is known to share. */
export function sharedBySentence(
  one: OwnGrant,
  inherited: readonly ClauseWords[],
  all: readonly OwnGrant[],
  text: string,
  reader: FacetReader,
): readonly OpenPoint[] {
  const { grant } = one;
  const same = all.filter(({ grant: g }) => !/[。！？\n]/u.test(text.slice(...between(g, grant))));
  const asked = (g: Grant): string =>
    withoutSpace(
      leadUp(text, g)
        .map((s) => s.text)
        .join(''),
    );
  const [first] = same;
  const own = `${withoutSpace(inherited.map((s) => s.text).join(''))}${asked(grant)}`;
  const less =
    first &&
    first.grant !== grant &&
    !turnsAnew(grant, text, reader) &&
    own.length < asked(first.grant).length * SHORTER;
  const shorter: readonly OpenPoint[] = less
    ? [{ key: 'conditions', text: asked(grant), why: '比同一句前面的短，前面的话管不管这一项没有把握' }]
    : [];
  const rates = same.filter(({ grant: g }) => g.figures.some((f) => f.unit === '%'));
  const capless = rates.some(({ grant: g }) => !g.figures.some(isCeiling));
  const cap = rates.flatMap(({ grant: g }) => g.figures.filter(isCeiling)).at(-1);
  const trails: readonly OpenPoint[] =
    rates.length > 1 && capless && cap && rates.some(({ grant: g }) => g === grant)
      ? [{ key: 'award.cap', text: withoutSpace(cap.text), why: '这个上限管哪几项，没有把握' }]
      : [];
  const next = one.next && limitsIt(one.next, reader) ? one.next : null;
  const limit: readonly OpenPoint[] = next
    ? [{ key: 'award.cap', text: withoutSpace(next.gives.text), why: '后面还有上限，管不管这一项没有把握' }]
    : [];
  return [...shorter, ...trails, ...limit];
}

/** True behind a ；, for a part that turns to somebody by itself: ；对年度新获得质量奖的. */
function turnsAnew({ before, gives }: Grant, text: string, reader: FacetReader): boolean {
  const { start, text: words } = before[0] ?? gives;
  return /[；;]\s*$/u.test(text.slice(0, start)) && reader.holds('towards', words);
}

const isCeiling = (f: Figure): boolean => f.unit === 'CNY' && (f.bound === 'at-most' || f.bound === 'below');
const between = (a: Grant, b: Grant): [number, number] =>
  a.gives.start < b.gives.start ? [a.gives.start, b.gives.start] : [b.gives.start, a.gives.start];

/** True for a grant that may only limit the one before it. */
const limitsIt = ({ ceiling, before, gives }: Grant, reader: FacetReader): boolean =>
  ceiling && [...before, gives].some((s) => reader.holds('draft-limits-of-it', s.text));
