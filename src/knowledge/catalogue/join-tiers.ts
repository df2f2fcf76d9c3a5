import { neighboursIn } from '../../language/pairs.ts';
import type { FacetReader } from './facet-reader.ts';
import { type Grant, isThreshold, withFigures } from './grant.ts';

/** A step of the scale of the grant before: the same help, where another figure is reached. */
export function joinTier(last: Grant, next: Grant, reader: FacetReader): Grant | null {
  if (last.kind !== next.kind || last.figures.length === 0 || next.figures.length === 0) return null;
  const condition = (g: Grant) =>
    [...g.before.map((s) => s.text), g.gives.text.slice(0, Math.max(0, g.from - g.gives.start))].join('，');
  const [a, b] = [condition(last), condition(next)];
  const threshold = [...next.before, next.gives].some((s) =>
    s.figures.some((f) => f.end <= next.from && (isThreshold(f) || f.unit === 'count')),
  );
  if (!threshold || reader.holds('level', a) !== reader.holds('level', b)) return null;
  if (reader.holds('level', b) && levels(a, reader) !== levels(b, reader)) return null;
  if (alike(a, b) < 0.5 || areOthers(whoIn(a, reader), whoIn(b, reader))) return null;
  return withFigures({ ...last, after: [...last.after, ...next.before, next.gives] }, [
    ...last.figures,
    ...next.figures,
  ]);
}

const levels = (text: string, reader: FacetReader): string =>
  reader
    .all('level', text)
    .map((l) => l.text)
    .join(' ');

/** Whom a condition ends with: the noun behind its last 的. */
function whoIn(condition: string, reader: FacetReader): string {
  const bare = condition.replace(/[\s，。；]+$/, '');
  const tail = bare.slice(Math.max(bare.lastIndexOf('的'), bare.lastIndexOf('，')) + 1);
  return reader.holds('org-end', tail) ? tail : '';
}

const areOthers = (a: string, b: string): boolean => a !== '' && b !== '' && !a.endsWith(b) && !b.endsWith(a);

/** The share of the pairs of characters of the shorter of two texts that the other holds, figures aside. */
function alike(a: string, b: string): number {
  const pairs = (text: string) => neighboursIn(text.replace(/[\d.,\s]/g, ''));
  const [p, q] = [pairs(a), pairs(b)];
  if (p.size === 0 || q.size === 0) return 0;
  return [...p].filter((pair) => q.has(pair)).length / Math.min(p.size, q.size);
}
