import { clauseAt, type Source, type Span } from './source.ts';

export type Level = '' | '国家级' | '省级以上' | '省级' | '市级';
/** A title's options by level; '' is the title of no stated level. */
export type ByLevel = ReadonlyMap<Level, string>;

/** The levels that the words about a title state, from where they begin; `unheld` where it is one that no option has (区级). */
export interface Levelled {
  readonly levels: readonly Level[];
  readonly start: number;
  readonly reading?: string;
  readonly unheld: boolean;
}

const SAYS: readonly [RegExp, Level][] = [
  [/^(?:国家?级?|工信部|部级|national(?:-level)?|state-level)$/i, '国家级'],
  [/^省级(?:及)?以上$/, '省级以上'],
  [/^(?:省级?|省里|省工信厅|工信厅|省?经信厅|省厅|provincial(?:-level)?)$/i, '省级'],
  [/^(?:市级?|市里|市?工信局|市工业和信息化局|市?经信局|municipal(?:-level)?|city-level)$/i, '市级'],
];
const WORD =
  '国家级|国家|国级|工信部|部级|省级(?:及)?以上|省级|省里|省工信厅|工信厅|省?经信厅|省厅|市级|市里|市工业和信息化局|市工信局|工信局|市?经信局|区县级|区级|县级|区里|县里|省|市|national(?:-level)?|state-level|provincial(?:-level)?|municipal(?:-level)?|city-level';
const JUDGED = '(?:新|刚|首次|第一次)?(?:评审|认定|认证|评定|评选|评上|评|授予|颁发|公布)(?:的|了|为|出)?';
/** What may stand between the level and the title: 市里认定的, 省级新认定为; ◦ is a place name. */
const BETWEEN =
  '(?:[()“”"‘’\\s◦]|新|刚|首次|第一次|被|给|所|评审|认定|认证|评定|评选|评上|评|授予|颁发|公布|批|入选|列入|获得|的|为|了|成|上|层面|级别|这个|那种|专精特新|制造业)*';
const BEFORE = new RegExp(`(${WORD})${BETWEEN}$`, 'i');
const LISTED = new RegExp(`(${WORD})\\s*(?:、|和|及|与|以及|/|,|兼)\\s*$`, 'i');
const AFTER = new RegExp(`^(?:企业|称号)?(?:\\(|,?(?:级别|等级)?(?:是|为|属于|:))(${WORD})(?:认定|评|的|$|\\)|,)`, 'i');

/** The level of a title named at `span`: 国家级小巨人, 市里认定的小巨人, 小巨人（市级）, 长沙市小巨人. */
export function levelOf(source: Source, span: Span & { readonly levels: ByLevel }): Levelled {
  const text = source.masked;
  const from = clauseAt(source, span.start).start;
  const before = text.slice(from, span.start);
  const word = BEFORE.exec(before);
  const place = new RegExp(`◦+[“"]?(${JUDGED})?(?:专精特新)?[“"]?$`).exec(before);
  const region = place && source.regions.findLast((r) => r.start <= from + place.index && from + place.index < r.end);
  if (
    region &&
    (!word || word.index < place.index || /^[省市]$/.test(word[1] ?? '')) &&
    !(word && word.index < place.index)
  )
    return byPlace(source, span, region, place[1] !== undefined);
  if (word?.[1]) {
    const words = [word[1]];
    let first = word.index;
    for (let m = LISTED.exec(before.slice(0, first)); m?.[1]; m = LISTED.exec(before.slice(0, first))) {
      words.push(m[1]);
      first = m.index;
    }
    return levelled(words, from + first);
  }
  const said = AFTER.exec(text.slice(span.end, clauseAt(source, span.end).end + 8))?.[1];
  return levelled(said ? [said] : [], span.start);
}

function levelled(words: readonly string[], start: number): Levelled {
  const levels = words.flatMap((w) => SAYS.find(([p]) => p.test(w))?.[1] ?? []);
  return { levels, start, unheld: levels.length < words.length };
}

/** A place right before the title qualifies it: 长沙市小巨人 is the city's, 湖南省专精特新 the province's. */
function byPlace(
  source: Source,
  span: Span & { readonly levels: ByLevel },
  region: Span & { readonly code: string },
  judged: boolean,
): Levelled {
  const { code, start, end } = region;
  const level: Level = code.endsWith('0000') ? '省级' : '市级';
  const words = source.text.slice(start, span.end);
  const none = { levels: [], start: span.start, unheld: false };
  if (/^(?:11|12|31|50|00)/.test(code) || !code.endsWith('00')) return none;
  // 杭州市专精特新企业 is an enterprise of Hangzhou; where a plain title exists, the city tells no level.
  if (span.levels.has('') && !judged && (level === '市级' || source.text[end - 1] !== '省' || !span.levels.has(level)))
    return none;
  return judged
    ? { levels: [level], start, unheld: false }
    : { levels: [level], start, unheld: false, reading: `“${words}”按${level}理解` };
}
