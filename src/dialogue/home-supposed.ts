import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { areNested } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import type { Memory } from './state.ts';

/** 要是明年搬到萧山去呢, of what can be got: the place that the firm is supposed to move to, GB/T 2260; null where none is or it lies where the firm is. */
export function homeSupposed({ own, slots }: Asking, { facts }: Memory, { book }: Knowledge): string | null {
  const home = factInRole(book.facts, 'home');
  const here = facts.get(home);
  const [place, ...others] = own.regions.filter(({ code }) => typeof here !== 'string' || !areNested(code, here));
  const supposes = own.signs.supposes && own.signs.moves && own.act.act === 'what-can-i-get';
  if (!supposes || typeof here !== 'string' || !place || others.length > 0) return null;
  return slots.some(({ fact }) => fact === home) ? null : place.code;
}
