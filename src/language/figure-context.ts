import type { Figure } from './figure.ts';

/** Words around a figure that tell whose it is, of what, and how it is limited: what the gate reads a draft with. */

/** 负5%, -5: a sign before a figure. */
export const SIGN_BEFORE = /(?:负|[-−])\s*$/;
/** 在2026年11月25日: a day told as the one that is asked about. */
export const ON_DAY = /(?:在|截至|截止|按)$/;

/** 您提到的贷款500万元, 您说的5%; 您说的政策规定5% would make it the policy's. */
export const ASKER_FIGURE =
  /您(?:刚才|之前)?(?:提到|提供|说|所说|填|报|问|给)的(?:(?!政策|条款|规定|文件|通知|给予|可得|可以|获得|享受|发放|应得|将)[^。；;，,\n]){0,16}$/;

/** Words before a date that tell which of a document's dates it is. */
export const DATE_KIND_WORDS: Record<'issued' | 'published' | 'effective' | 'from' | 'to', RegExp> = {
  issued: /(?:成文|印发|签发)[^。，,；;\d]{0,8}$/,
  published: /公布[^。，,；;\d]{0,8}$/,
  effective: /(?:自|从|施行日期是|生效日期是)$/,
  from: /(?:自|从)$/,
  to: /(?:到|至)$/,
};

/** 约: what is told so is not known exactly. */
export const ABOUT_BEFORE = /约$/;
/** 到: the other end of what is told as 约. */
export const ON_TO = /到$/;

/** 至少, 不低于: a floor. */
export const FLOOR_BEFORE = /(?:不低于|不少于|至少|最低|最少|起码|保底|at least)[^，,。；;]*$/i;

/** What a unit of the same name still tells apart: points and percent, working days and days, the end of a year and the year. */
export function shadeOf({ text, unit }: Figure): string {
  if (unit === '%') return /百分点|个点/.test(text) ? 'points' : '';
  if (unit === 'day') return /工作/.test(text) ? 'working' : '';
  if (unit === 'date') return /[底末]$/.test(text) ? 'end' : /初$/.test(text) ? 'beginning' : '';
  return '';
}

/** 保证, 一定: a promise, which no policy of ours makes. */
export const PROMISE = /保证|承诺|(?<!不)肯定|(?<!不)一定|必定|必然|包[拿过批给]|稳拿|guarantee/i;

const RECURRENCE =
  /每(?:个)?(?:年|月|季|周|日|天|人|位|台|次|户|家|架次|吨|亩|件|个|项|条|小时)|按[月季周日天]|逐[年月]|年年|月月|\/\s*[年月季周日天人位台次户家架吨亩件个项条小]/g;

/** How often or for each what, as some words tell it: 每年, /人, 按月. */
export function recurrencesIn(words: string): string[] {
  return [...words.matchAll(RECURRENCE)].map(([said]) => said);
}

/** True where a text tells a recurrence too; each of many ways to say 每年 will do. */
export function statesRecurrence(text: string, said: string): boolean {
  return /年/.test(said) ? /年/.test(text) : text.includes(said.replace(/^\/|^按/, ''));
}

/** 一年, 一个, 两项, 第一件 in a string that a person wrote and reviewed: grammar, not a quantity of a policy. */
export function isArticle(figure: Figure): boolean {
  if (figure.unit === 'ordinal') return /^第一/.test(figure.text);
  return isOneOrTwo(figure) && /^(?:count|year)$/.test(figure.unit) && Number(figure.value) <= 2;
}

/** 一年, 一个, 第一次, 几家, 半年 in a question: grammar, or no quantity that a policy could have. */
export function isGrammar({ text }: Figure): boolean {
  return /^(?:第?[一两几半]|几)/.test(text);
}

/** 一家, 两次: mostly grammar; 一万八千次 is not. */
export function isOneOrTwo({ text }: Figure): boolean {
  return /^[一两](?![一二三四五六七八九十百千万亿点])/.test(text);
}

/** What a count counts: 家, 户 and 个 are enterprises alike. */
export const thingCounted = ({ noun }: Figure): string => (/^[家户个名]$/.test(noun) ? '家' : noun);
