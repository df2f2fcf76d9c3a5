import type { Glyphs } from './pdf-glyphs.ts';
import type { RuledLine } from './pdf-rules.ts';

/** A cell that lines enclose, by its edges in points and the letters in it. */
export interface RuledCell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly glyphs: readonly Glyphs[];
}

/** The cells of one table of a page, its rows from top to bottom. */
export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  readonly cells: readonly RuledCell[];
}

/** Lines so near, in points, are one. */
const NEAR = 3;

/** The tables that the lines of a page make, each with at least two cells, and the letters outside all of them. */
export function ruledTables(
  rules: readonly RuledLine[],
  glyphs: readonly Glyphs[],
): { tables: RuledTable[]; rest: Glyphs[] } {
  const tables: RuledTable[] = [];
  let rest = [...glyphs];
  for (const group of joinedRules(rules)) {
    const xs = places(group.filter((r) => r.x1 === r.x2).map((r) => r.x1));
    const ys = places(group.filter((r) => r.y1 === r.y2).map((r) => r.y1)).reverse();
    if (xs.length < 3 || ys.length < 2) continue;
    const boxes = boxesOf(group, xs, ys);
    if (boxes.length < 2) continue;
    const cells = boxes.map((box): RuledCell => {
      const inside = rest.filter((g) => within(box, g));
      return { ...box, glyphs: inside };
    });
    const taken = new Set(cells.flatMap((cell) => cell.glyphs));
    if (taken.size === 0) continue;
    rest = rest.filter((g) => !taken.has(g));
    tables.push({ top: ys[0] as number, bottom: ys.at(-1) as number, cells });
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

type Box = Omit<RuledCell, 'glyphs'>;
const within = (box: Box, { x, y, width, height }: Glyphs): boolean => {
  const cx = x + width / 2;
  const cy = y + height * 0.3;
  return cx > box.left && cx < box.right && cy > box.bottom && cy < box.top;
};

/** Lines that meet one another, group by group. */
function joinedRules(rules: readonly RuledLine[]): RuledLine[][] {
  const across = rules.filter((r) => r.y1 === r.y2);
  const down = rules.filter((r) => r.x1 === r.x2);
  const root = new Map<RuledLine, RuledLine>();
  const find = (r: RuledLine): RuledLine => {
    let up = r;
    while (root.has(up)) up = root.get(up) as RuledLine;
    if (up !== r) root.set(r, up);
    return up;
  };
  for (const h of across)
    for (const v of down) {
      const meet = v.x1 >= h.x1 - NEAR && v.x1 <= h.x2 + NEAR && h.y1 >= v.y1 - NEAR && h.y1 <= v.y2 + NEAR;
      if (!meet) continue;
      const [a, b] = [find(h), find(v)];
      if (a !== b) root.set(a, b);
    }
  const groups = new Map<RuledLine, RuledLine[]>();
  for (const rule of [...across, ...down]) {
    const of = find(rule);
    groups.set(of, [...(groups.get(of) ?? []), rule]);
  }
  return [...groups.values()].filter((group) => group.length >= 4);
}

/** Places that lie nearer than a line is thick, taken as one; in growing order. */
function places(values: readonly number[]): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (value - (out.at(-1) ?? -Infinity) > NEAR) out.push(value);
  return out;
}

/** The boxes between the lines: a box goes on to the right and down until a line ends it. */
function boxesOf(rules: readonly RuledLine[], xs: readonly number[], ys: readonly number[]): Box[] {
  const wall = (x: number, y: number): boolean =>
    rules.some((r) => r.x1 === r.x2 && Math.abs(r.x1 - x) <= NEAR && r.y1 <= y && r.y2 >= y);
  const floor = (y: number, x: number): boolean =>
    rules.some((r) => r.y1 === r.y2 && Math.abs(r.y1 - y) <= NEAR && r.x1 <= x && r.x2 >= x);
  const mid = (list: readonly number[], i: number): number => ((list[i] ?? 0) + (list[i + 1] ?? 0)) / 2;
  const taken = new Set<number>();
  const boxes: Box[] = [];
  const wide = xs.length - 1;
  for (let r = 0; r + 1 < ys.length; r += 1)
    for (let c = 0; c < wide; c += 1) {
      if (taken.has(r * wide + c)) continue;
      let right = c;
      while (right + 1 < wide && !taken.has(r * wide + right + 1) && !wall(xs[right + 1] as number, mid(ys, r)))
        right += 1;
      let down = r;
      const open = (row: number): boolean => {
        for (let x = c; x <= right; x += 1) if (floor(ys[row] as number, mid(xs, x))) return false;
        return true;
      };
      while (down + 2 < ys.length && open(down + 1)) down += 1;
      for (let y = r; y <= down; y += 1) for (let x = c; x <= right; x += 1) taken.add(y * wide + x);
      boxes.push({
        left: xs[c] as number,
        right: xs[right + 1] as number,
        top: ys[r] as number,
        bottom: ys[down + 1] as number,
      });
    }
  return boxes;
}
