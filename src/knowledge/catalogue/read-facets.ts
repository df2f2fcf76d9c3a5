import { parseFigures } from '../../language/figure.ts';
import { type Facet, facetAt, type Stretch, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './grant.ts';
import { leadUp, type Recipient } from './read-beneficiary.ts';
import type { SentencePart } from './segments.ts';

/** What must hold, as printed: the words around the recipient's name, and the other parts that lead up to the grant. */
export function conditionsOf(
  text: string,
  grant: Grant,
  recipient: Recipient,
  reader: FacetReader,
): readonly Stretch[] {
  const name = recipient.within && recipient.name;
  const opening = grant.opening.map((s) => stretchOf(text, s.start, s.end));
  const led = leadUp(text, grant);
  const own = askedIn(text, led.length > 0 ? led : opening, name, reader);
  // 达到A的，可认定为B，并给予C: what is asked of the first help is asked of the next, unless a semicolon ends it.
  const goesOn = own.length === 0 && !text.slice(opening.at(-1)?.end ?? grant.from, grant.from).includes('；');
  const found = goesOn ? askedIn(text, opening, name, reader) : own;
  const inGiving = reader
    .all('condition', text.slice(grant.gives.start, grant.gives.end))
    .map(({ what }) => stretchOf(text, grant.gives.start + what.start, grant.gives.start + what.end));
  // Of what leads up to help only what a case must be is a condition: 发明专利破零的.
  const asked = grant.help ? found.filter(({ end }) => text[end] === '的') : found;
  for (const words of inGiving) if (!asked.some((f) => f.start <= words.start && words.end <= f.end)) asked.push(words);
  return asked.filter((f) => f.text.length > 1);
}

/** What some parts ask, less the recipient's name. */
function askedIn(text: string, parts: readonly Stretch[], name: Stretch | null, reader: FacetReader): Stretch[] {
  const found: Stretch[] = [];
  for (const part of parts) {
    if (reader.holds('aim', part.text) || reader.holds('no-condition', part.text)) continue;
    const rest =
      name && name.start >= part.start && name.end <= part.end
        ? [stretchOf(text, part.start, name.start), stretchOf(text, name.end, part.end)]
        : [part];
    for (const words of rest) {
      const one = trimmed(text, words, reader);
      // 提供场景的主体按采购额的30%: how the sum is found asks nothing, nor does what is no phrase.
      if (rest.length > 1 && (reader.holds('no-condition', one.text) || isTorn(one.text, reader))) continue;
      found.push(...listed(text, one, reader));
    }
  }
  return found;
}

/** Words left of a part without its recipient that ask nothing. */
const isTorn = (words: string, reader: FacetReader): boolean =>
  words.length < 4 && !reader.holds('predicate', words) && !reader.holds('condition', words);

/** Words less what leads in or out (对, 且, 的). */
function trimmed(text: string, { start, end, text: words }: Stretch, reader: FacetReader): Stretch {
  const from = start + ((reader.first('towards', words) ?? reader.first('leading', words))?.end ?? 0);
  const to = end - (reader.first('trailing', words)?.text.length ?? 0);
  return stretchOf(text, from, Math.max(from, to));
}

/** Conditions side by side are several: 年飞行小时达到100小时、主运行基地设在湖南. */
function listed(text: string, { start, end, text: words }: Stretch, reader: FacetReader): Stretch[] {
  if (words === '') return [];
  const cuts: number[] = [];
  let depth = 0;
  for (let i = 0; i < words.length; i += 1) {
    const c = words[i] ?? '';
    if ('（(《“【'.includes(c)) depth += 1;
    if ('）)》”】'.includes(c)) depth = Math.max(0, depth - 1);
    if (depth === 0 && c === '、') cuts.push(i);
  }
  const ends = [...cuts, words.length];
  const parts = ends.map((to, i) => stretchOf(text, start + (i === 0 ? 0 : (cuts[i - 1] ?? 0) + 1), start + to));
  return parts.length > 1 && parts.every((p) => reader.holds('predicate', p.text))
    ? parts
    : [stretchOf(text, start, end)];
}

/** What it is given for: the title that is gained, the thing that 对… names, what the sum is calculated from, else what must be done. */
export function measureSubject(
  text: string,
  grant: Grant,
  recipient: Recipient,
  conditions: readonly Stretch[],
  reader: FacetReader,
): Stretch | null {
  const led = leadUp(text, grant);
  const inParts = (facet: string, parts: readonly Stretch[]): Stretch | null => {
    for (const part of [...parts].reverse()) {
      const found = reader.first(facet, part.text);
      if (found) return stretchOf(text, part.start + found.what.start, part.start + found.what.end);
    }
    return null;
  };
  const named =
    inParts(
      'title-gained',
      led.filter((part) => !reader.holds('no-condition', part.text)),
    ) ?? inParts('towards-thing', led);
  if (named) return named;
  if (grant.help) return inHelp(text, grant, reader) ?? stretchOf(text, grant.said.start, grant.said.end);
  const base = reader.first('base', text.slice(grant.from, grant.gives.end));
  if (base) return stretchOf(text, grant.from + base.what.start, grant.from + base.what.end);
  const isAct = (c: Stretch): boolean =>
    c.text.length > 3 && !reader.holds('condition', c.text) && !reader.holds('no-subject', c.text);
  const act = conditions.find((c) => isAct(c) && parseFigures(c.text).length === 0);
  if (act) return inParts('lead-object', [act]) ?? act;
  const opening = grant.opening.map((s) => stretchOf(text, s.start, s.end));
  const ahead = inParts('lead-object', [...opening, ...led]);
  if (ahead) return ahead;
  if (conditions.length === 0 && grant.figures.length > 0) return recipient.name;
  return conditions.flatMap((c) => reachedIn(text, c, reader))[0] ?? null;
}

/** What must reach a figure, where nothing else tells what a sum is for: 年产值同比增长 of 年产值同比增长超过1000万元. */
function reachedIn(text: string, condition: Stretch, reader: FacetReader): Stretch[] {
  const [figure] = parseFigures(condition.text);
  if (!figure) return [];
  const words = condition.text.slice(0, figure.start);
  const named = words.slice(0, reader.first('before-line', words)?.start ?? words.length);
  const reached = stretchOf(text, condition.start, condition.start + named.length);
  return reached.text.length > 3 && !reader.holds('no-subject', reached.text) ? [reached] : [];
}

/** What help without a sum is for, as its own words tell: 研发费用 of 研发费用税前加计扣除. */
function inHelp(text: string, { gives }: Grant, reader: FacetReader): Stretch | null {
  const found = reader.first('help-for', gives.text);
  return found && stretchOf(text, gives.start + found.what.start, gives.start + found.what.end);
}

/** What a clause says of all that it grants, read once; what it gives tells the offices, the time, the place and the rest of one grant. */
export function surroundingsIn(text: string, segments: readonly SentencePart[], clause: string, reader: FacetReader) {
  const at = (facet: string, words: string, offset: number): Facet[] =>
    reader
      .all(facet, words)
      .map(({ what }) => facetAt(clause, stretchOf(text, offset + what.start, offset + what.end)));
  const windowOfAll = at('window-of-all', text, 0)[0] ?? null;
  const channelOfAll = at('channel', text, 0)[0] ?? null;
  const ofAll = {
    exclusions: apart(at('exclusion', text, 0)),
    phone: at('phone', text, 0)[0] ?? null,
    materials: apart(at('material', text, 0)),
  };
  return (grant: Grant) => {
    const sentence = { start: (grant.before[0] ?? grant.gives).start, end: endOf(text, grant, segments) };
    const within = text.slice(sentence.start, sentence.end);
    return {
      ...ofAll,
      bodies: bodiesOf(text, clause, sentence, reader),
      window: at('window', within, sentence.start)[0] ?? windowOfAll,
      channel: (channelOfAll && at('channel', within, sentence.start)[0]) ?? channelOfAll,
    };
  };
}

/** The offices of the sentence; else those in the next brackets of its line, else those told once for the clause. */
function bodiesOf(
  text: string,
  clause: string,
  { start, end }: { start: number; end: number },
  reader: FacetReader,
): Facet[] {
  const line = text.indexOf('\n', end);
  const lineEnd = line < 0 ? text.length : line;
  for (const [facet, from, to] of [
    ['body', start, end],
    ['body-in-brackets', end, lineEnd],
    ['body-of-all', 0, text.length],
  ] as const) {
    const found = reader.all(facet, text.slice(from, to));
    const used = facet === 'body-in-brackets' ? found.slice(0, 1) : found;
    const named = used.map(({ what }) => facetAt(clause, stretchOf(text, from + what.start, from + what.end)));
    if (named.length > 0) return apart(named.flatMap((body) => split(text, body)));
  }
  return [];
}

/** The end of the sentence that a grant stands in, the offices in brackets behind it included. */
function endOf(text: string, { gives, after }: Grant, segments: readonly SentencePart[]): number {
  const last = after.at(-1) ?? gives;
  const from = segments.indexOf(last);
  const end = segments.slice(Math.max(0, from)).find((s) => s.stop === '。') ?? last;
  const bracket = segments[segments.indexOf(end) + 1];
  return bracket && /^\s*[（(]/.test(bracket.text) ? bracket.end : Math.min(text.length, end.end);
}

const split = (text: string, { span }: Facet): Facet[] => {
  if (!span) return [];
  const found: Facet[] = [];
  let from = span.start;
  for (let i = span.start; i <= span.end; i += 1)
    if (i === span.end || text[i] === '、') {
      const words = stretchOf(text, from, i);
      if (words.text !== '') found.push(facetAt(span.clause, words));
      from = i + 1;
    }
  return found;
};

/** Facets of one place count once, the longest. */
function apart(facets: readonly Facet[]): Facet[] {
  const found: Facet[] = [];
  for (const facet of facets) {
    const { start = 0, end = 0 } = facet.span ?? {};
    if (!found.some(({ span }) => span && span.start <= start && end <= span.end)) found.push(facet);
  }
  return found;
}
