import { type Stretch, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import type { Grant } from './find-grants.ts';
import type { Segment } from './segments.ts';

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
  const opening = before[0] ?? gives;
  const led = leadUp(text, grant);
  const ahead = nameIn(text, led.at(-1) ?? null, reader) ?? firstOf(led, (part) => nameIn(text, part, reader));
  if (behind) {
    const name = stretchOf(text, from + behind.what.start, from + behind.what.end);
    if (reader.holds('org', name.text)) return { name, within: ahead?.within ?? stretchOf(text, opening.start, from) };
  }
  if (ahead) return ahead;
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
  const parts = before.map((s: Segment) => stretchOf(text, s.start, s.end));
  const own = stretchOf(text, gives.start, from);
  return [...parts, ...(own.text === '' ? [] : [own])];
}

function firstOf<T>(parts: readonly Stretch[], read: (part: Stretch) => T | null): T | null {
  for (const part of parts) {
    const found = read(part);
    if (found) return found;
  }
  return null;
}

/** The name in one part: the noun behind its last 的 (对首次认定的企业), else the one that it begins with (企业用…的). */
function nameIn(text: string, part: Stretch | null, reader: FacetReader): Recipient | null {
  if (!part || reader.holds('aim', part.text)) return null;
  const body = stretchOf(text, part.start + (reader.first('towards', part.text)?.end ?? 0), part.end);
  const bare = body.text.endsWith('的') ? stretchOf(text, body.start, body.end - 1) : body;
  const tail = tailAt(bare.text);
  const last = stretchOf(text, bare.start + tail, bare.end);
  if (reader.holds('org-end', last.text)) return { name: last, within: part };
  const head = reader.first('org-head', body.text);
  if (!head) return null;
  const name = stretchOf(text, body.start + head.what.start, body.start + head.what.end);
  const within = tailAt(name.text);
  return { name: stretchOf(text, name.start + within, name.end), within: part };
}

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
