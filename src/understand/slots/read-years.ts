import type { Said } from './slot.ts';
import { around, clauseAt, type Source, type Span, say } from './source.ts';

const GAINED = '认定|评上|获评|评定|评为|评选|评下来|评的|入选|获得|拿到|拿下|拿的|通过|授予|成为|公示|recogni[sz]ed';
const APPLIES = '申报|申请|来报|去报|报的';

/** 2025年还能拿, 去年可以贴多少: the award of that year is asked about. */
const AWARDED =
  /^度?(?:的|我们?|我司|公司|企业|还|又|也|就|到底|一共|总共|大概|是否|[一,，])*(?:(?:能|可以|可|该|会|应该)(?:不能|不可以|够|否)?(?:再|继续|申请|享受|得到?|到)*(?:贴|拿|补|领|得|给|奖|享受)|(?:贴|补|奖|给)(?:贴|助|息|励|我们)?多少)/;
/** 2024年贷款1000万, 去年贷了500万, 2025年飞了1500小时: what the award is reckoned from. */
const LOANED =
  /^度?(?:的|我们?|我司|公司|企业|一共|总共|全年|共|又|新增?|新的|向?银行|从银行|在银行|流动资金|技改|[一,，])*(?:(?:贷|借)款?(?!款|贴|政策|利率)|飞(?!行汽车|行器|机|手))/;

interface Year extends Span {
  readonly year: number;
  readonly vague: boolean;
}

/** The years of recognition and of application. */
export function readYears(source: Source): Said[] {
  const years = yearsIn(source);
  const told = years.flatMap((y) => readYear(source, y));
  const applied = told.some((s) => s.fact === '申报年度') ? [] : askedYear(source, years);
  return [...told, ...applied, ...nthYear(source)];
}

/** The year that the award is asked about: that of the award itself, else the latest of the loans and flights. */
function askedYear(source: Source, years: readonly Year[]): Said[] {
  const nextTo = (pattern: RegExp) => years.filter((y) => pattern.test(around(source, y).after));
  const awarded = nextTo(AWARDED);
  const several = new Set(awarded.map((y) => y.year)).size > 1;
  const latest = (found: readonly Year[]) =>
    found.reduce<Year | undefined>((a, y) => (a && a.year >= y.year ? a : y), undefined);
  const figured = nextTo(LOANED).filter((y) =>
    source.figures.some((f) => f.start >= y.end && f.end <= clauseAt(source, y.end).end),
  );
  const asked = latest(awarded) ?? latest(figured);
  return asked ? [say(source, '申报年度', asked.year, asked, { vague: asked.vague || several })] : [];
}

/** 2022年, 22年评上, 2022认定, 今年, 去年, 三年前: as calendar years. */
export function yearsIn(source: Source): Year[] {
  const { text, figures, year } = source;
  const found = figures.flatMap((f): Year[] => {
    const after = text.slice(f.end);
    if (f.unit === 'date' && /^\d{4}/.test(f.value))
      return [{ start: f.start, end: f.end, year: Number(f.value.slice(0, 4)), vague: false }];
    if (f.unit === 'number' && /^20[0-4]\d$/.test(f.value))
      return [{ start: f.start, end: f.end, year: Number(f.value), vague: false }];
    const value = Number(f.value);
    if (f.unit === 'year' && /^\d{2}年$/.test(f.text) && value >= 10 && value <= 49)
      return [{ start: f.start, end: f.end, year: 2000 + value, vague: false }];
    if (f.unit === 'year' && Number.isInteger(value) && /^(?:以)?前/.test(after))
      return [{ start: f.start, end: f.end + 1, year: year - value, vague: f.vague }];
    return [];
  });
  const words: readonly [RegExp, number][] = [
    [/今年|本年度?|this year/gi, 0],
    [/去年|上一?年度?|上年|last year/gi, 1],
    [/(?<!大)前年(?!度)/g, 2],
    [/大前年/g, 3],
  ];
  for (const [pattern, ago] of words)
    for (const m of text.matchAll(pattern))
      found.push({ start: m.index, end: m.index + m[0].length, year: year - ago, vague: false });
  return found.sort((a, b) => a.start - b.start);
}

function readYear(source: Source, { year, vague, ...span }: Year): Said[] {
  const { before, after } = around(source, span);
  const next = after.slice(0, 24).split(/(?:20)?\d{2}年|今年|去年|前年/)[0] ?? '';
  if (
    new RegExp(`^度?(?:的|才|就|来|要|想|准备|打算|再|去|我们)*(?:${APPLIES})`).test(next) ||
    /(?:申报|申请|想报|要报)(?:的是)?$/.test(before)
  )
    return [say(source, '申报年度', year, span, { vague })];
  const gained =
    new RegExp(`^[^,，。;；]{0,14}?(?:${GAINED})`).test(next) ||
    /^度?的?(?:第[一二三四五六七八九十]批)?[^,，。;；的]{0,8}(?:小巨人|little giant)/.test(next);
  if (!gained) return [];
  // 2019年认定的国家级小巨人 is not newly recognised.
  const old = year < source.year - 1 && !/(?<!特)新|首次|第一次|头一|刚/.test(source.text);
  if (!ofMunicipalGiant(source, span))
    return old
      ? [
          say(source, '新认定', false, span, {
            reading: `“${source.text.slice(span.start, span.end)}”认定的不算新认定`,
          }),
        ]
      : [];
  return [say(source, '小巨人认定年度', year, span, { vague })];
}

/** The recognition spoken of is the city's 小巨人 and no other title's. */
function ofMunicipalGiant(source: Source, span: Span): boolean {
  const { start, end } = clauseAt(source, span.start);
  const clause = source.text.slice(start, end);
  const other = /高企|高新技术企业|单项冠军|隐形冠军|专精特新(?![“"]?小巨人)|国家级|省级|首台|工厂|车间|公司成立|项目/;
  if (/小巨人/.test(clause)) return !/国家级?[^,，。]{0,6}小巨人|省级[^,，。]{0,6}小巨人/.test(clause);
  return (
    !other.test(clause) &&
    (/市级|小巨人|little giant/i.test(source.text)
      ? !/(?:国家|省)级[^,，。]{0,6}小巨人/.test(source.text)
      : !other.test(source.text))
  );
}

/** 认定后第三年, 小巨人第二年: counted from the year of recognition. */
function nthYear(source: Source): Said[] {
  const m = /(?:认定|评上|获评|小巨人)(?:后|以来|之后|企业)?(?:的|是|今年是|现在是)*第([一二三四五六七八九]|\d)年/.exec(
    source.text,
  );
  if (!m?.[1]) return [];
  const nth = '一二三四五六七八九'.indexOf(m[1]) + 1 || Number(m[1]);
  const span = { start: m.index, end: m.index + m[0].length };
  return [say(source, '小巨人认定年度', source.year - nth + 1, span, { reading: '认定当年算第一年' })];
}
