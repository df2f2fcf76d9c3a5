import type { Glyphs } from './pdf-glyphs.ts';

/** Letters that are read together, from top to bottom: a whole width of a page, or one of its columns with its edges in points. */
export interface Block {
  readonly glyphs: readonly Glyphs[];
  readonly column: { readonly left: number; readonly right: number } | null;
}

interface Row {
  readonly y: number;
  readonly size: number;
  readonly glyphs: Glyphs[];
}

/** So many rows must leave the same gutter free. */
const FEWEST = 4;
/** Letters across: columns of prose are wider than the cells of a table. */
const NARROWEST = 8;
/** Rows further apart than so many of their heights belong to different blocks. */
const APART = 3;

/** The blocks of a page in reading order: where many lines share a gutter, the left column and then the right one; what crosses it stands between. */
export function blocksOf(glyphs: readonly Glyphs[]): Block[] {
  const rows = rowsOf(glyphs);
  const gutter = gutterOf(rows);
  if (gutter === null) return [{ glyphs, column: null }];
  const blocks: Block[] = [];
  let whole: Glyphs[] = [];
  let left: Glyphs[] = [];
  let right: Glyphs[] = [];
  const flush = (): void => {
    if (whole.length > 0) blocks.push({ glyphs: whole, column: null });
    if (left.length > 0) blocks.push({ glyphs: left, column: edgesOf(left) });
    if (right.length > 0) blocks.push({ glyphs: right, column: edgesOf(right) });
    whole = [];
    left = [];
    right = [];
  };
  let last: Row | null = null;
  for (const row of rows) {
    const { l, r, crosses } = sidesOf(row, gutter);
    const near = last !== null && last.y - row.y < APART * row.size;
    const inColumns: boolean = !crosses && ((l.length > 0 && r.length > 0) || (near && left.length + right.length > 0));
    if (inColumns) {
      if (whole.length > 0) flush();
      left.push(...l);
      right.push(...r);
    } else {
      if (left.length + right.length > 0) flush();
      whole.push(...row.glyphs);
    }
    last = row;
  }
  flush();
  return blocks;
}

function rowsOf(glyphs: readonly Glyphs[]): Row[] {
  const rows: Row[] = [];
  for (const glyph of glyphs) {
    if (!glyph.text.trim()) continue;
    const size = glyph.height || 10;
    const row = rows.find((r) => Math.abs(r.y - glyph.y) < 0.4 * size);
    if (row) row.glyphs.push(glyph);
    else rows.push({ y: glyph.y, size, glyphs: [glyph] });
  }
  return rows.sort((a, b) => b.y - a.y);
}

/** Where columns of prose part: in the middle third, free in many rows that have text on both sides of it; null where there are none. */
function gutterOf(rows: readonly Row[]): number | null {
  const all = rows.flatMap((row) => row.glyphs);
  if (all.length === 0) return null;
  const { left, right } = edgesOf(all);
  const third = (right - left) / 3;
  const ends = rows.flatMap(gapsOf).filter((to) => to > left + third && to < right - third);
  let best: number | null = null;
  let most = 0;
  for (const to of new Set(ends.map(Math.floor))) {
    const at = to - 1;
    const sides = rows
      .map((row) => sidesOf(row, at))
      .filter(({ l, r, crosses }) => !crosses && l.length > 0 && r.length > 0);
    if (sides.length <= most || sides.length < FEWEST) continue;
    const size = rows[rows.length >> 1]?.size ?? 10;
    if (
      !isProse(
        sides.map(({ l }) => l),
        size,
      ) ||
      !isProse(
        sides.map(({ r }) => r),
        size,
      )
    )
      continue;
    most = sides.length;
    best = at;
  }
  return best;
}

/** Lines that fill their column, most of them, and hold a sentence. */
function isProse(lines: readonly (readonly Glyphs[])[], size: number): boolean {
  const { left, right } = edgesOf(lines.flat());
  if (right - left < NARROWEST * size) return false;
  const full = lines.filter((line) => edgesOf(line).right > right - 2.2 * size);
  return (
    full.length * 2 >= lines.length &&
    /[，。；]/.test(
      lines
        .flat()
        .map((g) => g.text)
        .join(''),
    )
  );
}

/** Where the wide gaps of a row end. */
function gapsOf({ glyphs, size }: Row): number[] {
  const gaps: number[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { x, width } of [...glyphs].sort((a, b) => a.x - b.x)) {
    if (x - end > size) gaps.push(x);
    end = end === Number.POSITIVE_INFINITY ? x + width : Math.max(end, x + width);
  }
  return gaps;
}

function sidesOf(row: Row, at: number): { l: Glyphs[]; r: Glyphs[]; crosses: boolean } {
  const l = row.glyphs.filter((g) => g.x + g.width <= at + 1);
  const r = row.glyphs.filter((g) => g.x >= at);
  return { l, r, crosses: l.length + r.length < row.glyphs.length };
}

function edgesOf(glyphs: readonly Glyphs[]): { left: number; right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { x, width } of glyphs) {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
  }
  return { left, right };
}
