import { spokenUnit } from '../text/cell-unit.ts';
import type { Line } from '../text/line.ts';
import { rowsOf } from '../text/row-sentence.ts';
import type { DraftUnit } from '../text/unit.ts';
import { bodiesLine } from './bodies.ts';
import type { UnitTree } from './unit-tree.ts';

/** A small table is a paragraph of the unit that it stands in; another is a unit with one for each row. */
export function addTable(table: NonNullable<Line['table']>, tree: UnitTree): void {
  const unit = tree.current();
  while (unit.paragraphs.length > 0 && isOver(unit.paragraphs.at(-1) ?? '', table.caption)) unit.paragraphs.pop();
  const rows = rowsOf(table);
  const told = rows.flatMap((row) => row.paragraphs);
  if (rows.length <= 14 && told.join('').length <= 900 && rows.every((row) => row.heading === '')) {
    const named = table.caption !== '' && table.caption !== unit.heading;
    unit.paragraphs.push([...(named ? [`${table.caption}：`] : []), ...told].join('\n'));
    return;
  }
  const base = unit.locator === '前言' ? tree.prefix : unit.locator;
  const parent = tree.open.at(-1);
  const head = tree.push(
    tree.unique(parent?.rank === '节名' ? '·表1' : `${base}表${tablesIn(base, tree.units) + 1}`),
    table.caption,
    tree.open.length,
  );
  for (const [i, row] of rows.entries()) {
    const own = tree.push(`${head.locator}第${i + 1}行`, row.heading, tree.open.length + 1);
    for (const paragraph of row.paragraphs) {
      const listed = bodiesLine(paragraph);
      if (listed.length) own.bodies.push(...listed);
      else own.paragraphs.push(paragraph);
    }
  }
}

function tablesIn(base: string, units: readonly DraftUnit[]): number {
  return units.filter((u) => u.locator.startsWith(`${base}表`) && /表\d+$/.test(u.locator)).length;
}

/** True for the line over a table that says its caption or only the unit of its figures. */
const isOver = (line: string, caption: string): boolean => {
  const { rest, unit } = spokenUnit(line);
  return rest === '' ? unit !== '' : rest === caption;
};
