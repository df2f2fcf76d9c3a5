import { findRegions } from './region.ts';

/** A document number as somebody wrote it: 请问长政办发〔2022〕4号, 湘财企(2022)10号. */
export interface WrittenNumber {
  /** As written, with the words right before the bracket. */
  readonly said: string;
  /** The words right before the bracket; the issuer's code is their end. */
  readonly code: string;
  /** 〔2022〕4号. */
  readonly key: string;
  readonly bracket: number;
  readonly end: number;
}

const NUMBER = /([\p{Script=Han}]{2,10})?[〔[（(【]\s*(\d{4})\s*[〕\]）)】]\s*年?\s*第?\s*(\d{1,5})\s*号/gu;

/** The document numbers of a text, in order; offsets in UTF-16 units. */
export function documentNumbersIn(text: string): WrittenNumber[] {
  return [...text.matchAll(NUMBER)].map((m) => ({
    said: m[0],
    code: m[1] ?? '',
    key: `〔${m[2]}〕${m[3]}号`,
    bracket: m.index + (m[1] ?? '').length,
    end: m.index + m[0].length,
  }));
}

/** 长政办发〔2022〕4号 as issuer's code, year and number; null for another form. */
export function partsOfNumber(
  number: string,
): { readonly code: string; readonly year: string; readonly n: string } | null {
  const m = /^(.+)〔(\d{4})〕(\d+)号$/.exec(number);
  return m?.[1] && m[2] && m[3] ? { code: m[1], year: m[2], n: m[3] } : null;
}

/** A number said in short, with or without its year: 10号, 2019年57号, 19年57号. */
export function shortNumber(year: string, n: string): string {
  return `(?:(?:${year.slice(0, 2)})?${year.slice(2)}\\s*年?(?:的)?\\s*)?(?:第|的)?${n}号`;
}

/** Kinds of documents, at the end of their names. */
export const DOCUMENT_KIND = /意见|办法|方案|计划|措施|规定|政策/g;

/** What a text sets in 《》. */
export function quotedTitlesIn(text: string): string[] {
  return [...text.matchAll(/[《〈]([^》〉]{3,60})[》〉]/g)].map((m) => m[1] ?? '');
}

/** The name inside a title: what stands in 《》, or what follows 关于…印发; also without the period in brackets and the place that it begins with. */
export function namesInTitle(title: string): string[] {
  const inner =
    /《([^》]{1,300})》/.exec(title)?.[1] ??
    title.replace(/^.*?(?:关于印发|关于转发|印发|关于)/, '').replace(/的通知$/, '');
  const bare = inner.replace(/[（(][^）)]{0,200}[）)]/g, '');
  const place = findRegions(bare).find(({ start }) => start === 0);
  return [inner, bare, place ? bare.slice(place.end) : bare];
}

/** What a title sets in quotation marks (“破零倍增”): what people may call the document. */
export function nicknamesIn(title: string): string[] {
  return [...title.matchAll(/“([^”]{3,8})”/g)].map((m) => m[1] ?? '');
}

/** The zone or district that words begin with: 凌海高新区 of 凌海高新区软件业扶持办法; null where they begin otherwise. */
export const zoneInName = (words: string): string | null => ZONE.exec(words)?.[0] ?? null;
const ZONE =
  /^(?!经济|高新|国家|综合|各|全|工业|产业|示范|试验|自贸|自由|合作|保税|先行|农业|科技|风景|支持|促进|加快|推动|鼓励)(?:\p{Script=Han}{2,4}?(?:高新技术(?:产业)?开发区|经济技术开发区|高新区|经开区|开发区|新区)|\p{Script=Han}{2}区)/u;

/** Who wrote what a source names: 毛伟明, of 署名文章，作者毛伟明; null where it names nobody. */
export const authorIn = (source: string): string | null =>
  /作者[:：\s]{0,2}(?<author>\p{Script=Han}{2,4})(?=[，,。；;（(\s]|$)/u.exec(source)?.groups?.author ?? null;

/** True for words that speak of a piece of writing: 某某那篇, 写的文章. */
export const speaksOfArticle = (text: string): boolean => /文章|[那这一]篇|署名|写的|发表/.test(text);

/** The name of the place that a title begins with, without what kind of place it is: 衡原 of 衡原市养老机构补贴办法; null where it begins otherwise. */
export const placeInTitle = (title: string): string | null =>
  /^(?<place>\p{Script=Han}{2,4}?)(?:市|县|区|旗|州)/u.exec(title)?.groups?.place ?? null;

/** A title without spaces, quotation marks, brackets, dashes and stops. */
export const squeezeTitle = (title: string): string => title.replace(/[\s“”"'‘’（）()《》〈〉—–\-，,。.·]/g, '');

/** True for words that ask for what explains a policy rather than for the policy. */
export const namesExplanation = (text: string): boolean => /解读|问答|解答|图解|读懂|看懂/.test(text);

/** True for the title of a notice that passes another document on. */
export const passesOn = (title: string): boolean => /转发/.test(title);

/** Letters and digits alone, to compare titles by. */
export function titleKey(title: string): string {
  return title.replace(/[^\p{Script=Han}\da-zA-Z]/gu, '').toLowerCase();
}

/** The document itself, without who issued it and the notice that it came with; a forwarding notice is a document of its own. */
export function coreKey(title: string): string {
  if (passesOn(title)) return titleKey(title);
  const plain = title.replace(/[（(](?:节|节选|摘录|全文|转载)[）)]/g, '');
  const inner =
    /(?:印发|发布|公布|下发)\s{0,4}[《〈]?(.{1,300}?)[》〉]?(?:的)?(?:通知|公告|通告|决定|函)(?:[（(].*)?$/.exec(
      plain,
    )?.[1] ?? plain;
  const about = /^(?:.{2,40}?(?:人民政府|办公厅|厅|局|委员会|委|部|院))?关于(.{6,})$/.exec(inner)?.[1] ?? inner;
  return titleKey(about);
}

/** True where two titles name one document, the notices that issue it and who issued it aside. */
export const sameTitle = (one: string, other: string): boolean => coreKey(one) === coreKey(other);

/** True where a text calls a document by its short number and as a document: 4号文, 4号那个文件. */
export const namesAsDocument = (text: string, number: string): boolean =>
  new RegExp(`(?<![\\d])${number}(?:文|通知|(?:那个|这个|的)文件)`).test(text);
