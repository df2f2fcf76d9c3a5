import { titlesIn } from '../../knowledge/condition.ts';
import { factInRole, withImplied } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { liesIn } from '../../language/region.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import { type QuotedStretch, stretchAt } from '../../understand/stretch.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';

/** A title of the asker's that is to stand for the one that a measure wants: 省专精特新能不能顶市级小巨人. */
export interface TitleFor {
  readonly of: Ranked;
  readonly had: QuotedStretch;
  /** Having the one is having the other. */
  readonly serves: boolean;
}

/** Which title is to stand for which, where that is asked; null where it is not, or no measure wants the other. */
export function titleFor(evidence: Evidence, knowledge: Knowledge): TitleFor | null {
  const { own, slots, asOf } = evidence;
  const { facts, rules } = knowledge.book;
  if (!own.signs.ways.has('asks-to-stand-for')) return null;
  const role = factInRole(facts, 'recognitions');
  const said = slots.filter(({ fact }) => fact === role).flatMap((slot) => titleIn(slot) ?? []);
  const [first, second, ...more] = said.sort((a, b) => a.at.start - b.at.start);
  if (!first || !second || first.title === second.title || more.length > 0) return null;
  const wanting = [...rules.values()].filter(({ conditions }) => titlesIn(conditions).includes(second.title));
  const rule = nearest(wanting, evidence);
  const of = rule ? rankedById(rule.clause, asOf, knowledge) : null;
  if (!rule || !of) return null;
  const titles = withImplied([first.title], facts);
  const serves = titlesIn(rule.conditions).some((title) => titles.has(title));
  return { of, had: stretchAt(own.wording, first.at.start, first.at.end), serves };
}

/** The one title that a slot tells. */
function titleIn({
  value,
  start,
  end,
}: Slot): { readonly title: string; readonly at: { start: number; end: number } } | null {
  const has = value !== null && typeof value === 'object' && 'has' in value ? (value.has as readonly string[]) : [];
  const [title, ...others] = has;
  return title !== undefined && others.length === 0 ? { title, at: { start, end } } : null;
}

/** The one whose clause answers best, else one that is had where the asker's enterprise is. */
function nearest(wanting: readonly Rule[], { ranked, candidates, sums: { placed } }: Evidence): Rule | undefined {
  const order = [...ranked, ...candidates].map(({ clause }) => clause.id);
  const isThere = ({ scope }: Rule): boolean => {
    const region = String(scope?.region ?? '');
    return placed !== null && (liesIn(placed, region) || liesIn(region, placed));
  };
  const found = order.flatMap((id) => wanting.filter(({ clause }) => clause === id));
  return found[0] ?? wanting.find(isThere) ?? wanting[0];
}
