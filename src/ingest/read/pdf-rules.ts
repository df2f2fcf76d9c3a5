/** A straight line of a page, in points, y upwards; `x1 <= x2` and `y1 <= y2`, and one pair is equal. */
export interface RuledLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What a page draws, as pdf.js lists it. */
export interface Drawn {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}
type Matrix = readonly [number, number, number, number, number, number];

/** The numbers of pdf.js for what is read here: OPS and the steps of a path. */
const OP = { save: 10, restore: 11, transform: 12, formBegin: 74, formEnd: 75, path: 91 } as const;
const STROKES: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<number> = new Set([22, 23]);
/** A picture, one that stands in the page, a mask. */
const PICTURES: ReadonlySet<number> = new Set([83, 85, 86]);
const LENGTHS: readonly number[] = [2, 2, 6, 4, 0];
/** A filled shape so thin, in points, is a line. */
const THIN = 3;
const SHORTEST = 6;
/** More lines on a page than any table has: a drawing. */
const MOST_RULES = 6000;

/** The horizontal and vertical lines that a page draws, strokes and thin filled bars alike; none where it draws a picture of them. */
export function ruledLines(drawn: Drawn): RuledLine[] {
  const rules: RuledLine[] = [];
  for (const { fn, args, at } of placed(drawn)) {
    if (fn !== OP.path) continue;
    const paint = args?.[0] as number;
    const path = (args?.[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0];
    if (path && STROKES.has(paint)) rules.push(...stroked(path, at));
    else if (path && FILLS.has(paint)) rules.push(...filled(path, at));
    if (rules.length > MOST_RULES) return [];
  }
  return rules;
}

/** The area that the largest picture of a page covers, in square points; 0 for a page without one. */
export function largestPicture(drawn: Drawn): number {
  let largest = 0;
  for (const { fn, at } of placed(drawn))
    if (PICTURES.has(fn)) largest = Math.max(largest, Math.abs(at[0] * at[3] - at[1] * at[2]));
  return largest;
}

/** Each step that a page draws, with what stands for its place. */
function* placed({
  fnArray,
  argsArray,
}: Drawn): Generator<{ fn: number; args: readonly unknown[] | null; at: Matrix }> {
  const stack: Matrix[] = [];
  let at: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [i, fn] of fnArray.entries()) {
    const args = argsArray[i] as readonly unknown[] | null;
    if (fn === OP.save || fn === OP.formBegin) stack.push(at);
    else if (fn === OP.restore || fn === OP.formEnd) at = stack.pop() ?? at;
    if (fn === OP.transform) at = times(at, args as unknown as Matrix);
    else if (fn === OP.formBegin && Array.isArray(args?.[0])) at = times(at, args[0] as unknown as Matrix);
    yield { fn, args, at };
  }
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

type Point = readonly [number, number];

/** The straight runs of a path, each as the points that it goes through; curves break it. */
function runsOf(path: ArrayLike<number>, at: Matrix): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (let i = 0; i < path.length; ) {
    const step = path[i] as number;
    const x = path[i + 1] ?? 0;
    const y = path[i + 2] ?? 0;
    const point: Point = [at[0] * x + at[2] * y + at[4], at[1] * x + at[3] * y + at[5]];
    if (step === 1) run.push(point);
    else if (step === 4 && run[0]) run.push(run[0]);
    else {
      run = step === 0 ? [point] : [];
      runs.push(run);
    }
    i += 1 + (LENGTHS[step] ?? path.length);
  }
  return runs;
}

function* stroked(path: ArrayLike<number>, at: Matrix): Generator<RuledLine> {
  for (const run of runsOf(path, at))
    for (let i = 1; i < run.length; i += 1) {
      const [ax, ay] = run[i - 1] as Point;
      const [bx, by] = run[i] as Point;
      yield* straight(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), 1);
    }
}

function* filled(path: ArrayLike<number>, at: Matrix): Generator<RuledLine> {
  for (const run of runsOf(path, at)) {
    if (run.length < 3) continue;
    const xs = run.map(([x]) => x);
    const ys = run.map(([, y]) => y);
    yield* straight(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), THIN);
  }
}

function* straight(x1: number, y1: number, x2: number, y2: number, thin: number): Generator<RuledLine> {
  const x = (x1 + x2) / 2;
  const y = (y1 + y2) / 2;
  if (y2 - y1 <= thin && x2 - x1 >= SHORTEST) yield { x1, x2, y1: y, y2: y };
  else if (x2 - x1 <= thin && y2 - y1 >= SHORTEST) yield { x1: x, x2: x, y1, y2 };
}
