import { type Stretch, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './grant.ts';
import type { SentencePart } from './segments.ts';

/** Who gets a grant, and what the words before and after the name ask of them. */
export interface Recipient {
  readonly name: Stretch | null;
  /** The part of the text that names them: its other words are conditions. */
  readonly within: Stretch | null;
}

const NOBODY: Recipient = { name: null, within: null };

/** Who gets a grant: named behind the verb (给予牵头单位…), by 对…, or as what the sentence is about; else by the ceiling that follows (单个企业…). */
export function recipientOf(text: string, grant: Grant, reader: FacetReader): Recipient {
  const { gives, before, from, after } = grant;
  const behind = reader.first('recipient-behind', text.slice(from, gives.end));
  const start = (before[0] ?? gives).start;
  const ahead = named(text, leadUp(text, grant), reader) ?? named(text, stretches(text, grant.opening), reader);
  if (behind) {
    const name = stretchOf(text, from + behind.what.start, from + behind.what.end);
    if (reader.holds('org', name.text)) return { name, within: ahead?.within ?? stretchOf(text, start, from) };
  }
  if (ahead) return ahead;
  const own = grant.side ?? (grant.help ? stretchOf(text, gives.start, gives.end) : null);
  const within = own && reader.first('recipient-within', own.text);
  if (own && within)
    return { name: stretchOf(text, own.start + within.what.start, own.start + within.what.end), within: null };
  if (grant.figures.length === 0 && !grant.side)
    for (const part of stretches(text, [...before, gives])) {
      const firm = reader.first('firm-named', part.text);
      if (firm)
        return { name: stretchOf(text, part.start + firm.what.start, part.start + firm.what.end), within: null };
    }
  for (const segment of after) {
    const found = reader.first('recipient-of-cap', segment.text);
    if (found)
      return { name: stretchOf(text, segment.start + found.what.start, segment.start + found.what.end), within: null };
  }
  return NOBODY;
}

/** The parts that lead up to the giving: those before it, and what stands before the verb in its own. */
export function leadUp(
  text: string,
  { before, gives, from }: Pick<Grant, 'before' | 'gives' | 'from'>,
): readonly Stretch[] {
  const own = stretchOf(text, gives.start, from);
  return [...stretches(text, before), ...(own.text === '' ? [] : [own])];
}

const stretches = (text: string, parts: readonly SentencePart[]): Stretch[] =>
  parts.map((s) => stretchOf(text, s.start, s.end));

/** The name that one of some parts holds: what 对… turns to first, the nearest; else the first. A title that is gained names nobody. */
function named(text: string, parts: readonly Stretch[], reader: FacetReader): Recipient | null {
  const able = parts.filter((p) => !reader.holds('no-condition', p.text) && !reader.holds('title-part', p.text));
  const turned = able.filter((p) => reader.holds('towards', p.text)).reverse();
  for (const part of [...turned, ...able]) {
    const found = nameIn(text, part, reader);
    if (found) return found;
  }
  return null;
}

/** The name in one part: the noun behind its last 的 (对首次认定的企业), else the one that it begins with (企业用…的). */
function nameIn(text: string, part: Stretch, reader: FacetReader): Recipient | null {
  if (reader.holds('aim', part.text)) return null;
  const body = stretchOf(text, part.start + (reader.first('towards', part.text)?.end ?? 0), part.end);
  const bare = body.text.endsWith('的') ? stretchOf(text, body.start, body.end - 1) : body;
  const tail = tailAt(bare.text);
  const last = stretchOf(text, bare.start + tail, bare.end);
  const head = reader.first('org-head', body.text);
  // 基金公司投资初创期企业的: who does it, and not to whom.
  const acts = bare !== body && head && reader.holds('acts-upon', body.text.slice(head.what.end));
  if (!acts && reader.holds('org-end', last.text)) return { name: plain(text, last, reader), within: part };
  if (!head) return null;
  const name = stretchOf(text, body.start + head.what.start, body.start + head.what.end);
  const within = tailAt(name.text);
  return { name: plain(text, stretchOf(text, name.start + within, name.end), reader), within: part };
}

/** A name less the verb before it: 支持中小企业, 培育一批标杆企业. */
const plain = (text: string, name: Stretch, reader: FacetReader): Stretch =>
  stretchOf(text, name.start + (reader.first('before-name', name.text)?.end ?? 0), name.end);

/** Where the noun behind the last 的 begins, brackets and quotations aside. */
function tailAt(text: string): number {
  let depth = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if ('（(《“【'.includes(c)) depth += 1;
    if ('）)》”】'.includes(c)) depth = Math.max(0, depth - 1);
    if (depth === 0 && c === '的') at = i + 1;
  }
  return at;
}
