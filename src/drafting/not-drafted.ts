import { type Catalogued, grantsOf } from '../knowledge/catalogue/catalogue.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import type { SentencePart } from '../knowledge/catalogue/segments.ts';
import type { Clause } from '../knowledge/document.ts';
import type { OwnGrant } from './grants-in.ts';
import { withoutSpace } from './piece.ts';

/** What a clause gives without a sum, and that no grant of money goes on with. */
export function givenWithoutSum(
  clause: Clause,
  grants: readonly OwnGrant[],
  knowledge: Catalogued,
  reader: FacetReader,
): readonly Grant[] {
  const claimed = claimedBy(grants);
  return grantsOf(clause, knowledge).filter(
    (g) => g.figures.length === 0 && !claimed.has(g.gives.start) && reader.holds('draft-gives-verb', g.gives.text),
  );
}

/** Where the parts of some grants begin. */
const claimedBy = (grants: readonly OwnGrant[]): ReadonlySet<number> =>
  new Set(grants.flatMap(({ grant: g }) => [...g.opening, ...g.before, g.gives, ...g.after].map((s) => s.start)));

/** What a clause gives that nothing is drafted of: what is given without a sum, where it gives sums too, and sums and shares that no grant claims. */
export function notDrafted(
  sumless: readonly Grant[],
  segments: readonly SentencePart[],
  grants: readonly OwnGrant[],
  reader: FacetReader,
): readonly { readonly kind: string; readonly text: string; readonly why: string }[] {
  const claimed = claimedBy(grants);
  const open = (grants.length > 0 ? sumless : []).map((g) => ({
    ...(reader.holds('draft-top-up', g.gives.text)
      ? { kind: 'top-up', why: '补差，没有写金额：照前面的金额用 topUp 写' }
      : { kind: 'no-sum', why: '没有写金额' }),
    text: withoutSpace(g.gives.text),
  }));
  const isMoney = ({ figures }: SentencePart): boolean =>
    figures.some((f) => f.unit === '%' || f.unit.startsWith('CNY'));
  const within = (s: SentencePart): boolean =>
    grants.some(
      ({ grant: g }) => (g.before[0] ?? g.gives).start <= s.start && s.end <= (g.after.at(-1) ?? g.gives).end,
    );
  const stray = segments
    .filter((s) => !claimed.has(s.start) && !within(s) && isMoney(s) && reader.holds('draft-may-pay', s.text))
    .map((s) => ({ kind: 'unread', text: withoutSpace(s.text), why: '这句话里的数没有读出给谁、给多少' }));
  return [...open, ...stray];
}
