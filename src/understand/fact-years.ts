import type { Said } from './fact-said.ts';
import { around, clauseAt, type Source, type Span, say } from './fact-source.ts';

const GAINED = '认定|评上|获评|评定|评为|评选|评下来|评的|入选|获得|拿到|拿下|拿的|通过|授予|成为|公示|recogni[sz]ed';
const APPLIES = '申报|申请|来报|去报|报的';

interface Year extends Span {
  readonly year: number;
  readonly vague: boolean;
}

/** The years of recognition and of application, and how much of a year a loan ran. */
export function readYears(source: Source): Said[] {
  const years = yearsIn(source);
  return [...years.flatMap((y) => readYear(source, y)), ...nthYear(source), ...loanSpan(source)];
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

/** 贷款期限6个月, 贷了半年: less than a year of a loan. A whole year and more is what a rule assumes anyway. */
function loanSpan(source: Source): Said[] {
  return source.figures.flatMap((figure): Said[] => {
    const { before, after } = around(source, figure);
    const months = figure.unit === 'month' && Number(figure.value) < 12;
    const half = figure.unit === 'year' && figure.value === '0.5' && !/[上下]$/.test(before);
    if (!(months || half) || /^(?:以?前|后|内|之内|以内|就|一次|还一)/.test(after)) return [];
    if (!/贷|借|期限|用款|周转|用了|使用|用/.test(before) && !/^(?:期|的)?(?:银行)?(?:贷款|借款|短贷)/.test(after))
      return [];
    return [
      say(source, '贷款年数', months ? `${figure.value}个月` : '0.5', figure, {
        vague: figure.vague || figure.bound === 'about',
      }),
    ];
  });
}
