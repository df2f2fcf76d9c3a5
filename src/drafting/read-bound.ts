import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Figure } from '../language/figure.ts';
import { ASKS_NOTHING, type DraftedConditions, doubt, joinAsked, quotedCondition } from './asked.ts';
import { type ClauseWords, pieceBetween, withoutSpace } from './piece.ts';
import { factName, measuredCalled } from './proposed-fact.ts';
import { nounAsked, truth } from './read-truth.ts';

const LIMIT_OF = { 'at-least': 'min', above: 'above', 'at-most': 'max', below: 'below' } as const;
/** Units of figures that are no bound of anything. */
const NO_BOUND: ReadonlySet<string> = new Set(['date', 'ordinal', 'number', 'document']);

/** True for a figure that must be reached or not be passed. */
export const isBound = ({ bound, unit }: Figure): boolean => bound in LIMIT_OF && !NO_BOUND.has(unit);

/** What is named, up to or beyond its figure: 年度营业收入达到2000万元的企业. */
export function bounded(piece: ClauseWords, figure: Figure, reader: FacetReader, book: FactBook): DraftedConditions {
  const before = piece.text.slice(0, figure.start);
  const anew = reader.first('draft-anew-line', before);
  const reached = before.slice(0, reader.first('draft-comparator', before)?.start ?? before.length);
  const whole = anew && anew.end === reached.length ? reached.slice(0, anew.start) : reached;
  const head = reader.first('org-head', whole);
  const behindHead = head ? whole.slice(head.what.end) : '';
  const isWhom = head && behindHead.length > 1 && !reader.holds('draft-count-of', behindHead);
  const whom = isWhom ? pieceBetween(piece, 0, head.what.end) : null;
  const said = whom ? behindHead : whole;
  const name = factName(said);
  const asked = name ? measuredCalled(name, figure, book, said) : null;
  if (!asked) return doubt(piece, 'conditions', name ? '这个单位的数，格式里还写不了' : '没有认出这个数说的是什么');
  const behind = piece.text.slice(figure.end);
  const tail = behind.slice(reader.first('draft-bound-tail', behind)?.end ?? 0);
  const to = piece.text.length - tail.length;
  const limit = LIMIT_OF[figure.bound as keyof typeof LIMIT_OF];
  const parts: DraftedConditions[] = [
    ...(whom && !reader.holds('draft-anybody', whom.text) ? [nounAsked(whom, reader, book)] : []),
    {
      ...ASKS_NOTHING,
      leaves: [{ fact: asked.name, [limit]: withoutSpace(figure.text) }],
      facts: [asked],
      keys: [{ key: `conditions.${asked.name}`, start: piece.start, end: pieceBetween(piece, 0, to).end }],
    },
    ...(anew ? [quotedCondition(piece)] : []),
  ];
  if (tail === '') return joinAsked(parts);
  // 的企业（含首发和非首发）: what brackets say is quoted.
  if (reader.holds('draft-anybody', tail))
    return joinAsked(
      tail.includes('（') ? [...parts, quotedCondition(pieceBetween(piece, to, piece.text.length))] : parts,
    );
  const isName = reader.holds('org-end', tail) || reader.holds('draft-thing-end', tail);
  return isName && !reader.holds('predicate', tail)
    ? joinAsked([...parts, truth(pieceBetween(piece, to, piece.text.length), reader, book)])
    : doubt(piece, 'conditions', '数后面还有话，没有拆开');
}
