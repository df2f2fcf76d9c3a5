import type { ScanRecord } from '../../knowledge/document.ts';
import type { Scan } from './scanned-page.ts';
import { concernsSame, type SettledPage } from './settle-page.ts';

interface Page {
  readonly n: number;
  readonly settled: SettledPage;
}

/** What a document tells of how it was read: its pages, and the figures that nobody has confirmed. */
export const scanRecord = ({ id }: Scan, pages: readonly Page[]): ScanRecord => ({
  id,
  pages: pages.map(({ n }) => n),
  unconfirmed: pages
    .flatMap(({ settled: { doubts } }) => doubts.filter(({ said }) => said === null))
    .map(({ at, read, other, words }) => ({ at, read, other, words })),
});

/**
 * What a person said of figures that are not seen any more as they were then: it is used nowhere, and told; what was once kept by place
 * alone for as long as a figure of its page waits to be looked at.
 */
export function sayUnmatched({ confirmed }: Scan, pages: readonly Page[]): string[] {
  const doubts = pages.flatMap(({ settled }) => settled.doubts);
  const waits = (page: number): boolean => doubts.some((doubt) => doubt.page === page && doubt.said === null);
  return confirmed
    .filter((one) => !doubts.some((doubt) => concernsSame(one, doubt)) && (one.of > 0 || waits(one.page)))
    .map(
      ({ page, words, said }) =>
        `第${page}页${words && `“${words}”处`}核对过的“${said}”对不上现在的识别结果，没有采用：请对照原件重新核对`,
    );
}
