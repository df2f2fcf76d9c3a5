import type { Random } from './random.ts';

/** A line of a model's that tells another thing than its point with the words and codes of the point; null where the point gives no room for it. */
export type Twist = (point: string, r: Random) => string | null;

/** The other parts of a sentence, one of them changed. */
const SEPARATED = /([，。；：])/;
const CODE = /\{\{f\d+\}\}/;
const HAN = /[\u4e00-\u9fff]/g;
const weight = (part: string): number => part.match(HAN)?.length ?? 0;
/** Words that say no more than the rest of a sentence would without them. */
const IDLE = /^(?:其中|对其|同时|另外|此外|例如|即|也就是说|具体为|方案指出|文章认为|文章提出|要求如下)$/;

/** The first of some replacements that changes the text, at one of its places. */
function replaceOne(text: string, pattern: RegExp, instead: (found: string) => string, r: Random): string | null {
  const places = [...text.matchAll(new RegExp(pattern.source, 'g'))];
  if (places.length === 0) return null;
  const { index, 0: found } = r.pick(places);
  const changed = text.slice(0, index) + instead(found) + text.slice(index + found.length);
  return changed === text ? null : changed;
}

const swap =
  (pairs: Readonly<Record<string, string>>): Twist =>
  (point, r) =>
    replaceOne(point, new RegExp(Object.keys(pairs).join('|')), (found) => pairs[found] ?? found, r);

/** One part of a sentence, without the codes of citations, left out. */
function partLeftOut(point: string, r: Random): string | null {
  const pieces = point.split(SEPARATED);
  const at = pieces.flatMap((piece, i) =>
    i % 2 === 0 && weight(piece) > 3 && !/\{\{/.test(piece) && !IDLE.test(piece) ? [i] : [],
  );
  if (at.length === 0 || pieces.length < 5) return null;
  const gone = r.pick(at);
  return pieces.filter((_, i) => i !== gone && i !== gone + 1).join('');
}

const LIMIT = /不超过|不低于|以上|以下|每年度?|连续|首次|一次性|累计|分别|单个|同一|最高/;

/** A word of limit moved from where it stands to before another figure. */
function limitMoved(point: string, r: Random): string | null {
  const found = LIMIT.exec(point);
  const figures = [...point.matchAll(new RegExp(CODE.source, 'g'))];
  if (!found || figures.length < 2) return null;
  const rest = point.slice(0, found.index) + point.slice(found.index + found[0].length);
  const [near] = figures.filter((f) => f.index > found.index);
  const far = figures.filter((f) => f[0] !== near?.[0] && Math.abs(f.index - found.index) > 12);
  if (far.length === 0) return null;
  const target = rest.indexOf(r.pick(far)[0]);
  if (!/[，。；：]/.test(rest.slice(Math.min(found.index, target), Math.max(found.index, target)))) return null;
  return rest.slice(0, target) + found[0] + rest.slice(target);
}

/** The words before two figures, exchanged. */
function partsExchanged(point: string): string | null {
  const places = [...point.matchAll(/([^，。；：、{}]{4,30})(\{\{f\d+\}\})/g)];
  const [a, b] = places;
  if (!a?.[1] || !b?.[1] || a[1] === b[1] || weight(a[1]) < 4 || weight(b[1]) < 4) return null;
  if ([...a[1]].sort().join('') === [...b[1]].sort().join('')) return null;
  const from = a.index + a[1].length;
  return point.slice(0, a.index) + b[1] + point.slice(from, b.index) + a[1] + point.slice(b.index + b[1].length);
}

/** Twists of a point. What a twist makes is false or torn, whatever the point. */
export const TWISTS: Readonly<Record<string, Twist>> = {
  'a part left out': partLeftOut,
  'a limit left out once': (point, r) => replaceOne(point, LIMIT, () => '', r),
  'a limit moved': limitMoved,
  'parts exchanged': partsExchanged,
  'a body made of its words': (point, r) => {
    const words = point.match(/[省市县区]?(?:财政|工信|科技|商务|税务|市场|金融|农业|文化)/g);
    const named = words ? r.pick(words) : r.pick(['市财政', '省政府', '区县']);
    return point.replace(
      /。?((?:\{\{c\d+\}\})*)。?$/,
      `，${r.pick(['归', '由', '找'])}${named}${r.pick(['厅管', '局负责', '委牵头', '负责', '办受理'])}$1。`,
    );
  },
  'or for and': swap({ 或者: '和', 或: '和', 和: '或', 且: '或', 并且: '或', 以及: '或' }),
  'a bound opened or closed': swap({
    '（含）': '',
    '（不含）': '（含）',
    不超过: '超过',
    超过: '达到',
    高于: '达到',
    低于: '达到',
  }),
  'another year': swap({
    上一年度: '本年度',
    上年度: '本年度',
    当年: '次年',
    次年: '当年',
    上年: '当年',
    本年: '上年',
  }),
  'a wider circle': swap({
    中小微: '',
    中小企业: '企业',
    规模以上: '',
    单个企业: '企业',
    同一企业: '企业',
    新认定: '',
    小微: '',
  }),
  'another kind of help': swap({ 奖励: '贷款', 补助: '贷款', 补贴: '担保', 贴息: '贷款', 资助: '奖励' }),
  'another level': swap({ 国家级: '省级', 省级: '市级', 市级: '省级', 全省: '全市', 全市: '全国' }),
  'another place': swap({
    湖南省: '长沙市',
    湖南: '长沙',
    长沙市: '湖南省',
    长沙: '湖南',
    杭州市: '浙江省',
    杭州: '浙江',
    重庆市: '全国',
    重庆: '全国',
  }),
  'a small word at a figure': (point, r) =>
    replaceOne(
      point,
      CODE,
      (code) =>
        r.pick([
          `各${code}`,
          `再${code}`,
          `另${code}`,
          `${code}起`,
          `${code}到头`,
          `${code}多`,
          `近${code}`,
          `每${code}`,
          `约${code}`,
          `人均${code}`,
          `${code}／月`,
        ]),
      r,
    ),
  'a negation moved': (point, r) => {
    const found = /不(?=[\u4e00-\u9fff])/.exec(point);
    const rest = found && point.slice(0, found.index) + point.slice(found.index + 1);
    const moved = rest && replaceOne(rest, /，(?=[\u4e00-\u9fff]{4})/, () => '，不', r);
    return moved === point ? null : moved;
  },
  'a question': (point) => {
    const changed = point.replace(/。((?:\{\{c\d+\}\})*)$/, '吗？$1');
    return changed === point ? null : changed;
  },
  'another title': (point, r) => replaceOne(point, /《[^》{}]{8,}》/, (title) => `《${title.slice(5, -1)}》`, r),
  'brackets torn': (point, r) => replaceOne(point, /[（）]/, () => '', r),
};

/** An answer up front, made of a point with one figure or more. */
export const LEAD_TWISTS: Readonly<Record<string, Twist>> = {
  'without its limits': (point, r) => {
    const parts = leadsOf(point).filter((p) => LIMIT.test(p));
    return parts.length === 0 ? null : led(r.pick(parts).replace(LIMIT, ''), point);
  },
  'with another figure': (point, r) => {
    const codes = [...new Set(point.match(/\{\{f\d+\}\}/g) ?? [])];
    const parts = leadsOf(point);
    if (codes.length < 2 || parts.length === 0) return null;
    const part = r.pick(parts);
    const own: string[] = part.match(/\{\{f\d+\}\}/g) ?? [];
    const others = codes.filter((code) => !own.includes(code));
    return others.length === 0 ? null : led(part.replace(r.pick(own), r.pick(others)), point);
  },
  'from two sentences': (point) => {
    const [a, b] = point.split('。').filter((s) => CODE.test(s));
    const [first] = leadsOf(`${a}。`);
    const last = leadsOf(`${b}。`).at(-1);
    if (!first || !last) return null;
    return led(`${first.replace(CODE, '').replace(/[\u4e00-\u9fff]{0,4}$/, '')}${last}`, point);
  },
  'with another body': (point, r) => {
    const parts = leadsOf(point);
    return parts.length === 0
      ? null
      : led(`${r.pick(parts)}，由${r.pick(['省财政', '市财政', '工信'])}${r.pick(['厅', '局', ''])}负责`, point);
  },
};

/** The parts of a point that give a figure. */
function leadsOf(point: string): string[] {
  return point.split(/[，。；：]/).filter((part) => CODE.test(part) && !/[（）]/.test(part) && weight(part) > 3);
}

function led(words: string, point: string): string {
  return `${words.replace(/\{\{c\d+\}\}/g, '')}${/\{\{c\d+\}\}/.exec(point)?.[0] ?? ''}。`;
}
