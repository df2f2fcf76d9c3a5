import type { Fact } from '../../knowledge/fact.ts';
import { contextOf, isStated } from '../context.ts';
import { type ByLevel, type Level, levelOf } from './levels.ts';
import type { Said } from './slot.ts';
import { around, type Source, type Span, say } from './source.ts';

/** A title's name without its level (小巨人), and the option that it is at each level; '' where none is named. */
type Bases = ReadonlyMap<string, ByLevel>;

const LEVEL_IN_NAME = /^(国家级|国家|省级以上|省级|省|市级|市)(?=.{2})/;
/** Said for an option and held by no alias of facts.yaml: English, and names that a level alone tells apart. */
const ALSO: Readonly<Record<string, string>> = { 'little giant': '小巨人', 'little giants': '小巨人' };

/** The bases of a fact of names, from its labels and aliases. */
function basesOf(fact: Fact & { type: 'names' }): Bases {
  const bases = new Map<string, Map<Level, string>>();
  for (const [label, { aliases }] of Object.entries(fact.options))
    for (const name of [label, ...aliases]) {
      const prefix = LEVEL_IN_NAME.exec(name)?.[1] ?? '';
      const level = (prefix.length === 0 || /级/.test(prefix) ? prefix : `${prefix}级`) as Level;
      const base = name.slice(prefix.length).toLowerCase();
      const levels = bases.get(base) ?? new Map<Level, string>();
      if (!levels.has(level)) levels.set(level, label);
      bases.set(base, levels);
    }
  // 专精特新企业 is another name of 专精特新, which has levels: it has them too.
  for (const levels of bases.values())
    for (const other of bases.values())
      if (levels.has('') && levels.get('') === other.get(''))
        for (const [level, label] of other) if (!levels.has(level)) levels.set(level, label);
  for (const [said, base] of Object.entries(ALSO)) {
    const levels = bases.get(base);
    if (levels) bases.set(said, levels);
  }
  return bases;
}

interface Mention extends Span {
  readonly base: string;
  readonly levels: ByLevel;
}

/** Where titles stand in a text, longest names first; quotation marks inside a name (专精特新“小巨人”) are passed over. */
function mentionsOf(text: string, bases: Bases): Mention[] {
  const kept: { c: string; at: number }[] = [...text].flatMap((c, at) => (/[“”"‘’'「」]/.test(c) ? [] : [{ c, at }]));
  const plain = kept
    .map((k) => k.c)
    .join('')
    .toLowerCase();
  const names = [...bases.keys()].sort((a, b) => b.length - a.length);
  const found: Mention[] = [];
  for (let i = 0; i < plain.length; i += 1) {
    const base = names.find((n) => plain.startsWith(n, i));
    if (base === undefined) continue;
    const [first, last] = [kept[i], kept[i + base.length - 1]];
    if (first && last) found.push({ base, levels: bases.get(base) ?? new Map(), start: first.at, end: last.at + 1 });
    i += base.length - 1;
  }
  return found;
}

/** Titles that the asker holds, surely lacks, or names without telling the level. */
export function readTitles(source: Source): Said[] {
  return [...source.book].flatMap(([name, fact]) => (fact.type === 'names' ? titlesOf(source, name, fact) : []));
}

function titlesOf(source: Source, name: string, fact: Fact & { type: 'names' }): Said[] {
  const bases = basesOf(fact);
  const said = mentionsOf(source.text, bases).flatMap((mention): Said[] => {
    const { levels, start, reading, unheld } = levelOf(source, mention);
    const context = contextOf(source, { start, end: mention.end });
    const span = { start: context.from, end: mention.end };
    const applied = context.modality === 'applied-for';
    if (unheld || !(applied || isStated(context)) || NAMES_ELSE.test(source.text.slice(mention.end))) return [];
    const { options, read } = optionsOf(mention, levels, bases);
    const note = read ?? reading;
    const rest = note === undefined ? {} : { reading: note };
    if (applied)
      return [
        say(source, name, { lacks: alsoLacked(mention, options) }, span, { reading: '正在申请的按尚未认定理解' }),
      ];
    if (context.polarity === 'denied') return [say(source, name, { lacks: alsoLacked(mention, options) }, span, rest)];
    if (levels.length === 0 && options.length > 1)
      return [say(source, name, { has: [] }, span, { ambiguous: options })];
    return options.map((option) => say(source, name, { has: [option] }, span, rest));
  });
  return settle([...said, ...levelsAlone(source, name, fact, said), ...bareChampion(source, name, fact)]);
}

/** 专精特新培育库, 高企名单, 产业集群竞赛: the words go on to name something else. */
const NAMES_ELSE =
  /^(?:企业)?(?:培育|后备|评价|管理?办法|名单|行动|竞赛|总数|数量|目标|密集|小升高|[^,。;?]{0,12}(?:行动(?:计划|方案)|实施(?:方案|办法)|竞赛|若干意见))/;

/** The options that a mention means; a level that its title has at no other option is passed over where the title has none at all (国家级高企). */
function optionsOf(mention: Mention, levels: readonly Level[], bases: Bases): { options: string[]; read?: string } {
  const plain = mention.levels.get('');
  if (levels.length === 0) return { options: plain === undefined ? [...new Set(mention.levels.values())] : [plain] };
  if (plain !== undefined && mention.levels.size === 1) return { options: [plain] };
  const options = levels.flatMap((l) => mention.levels.get(l) ?? []);
  const giant = bases.get('小巨人')?.get('国家级');
  if (options.length === 0 && giant && levels.includes('国家级') && mention.base.startsWith('专精特新'))
    return { options: [giant], read: `国家级专精特新按${giant}理解` };
  return { options };
}

/** Who is not of the 省级 is not of the 省级以上 either. */
function alsoLacked(mention: Mention, options: readonly string[]): string[] {
  const provincial = mention.levels.get('省级');
  const above = mention.levels.get('省级以上');
  return above !== undefined && provincial !== undefined && options.includes(provincial)
    ? [...new Set([...options, above])]
    : [...options];
}

/** A clause that says only a level (不是市级认定的; 市级的) tells it of the title named before. */
function levelsAlone(source: Source, name: string, fact: Fact & { type: 'names' }, said: readonly Said[]): Said[] {
  const alone =
    /(?<=^|[,，。;；(])(?:而且|但|但是)?(?:也)?(?:是|属于)?(不是|非|没有?被?|还不是)?(国家级|省级|市级)(?:层面|级别)?(?:的)?(?:认定|评|评定)?(?:的)?(?:那种|那个|哈|吧|哦|呢)?(?=$|[,，。;；)])/g;
  return [...source.text.matchAll(alone)].flatMap((m): Said[] => {
    const before = said.findLast((s) => s.end <= m.index + 1);
    const options = before ? siblings(fact, before) : [];
    const option = options.find((o) => o.startsWith(m[2] ?? ''));
    if (!option) return [];
    return [
      say(source, name, m[1] ? { lacks: [option] } : { has: [option] }, { start: m.index, end: m.index + m[0].length }),
    ];
  });
}

/** The options that differ from what was said by the level alone. */
function siblings(fact: Fact & { type: 'names' }, said: Said): string[] {
  const value = said.value as { has?: string[]; lacks?: string[] };
  const one = said.ambiguous?.[0] ?? value.has?.[0] ?? value.lacks?.[0] ?? '';
  const base = one.replace(LEVEL_IN_NAME, '');
  return Object.keys(fact.options).filter((o) => o.replace(LEVEL_IN_NAME, '') === base);
}

/** A bare 单项冠军 may be the enterprise or a product. */
function bareChampion(source: Source, name: string, fact: Fact & { type: 'names' }): Said[] {
  const option = Object.keys(fact.options).find((o) => o.endsWith('单项冠军企业'));
  const m = /单项冠军(?!企业|产品|示范)/.exec(source.text);
  if (!option || !m || /产品|单项冠军企业/.test(source.text)) return [];
  const span = { start: m.index, end: m.index + m[0].length };
  const context = contextOf(source, span);
  if (!isStated(context) || context.polarity === 'denied' || /(?:省|市)级?$/.test(around(source, span).before))
    return [];
  return [say(source, name, { has: [] }, span, { ambiguous: [option, '单项冠军产品数'] })];
}

/** A bare mention beside one whose level is stated adds nothing, nor does the same title twice. */
function settle(said: readonly Said[]): Said[] {
  const stated = said.filter((s) => !s.ambiguous).flatMap(namesIn);
  const seen = new Set<string>();
  return said.filter((s) => {
    if (s.ambiguous) return !s.ambiguous.some((a) => stated.includes(a));
    const key = JSON.stringify(s.value);
    return !seen.has(key) && seen.add(key);
  });
}

function namesIn(said: Said): readonly string[] {
  const { has = [], lacks = [] } = said.value as { has?: readonly string[]; lacks?: readonly string[] };
  return [...has, ...lacks];
}
