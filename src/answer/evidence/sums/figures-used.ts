import type { Working } from '../../draft/working.ts';
import type { OwnWorked } from '../worked-shape.ts';

/** Where the figures start that went into a sum: those that the asker told, and those that the clause prints. */
export interface FiguresUsed {
  readonly told: ReadonlySet<number>;
  readonly held: ReadonlySet<number>;
}

/** What is said of a sum and goes into none. */
const BESIDE: ReadonlySet<string> = new Set(['clause', 'sentences', 'open', 'otherMoney', 'tooMany', 'claimed']);

export function figuresUsed(worked: OwnWorked): FiguresUsed {
  const told = new Set<number>();
  const held = new Set<number>();
  const walk = (one: Working): void => {
    if (one.by === 'asker') told.add(one.start);
    else if (one.by === 'clause') held.add(one.start);
    else {
      walk(one.of);
      if (one.by !== 'months') walk(one.with);
    }
  };
  const take = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('working' in value) walk(value.working as Working);
    else if (!('bound' in value)) for (const one of Object.values(value)) take(one);
  };
  for (const [name, value] of Object.entries(worked)) if (!BESIDE.has(name)) take(value);
  if ('said' in worked && worked.said) told.add(worked.said.start);
  if ('limit' in worked && worked.limit?.of) told.add(worked.limit.of.start);
  if ('by' in worked && worked.by) told.add(worked.by.start);
  if (worked.claimed) told.add(worked.claimed.said.start);
  if (worked.as === 'step') held.add(worked.pays.start);
  return { told, held };
}
