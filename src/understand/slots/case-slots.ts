import type { FactBook } from '../../knowledge/fact.ts';
import type { Before } from '../before.ts';
import type { Words } from '../words.ts';
import { impliedBy } from './implied.ts';
import { confirmsLevel, readLevelAnswer } from './level-answer.ts';
import { readSlots } from './read-slots.ts';
import type { Residue } from './residue.ts';
import type { Asked, Slot, Titles } from './slot.ts';

/** What a question tells of the asker's case, and what of it can't be, in plain words without figures of ours. */
export interface CaseSlots {
  readonly slots: readonly Slot[];
  readonly problems: readonly string[];
  /** What no reader took. */
  readonly residue: readonly Residue[];
}

/** `continues`: the message goes on with the measure before, so that a bare 500万 answers what we asked or corrects what was said last. */
export function readCase(own: Words, continues: boolean, before: Before, facts: FactBook, today: string): CaseSlots {
  const asked = before.pending ?? factBefore(own, before, facts);
  const read = readSlots(own, facts, today, continues ? asked : undefined);
  const said = withLevel(read.slots, own.text, before, facts);
  return {
    slots: [...said, ...impliedBy(`${before.searched} ${own.text}`, said, facts)],
    problems: read.problems,
    residue: read.residue,
  };
}

/** 那要是250人呢: the one fact that counts people (everything is counted in 个); else the one that was last said with a figure. */
function factBefore({ figures }: Words, { lastFact }: Before, book: FactBook): Asked | undefined {
  const [figure, ...more] = figures;
  const noun = figure?.noun === '个' ? undefined : figure?.noun;
  const counting = [...book].filter(([, f]) => f.type === 'number' && f.noun !== undefined && f.noun === noun);
  const [only, ...others] = counting.map(([name]) => name);
  if (only !== undefined && more.length + others.length === 0) return { fact: only };
  return lastFact === null ? undefined : { fact: lastFact };
}

/** The answer to which of several levels a title is of takes the place of what else was read there. */
function withLevel(said: readonly Slot[], text: string, { pending }: Before, book: FactBook): readonly Slot[] {
  const names = pending?.names ?? [];
  const value = pending ? levelAnswer(text, names, book) : null;
  if (!pending || !value) return said;
  const answer: Slot = { fact: pending.fact, value, start: 0, end: text.length, words: text, exactness: 'exact' };
  return [...said.filter((s) => s.fact !== pending.fact), answer];
}

function levelAnswer(text: string, names: readonly string[], book: FactBook): Titles | null {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return confirmsLevel(text, only, book) ? { has: [only] } : null;
  return names.length > 1 ? readLevelAnswer(text, names, book) : null;
}
