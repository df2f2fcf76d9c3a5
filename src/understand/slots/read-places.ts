import { type FactBook, factInRole } from '../../knowledge/fact.ts';
import { liesIn, type RegionMention } from '../../language/region.ts';
import { contextOf } from '../context.ts';
import { isOfPerson } from '../places-in-passing.ts';
import { tradesIn } from '../trades.ts';
import type { Slot } from './slot.ts';
import { clauseAt, type SlotSource, slotOf, wordsAround } from './source.ts';

/** A place that stands for none: no region of a policy holds it. */
const ELSEWHERE = '000000';

/** A place of which a thing is told that a fact asks for (基地在南昌): whatever else is asked of the place, it is that thing's. */
export function isOfThing(text: string, region: RegionMention, book: FactBook): boolean {
  const nouns = [...book.values()].flatMap((fact) => (fact.type === 'place' ? (fact.said?.nouns ?? []) : []));
  const [before, after] = [text.slice(0, region.start), text.slice(region.end)];
  const wider = book.language.pattern('{place-within}$$').exec(before);
  const around = wider ? before.slice(0, wider.index) : before;
  const isThere = (noun: string) => book.language.pattern(`${noun}{sits-over-there}`).test(after);
  return nouns.some((noun) => isThere(noun) || [before, around].some((words) => setUpIn(noun, words, after, book)));
}

/** 基地设在, 基地上个月从长沙迁到: words right before a place that put a thing there. */
function setUpIn(
  noun: string,
  before: string,
  after: string,
  { language: { pattern } }: FactBook,
): RegExpExecArray | null {
  const clause = /[^,，。;；]*$/.exec(before)?.[0] ?? '';
  const moved = pattern('{moved-already}').test(clause + after) && !pattern('{moved-perhaps}').test(clause);
  return (
    pattern(`${noun}{set-up-in}$$`).exec(before) ??
    (moved ? pattern(`${noun}[^,，。;；]{0,20}?{moved-to}`).exec(before) : null)
  );
}

/** Where the enterprise is, and where that lies of which other facts ask. */
export function readPlaces(source: SlotSource): Slot[] {
  const things = [...source.book].flatMap(([name, fact]) => {
    if (fact.type !== 'place' || !fact.said) return [];
    const noun = `(?:${fact.said.nouns.join('|')})`;
    return [
      ...source.regions.flatMap((r) => thingAt(source, name, noun, r)),
      ...thingHere(source, name, noun),
      ...thingThere(source, name, noun),
    ];
  });
  return [...things, ...readHome(source, things)];
}

/** The place of the enterprise itself, as surely as it is told. */
function readHome(source: SlotSource, things: readonly Slot[]): Slot[] {
  const home = factInRole(source.book, 'home');
  const homes = source.regions
    .filter((r) => r.code !== ELSEWHERE && !things.some((t) => t.start <= r.start && r.end <= t.end))
    .map((region) => ({ region, weight: homeWeight(source, region) }))
    .filter((h) => h.weight > 0);
  const heaviest = Math.max(0, ...homes.map((h) => h.weight));
  const best = homes.filter((h) => h.weight === heaviest).map((h) => h.region);
  // 湖南长沙 and 长沙, 湖南: the narrower place says more.
  const narrow = best.filter((r) => !homes.some((o) => o.region.code !== r.code && liesIn(o.region.code, r.code)));
  const deeper = homes.map((h) => h.region).find((r) => best.some((b) => b.code !== r.code && liesIn(r.code, b.code)));
  const chosen = deeper ?? narrow[0];
  if (!chosen) return [];
  return [
    slotOf(source, home, chosen.code, chosen, {
      exactness: new Set(narrow.map((r) => r.code)).size > 1 ? 'partial' : 'exact',
    }),
  ];
}

/** How surely a place is the enterprise's own: our company is in it, an enterprise of it; 0 where it is not. */
function homeWeight(source: SlotSource, region: RegionMention): number {
  const { before, after } = wordsAround(source, region);
  const { language } = source.book;
  const { pattern } = language;
  const ends = (words: string) => pattern(`(?:${words})$$`).test(before);
  const follows = (words: string) => pattern(`^^(?:${words})`).test(after);
  const speaks = (words: string) => pattern(words).test(source.text);
  const placeNouns = [...source.book.values()].flatMap((f) => (f.type === 'place' ? (f.said?.nouns ?? []) : []));
  const hasMoved = [before, after].some((words) => pattern('{moved-already}').test(words));
  if (ends('{moved-to}') && hasMoved && !pattern('{moved-perhaps}').test(before)) return 4;
  if (ends('{leads-elsewhere}') && !follows('{of-it}?{firm-noun}')) return 0;
  if (follows('{its-policy}')) return 0;
  if (isOfPerson(source.text, region, source.regions, language)) return 0;
  if (ends('{not-in}') || contextOf(source, region).holder === 'someone-else') return 0;
  if (placeNouns.some((noun) => ends(`${noun}…`))) return 0;
  if (ends('{registered-at}')) return 3;
  if (ends('{place-subject}[^,，。;；]{0,6}?{sits-in}\\s*')) return 3;
  if (ends('{we-of-place}\\s*') && (follows('{entity-there}') || follows('{place-suffix}?{of-it}$$'))) return 3;
  if (
    ends('{we-sit-in}') &&
    (follows('{does-there}') || follows('{place-suffix}?(?:$$|{here-or-there})')) &&
    speaks('{own-or-firm}|{firm-shortly}')
  )
    return 3;
  if (ends('{begins-we}\\s*') && (follows('{trade-there}') || follows('{firm-here}'))) return 3;
  if (ends('在') && follows('{does-there}')) return 2;
  if (ends('\\b(?:in|of|from|based in)\\s*') && speaks('\\b(?:we|our|us|my)\\b')) return 2;
  if (follows('{place-suffix}?{right-here}$$') && speaks('{own-or-firm}')) return 2;
  if (follows('{entity-there}')) return 2;
  const [, ...others] = source.regions;
  if (
    /(?:^|\s)$/.test(before) &&
    others.length === 0 &&
    follows('{begins-there}') &&
    tradesIn(source.text, language).length > 0
  )
    return 1;
  // 我们是制造企业,长沙,…: a place that is a clause by itself.
  return before.trim() === '' && follows('{place-suffix}?{after-lone-place}?\\s*$$') ? 1 : 0;
}

/** 主运行基地在湖南, 基地设在江西, 基地今年从长沙迁到南昌了, 以长沙为主运行基地. */
function thingAt(source: SlotSource, name: string, noun: string, region: RegionMention): Slot[] {
  const { before, after } = wordsAround(source, region);
  const { pattern } = source.book.language;
  const ahead = setUpIn(noun, before, after, source.book);
  const behind = pattern(`^^{place-suffix}?{serves-us-as}?${noun}`).exec(after);
  if (!ahead && !behind) return [];
  const start = ahead ? clauseAt(source, region.start).start + ahead.index : region.start;
  const end = behind ? region.end + behind[0].length : region.end;
  if (ahead && pattern('{plain-not}').test(ahead[0]))
    return [slotOf(source, name, ELSEWHERE, { start, end }, { reading: `${name}不在${region.name}` })];
  return [slotOf(source, name, region.code, { start, end })];
}

/** 主运行基地在省内, 在本地: in the one place that the question names. */
function thingHere(source: SlotSource, name: string, noun: string): Slot[] {
  const [here] = source.book.language.places(`${noun}{sits-somewhere-here}`, source.text);
  const [only, ...more] = source.regions;
  return here && only && more.every((r) => r.code === only.code) ? [slotOf(source, name, only.code, here)] : [];
}

/** 飞机停在江西，主运行基地也在那边: in the place that was named last. */
function thingThere(source: SlotSource, name: string, noun: string): Slot[] {
  const [there] = source.book.language.places(`${noun}{sits-over-there}`, source.text);
  const last = there && source.regions.findLast(({ end }) => end <= there.start);
  return there && last ? [slotOf(source, name, last.code, there)] : [];
}
