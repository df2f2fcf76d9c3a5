import type { InstrumentKind } from '../language-data.ts';
import type { FacetReader } from './facet-reader.ts';

/** How help helps that no verb of giving tells, by what it is about: the first of some texts that tells. */
export function softKind(texts: readonly string[], reader: FacetReader): InstrumentKind {
  for (const text of texts) {
    const found = reader.kinds('about').find(({ facet }) => reader.holds(facet, text));
    if (found) return found.kind;
  }
  return 'other';
}
