import { areaList } from '@vant/area-data';
import { ORDINARY_NAMES } from './ordinary-names.ts';

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

const SUFFIX =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|傣|傈僳|景颇|羌|哈萨克|柯尔克孜)族?){1,6}自治州|省|市)$/;
/** Short names that are ordinary words too: these places are recognised by their full names only. */
const ORDINARY = new Set([
  '东方',
  '白银',
  '安康',
  '大同',
  '平安',
  '海城',
  '开平',
  '高安',
  '和平',
  '通化',
  '三明',
  '黄山',
  '都江',
  '安宁',
  '安定',
  '天门',
  '新民',
  '新兴',
  '永安',
  '太和',
  '龙门',
  '东海',
  '海门',
  '长安',
  '仙居',
  '龙口',
  '石首',
  '公主岭',
  '双城',
  '北票',
  '五常',
  '同江',
  '高平',
  '河间',
  '合作',
  '无为',
  '灯塔',
  '新星',
  '明光',
  '白杨',
  '杨梅',
  '朝阳',
  '来宾',
  '大理',
  '文山',
  '新建',
  '路桥',
  '东至',
  '龙井',
]);
/** Full names that name a kind of place as well: nobody who says 高新区 means the one district that is called so. */
const KINDS_OF_PLACE = new Set(
  '城区 郊区 矿区 开发区 高新区 工业园区 老城区 新城区 新市区 古城区 长城区 山城区 东区 南区 西区 北区 中区 新社区'.split(
    ' ',
  ),
);

const NAMES = new Map<string, string>();
for (const [code, name] of [
  ...Object.entries(areaList.province_list),
  ...Object.entries(areaList.city_list),
  ...Object.entries(areaList.county_list),
]) {
  const short = name.replace(SUFFIX, '');
  const county = !code.endsWith('00');
  if (!NAMES.has(name) && name.length > 1 && !KINDS_OF_PLACE.has(name) && !/直辖/.test(name)) NAMES.set(name, code);
  if (
    short !== name &&
    short.length > 1 &&
    !ORDINARY.has(short) &&
    !NAMES.has(short) &&
    (!county || name.endsWith('市'))
  )
    NAMES.set(short, code);
}
/** What people call places beside their names. */
const ALIASES: Readonly<Record<string, string>> = {
  全国: NATIONAL,
  国家层面: NATIONAL,
  内蒙: '150000',
  粤: '440000',
  湘: '430000',
  渝: '500000',
  苏: '320000',
  张江: '310000',
  临港新片区: '310000',
  中关村: '110000',
  光谷: '420100',
  前海: '440300',
  天府新区: '510100',
  浙: '330000',
  沪: '310000',
  穗: '440100',
  深圳特区: '440300',
  湘江新区: '430100',
  两江新区: '500000',
  星城: '430100',
  星沙: '430121',
  凤凰古城: '433123',
  山城: '500000',
  魔都: '310000',
  帝都: '110000',
  鹏城: '440300',
  羊城: '440100',
  蓉城: '510100',
  江城武汉: '420100',
  杭洲: '330100',
  常沙: '430100',
  长纱: '430100',
  重慶: '500000',
  changsha: '430100',
  hunan: '430000',
  hangzhou: '330100',
  chongqing: '500000',
  jiangsu: '320000',
  shenzhen: '440300',
  shanghai: '310000',
  beijing: '110000',
  guangzhou: '440100',
  yueyang: '430600',
  zhejiang: '330000',
  wuhan: '420100',
  nanjing: '320100',
  suzhou: '320500',
  chengdu: '510100',
};
for (const [alias, code] of Object.entries(ALIASES)) NAMES.set(alias, code);

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/** Districts and counties without 区, 县: 余杭. Of several that are called so the only county, unless a great city has one of the districts. */
const BARE = new Map<string, string>();
const sharing = new Map<string, string[]>();
for (const [code, name] of Object.entries(areaList.county_list)) {
  const bare = name.replace(/(?:自治县|新区|区|县)$/, '');
  if (bare === name || bare.length < 2 || NAMES.has(bare) || ORDINARY.has(bare) || ORDINARY_NAMES.has(bare)) continue;
  sharing.set(bare, [...(sharing.get(bare) ?? []), code]);
}
for (const [bare, codes] of sharing) {
  const counties = codes.filter((code) => areaList.county_list[code]?.endsWith('县'));
  const [only] = codes.length === 1 ? codes : counties;
  if (only && (codes.length === 1 || (counties.length === 1 && !codes.some(isOfGreatCity)))) BARE.set(bare, only);
}
/** Such a name counts only where its neighbours say that it is a place: 在余杭, 余杭的企业. */
const BEFORE_PLACE = /(?:在|注册地|位于|地处|到|搬|迁|是|我们|我里|咱们?|俺们|阿拉)$/;
const AFTER_PLACE =
  /^(?:的?(?:企业|公司|工厂|园区|厂|店|这边|这里|那边|那里|本地|当地|有没有|有什么|有啥|有一?(?:家|个|户|间)(?:[一-龥]{0,8}?的)?(?:客户|企业|公司|厂|做|搞)|有一?[家户])|的(?:$|[，,。！!？?\s])|(?:做|搞|开|办|卖|生产)(?![到好不得])|[一-龥]{0,4}?(?:科技城|高新区|开发区|经开区|产业园|工业园|新城))/;
/** One that begins what is said is a place where a firm is named right after it: 余杭小微软件公司, 萧山五金省级隐形冠军. */
const BEGINS = /(?:^|[，,。；;：:！!？?\s])$/;
const FIRM_AFTER =
  /^[^，,。；;：:！!？?\s\d]{1,10}?(?:公司|企业|厂|合作社|\s?(?:省级|市级|国家级))|^有?[一二两三几那这]?[个家户间][一-龥]{0,3}?(?:做|搞|开|办|卖|生产|客户)/;

/** Names that are part of other words too: 希望城里, 面临平台, 长寿命, 开福利会. These need a sign of a place. */
const IN_OTHER_WORDS = new Set([
  '上城',
  '滨江',
  '西湖',
  '江北',
  '长寿',
  '开福',
  '望城',
  '临平',
  '平江',
  '君山',
  '开州',
]);
/** 萧山机场, 永川豆豉: what is called after a place and stands elsewhere too. */
const CALLED_AFTER = /^[路街道湖山江河桥站机酒菜豆鱼肉面]/;

/** 江宁的规上高企: such a name with 的 after it begins what is said. */
const OWNS = /^的[一-龥]/;

/** 医疗器械 滨江 三类证: a place that stands for itself. */
const STANDS_ALONE = /^[，,；;\s]/;

const LONGEST = Math.max(...[...NAMES.keys(), ...BARE.keys()].map((n) => n.length));
/** Not the place: 中山装, 北京时间, 上海证券交易所 and the like name something else, and 全国独一份 praises. */
const NOT_A_PLACE =
  /^(?:全国(?=独|首|第|唯|最|领先|前[列沿]|知名|著名|闻名|率先|先进|各地|连锁|百强|都?有[^没什哪吗多几]|都没有?[^这]|到处|范围内[^的])|浙江制造|长寿命|上海证券交易所|上交所|深圳证券交易所|深交所|北京证券交易所|北交所|北京时间|南京路|苏醒|浙商|湘军)/;

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

/** A city that is a province of its own. */
export function isMunicipality(code: string): boolean {
  return MUNICIPALITIES.has(code.slice(0, 2));
}

/** A municipality, or the capital of a province: its districts are known by their bare names. */
function isOfGreatCity(code: string): boolean {
  return isMunicipality(code) || code.slice(2, 4) === '01';
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
  for (const [name, code] of BARE) {
    const start = IN_OTHER_WORDS.has(name) || !known.has(cityOf(code)) ? -1 : lower.indexOf(name);
    const end = start + name.length;
    if (start >= 0 && !CALLED_AFTER.test(lower.slice(end))) found.push({ code, name: regionName(code), start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

function regionsIn(lower: string, known: ReadonlySet<string>): RegionMention[] {
  const found: RegionMention[] = [];
  for (let at = 0; at < lower.length; at += 1) {
    if (NOT_A_PLACE.test(lower.slice(at))) {
      at += (NOT_A_PLACE.exec(lower.slice(at))?.[0].length ?? 1) - 1;
      continue;
    }
    for (let length = Math.min(LONGEST, lower.length - at); length > 0; length -= 1) {
      const name = lower.slice(at, at + length);
      const code = NAMES.get(name) ?? bareAt(lower, at, name, known);
      if (!code || (name.length === 1 && !/^[省市]/.test(lower.slice(at + 1)))) continue;
      if (
        isOrdinaryBefore(name, lower.slice(at + length)) ||
        runsInto(lower, at, length, name in ALIASES ? -1 : rankOf(code)) ||
        (rankOf(code) === 0 && beginsInside(lower, at)) ||
        (!NAMES.has(name) && isOfTownship(lower, at, found.at(-1), code))
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
      const other = NAMES.get(text.slice(from, from + longer));
      if (other && rankOf(other) > rank) return true;
    }
  return false;
}

/** 武陵源城区 names no 源城区: a district does not begin in the bare name of another (three characters at least). */
function beginsInside(text: string, at: number): boolean {
  for (let from = Math.max(0, at - LONGEST); from < at; from += 1)
    for (let end = Math.max(at + 1, from + 3); end <= Math.min(text.length, from + LONGEST); end += 1)
      if (BARE.has(text.slice(from, end))) return true;
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
  const code = BARE.get(name);
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

/** 长沙开福: its own city stands right before it. */
function isInCity(before: string, code: string): boolean {
  const city = `${code.slice(0, 4)}00`;
  for (let length = 2; length <= Math.min(LONGEST, before.length); length += 1)
    if (NAMES.get(before.slice(-length)) === city) return true;
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
