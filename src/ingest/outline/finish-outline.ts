import type { DraftUnit } from '../text/unit.ts';
import { bodiesInProse } from './bodies-in-prose.ts';
import { splitHeadingFrom } from './heading.ts';
import { lastWords, type Open, order } from './open-unit.ts';

/**
 * The units of a text that is read to its end, their headings and texts told apart; `cut`: its end is missing.
 * @param open those that the end of the text left open
 * @param printed the line of each numbered unit as printed
 */
export function finishOutline(
  units: readonly DraftUnit[],
  open: readonly Open[],
  printed: ReadonlyMap<DraftUnit, string>,
): { units: DraftUnit[]; cut: boolean } {
  for (const unit of units) {
    unit.bodies = [...new Set(unit.bodies)];
    unit.paragraphs = unit.paragraphs.map((p) => p.trim()).filter(Boolean);
  }
  if (isCut(units, open)) headBare(units);
  else textOfLeaves(units, printed);
  for (const unit of units) if (unit.bodies.length === 0) unit.bodies = bodiesInProse(unit.paragraphs.join('\n'));
  return {
    units: units.filter((u) => u.locator !== '前言' || u.paragraphs.length > 0),
    cut: isCut(units, open),
  };
}

/** A numbered line with nothing below it is a provision, not a heading, however short it is. */
function textOfLeaves(units: readonly DraftUnit[], printed: ReadonlyMap<DraftUnit, string>): void {
  for (const [i, unit] of units.entries()) {
    const leaf = (units[i + 1]?.depth ?? 0) <= unit.depth;
    if (!leaf || !unit.heading || unit.paragraphs.length > 0 || !printed.has(unit)) continue;
    unit.paragraphs = [printed.get(unit) ?? unit.heading];
    unit.heading = '';
  }
}

/** In a text that is cut short, a heading whose provision is left out looks like a sentence: its neighbours tell what it is. */
function headBare(units: readonly DraftUnit[]): void {
  const headed = new Set(units.flatMap((u) => (u.heading && u.locator ? [u.depth] : [])));
  for (const unit of units) {
    if (unit.heading || unit.paragraphs.length !== 1 || !unit.locator || unit.locator === '前言') continue;
    const { heading, rest } = splitHeadingFrom(unit.paragraphs[0] ?? '', false, true);
    if (!headed.has(unit.depth) || heading === '' || rest || heading.length > 28) continue;
    unit.heading = heading;
    unit.paragraphs = [];
  }
}

function isCut(units: readonly DraftUnit[], open: readonly Open[]): boolean {
  const last = units.at(-1);
  if (!last || last.locator === '前言') return false;
  const top = open.filter((o) => o.rank !== '段' && o.rank !== '附件');
  const onlyFirst = top.some((o) => o.value === 1 && order(o.rank) > 0 && o.rank !== '条' && !isWholeAlone(o, units));
  return isBareHeading(units) || onlyFirst || /[，、：（《“]$/.test(lastWords(last));
}

/** A heading without its text at the end: not the last item of a list of such lines, nor the name of an annex. */
function isBareHeading(units: readonly DraftUnit[]): boolean {
  const last = units.at(-1) as DraftUnit;
  if (last.paragraphs.length > 0 || last.locator === '' || /^附件\d*$/.test(last.locator)) return false;
  const before = units.at(-2);
  return before === undefined || before.depth !== last.depth || before.paragraphs.length > 0;
}

/** A first unit without a second proves no break where it closes the text, or its articles go on from those before it. */
function isWholeAlone({ unit }: Open, units: readonly DraftUnit[]): boolean {
  const below = units[units.indexOf(unit) + 1];
  return /^附\s*则/.test(unit.heading) || /第[^一]{1,5}条$|第.{2,5}条$/.test(below?.locator ?? '');
}
