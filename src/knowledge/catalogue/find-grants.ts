import type { Figure } from '../../language/figure.ts';
import { neighboursIn } from '../../language/pairs.ts';
import type { InstrumentKind } from '../language-data.ts';
import type { Stretch } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { SentencePart } from './segments.ts';

/** A grant as it stands in a clause: the parts that lead up to it, the part that gives, and the parts that go on with its sums. */
export interface Grant {
  readonly kind: InstrumentKind;
  /** The words that tell the instrument. */
  readonly said: { readonly start: number; readonly end: number };
  /** The parts of the same sentence before the giving one, since the grant before. */
  readonly before: readonly SentencePart[];
  /** What leads up to the first grant of the sentence, where this is a later one: it may name the recipient of all. */
  readonly opening: readonly SentencePart[];
  readonly gives: SentencePart;
  /** Where in the text the giving begins: what stands before it in its part tells who and for what. */
  readonly from: number;
  readonly after: readonly SentencePart[];
  readonly figures: readonly Figure[];
  /** Which of several things side by side it is for: 国家级 of 国家级、省级的分别给予. */
  readonly side?: Stretch;
  /** True where only a ceiling is known. */
  readonly ceiling: boolean;
}

/** The sums, shares and counts that an award can be made of. */
const isSum = ({ unit }: Figure): boolean => unit.startsWith('CNY') || unit === '%' || unit === 'USD' || unit === 'HKD';
const isThreshold = ({ bound, unit }: Figure): boolean =>
  bound === 'at-least' || bound === 'below' || (bound === 'above' && unit !== '%');

/** The figures of a part that gives which belong to the grant: not what must be reached first. */
function figuresGiven(segment: SentencePart, from: number, reader: FacetReader): Figure[] {
  // 给予不低于1000万元 gives at least so much; 1000万元以上 must be reached.
  const given = (f: Figure): boolean =>
    !isThreshold(f) ||
    (f.bound === 'at-least' &&
      reader.holds('floor-given', segment.text.slice(from - segment.start, f.end - segment.start)));
  return segment.figures.filter((f) => isSum(f) && f.start >= from && given(f));
}

/** The rate of a part that goes before the giving one: 按采购额的30%，给予最高200万元奖励. */
function ratesBefore(before: readonly SentencePart[], reader: FacetReader): Figure[] {
  const part = before.at(-1);
  const rate = part && reader.first('base-stated', part.text);
  return part && rate ? figuresGiven(part, part.start + rate.start, reader) : [];
}

/** What is opened by a list (给予以下奖励：) or the first part of a sentence, and holds for what follows. */
interface Open {
  before: SentencePart[];
  grants: Grant[];
}

/** Every grant of the parts of a clause, in order. `lead`: the clause leads in from one that gives (给予以下奖励：), so that a bare sum is a grant. */
export function findGrants(
  segments: readonly SentencePart[],
  reader: FacetReader,
  lead: SentencePart | null,
): readonly Grant[] {
  const found: Grant[] = [];
  let at: Open = { before: [], grants: [] };
  let list: SentencePart | null = lead;
  let ofLine = 0;
  for (const segment of segments) {
    if (segment.opens) ofLine = found.length;
    const own =
      opensScale(at, segment) && !reader.holds('gives', segment.text) ? [] : grantsIn(segment, at, reader, list);
    if (own.length > 0) {
      const last = at.grants.at(-1);
      const joined = last && own.length === 1 ? joinTier(last, own[0] as Grant, reader) : null;
      if (joined) {
        found[found.length - 1] = joined;
        at.grants[at.grants.length - 1] = joined;
      } else {
        // 采取后补助方式给予支持, before the sums: what they are, and no grant of its own.
        if (last && last.figures.length === 0 && (own[0]?.figures.length ?? 0) > 0 && isBare(last)) {
          found.pop();
          at.grants.pop();
        }
        found.push(...own);
        at.grants.push(...own);
      }
      at.before = [];
    } else if (found.length > 0 && goesOn(segment, at, reader)) {
      extend(found, at.grants, ofLine, segment, reader);
    } else at.before.push(segment);
    if (segment.stop === '：' && reader.holds('leads-list', segment.text)) list = segment;
    if (segment.stop === '；') at.before = at.grants.length > 0 ? [] : at.before;
    if (segment.stop === '。') at = { before: [], grants: [] };
  }
  return found;
}

/** True inside a sentence whose scale a giving part opens: 给予运行补助：1吨以下500元/小时，…. */
const opensScale = ({ grants }: Open, segment: SentencePart): boolean =>
  grants.at(-1)?.gives.stop === '：' && !segment.opens && grants.at(-1)?.gives !== segment;

/** A grant that says nothing but that something is given. */
const isBare = ({ gives, before }: Grant): boolean =>
  before.length === 0 && gives.text.trim().length < 20 && gives.stop === '，';

/** True for a part that goes on with a grant: its ceiling, its share, a further step of its scale. */
function goesOn(segment: SentencePart, { before, grants }: Open, reader: FacetReader): boolean {
  if (!segment.figures.some((f) => isSum(f) && !isThreshold(f))) return false;
  if (opensScale({ before, grants }, segment)) return true;
  return reader.holds('cap', segment.text.trim());
}

/**
 * A ceiling over an enterprise bounds every grant of its sentence, in a sentence of its own every grant before it in its line (from `ofLine`), in a line of its
 * own every grant; any other the last alone.
 */
function extend(
  found: Grant[],
  grants: readonly Grant[],
  ofLine: number,
  segment: SentencePart,
  reader: FacetReader,
): void {
  const figures = segment.figures.filter((f) => isSum(f) && !isThreshold(f));
  const ofAll = reader.holds('cap-of-all', segment.text);
  const inLine = found.length - ofLine;
  const whole = grants.length > 0 ? grants.length : inLine > 0 ? inLine : found.length;
  const from = ofAll ? Math.max(0, found.length - whole) : found.length - 1;
  for (let i = from; i < found.length; i += 1) {
    const grant = found[i] as Grant;
    found[i] = withFigures({ ...grant, after: [...grant.after, segment] }, [...grant.figures, ...figures]);
  }
}

/** A grant with other figures; whether only a ceiling is known follows from them. */
export const withFigures = (grant: Grant, figures: readonly Figure[]): Grant => ({
  ...grant,
  figures,
  ceiling: figures.length > 0 && figures.every((f) => f.bound === 'at-most'),
});

/** A step of the scale of the grant before: the same help, where another figure is reached. */
function joinTier(last: Grant, next: Grant, reader: FacetReader): Grant | null {
  if (last.kind !== next.kind || last.figures.length === 0 || next.figures.length === 0) return null;
  const condition = (g: Grant) =>
    [...g.before.map((s) => s.text), g.gives.text.slice(0, Math.max(0, g.from - g.gives.start))].join('，');
  const [a, b] = [condition(last), condition(next)];
  const threshold = [...next.before, next.gives].some((s) =>
    s.figures.some((f) => f.end <= next.from && (isThreshold(f) || f.unit === 'count')),
  );
  if (!threshold || reader.holds('level', a) !== reader.holds('level', b)) return null;
  if (reader.holds('level', b) && levels(a, reader) !== levels(b, reader)) return null;
  if (alike(a, b) < 0.5) return null;
  return withFigures({ ...last, after: [...last.after, ...next.before, next.gives] }, [
    ...last.figures,
    ...next.figures,
  ]);
}

const levels = (text: string, reader: FacetReader): string =>
  reader
    .all('level', text)
    .map((l) => l.text)
    .join(' ');

/** The share of the pairs of characters of the shorter of two texts that the other holds, figures aside. */
function alike(a: string, b: string): number {
  const pairs = (text: string) => neighboursIn(text.replace(/[\d.,\s]/g, ''));
  const [p, q] = [pairs(a), pairs(b)];
  if (p.size === 0 || q.size === 0) return 0;
  return [...p].filter((pair) => q.has(pair)).length / Math.min(p.size, q.size);
}

/** What one part of a sentence gives: a sum or help of one kind, or of several kinds side by side (奖励或贷款贴息). */
function grantsIn(
  segment: SentencePart,
  { before, grants }: Open,
  reader: FacetReader,
  list: SentencePart | null,
): Grant[] {
  const { text } = segment;
  const opening = grants[0] ? [...grants[0].opening, ...grants[0].before] : [];
  if (!reader.holds('gives', text))
    return helpIn(segment, before, opening, reader) ?? bareIn(segment, before, opening, reader, list);
  const isFirst = grants.length === 0 && before.length > 0 && reader.holds('gives-each', text);
  if (reader.holds('cap', text.trim()) && !isFirst && !reader.holds('gives-anew', text)) return [];
  const verb = reader.first('gives-from', text) ?? reader.first('gives', text);
  if (!verb) return [];
  const from = segment.start + verb.start;
  const figures = [...ratesBefore(before, reader), ...figuresGiven(segment, from, reader)];
  const instruments = instrumentsIn(text.slice(verb.start), reader);
  const make = ({ kind, start, end }: Instrument): Grant =>
    withFigures(
      {
        kind,
        said: { start: from + start, end: from + end },
        before,
        opening,
        gives: segment,
        from,
        after: [],
        figures: [],
        ceiling: false,
      },
      figures,
    );
  if (instruments.length === 0)
    return (
      helpIn(segment, before, opening, reader) ??
      (figures.length > 0 ? [make({ kind: 'subsidy', start: 0, end: verb.end - verb.start })] : [])
    );
  return (figures.length > 0 ? instruments.slice(0, 1) : instruments).map(make);
}

/** Help without a sum. */
function helpIn(
  segment: SentencePart,
  before: readonly SentencePart[],
  opening: readonly SentencePart[],
  reader: FacetReader,
): Grant[] | null {
  const { text, start } = segment;
  // 纳入名单的, 提供服务的企业: what must be, and nothing that is given.
  if (text.trimEnd().endsWith('的') || !reader.holds('help-hint', text)) return null;
  const found = reader.kinds('help').flatMap(({ kind, facet }) => {
    const words = reader.first(facet, text);
    return words ? [{ kind, words }] : [];
  });
  if (found.length === 0) return null;
  // Kinds that stand in the same words are one help: the first that is listed.
  const apart = found.filter(
    ({ words }, i) => !found.slice(0, i).some((f) => f.words.start < words.end && words.start < f.words.end),
  );
  return apart.map(({ kind, words }) => ({
    kind,
    said: { start: start + words.start, end: start + words.end },
    before,
    opening,
    gives: segment,
    from: start + words.start,
    after: [],
    figures: [],
    ceiling: false,
  }));
}

/** A sum alone, in a list that a giving part leads in: 国家级，100万元. */
function bareIn(
  segment: SentencePart,
  before: readonly SentencePart[],
  opening: readonly SentencePart[],
  reader: FacetReader,
  list: SentencePart | null,
): Grant[] {
  if (!list) return [];
  const figures = segment.figures.filter((f) => f.unit.startsWith('CNY') && !isThreshold(f));
  const first = figures[0];
  const instrument = instrumentsIn(list.text, reader)[0];
  if (!first || !instrument || reader.holds('cap', segment.text.trim())) return [];
  const at = { start: first.start, end: first.end };
  return [
    withFigures(
      {
        kind: instrument.kind,
        said: at,
        before,
        opening,
        gives: segment,
        from: first.start,
        after: [],
        figures: [],
        ceiling: false,
      },
      figures,
    ),
  ];
}

interface Instrument {
  readonly kind: InstrumentKind;
  readonly start: number;
  readonly end: number;
}

/** The instruments named after the verb, one a kind, in order; 支持 beside another names none. */
function instrumentsIn(text: string, reader: FacetReader): Instrument[] {
  const found = reader.kinds('instrument').flatMap(({ kind, facet }) => {
    const words = reader.first(facet, text);
    return words ? [{ kind, start: words.start, end: words.end }] : [];
  });
  const apart = found.filter((one, i) => !found.slice(0, i).some((f) => f.start < one.end && one.start < f.end));
  const named = apart
    .filter((one) => apart.length === 1 || !reader.holds('vague-help', text.slice(one.start, one.end)))
    .sort((a, b) => a.start - b.start);
  // 贴息补助: one help in one word.
  return named.filter((one, i) => named[i - 1]?.end !== one.start);
}
