import { placeOf } from '../../knowledge/locator.ts';
import { chineseNumeral } from '../read/docx-numbering.ts';
import type { Marker } from '../text/marker.ts';
import type { DraftUnit } from '../text/unit.ts';
import type { Open } from './open-unit.ts';

/** The locator of a numbered unit. @param prefix the annex that it stands in @param parent the unit that holds it */
export function locatorOf(marker: Marker, prefix: string, parent: Open | undefined): string {
  const han = chineseNumeral(marker.value);
  if (marker.rank === '条')
    return `${prefix}第${han}条${marker.inserted ? `之${chineseNumeral(marker.inserted)}` : ''}`;
  const relative = parent?.rank === '节名';
  const base = relative ? '·' : parent && parent.rank !== '附件' ? parent.unit.locator : prefix;
  switch (marker.rank) {
    case '编':
    case '章':
    case '节':
      return `${base}第${han}${marker.rank}`;
    case '部':
    case '一':
      return `${base}${han}`;
    case '目':
    case '(一)':
      return `${base}(${han})`;
    case '(1)':
      return `${base}(${marker.value})`;
    case '①':
      return `${base}${String.fromCodePoint(0x245f + marker.value)}`;
    default:
      // 附件1 and item 2 must not read as 附件12.
      return /\d$/.test(base) ? `${base}(${marker.value})` : `${base}${marker.value}`;
  }
}

/** The locators that a text has given away: no place twice. */
export class Locators {
  private readonly units: readonly DraftUnit[];
  private readonly places = new Set<string>();
  /** The next 重 of a locator that is used again and again. */
  private readonly again = new Map<string, number>();

  /** @param units those of the text so far, growing */
  constructor(units: readonly DraftUnit[]) {
    this.units = units;
  }

  has(locator: string): boolean {
    return this.places.has(placeOf(locator.replace('·', '')));
  }

  /** What tells an annex without a number from the others. */
  unnumbered(): number | '' {
    return this.places.has('a') ? this.places.size : '';
  }

  /**
   * Takes a locator, with 重2 where its place is `taken`. `own`: it counts within the last heading without a number. `holds`: it
   * holds articles, which count beside it.
   */
  take(locator: string, own: boolean, holds = false): { given: string; taken: boolean } {
    const scope = holds ? '部' : own ? `@${this.units.findLastIndex((unit) => unit.locator === '')}` : '';
    const placeIn = (tried: string) => `${scope}${placeOf(tried.replace('·', ''))}`;
    const first = `${scope}${locator}`;
    let given = locator;
    for (let n = this.again.get(first) ?? 2; this.places.has(placeIn(given)); n += 1) {
      given = `${locator}重${n}`;
      this.again.set(first, n + 1);
    }
    this.places.add(placeIn(given));
    return { given, taken: given !== locator };
  }
}
