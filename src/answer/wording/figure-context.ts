import type { Segment, Statement } from '../draft/draft.ts';
import { figuresOf, pairsOf } from '../evidence/sentences.ts';
import type { Basis } from '../gate/binding.ts';
import { FREE, LEVEL } from './vocabulary.ts';

type FigureSegment = Extract<Segment, { kind: 'figure' }>;

/**
 * True where a figure of a clause stands among words that belong to another figure of that clause: right number, wrong
 * case. Words between the figure before and the end of its part of a sentence tell what it is the figure of.
 */
export function misplaced(statement: Statement, basis: Basis): boolean {
  return statement.some((segment, i) => {
    if (segment.kind !== 'figure' || segment.binding.origin !== 'clause') return false;
    const { text, own, rivals } = contextsOf(segment, basis);
    const said = pairsOf(around(statement, i).replace(FREE, ' '));
    if (rivals.some((rival) => alike(said, rival) > alike(said, own))) return true;
    const { start, end } = segment.binding;
    const level = lastLevel(before(statement, i));
    return level !== null && level !== lastLevel(text.slice(0, start)) && !afterLevel(text, end, level);
  });
}

/** True where an answer up front does not say which of a clause's figures it gives, or gives another than was asked for. */
export function offTheQuestion(statement: Statement, basis: Basis): boolean {
  const asked = pairsOf(basis.asked);
  return statement.some((segment, i) => {
    if (segment.kind !== 'figure' || segment.binding.origin !== 'clause') return false;
    const { own, rivals } = contextsOf(segment, basis);
    const said = pairsOf(around(statement, i).replace(FREE, ' '));
    return rivals.some((rival) => alike(said, rival) >= alike(said, own) || alike(asked, rival) > alike(asked, own));
  });
}

/** The words around a figure in its clause, and around each other figure there of its unit. */
function contextsOf({ binding }: FigureSegment, basis: Basis): { text: string; own: string; rivals: string[] } {
  const clause = binding.origin === 'clause' ? basis.clauses.get(binding.clause) : undefined;
  if (binding.origin !== 'clause' || !clause) return { text: '', own: '', rivals: [] };
  const figures = figuresOf(clause);
  const at = figures.findIndex((f) => f.start === binding.start && f.end === binding.end);
  const { unit, value } = figures[at] ?? {};
  const rivals = figures.flatMap((f, n) =>
    n !== at && f.unit === unit && f.value !== value ? [contextOf(clause.text, figures, n)] : [],
  );
  return { text: clause.text, own: contextOf(clause.text, figures, at), rivals };
}

/** How many of some pairs of characters a text holds. */
function alike(pairs: ReadonlySet<string>, text: string): number {
  const held = pairsOf(text);
  return [...pairs].filter((pair) => held.has(pair)).length;
}

/** Codes of one unit and clause stand in the order of their points: 省级、市级分别 would tell them apart by it alone. */
export function inOrder(said: Statement, held: Statement): boolean {
  const figures = (s: Statement) =>
    s.filter((x): x is FigureSegment => x.kind === 'figure').map((x) => JSON.stringify(x));
  const [a, b] = [figures(said), figures(held)];
  const places = a.map((f) => b.indexOf(f));
  return places.every((p, i) => p >= 0 && (i === 0 || p > (places[i - 1] ?? -1) || a.indexOf(a[i] ?? '') < i));
}

function before(statement: Statement, i: number): string {
  return statement
    .slice(0, i)
    .map((s) => (s.kind === 'text' ? s.text : ''))
    .join('');
}

function around(statement: Statement, i: number): string {
  let from = i - 1;
  while (from >= 0 && statement[from]?.kind !== 'figure') from -= 1;
  const lead = statement
    .slice(from + 1, i)
    .map((s) => (s.kind === 'text' ? s.text : ''))
    .join('');
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
