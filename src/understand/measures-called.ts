import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { type RegionMention, regionsAbove } from '../language/region.ts';

/** A measure, and what it is called in a message. */
export interface MeasureMention {
  readonly rule: Rule;
  readonly name: string;
}

/** Every measure one of whose names stands in a text, with the longest of those. */
export const measuresCalled = (text: string, { book, language }: Knowledge): readonly MeasureMention[] =>
  [...book.rules.values()].flatMap((rule) => {
    const name = rule.keywords.filter((k) => says(text, k, language)).sort((a, b) => b.length - a.length)[0];
    return name ? [{ rule, name }] : [];
  });

/** Of measures those of the places, where any is named; of names that lie in each other the longest. */
export function measuresNamed(
  called: readonly MeasureMention[],
  regions: readonly Pick<RegionMention, 'code'>[],
): readonly MeasureMention[] {
  const codes = new Set(regions.flatMap((r) => regionsAbove(r.code)));
  const found = called.filter(({ rule }) => codes.size === 0 || codes.has(String(rule.scope?.region ?? '')));
  return found.filter(({ name }) => !found.some((f) => f.name !== name && f.name.includes(name)));
}

/** True where a name stands in a text, not across a level (评上市级 names no 上市), and not as what another thing is likened to (跟智能工厂一个价). */
function says(text: string, name: string, { pattern }: Knowledge['language']): boolean {
  const parts = text.split(name);
  return parts.slice(1).some((after, i) => {
    const before = parts.slice(0, i + 1).join(name);
    const isLevel = pattern('^^{title-level}').test(`${name.slice(-1)}${after}`);
    return !isLevel && !(pattern('{likened-to}$$').test(before) && pattern('^^{likened-as}').test(after));
  });
}
