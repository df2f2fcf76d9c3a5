import type { NamesFact } from '../../knowledge/fact.ts';
import type { TitleLevel } from '../../knowledge/slot-patterns.ts';
import { contextOf, isStated } from '../context.ts';
import type { Span } from '../span.ts';
import { levelNamed, levelOf } from './levels.ts';
import { phrasePlaces } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';
import { siblings, type TitleForm, titlesCalled } from './titles.ts';

interface Mention extends Span {
  readonly called: TitleForm;
}

/** Titles that the asker holds, surely lacks, or names without telling the level. */
export function readTitles(source: SlotSource): Slot[] {
  return [...source.book].flatMap(([name, fact]) => (fact.type === 'names' ? titlesOf(source, name, fact) : []));
}

function titlesOf(source: SlotSource, name: string, fact: NamesFact): Slot[] {
  const { pattern } = source.book.language;
  const mentions = titlesMentioned(source.text, titlesCalled(fact, source.book));
  // 高企…国家级小巨人那50万: beside a title that is told, one that only tells which money is meant is nobody's.
  const ofAward = ({ end }: Mention): boolean => pattern('^^{award-of-title}').test(source.text.slice(end));
  const told = mentions.some((mention) => !ofAward(mention)) ? mentions.filter((one) => !ofAward(one)) : mentions;
  const bare = new Set<Slot>();
  const said = told.flatMap((mention): Slot[] => {
    const { levels, start, reading, unreached } = levelOf(source, { ...mention, levels: mention.called.levels });
    const context = contextOf(source, { start, end: mention.end });
    const span = { start: context.from, end: mention.end };
    const applied = context.modality === 'applied-for' && context.holder !== 'someone-else';
    const more = pattern('^^{goes-on-as-name}').test(source.text.slice(mention.end));
    if (unreached || (more && !applied) || !(applied || isStated(context))) return [];
    const { options, loosely } = optionsOf(mention.called, levels);
    const read = loosely ? `${source.text.slice(start, mention.end)}按${loosely}理解` : reading;
    const note = applied ? '正在申请的按尚未认定理解' : read;
    const rest = note === undefined ? {} : { reading: note };
    if (applied || context.polarity === 'denied')
      return [slotOf(source, name, { lacks: alsoLacked(mention.called, options) }, span, rest)];
    if (levels.length === 0 && options.length > 1)
      return [slotOf(source, name, { has: [] }, span, { ambiguous: options })];
    return options.map((option) => {
      const slot = slotOf(source, name, { has: [option] }, span, rest);
      if (levels.length === 0) bare.add(slot);
      return slot;
    });
  });
  const ofLevel = levelsAlone(source, name, fact, said);
  // 单项冠军企业，我们是省级的: the level that follows is that of the title, whatever the title is taken for without one.
  const isLevelled = (slot: Slot): boolean =>
    bare.has(slot) && ofLevel.some((one) => siblings(fact, titleIn(slot)).includes(titleIn(one)));
  const kept = said.filter((slot) => !isLevelled(slot));
  const all = [...kept, ...ofLevel, ...leftOpen(source, name, fact)];
  return settle([...all, ...(all.length === 0 ? deniedAlone(source, name, fact) : [])]);
}

/** The names that begin with a character, the longest first. */
function longestByFirst(names: ReadonlyMap<string, TitleForm>): ReadonlyMap<string, readonly [string, TitleForm][]> {
  const known = BY_FIRST.get(names);
  if (known) return known;
  const byFirst = new Map<string, [string, TitleForm][]>();
  for (const one of [...names].sort(([a], [b]) => b.length - a.length))
    byFirst.set(one[0].charAt(0), [...(byFirst.get(one[0].charAt(0)) ?? []), one]);
  BY_FIRST.set(names, byFirst);
  return byFirst;
}
const BY_FIRST = new WeakMap<ReadonlyMap<string, TitleForm>, ReturnType<typeof longestByFirst>>();

/** Where titles stand in a text, longest names first; quotation marks inside a name (专精特新“小巨人”) are passed over. */
export function titlesMentioned(text: string, names: ReadonlyMap<string, TitleForm>): Mention[] {
  const kept: { c: string; at: number }[] = [...text].flatMap((c, at) => (/[“”"‘’'「」]/.test(c) ? [] : [{ c, at }]));
  const plain = kept
    .map((k) => k.c)
    .join('')
    .toLowerCase();
  const byFirst = longestByFirst(names);
  const found: Mention[] = [];
  for (let i = 0; i < plain.length; i += 1) {
    const name = byFirst.get(plain.charAt(i))?.find(([n]) => plain.startsWith(n, i));
    if (name === undefined) continue;
    const [first, last] = [kept[i], kept[i + name[0].length - 1]];
    if (first && last) found.push({ called: name[1], start: first.at, end: last.at + 1 });
    i += name[0].length - 1;
  }
  return found;
}

/** The options that a mention means; a level is passed over where the title has none at all (国家级高企). */
export function optionsOf(
  { levels: byLevel, loose }: TitleForm,
  levels: readonly TitleLevel[],
): { options: string[]; loosely?: string } {
  const plain = byLevel.get('');
  if (levels.length === 0) {
    const strict = [...new Set(byLevel.values())].filter((option) => !loose.has(option));
    return { options: plain === undefined ? strict : [plain] };
  }
  if (plain !== undefined && byLevel.size === 1) return { options: [plain] };
  const options = levels.flatMap((l) => byLevel.get(l) ?? []);
  const loosely = options.find((option) => loose.has(option));
  return loosely === undefined ? { options } : { options, loosely };
}

/** Who is not of the province's is not of 省级以上 either. */
function alsoLacked({ levels }: TitleForm, options: readonly string[]): string[] {
  const provincial = levels.get('provincial');
  const above = levels.get('provincial-up');
  return above !== undefined && provincial !== undefined && options.includes(provincial)
    ? [...new Set([...options, above])]
    : [...options];
}

/** A clause that says only a level (不是市级认定的; 市级的) tells it of the title named before. */
function levelsAlone(source: SlotSource, name: string, fact: NamesFact, said: readonly Slot[]): Slot[] {
  const { places, pattern } = source.book.language;
  return places('(?<=^|\\(){level-alone}(?=$|\\))', source.text).flatMap((span): Slot[] => {
    const words = source.text.slice(span.start, span.end);
    const level = levelNamed(source, pattern('{level-word}').exec(words)?.[0] ?? '');
    const before = said.findLast((s) => s.end <= span.start + 1);
    const option = level && before && siblings(fact, titleIn(before)).find((o) => fact.options[o]?.level === level);
    if (!option) return [];
    const denied = pattern('{denying}').test(words);
    return [slotOf(source, name, denied ? { lacks: [option] } : { has: [option] }, span)];
  });
}

function titleIn({ value, ambiguous }: Slot): string {
  const { has = [], lacks = [] } = value as { has?: string[]; lacks?: string[] };
  return ambiguous?.[0] ?? has[0] ?? lacks[0] ?? '';
}

/** Words that leave open which of several is meant: a bare 单项冠军 may be the enterprise or a product. */
function leftOpen(source: SlotSource, name: string, fact: NamesFact): Slot[] {
  return (fact.said?.either ?? []).flatMap(({ of, ...phrase }): Slot[] => {
    const [span] = phrasePlaces(source, phrase);
    const context = span && contextOf(source, span);
    if (!context || !isStated(context)) return [];
    if (context.polarity === 'denied') return noneOf(source, name, fact, of, { start: context.from, end: span.end });
    return [slotOf(source, name, { has: [] }, span, { ambiguous: of })];
  });
}

/** 单项冠军我们没申请: neither the title nor any of the things that are counted. */
function noneOf(source: SlotSource, name: string, fact: NamesFact, of: readonly string[], span: Span): Slot[] {
  const counted = of.filter((one) => source.book.get(one)?.type === 'number');
  return [
    slotOf(source, name, { lacks: of.filter((one) => fact.options[one]) }, span),
    ...counted.map((one) => slotOf(source, one, '0', span)),
  ];
}

/** 没认定, of no title in particular: none is held; of the one that the message names beside it. */
function deniedAlone(source: SlotSource, name: string, fact: NamesFact): Slot[] {
  const { book, text } = source;
  const [span] = book.language.places('(?<=^|[,，。;；:：\\s]){not-recognised}(?=$|[,，。;；\\s])', text);
  if (!span || fact.role !== 'recognitions' || book.language.pattern('{level-word}').test(text)) return [];
  const named = titlesMentioned(text, titlesCalled(fact, book)).flatMap(({ called }) => [...called.levels.values()]);
  return [slotOf(source, name, { lacks: named.length > 0 ? [...new Set(named)] : Object.keys(fact.options) }, span)];
}

/** A bare mention beside one whose level is stated adds nothing, nor does the same title twice. */
function settle(said: readonly Slot[]): Slot[] {
  const stated = said.filter((s) => !s.ambiguous).flatMap(namesIn);
  const seen = new Set<string>();
  return said.filter((s) => {
    if (s.ambiguous) return !s.ambiguous.some((a) => stated.includes(a));
    const key = JSON.stringify(s.value);
    return !seen.has(key) && seen.add(key);
  });
}

function namesIn(said: Slot): readonly string[] {
  const { has = [], lacks = [] } = said.value as { has?: readonly string[]; lacks?: readonly string[] };
  return [...has, ...lacks];
}
