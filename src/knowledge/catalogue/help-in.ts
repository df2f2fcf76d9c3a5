import type { FacetReader } from './facet-reader.ts';
import { figuresGiven, type Grant, withFigures } from './grant.ts';
import type { SentencePart } from './segments.ts';

/** Help without a sum. */
export function helpIn(
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
  // 按100%加计扣除, 减按15%征收: the rate of a tax.
  const rates = figuresGiven(segment, start, reader).filter(({ unit }) => unit === '%');
  return apart.map(({ kind, words }) =>
    withFigures(
      {
        kind,
        help: true,
        said: { start: start + words.start, end: start + words.end },
        before,
        opening,
        gives: segment,
        from: start + words.start,
        after: [],
        figures: [],
        ceiling: false,
      },
      kind === 'tax' ? rates : [],
    ),
  );
}
