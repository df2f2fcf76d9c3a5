import { chineseValue } from './numeral.ts';

/** Forms that official texts keep: periods in titles, articles and references to them, awards without a unit. */

/** 2020-2022年, （2022—2025年） in a title; groups: first and last year. */
export const PERIOD_IN_TITLE = /((?:19|20)\d{2})\s*年?\s*[-–—~～至到]+\s*((?:19|20)\d{2})/;

/** The numeral of 第三条 at the start of a locator; null where it is none. */
export function articleOf(locator: string): string | null {
  return /^第(.+?)条/.exec(locator)?.[1] ?? null;
}

/** True for the locator of an article, in whatever chapter: 第一章第三条. */
export function isArticleLocator(locator: string): boolean {
  return /^第.+条/.test(locator);
}

const OWN_ARTICLE =
  /(?:本(?:办法|规定|细则|条例|意见|方案|措施|通知|规程|规则|章程)|按照|依照|依据|违反|符合|根据)第([〇零一二三四五六七八九十百]+)条/g;

/** The numerals of the articles of its own document that a text refers to: 违反本办法第七条. */
export function articlesReferredTo(text: string): string[] {
  return [...text.matchAll(OWN_ARTICLE)].map((m) => m[1] ?? '');
}

/** The numbers of all articles that a text names, those of a range too: 第四条、第五条, 第三条至第七条. */
export function articlesCovered(text: string): ReadonlySet<number> {
  const ranges = [
    ...text.matchAll(/第([〇零一二三四五六七八九十百]+)条(?:[至到]第?([〇零一二三四五六七八九十百]+)条)?/g),
  ];
  return new Set(
    ranges.flatMap(([, from = '', to = from]) => {
      const [first, last] = [from, to].map((numeral) => Number(chineseValue(numeral) ?? 0));
      return Array.from({ length: Math.max(0, last! - first! + 1) }, (_, i) => first! + i);
    }),
  );
}

const AWARD_WITHOUT_UNIT =
  /(?:奖励|补助|补贴|资助|贴息|不超过|最高|不低于|给予)(?:人民币)?\s*(\d+(?:\.\d+)?)(?![\d.,]|\s*(?:[%％‰万亿元千百十个家户人次年月日天周岁分倍吨名项件只条台套小时级至、所公里平㎡角位种类份笔亩场期层岁K-k：:]|[-—–~～/]))/g;

/** Awards of a number without a unit: 奖励50. */
export function awardsWithoutUnit(text: string): { readonly words: string; readonly figure: string }[] {
  return [...text.matchAll(AWARD_WITHOUT_UNIT)].map((m) => ({ words: m[0], figure: m[1] ?? '' }));
}

/** What a page says of itself: copyright, counters, dates of upload. */
export const PAGE_FOOTER = /版权与免责声明|阅读次数|添加时间/;

/** The beginning of a sentence that goes on with what the one before it is about: 单个企业每年最高…, 其中…. */
export const GOES_ON = /^(?:单个|单户|单家|每家|每户|每个|同一|最高|最多|其中|上述|以上|总额|累计|补[贴助]|奖励|该)/;

/** The beginning of a sentence about another thing than the one before it: 对新认定的…, 支持…. */
export const STARTS_ANEW =
  /^(?:对|支持|鼓励|推动|推进|加强|建设|建立|实施|开展|培育|引导|[（(]?[一二三四五六七八九十\d]+[）)、.．])/;

/** A sentence that gives something, with or without a sum; one that gives or is in favour of it. */
export const GRANTS = /给予|奖励|奖补|补[助贴]|资助|贴息/;
export const FAVOURS = /支持|鼓励|给予|奖励|奖补|补[助贴]|资助|贴息|推荐|列[为入]|纳入|落实|确定|认定|评定/;

/** What stands between the ends of a range: 1000万元（含）至5000万元. */
export const BETWEEN_ENDS = /^(?:\/年)?(?:\s*（不?含）)?(?:\s*\/年)?(?:\s*及?以上)?\s*(?:至|到|[-–—~～]+)\s*$/;

/** What stands between things that are told one after another: 、, 和. */
export const JOINS_ITEMS = /^\s*(?:、|和|及|与|或者?|以及)\s*$/;
/** What stands between lines that are told one after another: 10亿元以上、5亿元以上. */
export const JOINS_LINES = /^(?:\s*（不?含）)?(?:\s*及?以上)?\s*(?:、|和|及|与|或者?|以及)\s*$/;
export const BETWEEN_ITEMS = /、|和|及|或|与/;

/** 鼓励区、县（市）…: a city leaves something to the governments below it. */
export const LEAVES_TO_DISTRICTS =
  /(?:鼓励|支持|引导|由)(?:有条件的)?各?(?:地)?(?:区、?县|县区|县、|县（市|区（市|镇街|街道|设区市)/;

/** Words that deny or except: a quotation that leaves them out of its sentence would turn it round. */
export const DENIES = /不得|不予|不再|不享受|不适用|不包括|不支持|不符合|未经|除[^，；。]*外|但(?!不限)|仅限|只限|否则/;

/** A sentence that refuses something, and one that takes anything back or gives beside it. */
export const REFUSES =
  /不予|不再|不享受|不适用|不包括|不支持|不列入|不纳入|不计|不算|不属于|不作为|不补|不发|不受理|不认/;
/** 3月1日至4月30日: the days in which something is open. */
export const STRETCH_OF_DAYS = /月\d{1,2}日?[^。；;，,]{0,4}[至到-]/;

/** 在县外开设专营店的, 迁出本市的: a clause that speaks of what is done outside its place. */
export const SPEAKS_OF_OUTSIDE = /[县市区州省境]外|本[县市区州省]以外|外地|(?:迁|移|搬)(?:出|离|往)/;

/** What stands behind a line from which on nothing is paid: 高于1%的，不予补助. */
export const REFUSED_FROM = new RegExp(`^[^，,。；;]{0,16}的[，,]?\\s*(?:一律|均|都)?(?:${REFUSES.source}|取消|停止)`);
/** What is asked of whoever is paid. */
export const DEMANDS = /须|应当|不得/;
export const CONCEDES = /但|除外|视同|视为|可(?!再生)|应当|给予|补足/;

/** What a quotation shows where it leaves out the rest of a sentence. */
export const LEFT_OUT = '……';

/** A part of a sentence that only leads up to the next: 首次认定的小巨人企业, 项目符合条件的. */
export const LEADS_UP = /(?:的|企业|单位|项目|机构|主体|基地|机场|场地|个人|人才|产品|平台|情况|实际|需要|年)$/;
/** A part that goes on from the one before it: 且…, 并…. */
export const JOINS_ON = /^(?:且|并|或|及|以及|其中|同时)/;

/** A sentence that says what a term is: 先进制造业集群是一种…; group: the term. */
export const DEFINES =
  /^(?:本[\p{Script=Han}]{2,4}所[称说]的?)?(?<term>[^，。；：、（）“”]{3,24}?)，?(?:是指|系指|指的是|指(?=[^导定标])|是(?!否|不))/u;

/** What is given for a thing, before it (滑翔伞、动力伞等轻型运动航空器) or behind it (（应急救援、医疗救助等）), and what stands between. */
export const GIVEN_BEFORE = /([^，。；：（）()]{0,200})等[^，。；、]{0,4}$/;
export const GIVEN_BEHIND = /^[（(]([^（）()]*?)等?[）)]/;
export const BETWEEN_GIVEN = /[、和或及与\n]/;

/** The number of an article as a page spaces it: 第1 0条, 第 12 条. */
export const SPACED_ARTICLE = /第[\d\s]+条/g;
