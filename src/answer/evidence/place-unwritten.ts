import type { Evidence, Ranked } from './evidence.ts';

/** The document does not say of what place it is, which is asked; `taken`: places that it is taken to be of, GB/T 2260. */
export interface PlaceUnwritten {
  readonly lead: 'place-unwritten';
  readonly taken: readonly string[];
}

/** Which place a document is of that does not say it, where that is asked or a place is named with it; null elsewhere. */
export function placeUnwritten({ question }: Evidence, { document }: Ranked): PlaceUnwritten | null {
  const { regions, inPassing, signs, act } = question;
  if (document.region !== null || act.act === 'compare') return null;
  const taken = [...new Set(regions.map(({ code }) => code))].filter((code) => !inPassing.includes(code));
  return taken.length > 0 || signs.ways.has('asks-which-place') ? { lead: 'place-unwritten', taken } : null;
}
