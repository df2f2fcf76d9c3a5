import { chineseValue } from '../../language/numeral.ts';

/** The ranks of official numbering, outermost first. 附件 stands beside the text; 部 and 目 are a 一 and a (一) that hold articles. */
export const RANKS = ['编', '章', '节', '部', '目', '条', '一', '(一)', '1', '(1)', '①'] as const;
export type Rank = (typeof RANKS)[number] | '附件';

/** A number at the head of a unit, as printed: `text` is all of it, `value` its number, `inserted` the 之一 of an article put in later. */
export interface Marker {
  readonly rank: Rank;
  readonly value: number;
  readonly inserted: number;
  readonly text: string;
}

const HAN = '[〇零一二三四五六七八九十百]{1,7}';
/** A number of a 第…条, which may be printed with spaces in it: 第 1 0 条. */
const SPACED = '\\s*([〇零一二三四五六七八九十百](?:\\s*[〇零一二三四五六七八九十百]){0,6}|\\d(?:\\s*\\d){0,2})\\s*';
const FORMS: readonly (readonly [Rank, RegExp])[] = [
  ['编', new RegExp(`^第${SPACED}编(?![\\p{Script=Han}]{0,2}第)`, 'u')],
  ['章', new RegExp(`^第${SPACED}章`)],
  ['节', new RegExp(`^第${SPACED}节`)],
  ['条', new RegExp(`^第${SPACED}条(?:之(${HAN}))?`)],
  ['一', new RegExp(`^(${HAN})\\s*[、．.]\\s*`)],
  ['(一)', new RegExp(`^[（(]\\s*(${HAN})\\s*[）)]\\s*、?`)],
  ['(1)', /^[（(]\s*(\d{1,2})\s*[）)]\s*、?/],
  ['1', /^(\d{1,3})\s*(?:[、．]|\.(?!\d)|\.(?=20\d{2}年))\s*/],
  ['①', /^([①-⑳])\s*/],
];
const ATTACHMENT = new RegExp(`^附\\s*(?:件|表)\\s*(\\d{1,2}|${HAN})?\\s*(?:[：:]\\s*)?`);

/** 第十五条　第四条、第五条补助分两期拨付: an article that begins with others, where the space behind its number was lost. */
const OTHER_ARTICLE = new RegExp(`^第${SPACED}条`);
/** What follows 第三条 where it is only referred to: 第三条第二款, 第三条规定的, 第三条、第四条. */
const REFERRED =
  /^(?:第|的|规定|所|和|与|及|或|至|到|、|，|,|；|。|）|\)|》|中(?:的|所|规定)|之规定|以及|明确|所列|执行|前款)/;

/** The number at the head of `text`, or undefined where there is none or it only refers to a unit elsewhere. */
export function markerAt(text: string): Marker | undefined {
  for (const [rank, form] of FORMS) {
    const m = form.exec(text);
    if (!m) continue;
    const rest = text.slice(m[0].length);
    const beginsWithOther = rank === '条' && OTHER_ARTICLE.test(rest);
    if (/^[编章节条]$/.test(rank) && !beginsWithOther && REFERRED.test(rest)) return undefined;
    const value = rank === '①' ? (m[1]?.codePointAt(0) ?? 0x2460) - 0x245f : numberOf(m[1] ?? '');
    if (!value) return undefined;
    // 一、 alone or before a bare list (一、二、三等奖) is no heading.
    if (rank === '一' && new RegExp(`^${HAN}(?:[、等级]|类|$)`).test(rest)) return undefined;
    if (rank === '1' && /^\d{4}/.test(m[1] ?? '')) return undefined;
    return { rank, value, inserted: m[2] && rank === '条' ? numberOf(m[2]) : 0, text: m[0] };
  }
  return undefined;
}

function numberOf(printed: string): number {
  const text = printed.replace(/\s/g, '');
  return /^\d+$/.test(text) ? Number(text) : Number(chineseValue(text) ?? 0);
}

/** An attachment's own head line (附件, 附件2：…): not a sentence that speaks of one. */
export function attachmentAt(text: string): { marker: Marker; title: string } | undefined {
  const m = ATTACHMENT.exec(text);
  if (!m) return undefined;
  const title = text.slice(m[0].length).trim();
  if (title.length > 60 || /[。；，]/.test(title)) return undefined;
  return { marker: { rank: '附件', value: m[1] ? numberOf(m[1]) : 0, inserted: 0, text: m[0] }, title };
}

/** True where a new unit starts here, whatever its place. */
export function startsUnit(text: string): boolean {
  return markerAt(text) !== undefined || /^(?:答|问)[：:]/.test(text);
}
