import type { Basis } from './binding.ts';
import type { Segment, Statement } from './draft.ts';
import { figuresOf, pairsOf } from './sentences.ts';
import { FREE, LEVEL } from './wording-words.ts';

type FigureSegment = Extract<Segment, { kind: 'figure' }>;

/**
 * True where a figure of a clause stands among words that belong to another figure of that clause: right number, wrong
 * case. Words between the figure before and the end of its part of a sentence tell what it is the figure of.
 */
export function misplaced(statement: Statement, basis: Basis): boolean {
  return statement.some((segment, i) => {
    if (segment.kind !== 'figure' || segment.binding.origin !== 'clause') return false;
    const clause = basis.clauses.get(segment.binding.clause);
    if (!clause) return true;
    const { start, end } = segment.binding;
    const figures = figuresOf(clause);
    const at = figures.findIndex((f) => f.start === start && f.end === end);
    const own = figures[at];
    if (!own) return true;
    const words = around(statement, i);
    const said = pairsOf(words.replace(FREE, ' '));
    const like = (index: number): number => {
      const held = pairsOf(contextOf(clause.text, figures, index));
      return [...said].filter((pair) => held.has(pair)).length;
    };
    const rivals = figures.flatMap((f, n) => (n !== at && f.unit === own.unit && f.value !== own.value ? [like(n)] : []));
    if (Math.max(0, ...rivals) > like(at)) return true;
    const level = lastLevel(before(statement, i));
    return level !== null && level !== lastLevel(clause.text.slice(0, start)) && !afterLevel(clause.text, end, level);
  });
}

/** Codes of one unit and clause stand in the order of their points: 省级、市级分别 would tell them apart by it alone. */
export function inOrder(said: Statement, held: Statement): boolean {
  const figures = (s: Statement) => s.filter((x): x is FigureSegment => x.kind === 'figure').map((x) => JSON.stringify(x));
  const [a, b] = [figures(said), figures(held)];
  const places = a.map((f) => b.indexOf(f));
  return places.every((p, i) => p >= 0 && (i === 0 || p > (places[i - 1] ?? -1) || a.indexOf(a[i] ?? '') < i));
}

function before(statement: Statement, i: number): string {
  return statement.slice(0, i).map((s) => (s.kind === 'text' ? s.text : '')).join('');
}

function around(statement: Statement, i: number): string {
  let from = i - 1;
  while (from >= 0 && statement[from]?.kind !== 'figure') from -= 1;
  const lead = statement.slice(from + 1, i).map((s) => (s.kind === 'text' ? s.text : '')).join('');
  const next = statement[i + 1];
  const tail = next?.kind === 'text' ? (/^[^，。；：,;]*/.exec(next.text)?.[0] ?? '') : '';
  return lead + tail;
}

function contextOf(text: string, figures: readonly { start: number; end: number }[], index: number): string {
  const from = figures[index - 1]?.end ?? 0;
  const { start = 0, end = 0 } = figures[index] ?? {};
  return text.slice(from, start) + (/^[^，。；：,;]*/.exec(text.slice(end))?.[0] ?? '');
}

function lastLevel(text: string): string | null {
  return [...text.matchAll(LEVEL)].at(-1)?.[0] ?? null;
}

/** The level may follow in the same part: 补贴50万元（省级）. */
function afterLevel(text: string, end: number, level: string): boolean {
  return (/^[^，。；：,;]*/.exec(text.slice(end))?.[0] ?? '').includes(level);
}
