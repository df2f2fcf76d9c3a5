import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { isClaim } from './claim-words.ts';
import { partsOfYearAdded } from './covers-period.ts';
import { assignNouns, standsBefore } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import { countOfPair, type Measured, MOST_ITEMS, paired, repeatsFirst } from './pair-items.ts';
import { phrasePlaces } from './phrases.ts';
import { isOfUnit, isOther, isTotal, listFields, negative, numberOfYear, total, wholeOf } from './read-numbers.ts';
import type { AskedBack, Exactness, Slot } from './slot.ts';
import { clauseAt, isNegative, type SlotSource, slotOf, wordsAround } from './source.ts';

type ListFact = Extract<Fact, { type: 'list' }>;

/** Lists of items with figures (aircraft with weight and hours, routes with hours): one item plainly, several as a list. */
export function readLists(source: SlotSource, asked?: AskedBack): { slots: Slot[]; problems: string[] } {
  const { found, problems } = measuredIn(source, asked);
  const lists = [...source.book].flatMap(([name, fact]) => (fact.type === 'list' ? [{ name, fact }] : []));
  for (const { name, fact } of lists) {
    const none = noneOf(source, name, fact, found, asked);
    if (none !== undefined) return { slots: none ?? plainly(source, lists, found), problems };
  }
  for (const { name, fact } of lists) {
    const [field] = fact.of;
    if (fact.of.length !== 1 || !field || !found.some((m) => m.field === field)) continue;
    const named =
      fact.said?.items.some((phrase) => phrasePlaces(source, phrase).length > 0) ||
      isCountedSo(source, fact, lists, found);
    if (!named && asked?.fact !== name) continue;
    const rest = found.filter((m) => m.field !== field).map((m) => plain(source, m));
    return {
      slots: [
        ...rest,
        eachOf(
          source,
          name,
          fact,
          field,
          found.filter((m) => m.field === field),
        ),
      ],
      problems,
    };
  }
  return { slots: plainly(source, lists, found), problems };
}

/** 一条140小时，一条65小时: each is counted by a word that no other list is counted by. */
function isCountedSo(
  { figures, text }: SlotSource,
  { said }: ListFact,
  lists: readonly { readonly fact: ListFact }[],
  found: readonly Measured[],
): boolean {
  const own = said?.counters ?? [];
  const ofOthers = lists.flatMap(({ fact }) => (fact.said === said ? [] : (fact.said?.counters ?? [])));
  const isCounted = ({ figure }: Measured): boolean =>
    figures.some(
      (f) =>
        f.unit === 'count' &&
        f.noun !== ANY_COUNTER &&
        own.includes(f.noun) &&
        !ofOthers.includes(f.noun) &&
        f.end <= figure.start &&
        !/[,，。;；]/.test(text.slice(f.end, figure.start)),
    );
  return found.length > 1 && found.filter(isCounted).length > 1;
}

/** 两个航线, and not 八十个人: what anything is counted by counts items where their name follows. */
function countsItems(source: SlotSource, said: ListFact['said'], { noun, end }: Figure): boolean {
  if (noun !== ANY_COUNTER) return true;
  const until = clauseAt(source, end).end;
  return (said?.items ?? []).some((phrase) =>
    phrasePlaces(source, phrase).some(({ start }) => start >= end && start < until),
  );
}
/** What anything is counted by. */
const ANY_COUNTER = '个';

/** The figures of the fields of lists: by their unit, by the unit that their own list ends with, by a noun, as an answer. */
function measuredIn(source: SlotSource, asked?: AskedBack): { found: Measured[]; problems: string[] } {
  const fields = [...listFields(source)].flatMap((name) => {
    const fact = source.book.get(name);
    return fact?.type === 'number' ? [{ name, fact }] : [];
  });
  const bare = source.figures.filter((f) => f.unit === 'number');
  const named = assignNouns(source, nounsOf(source, 'number'), bare);
  const byUnit = (f: Figure) => fields.find(({ fact }) => fact.said?.alone && isOfUnit(f, fact))?.name;
  const joins = source.book.language.pattern('^^\\s*(?:{and}|/)\\s*$$');
  const listed = (f: Figure): string | undefined => {
    const next = source.figures[source.figures.indexOf(f) + 1];
    if (!next || !joins.test(source.text.slice(f.end, next.start))) return undefined;
    return next.unit === 'number' ? listed(next) : byUnit(next);
  };
  const fieldOf = (f: Figure): string | undefined => {
    const unit = byUnit(f);
    if (unit !== undefined || f.unit !== 'number') return unit;
    const goesOn = ofNextItem(source, f, byUnit);
    if (goesOn !== undefined) return goesOn;
    const noun = named.get(f);
    const fact =
      noun && standsBefore(source, noun, f) ? noun.fact : source.figures.length === 1 ? asked?.fact : undefined;
    return listed(f) ?? fields.find(({ name }) => name === fact)?.name;
  };
  const isOfAnother = (f: Figure) => fields.some(({ name, fact }) => name === fieldOf(f) && isOther(source, f, fact));
  const counted = source.figures.filter((f) => fieldOf(f) !== undefined && !isTier(source, f) && !isOfAnother(f));
  const flown = counted.filter((f) => !isTotal(source, f, counted) && wholeOf(source, f, counted) === undefined);
  const parted = counted.map((f) => wholeOf(source, f, counted));
  const found = flown.flatMap((figure): Measured[] => {
    const field = fieldOf(figure);
    const fact = fields.find(({ name }) => name === field)?.fact;
    if (field === undefined || !fact || isNegative(source, figure)) return [];
    const unsaid =
      figure.unit === 'number' &&
      !fact.said?.bare &&
      listed(figure) === undefined &&
      ofNextItem(source, figure, byUnit) === undefined;
    const { told, ...read } = numberOfYear(source, figure, fact);
    return [
      { field, figure, told: unsaid || parted.includes(figure) ? { ...told, exactness: 'partial' } : told, ...read },
    ];
  });
  return {
    found: withPartsAdded(source, withoutOtherEnds(found)),
    problems: flown.filter((f) => isNegative(source, f)).map((f) => negative(source, f)),
  };
}

/** A线飞了130小时，B线才60: a bare number of another item of the list is of the unit that was said of the first. */
function ofNextItem(source: SlotSource, figure: Figure, byUnit: (f: Figure) => string | undefined): string | undefined {
  if (!source.book.language.pattern('{item-of-list}').test(wordsAround(source, figure).before)) return undefined;
  const first = source.figures.find((f) => f.end <= figure.start && byUnit(f) !== undefined);
  return first && byUnit(first);
}

/** 180到240小时 is one figure: the second end of a range says nothing further. */
function withoutOtherEnds(found: readonly Measured[]): Measured[] {
  return found.filter((m, i) => {
    const before = found[i - 1];
    const same = before?.field === m.field && JSON.stringify(before.told) === JSON.stringify(m.told);
    return !(same && m.told.exactness === 'range' && typeof m.told.value === 'object');
  });
}

/** 上半年飞了70小时，下半年55小时: parts of a year are of one item. */
function withPartsAdded(source: SlotSource, found: readonly Measured[]): Measured[] {
  const parts = found.filter(({ part }) => part !== undefined);
  const [first] = parts;
  const sum = parts.every(({ field }) => field === first?.field) ? partsOfYearAdded(source, parts, total) : null;
  if (!first || !sum) return [...found];
  const { field, figure } = first;
  return found.flatMap((m) => (m === first ? [{ field, figure, told: sum }] : parts.includes(m) ? [] : [m]));
}

/** 每小时, 1吨到5吨, 要飞够100小时: what a clause grades by, and nothing of the asker's. */
function isTier(source: SlotSource, figure: Figure): boolean {
  const { before, after } = wordsAround(source, figure);
  const { pattern } = source.book.language;
  if (figure.unit === 't') {
    if (figure.bound !== 'exact' && figure.bound !== 'about') return true;
    if (pattern('^^{range-to}').test(after) || pattern('{range-from}$$').test(before)) return true;
  } else if (figure.value === '1' && !/^\S{1,2}[,.]?\d/.test(figure.text)) return true;
  if (pattern('^^{graded}').test(after) || pattern('{per-one}\\s*$$').test(before)) return true;
  return isClaim(source, figure, { named: false, names: true });
}

/**
 * 没有固定航线: a list of nothing. Beside figures it is none of theirs, and they stay plain (null), unless the phrase says when
 * it counts all the same. Undefined where nothing is denied.
 */
function noneOf(
  source: SlotSource,
  name: string,
  { said }: ListFact,
  found: readonly Measured[],
  asked?: AskedBack,
): Slot[] | null | undefined {
  const denied = (said?.none ?? []).flatMap((phrase) =>
    phrasePlaces(source, phrase).map((place) => ({ phrase, place })),
  );
  const always = denied.find(({ phrase }) => phrase.when !== undefined);
  const [none] = always ? [always] : denied;
  if (!none) return undefined;
  return always || found.length === 0 || asked?.fact === name ? [slotOf(source, name, [], none.place)] : null;
}

const plain = (source: SlotSource, { field, figure, told: { value, exactness }, reading, covers }: Measured): Slot =>
  slotOf(source, field, value, figure, {
    exactness,
    ...(reading === undefined ? {} : { reading }),
    ...(covers ? { covers } : {}),
  });

/** A list is known as exactly as the least exact of its figures. */
const exactnessOf = (found: readonly Measured[], open: boolean): Exactness =>
  open || found.some((m) => m.told.exactness === 'partial')
    ? 'partial'
    : (found.find((m) => m.told.exactness !== 'exact')?.told.exactness ?? 'exact');

/** The hours of each route, where routes are named. */
function eachOf(source: SlotSource, name: string, { said }: ListFact, field: string, found: readonly Measured[]): Slot {
  const { pattern } = source.book.language;
  const first = found[0] as Measured;
  const counters = said?.counters ?? [];
  const counts = source.figures.filter(
    (f) => f.unit === 'count' && counters.includes(f.noun) && Number(f.value) > 1 && countsItems(source, said, f),
  );
  const count = counts.length ? Number(counts[0]?.value) : 1;
  const ahead = source.text.slice(counts[0]?.end ?? 0, first.figure.start);
  // 五条线，每条都跑够了，合计飞了760小时: of all together.
  const each = pattern('{each}').test(ahead) && !pattern('{adding-up}$$').test(ahead);
  const span = {
    start: Math.min(counts[0]?.start ?? first.figure.start, first.figure.start),
    end: found.at(-1)?.figure.end ?? first.figure.end,
  };
  const unsure = counts[0]?.vague === true || count > MOST_ITEMS;
  // 四条线拢共320小时，每条80小时: of all together, and of each.
  const saysEach = ({ figure }: Measured) => pattern('{each}').test(wordsAround(source, figure).before);
  const ofEach =
    count > 1 && found.length === 2
      ? found.find((m) => saysEach(m) && found.some((o) => isTimes(o, count, m)))
      : undefined;
  if (ofEach) {
    const all = Array.from({ length: Math.min(count, MOST_ITEMS) }, () => ({ [field]: ofEach.told.value }));
    return slotOf(source, name, all, span, { exactness: exactnessOf([ofEach], unsure) });
  }
  const items =
    found.length > 1 || count === 1
      ? found.map((h) => ({ [field]: h.told.value }))
      : Array.from({ length: Math.min(count, MOST_ITEMS) }, () => ({ [field]: first.told.value }));
  // 两条航线飞了300小时 leaves open how many hours each route has, 每条120小时 how many routes there are.
  const open = found.length === 1 ? (count > 1 ? !each : each) : count > 1 && found.length !== count;
  return slotOf(source, name, items, span, { exactness: exactnessOf(found, unsure || open) });
}

/** One figure is so many times another. */
const isTimes = ({ figure }: Measured, count: number, of: Measured): boolean =>
  Number(figure.value) === count * Number(of.figure.value);

/** One item plainly, several as the list that has their fields: 0.8吨的飞200小时,6吨的飞150小时; 两架2吨的各飞150小时. */
function plainly(
  source: SlotSource,
  lists: readonly { readonly name: string; readonly fact: ListFact }[],
  found: readonly Measured[],
): Slot[] {
  const list = lists.find(({ fact }) => fact.of.length > 1 && found.every((m) => fact.of.includes(m.field)));
  const [head, tail] = list?.fact.of ?? [];
  const [first, last] = [found[0], found.at(-1)];
  if (!list || head === undefined || tail === undefined || !first || !last) return found.map((m) => plain(source, m));
  const { pattern } = source.book.language;
  const heads = found.filter((m) => m.field === head);
  const tails = found.filter((m) => m.field === tail);
  const counters = list.fact.said?.counters ?? [];
  const several = source.figures.find((f) => f.unit === 'count' && counters.includes(f.noun) && Number(f.value) > 1);
  // 两架5.7吨的，都是我们的，一共飞了400小时: of both together.
  const total = pattern('{adding-up}$$').test(wordsAround(source, last.figure).before);
  // 六架飞机，每架飞30小时: the count may be told before all figures.
  const from = heads.length > 0 ? first.figure.start : Math.min(several?.end ?? Infinity, first.figure.start);
  const each = !total && pattern('{each}').test(source.text.slice(from, last.figure.end));
  const repeated =
    heads.length <= 1 && tails.length === 1 && each && several && !several.vague
      ? Math.min(Number(several.value), MOST_ITEMS)
      : 1;
  if (heads.length < 2 && tails.length < 2 && repeated === 1) return found.map((m) => plain(source, m));
  if (heads.length < 2 && !several && repeatsFirst(source, tails))
    return [...heads, ...tails.slice(0, 1)].map((m) => plain(source, m));
  const items =
    repeated > 1
      ? Array.from({ length: repeated }, () => [...heads, ...tails])
      : total && heads.length > 1 && tails.length === 1
        ? null
        : (paired(found, heads, tails, Number(several?.value ?? 0))?.flatMap((pair, i, all) =>
            Array.from({ length: countOfPair(source, pair, all[i - 1], all[i + 1], counters) }, () => pair),
          ) ?? null);
  const value = (items ?? []).map((pair) =>
    Object.fromEntries(pair.flatMap((m) => (m ? [[m.field, m.told.value]] : []))),
  );
  const span = { start: first.figure.start, end: last.figure.end };
  return [slotOf(source, list.name, value, span, { exactness: exactnessOf(found, items === null) })];
}
