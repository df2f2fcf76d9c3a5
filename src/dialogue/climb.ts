import type { Ladder, Rung } from '../answer/evidence/evidence.ts';
import { decide } from '../calculate/decide.ts';
import { readGiven } from '../calculate/value/case.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { regionsAbove } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { ladderOf, readClimb, rungOf } from '../understand/rise.ts';
import { addSaid } from '../understand/slots/conflicts.ts';
import type { Said } from '../understand/slots/read-slots.ts';
import type { Titles } from '../understand/slots/slot.ts';
import type { Memory } from './state.ts';

/** What each further recognition would bring in the place asked about; null where the question is not about that. */
export function climb(
  asking: Asking,
  said: readonly Said[],
  memory: Memory,
  asOf: string,
  knowledge: Knowledge,
): Ladder | null {
  const asked =
    readClimb(asking.own.text) ?? (memory.climbing !== null && asking.states ? { target: memory.climbing } : null);
  if (!asked) return null;
  const facts = addSaid(memory.facts, said);
  const home = facts.get('所在地');
  const place = asking.question.regions.at(-1)?.code ?? (typeof home === 'string' ? home : null);
  const target = asked.target ?? '';
  const held = (facts.get('认定称号') as Titles | undefined)?.has ?? [];
  const rungs = held.flatMap((title) => rungOf(title) ?? []);
  const ladder = target !== '' ? ladderOf(target) : (rungs[0]?.ladder ?? 0);
  const height = Math.max(-1, ...rungs.filter((r) => r.ladder === ladder).map((r) => r.height));
  const codes = place === null ? [] : regionsAbove(place);
  const above = rulesOn(knowledge.book, asOf)
    .filter((rule) => codes.includes(String(rule.scope?.region ?? regionOf(rule, knowledge))))
    .flatMap((rule) => rungFor(rule, ladder, asOf, knowledge))
    .filter((rung) => rung.height > height)
    .sort((a, b) => a.height - b.height);
  return { target, place, codes, ladder, above };
}

/** What a rule would bring to one who has just got the recognitions that it asks for. */
function rungFor(rule: Rule, ladder: number, asOf: string, { book }: Knowledge): Rung[] {
  const titles = titlesOf(rule.conditions);
  const heights = titles.flatMap((title) => rungOf(title) ?? []).filter((r) => r.ladder === ladder);
  if (heights.length === 0) return [];
  const supposed = {
    所在地: String(rule.scope?.region ?? ''),
    认定称号: { has: titles },
    新认定: true,
    中小微企业: true,
  };
  const facts = Object.fromEntries(
    Object.entries(supposed).filter(([name, value]) => book.facts.has(name) && value !== ''),
  );
  const calculation = decide(rule, readGiven(facts, book.facts), { today: asOf });
  if (calculation.verdict !== 'eligible' && calculation.verdict !== 'needs-facts') return [];
  return [{ rule, calculation, height: Math.max(...heights.map((r) => r.height)) }];
}

function regionOf(rule: Rule, knowledge: Knowledge): string | null {
  return knowledge.documents.get(rule.clause.replace(/#.*$/, ''))?.region ?? null;
}

/** The recognitions that a rule's conditions name as held. */
function titlesOf(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const own = (condition as { has?: unknown }).has;
  const named = typeof own === 'string' ? [own] : Array.isArray(own) ? own.slice(0, 1).map(String) : [];
  return [
    ...new Set([
      ...named,
      ...Object.entries(condition).flatMap(([key, value]) => (key === 'has' ? [] : titlesOf(value))),
    ]),
  ];
}
