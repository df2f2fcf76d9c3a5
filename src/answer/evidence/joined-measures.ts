import { plainIn } from '../../knowledge/award.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import { type Knowledge, regionOfRule } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { lieApart, regionsAbove } from '../../language/region.ts';
import type { Joined, Thing } from '../../understand/joined/supports-joined.ts';
import type { Question } from '../../understand/question.ts';

/** One of several supports that are asked to be had together. */
export interface JoinedMeasure {
  readonly rule: Rule;
  /** The one step of its scale that is meant; null where it has none or none is named. */
  readonly option: string | null;
}

/** Where supports are looked for that are to be had together: in the places told, else wherever all of them are given. */
type Places = readonly string[];

/** Where the firm is, a GB/T 2260 code, the titles that it holds, and the facts that the message tells figures of. */
interface Told {
  readonly placed: string | null;
  readonly titles: readonly string[];
  readonly figured: readonly string[];
}

/** What a question asks to have together, or what was asked before its place was told. */
export const joinedOf = ({ joined, act }: Question): Joined | null =>
  joined ?? (act.act === 'together' ? (act.joined ?? null) : null);

/**
 * The supports that a question asks to have together, in its order, those talked of before filling up to two; `place` where several places
 * give all of them and none is told; null where they are not two.
 */
export function joinedMeasures(
  question: Question,
  { placed, titles, figured }: Told,
  knowledge: Knowledge,
): readonly JoinedMeasure[] | 'place' | null {
  const { regions, talkedOf } = question;
  const joined = joinedOf(question);
  if (!joined) return null;
  const ofFigures = joined.asks === 'all' || joined.counted > 0 ? thingsFigured(figured, knowledge) : [];
  const named =
    joined.asks === 'all' && joined.things.length < 2 && ofFigures.length > 1
      ? ofFigures
      : upToCounted(joined, ofFigures);
  const before = thingsBefore({ ...joined, things: named }, talkedOf, titles, knowledge);
  const told = lieApart(regions) ? regions.map(({ code }) => code) : [placed ?? regions[0]?.code ?? []].flat();
  const things = lieApart(regions) ? ofEachPlace(named, told, knowledge) : named;
  const within = (places: Places) => resolved(things, before, places, knowledge);
  if (told.length > 0) return orNull(within(told));
  const homes = new Set(things.flatMap(({ measures }) => measures.flatMap((id) => regionOf(id, knowledge) ?? [])));
  const found = [...homes].map((home) => within([home])).filter((all) => all.length > 1);
  const most = Math.max(...found.map(({ length }) => length));
  const best = found.filter(({ length }) => length === most);
  // 市级小巨人的贴息: where the title that is held counts for something.
  const wanting = best.filter((all) =>
    all.some(({ rule }) => titlesIn(rule.conditions).some((t) => titles.includes(t))),
  );
  const meant = wanting.length > 0 ? wanting : best;
  const kinds = new Set(meant.map((all) => all.map(({ rule }) => rule.id).join()));
  return kinds.size > 1 ? 'place' : (meant[0] ?? null);
}

/** 三样一起: two that are named, and one that a figure tells: 还为技改贷了1500万. */
function upToCounted({ things, counted }: Joined, ofFigures: readonly Thing[]): readonly Thing[] {
  const others = ofFigures.filter(
    ({ measures }) => !things.some((named) => named.measures.some((id) => measures.includes(id))),
  );
  return things.length < 2 ? things : [...things, ...others.slice(0, Math.max(0, counted - things.length))];
}

/** 贷款2400万，研发620万，两样能一起报吗: for each figure that is told the measures that pay a share of it. */
export function thingsFigured(figured: readonly string[], { book }: Knowledge): readonly Thing[] {
  const shares = [...book.rules.values()].flatMap(({ id, award }) =>
    'promise' in award ? plainIn(award.amount).flatMap((one) => ('of' in one ? [{ id, of: one.of }] : [])) : [],
  );
  return [...new Set(figured)].flatMap((fact) => {
    const measures = shares.filter(({ of }) => of === fact).map(({ id }) => id);
    return measures.length > 0 ? [{ start: 0, end: 0, measures, option: null }] : [];
  });
}

/** 长沙和杭州的小巨人奖: one thing, of each of the places. */
function ofEachPlace(things: readonly Thing[], places: Places, knowledge: Knowledge): readonly Thing[] {
  const [only, ...others] = things;
  if (!only || others.length > 0) return things;
  return places.map((place) => ({
    ...only,
    measures: only.measures.filter((id) => regionsAbove(place).includes(regionOf(id, knowledge) ?? '')),
  }));
}

const orNull = (all: readonly JoinedMeasure[]): readonly JoinedMeasure[] | null => (all.length > 1 ? all : null);

/**
 * What the things that are named are set beside: one that is named alone goes with what was talked of; what is taken off was paid for a
 * title that is held, else was talked of.
 */
function thingsBefore(
  { asks, things }: Joined,
  talkedOf: readonly string[],
  titles: readonly string[],
  { book }: Knowledge,
): readonly Thing[] {
  const fillsUp = asks === 'taken-off' ? things.length < 2 : asks === 'all' && things.length === 1;
  if (!fillsUp) return [];
  const money = [...book.rules.values()].filter(({ award }) => 'promise' in award);
  const rewards = ({ award, conditions }: Rule): boolean =>
    'promise' in award && 'fixed' in award.amount && titlesIn(conditions).some((title) => titles.includes(title));
  const had = asks === 'taken-off' ? money.filter(rewards) : [];
  const rules = new Set([...had, ...money.filter(({ clause }) => talkedOf.includes(clause))]);
  return [...rules].map(({ id }) => ({ start: 0, end: 0, measures: [id], option: null }));
}

/** One measure for each thing, of the places and those above them; what has the fewest to choose among chooses first, and none is chosen twice. */
function resolved(
  things: readonly Thing[],
  before: readonly Thing[],
  places: Places,
  knowledge: Knowledge,
): readonly JoinedMeasure[] {
  const codes = new Set(places.flatMap(regionsAbove));
  const isHere = (id: string): boolean => codes.size === 0 || codes.has(regionOf(id, knowledge) ?? '');
  const open = [...things, ...before].map((thing, at) => ({ thing, at, ids: thing.measures.filter(isHere) }));
  const ranked = open.toSorted(
    (a, b) => Number(a.at >= things.length) - Number(b.at >= things.length) || a.ids.length - b.ids.length,
  );
  const taken = new Map<number, JoinedMeasure>();
  for (const { thing, at, ids } of ranked) {
    if (at >= things.length && taken.size > 1) break;
    const all = [...taken.values()];
    const isTaken = (id: string): boolean => all.some(({ rule, option }) => rule.id === id && option === thing.option);
    const rule = ids.filter((id) => !isTaken(id)).flatMap((id) => knowledge.book.rules.get(id) ?? [])[0];
    if (rule && (at < things.length || !all.some((one) => one.rule === rule)))
      taken.set(at, { rule, option: thing.option });
  }
  // What was talked of was had first.
  return [...taken].toSorted(([a], [b]) => orderOf(a, things) - orderOf(b, things)).map(([, one]) => one);
}

const orderOf = (at: number, things: readonly Thing[]): number => (at >= things.length ? at - 1_000 : at);

const regionOf = (id: string, knowledge: Knowledge): string | null => {
  const rule = knowledge.book.rules.get(id);
  return rule ? regionOfRule(rule, knowledge) : null;
};
