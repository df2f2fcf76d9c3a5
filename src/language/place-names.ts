import { readFileSync } from 'node:fs';
import { areaList } from '@vant/area-data';
import { CORE_SCHEMA, load } from 'js-yaml';

/** How places are called beside GB/T 2260, and what only looks like one: knowledge/language/places.yaml. Words of a list are apart by spaces. */
interface PlaceLanguage {
  readonly aliases: Readonly<Record<string, string>>;
  /** Names of zones by the place in which they lie. */
  readonly zones: Readonly<Record<string, string>>;
  readonly ordinary: string;
  readonly 'ordinary-districts': string;
  readonly kinds: string;
  readonly 'in-other-words': string;
  readonly 'no-places': readonly string[];
}

const LANGUAGE = load(readFileSync(new URL('../../knowledge/language/places.yaml', import.meta.url), 'utf8'), {
  schema: CORE_SCHEMA,
}) as PlaceLanguage;
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const SUFFIX =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|傣|傈僳|景颇|羌|哈萨克|柯尔克孜)族?){1,6}自治州|省|市)$/;
/** Short names that are ordinary words too. */
export const ORDINARY: ReadonlySet<string> = wordsOf(LANGUAGE.ordinary);
/** Bare names that are words, or rare, and name no place by themselves. */
export const ORDINARY_DISTRICTS = wordsOf(LANGUAGE['ordinary-districts']);
const KINDS_OF_PLACE = wordsOf(LANGUAGE.kinds);
/** Names that are part of other words too; these need a sign of a place. */
export const IN_OTHER_WORDS: ReadonlySet<string> = wordsOf(LANGUAGE['in-other-words']);
/** What people call places beside their names. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LANGUAGE.zones).flatMap(([code, names]) =>
    [...wordsOf(names)].map((zone) => [zone, code] as const),
  ),
  ...Object.entries(LANGUAGE.aliases),
]);
/** What begins like a place and is none; sought from its `lastIndex` on. */
export const NOT_A_PLACE = new RegExp(`(?:${LANGUAGE['no-places'].join('|')})`, 'y');

const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** A city that is a province of its own. */
export function isMunicipality(code: string): boolean {
  return MUNICIPALITIES.has(code.slice(0, 2));
}

/** The code of each name under which a place is known wherever it stands. */
export const PLACE_NAMES: ReadonlyMap<string, string> = namesOfPlaces();

function namesOfPlaces(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [code, name] of [
    ...Object.entries(areaList.province_list),
    ...Object.entries(areaList.city_list),
    ...Object.entries(areaList.county_list),
  ]) {
    const short = name.replace(SUFFIX, '');
    const county = !code.endsWith('00');
    if (!names.has(name) && name.length > 1 && !KINDS_OF_PLACE.has(name) && !/直辖/.test(name)) names.set(name, code);
    if (
      short !== name &&
      short.length > 1 &&
      !ORDINARY.has(short) &&
      !names.has(short) &&
      (!county || name.endsWith('市'))
    )
      names.set(short, code);
  }
  for (const [alias, code] of ALIASES) names.set(alias, code);
  return names;
}

/** Districts and counties without 区, 县: 余杭. Of several that are called so the only county, unless a great city has one of the districts. */
export const BARE_NAMES: ReadonlyMap<string, string> = bareNames();

function bareNames(): ReadonlyMap<string, string> {
  const sharing = new Map<string, string[]>();
  for (const [code, name] of Object.entries(areaList.county_list)) {
    const bare = name.replace(/(?:自治县|新区|区|县)$/, '');
    if (bare === name || bare.length < 2 || PLACE_NAMES.has(bare) || ORDINARY.has(bare) || ORDINARY_DISTRICTS.has(bare))
      continue;
    sharing.set(bare, [...(sharing.get(bare) ?? []), code]);
  }
  const found = new Map<string, string>();
  for (const [bare, codes] of sharing) {
    const counties = codes.filter((code) => areaList.county_list[code]?.endsWith('县'));
    const [only] = codes.length === 1 ? codes : counties;
    if (only && (codes.length === 1 || (counties.length === 1 && !codes.some(isOfGreatCity)))) found.set(bare, only);
  }
  return found;
}

/** Places whose short names are words too (五常, 泰顺), by those names. */
export const NAMED_LIKE_WORDS: ReadonlyMap<string, readonly string[]> = namedLikeWords();

function namedLikeWords(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [code, name] of [...Object.entries(areaList.city_list), ...Object.entries(areaList.county_list)]) {
    const short = name.replace(SUFFIX, '').replace(/(?:自治县|新区|区|县)$/, '');
    if (ORDINARY.has(short) || ORDINARY_DISTRICTS.has(short)) found.set(short, [...(found.get(short) ?? []), code]);
  }
  return found;
}

/** A municipality, or the capital of a province: its districts are known by their bare names. */
function isOfGreatCity(code: string): boolean {
  return isMunicipality(code) || code.slice(2, 4) === '01';
}
