import type { ScanRecord } from '../../knowledge/document.ts';
import type { Scan } from './scanned-page.ts';
import type { SettledPage } from './settle-page.ts';

/** What a document tells of how it was read: its pages, and the figures that nobody has confirmed. */
export const scanRecord = (
  { id, confirmed }: Scan,
  pages: readonly { readonly n: number; readonly settled: SettledPage }[],
): ScanRecord => ({
  id,
  pages: pages.map(({ n }) => n),
  unconfirmed: pages
    .flatMap(({ settled: { doubts } }) => doubts.filter(({ at }) => !confirmed.has(at)))
    .map(({ at, read, other, words }) => ({ at, read, other, words })),
});
