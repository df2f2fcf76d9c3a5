import type { Ladder, Rung } from '../answer/evidence/evidence.ts';
import { decide } from '../calculate/decide.ts';
import { readGiven } from '../calculate/value/case.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { type Fact, factInRole } from '../knowledge/fact.ts';
import { type Knowledge, regionOfRule } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { regionsAbove } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { ladderOf, rungOf, rungsBetween, titlesMeant } from '../understand/rise.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { titlesHeld } from '../understand/slots/slot.ts';
import type { Memory } from './state.ts';

/** What each further recognition would bring in the place asked about, or in every place; null where the question is not about that. */
export function climb(asking: Asking, memory: Memory, asOf: string, knowledge: Knowledge): Ladder | null {
  const { act, bounds } = asking.own;
  if (act.act !== 'rise') return null;
  const wanted = act.to ?? '';
  const { facts: book } = knowledge.book;
  const facts = addSlots(memory.facts, asking.slots, book);
  const home = facts.get(factInRole(book, 'home'));
  const place = asking.question.regions.at(-1)?.code ?? (typeof home === 'string' ? home : null);
  const held = titlesHeld(facts.get(factInRole(book, 'recognitions')));
  const titles = titlesMeant(wanted, bounds.levels, book).filter((title) => !held.includes(title));
  const rungs = held.flatMap((title) => rungOf(title, book) ?? []);
  const ladder = wanted !== '' ? ladderOf(wanted, book) : (rungs[0]?.ladder ?? ladderOf('', book));
  const height = Math.max(-1, ...rungs.filter((r) => r.ladder === ladder).map((r) => r.height));
  const top = Math.max(-1, ...titles.flatMap((title) => rungOf(title, book)?.height ?? []));
  const codes = place === null ? [] : regionsAbove(place);
  const above = rulesOn(knowledge.book, asOf)
    .filter((rule) => place === null || codes.includes(regionOfRule(rule, knowledge) ?? ''))
    .flatMap((rule) => rungFor(rule, ladder, titles, asOf, knowledge))
    .filter((rung) => rung.ofTarget || (rung.height > height && (top < 0 || rung.height <= top)))
    .sort((a, b) => a.height - b.height);
  const [only, ...more] = titles;
  const target = only !== undefined && more.length === 0 ? only : wanted;
  return { target, place, codes, ladder, below: rungsBetween(ladder, height, top, book), above };
}

/** What a rule would bring to one who has just got the recognitions that it asks for. */
function rungFor(
  rule: Rule,
  ladder: string,
  targets: readonly string[],
  asOf: string,
  { book: { facts: book } }: Knowledge,
): Rung[] {
  const titles = [...new Set(titlesIn(rule.conditions))];
  const heights = titles.flatMap((title) => rungOf(title, book) ?? []).filter((r) => r.ladder === ladder);
  if (heights.length === 0) return [];
  const granted = [...book].filter(([, fact]) => fact.type === 'truth' && isAssumed(fact)).map(([name]) => name);
  const region = rule.scope?.region;
  const supposed = Object.fromEntries([
    ...(region ? [[factInRole(book, 'home'), String(region)]] : []),
    [factInRole(book, 'recognitions'), { has: titles }],
    ...granted.map((name) => [name, true]),
  ]);
  const calculation = decide(rule, readGiven(supposed, book), { today: asOf });
  if (calculation.verdict !== 'eligible' && calculation.verdict !== 'needs-facts') return [];
  const ofTarget = titles.some((title) => targets.includes(title));
  return [{ rule, calculation, height: Math.max(...heights.map((r) => r.height)), ofTarget }];
}

/** What an owner takes for granted is supposed to be so. */
function isAssumed({ assume }: Fact): boolean {
  return assume !== undefined && 'value' in assume && assume.value === true;
}
