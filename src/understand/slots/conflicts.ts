import type { FactInput, Said, Titles } from './slot.ts';

/** Fields of a list, which are given either plainly or in the list. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  机队: ['最大起飞重量', '年飞行小时'],
  航线: ['年飞行小时'],
};

/** What is known after a message: the later replaces the earlier, titles add up, and what was said vaguely or left open is not known. */
export function addSaid(known: Readonly<Record<string, FactInput>>, said: readonly Said[]): Record<string, FactInput> {
  const facts: Record<string, FactInput> = { ...known };
  for (const { fact, value, vague, ambiguous } of said) {
    if (ambiguous) continue;
    if (vague) {
      delete facts[fact];
      continue;
    }
    facts[fact] = isTitles(value) ? mergeTitles(facts[fact], value) : value;
    for (const field of LISTS[fact] ?? []) delete facts[field];
    for (const [list, fields] of Object.entries(LISTS)) if (fields.includes(fact) && list in facts) delete facts[list];
  }
  return facts;
}

function isTitles(value: FactInput | undefined): value is Titles {
  return typeof value === 'object' && !Array.isArray(value);
}

function mergeTitles(before: FactInput | undefined, now: Titles): Titles {
  const { has = [], lacks = [] } = isTitles(before) ? before : {};
  const [held, lacked] = [now.has ?? [], now.lacks ?? []];
  return {
    has: [...new Set([...has.filter((h) => !lacked.includes(h)), ...held])],
    lacks: [...new Set([...lacks.filter((l) => !held.includes(l)), ...lacked])],
  };
}
