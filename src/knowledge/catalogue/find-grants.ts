import type { Figure } from '../../language/figure.ts';
import type { InstrumentKind } from '../language-data.ts';
import type { FacetReader } from './facet-reader.ts';
import { figuresGiven, type Grant, isSum, isThreshold, withFigures } from './grant.ts';
import { helpIn } from './help-in.ts';
import { joinTier } from './join-tiers.ts';
import type { SentencePart } from './segments.ts';

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
  // 可申领更高标准补贴的: what must be, and nothing that is given.
  if (segment.stop === '，' && text.trimEnd().endsWith('的')) return [];
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
