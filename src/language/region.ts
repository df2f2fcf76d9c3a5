import { areaList } from '@vant/area-data';
import {
  ALIASES,
  BARE_NAMES,
  IN_OTHER_WORDS,
  isMunicipality,
  NAMED_LIKE_WORDS,
  NOT_A_PLACE,
  ORDINARY,
  ORDINARY_DISTRICTS,
  PLACE_NAMES,
} from './place-names.ts';

/** A place of GB/T 2260: `430100`, 长沙市. `000000` is the whole country. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** A place as it stands in a text. */
export interface RegionMention extends Region {
  readonly start: number;
  readonly end: number;
}

export const NATIONAL = '000000';

/** Such a name counts only where its neighbours say that it is a place: 在余杭, 余杭的企业. */
const BEFORE_PLACE = /(?:在|注册地|位于|地处|到|搬|迁|是|我们|我里|咱们?|俺们|阿拉)$/;
const AFTER_PLACE =
  /^(?:的?(?:企业|公司|工厂|园区|厂|店|这边|这里|那边|那里|本地|当地|有没有|有什么|有啥|有一?(?:家|个|户|间)(?:[一-龥]{0,8}?的)?(?:客户|企业|公司|厂|做|搞)|有一?[家户])|的(?:$|[，,。！!？?\s])|(?:做|搞|开|办|卖|生产)(?![到好不得])|[一-龥]{0,4}?(?:科技城|高新区|开发区|经开区|产业园|工业园|新城))/;
/** One that begins what is said is a place where a firm is named right after it: 余杭小微软件公司, 萧山五金省级隐形冠军. */
const BEGINS = /(?:^|[，,。；;：:！!？?\s])$/;
const FIRM_AFTER =
  /^[^，,。；;：:！!？?\s\d]{1,10}?(?:公司|企业|厂|合作社|\s?(?:省级|市级|国家级))|^有?[一二两三几那这]?[个家户间][一-龥]{0,3}?(?:做|搞|开|办|卖|生产|客户)/;

/** 萧山机场, 永川豆豉: what is called after a place and stands elsewhere too. */
const CALLED_AFTER = /^[路街道湖山江河桥站机酒菜豆鱼肉面]/;

/** 上海路, 重庆中路: a road is called after the place and lies elsewhere. */
const ROAD_AFTER = /^[东西南北中]?(?:路(?![上过费桥径演线程由口政灯面网基况])|大道)/;

/** 江宁的规上高企: such a name with 的 after it begins what is said. */
const OWNS = /^的[一-龥]/;

/** 医疗器械 滨江 三类证: a place that stands for itself. */
const STANDS_ALONE = /^[，,；;\s]/;

/** 五常厂里, 泰顺这边: such a name is a place where the place is known. */
const OF_PLACE = /^(?:的?(?:厂|店|企业|公司)|[市县区这那镇乡村]|本地|老家|农村|城里)/;

const NAMES = [...PLACE_NAMES.keys(), ...BARE_NAMES.keys(), ...NAMED_LIKE_WORDS.keys()];
const LONGEST = Math.max(...NAMES.map((n) => n.length));
/** How long the names are that begin with a character, the longest first. */
const LENGTHS = lengthsOfNames();

function lengthsOfNames(): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const name of NAMES) lengths.set(name.charAt(0), (lengths.get(name.charAt(0)) ?? new Set()).add(name.length));
  return new Map(Array.from(lengths, ([first, all]) => [first, [...all].sort((a, b) => b - a)]));
}

export function regionName(code: string): string {
  if (code === NATIONAL) return '国家层面';
  const { province_list, city_list, county_list } = areaList;
  return province_list[code] ?? city_list[code] ?? county_list[code] ?? code;
}

/** True for a code of GB/T 2260 that names a place. */
export function isRegionCode(code: string): boolean {
  return code === NATIONAL || regionName(code) !== code;
}

/** The names of all places of GB/T 2260. */
export function allRegionNames(): string[] {
  return [areaList.province_list, areaList.city_list, areaList.county_list].flatMap((list) => Object.values(list));
}

const OFFICIAL_NAMES: ReadonlySet<string> = new Set([...allRegionNames(), regionName(NATIONAL)]);
/** True for a name of a place as a reply prints it and nothing else: 长沙市, 三元区, 国家层面. */
export function isRegionName(text: string): boolean {
  return OFFICIAL_NAMES.has(text);
}

/** The codes whose texts apply at `code`: itself, its city, its province, the country. */
export function regionsAbove(code: string): string[] {
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, NATIONAL])];
}

/** The city that a place lies in or is: 余杭区 → 杭州市, 渝北区 → 重庆市; of a province itself. */
export function cityOf(code: string): string {
  const province = `${code.slice(0, 2)}0000`;
  return code === province || isMunicipality(code) ? province : `${code.slice(0, 4)}00`;
}

/** True where `inner` lies in `outer` or is it. */
export function liesIn(inner: string, outer: string): boolean {
  return regionsAbove(inner).includes(outer);
}

/** True where one of two places lies in the other, or they are the same: 湖南 and 长沙, not 长沙 and 杭州. */
export const areNested = (one: string, other: string): boolean => liesIn(one, other) || liesIn(other, one);

/** True where two of some places lie apart: 长沙和杭州 are two places, 湖南省长沙市 is one. */
export const lieApart = (regions: readonly Pick<Region, 'code'>[]): boolean =>
  regions.some((one) => regions.some((other) => !areNested(one.code, other.code)));

const NONE: ReadonlySet<string> = new Set();

/**
 * Places named in a text of simplified characters, longest names first, without overlaps. `known`: codes of districts and counties that
 * are called by their bare names (柳河) wherever these stand, and of cities whose districts are where such a name begins what is said (余杭五金)
 * or is the only place named.
 */
export function findRegions(text: string, known: ReadonlySet<string> = NONE): RegionMention[] {
  const lower = text.toLowerCase();
  const found = regionsIn(lower, known);
  return found.length > 0 ? found : districtsIn(lower, known);
}

/** 传感器余杭省专精特新: where no other place is named, districts of the cities that are `known`, wherever their bare names stand. */
function districtsIn(lower: string, known: ReadonlySet<string>): RegionMention[] {
  if (known.size === 0) return [];
  const found: RegionMention[] = [];
  for (const [name, code] of districtsOf(known)) {
    const start = lower.indexOf(name);
    const end = start + name.length;
    if (start >= 0 && !CALLED_AFTER.test(lower.slice(end))) found.push({ code, name: regionName(code), start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The bare names of the districts of some cities. */
function districtsOf(cities: ReadonlySet<string>): readonly (readonly [name: string, code: string])[] {
  const districts =
    DISTRICTS.get(cities) ??
    [...BARE_NAMES].filter(([name, code]) => !IN_OTHER_WORDS.has(name) && cities.has(cityOf(code)));
  DISTRICTS.set(cities, districts);
  return districts;
}
const DISTRICTS = new WeakMap<ReadonlySet<string>, readonly (readonly [string, string])[]>();

function regionsIn(lower: string, known: ReadonlySet<string>): RegionMention[] {
  const found: RegionMention[] = [];
  for (let at = 0; at < lower.length; at += 1) {
    NOT_A_PLACE.lastIndex = at;
    const other = NOT_A_PLACE.exec(lower)?.[0];
    if (other !== undefined) {
      at += other.length - 1;
      continue;
    }
    for (const length of LENGTHS.get(lower.charAt(at)) ?? []) {
      if (at + length > lower.length) continue;
      const name = lower.slice(at, at + length);
      const code = PLACE_NAMES.get(name) ?? bareAt(lower, at, name, known) ?? wordAt(lower, at, name, known);
      if (!code || (name.length === 1 && !/^[省市]/.test(lower.slice(at + 1)))) continue;
      if (
        isOrdinaryBefore(name, lower.slice(at + length)) ||
        ROAD_AFTER.test(lower.slice(at + length)) ||
        runsInto(lower, at, length, ALIASES.has(name) ? -1 : rankOf(code)) ||
        (rankOf(code) === 0 && beginsInside(lower, at)) ||
        (!PLACE_NAMES.has(name) && isOfTownship(lower, at, found.at(-1), code))
      )
        continue;
      if (/^[a-z]/.test(name) && (/[a-z]/.test(lower[at - 1] ?? '') || /[a-z]/.test(lower[at + length] ?? '')))
        continue;
      found.push({ code, name: regionName(code), start: at, end: at + length });
      at += length - 1;
      break;
    }
  }
  return found;
}

/** 合作市上 is 合作 and 市上. */
function isOrdinaryBefore(name: string, after: string): boolean {
  return name.endsWith('市') && ORDINARY.has(name.slice(0, -1)) && /^[上里场级面区内]/.test(after);
}

/** 例子长沙 names 长沙, 紧张江苏 names 江苏: a place ends where the name of a greater one begins that goes on after it. `rank`: of the place. */
function runsInto(text: string, at: number, length: number, rank: number): boolean {
  for (let from = at + 1; from < at + length; from += 1)
    for (let longer = LONGEST; longer > at + length - from; longer -= 1) {
      const other = PLACE_NAMES.get(text.slice(from, from + longer));
      if (other && rankOf(other) > rank) return true;
    }
  return false;
}

/** 武陵源城区 names no 源城区, 沙坡头 no 坡头: a district does not begin in the bare name of another (three characters at least). */
function beginsInside(text: string, at: number): boolean {
  for (let from = Math.max(0, at - LONGEST); from < at; from += 1)
    for (let end = Math.max(at + 1, from + 3); end <= Math.min(text.length, from + LONGEST); end += 1)
      if (BARE_NAMES.has(text.slice(from, end)) || ORDINARY_DISTRICTS.has(text.slice(from, end))) return true;
  return false;
}

/** 宁乡双江口: a further character right behind a place, and no word between two, begins the name of a township there. */
function isOfTownship(text: string, at: number, before: RegionMention | undefined, code: string): boolean {
  return before?.end === at - 1 && !BETWEEN_PLACES.test(text[at - 1] ?? '') && !liesIn(code, before.code);
}
const BETWEEN_PLACES = /[和与跟到去从来在的比、，,;；。\s或及至市县区有]/;

/** A province is greater than a city, that than a county, and that than what is only called something. */
const rankOf = (code: string): number => (code.endsWith('0000') ? 2 : code.endsWith('00') ? 1 : 0);

function bareAt(text: string, at: number, name: string, known: ReadonlySet<string>): string | undefined {
  const code = BARE_NAMES.get(name);
  if (!code || known.has(code)) return code;
  const before = text.slice(0, at);
  if (BEGINS.test(before) && known.has(cityOf(code))) return code;
  const after = text.slice(at + name.length);
  const isPlace =
    BEFORE_PLACE.test(before) ||
    AFTER_PLACE.test(after) ||
    (BEGINS.test(before) && (FIRM_AFTER.test(after) || OWNS.test(after) || STANDS_ALONE.test(after))) ||
    isInCity(before, code);
  return isPlace ? code : undefined;
}

/** 我们五常的厂: what is a word too names a place that is known, where its neighbours say so. */
function wordAt(text: string, at: number, name: string, known: ReadonlySet<string>): string | undefined {
  const code = NAMED_LIKE_WORDS.get(name)?.find((one) => known.has(one));
  if (!code) return undefined;
  const before = text.slice(0, at);
  const after = text.slice(at + name.length);
  const isPlace = BEGINS.test(before) || BEFORE_PLACE.test(before) || AFTER_PLACE.test(after) || OF_PLACE.test(after);
  return isPlace ? code : undefined;
}

/** 长沙开福: its own city stands right before it. */
function isInCity(before: string, code: string): boolean {
  const city = `${code.slice(0, 4)}00`;
  for (let length = 2; length <= Math.min(LONGEST, before.length); length += 1)
    if (PLACE_NAMES.get(before.slice(-length)) === city) return true;
  return false;
}

/** A text with each place name blotted out (◦), offsets kept; 长沙市级 leaves 市级 standing. */
export function withoutPlaces(text: string, regions: readonly RegionMention[]): string {
  let masked = text;
  for (const { start, end } of regions) {
    const last = /[级里]/.test(text[end] ?? '') && /[省市]/.test(text[end - 1] ?? '') ? end - 1 : end;
    masked = masked.slice(0, start) + '◦'.repeat(last - start) + masked.slice(last);
  }
  return masked;
}
