import type { ScanRecord } from '../../knowledge/document.ts';
import { unconfirmedPlaces } from '../../language/unconfirmed.ts';
import type { Line } from '../text/line.ts';

/** What was read from pictures of one of the documents of a file: the unconfirmed figures that stand in it, and with the first those that stand in none. */
export function scanOfPart(
  scan: ScanRecord | null,
  part: readonly Line[],
  all: readonly (readonly Line[])[],
): ScanRecord | null {
  if (!scan || all.length === 1) return scan;
  const places = all.map((lines) => new Set(lines.flatMap(({ text }) => unconfirmedPlaces(text))));
  const own = all.indexOf(part);
  const unconfirmed = scan.unconfirmed.filter(
    ({ at }) =>
      Math.max(
        0,
        places.findIndex((each) => each.has(at)),
      ) === own,
  );
  return { ...scan, unconfirmed };
}
