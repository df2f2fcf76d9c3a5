import { findRegions, liesIn, NATIONAL, type RegionMention } from '../../language/region.ts';
import type { PageFacts } from '../text/line.ts';
import { placeInNumber } from './place-in-number.ts';

/** What stands before 关于 or 印发 in a title; whether it names bodies is looked at apart, so that no title takes long. */
const BEFORE_ABOUT = /^(.{2,160}?)(?=关于|印发|转发|发布|公布|重新发布|批转|令)/u;
const BODY_END = /(?:政府|办公厅|办公室|委员会|管委会|联合会|中心|银行|总局|中央|国务院|厅|局|委|部|办|院|处|署|会)$/;

/** Who issued: as signed where that names a place, else as the title says, else what the page's own label says. */
export function issuerOf(title: string, signed: readonly string[], page: PageFacts, reprint: boolean): string | null {
  const before = bodiesIn(BEFORE_ABOUT.exec(title)?.[1] ?? '');
  const titled = before.every((name) => BODY_END.test(name)) ? before : [];
  if (signed.length && (titled.length === 0 || signed.length >= titled.length)) {
    // 省政府办公厅 in the title, 江苏省人民政府办公厅 below the text: the full name counts.
    return signed.join('、');
  }
  if (titled.length) return titled.join('、');
  const label = page.labels.get('issuer');
  if (label && !reprint) return bodiesIn(label).join('、') || label;
  return null;
}

/** 广州市民政局 广州市财政局 → both, in order. */
function bodiesIn(text: string): string[] {
  const names = text
    .split(/[\s、,，;；]+/)
    .flatMap((part) =>
      part.split(/(?<=厅|局|委员会|办公厅|人民政府)(?=(?:中共)?[\p{Script=Han}]{2,3}(?:省|市|区|县)(?!管))/u),
    )
    .map((name) => name.trim())
    .filter((name) => name.length > 2);
  return [...new Set(names)];
}

/** The first place of a text, as narrow as it is named there: 广州市天河区 is 天河区. */
export function placeNamed(text: string): string | null {
  const found = findRegions(text).filter((mention) => !isOtherKind(text, mention));
  const first = found[0];
  if (!first) return null;
  const narrower = (narrow: string, { code }: { code: string }): string => (liesIn(code, narrow) ? code : narrow);
  return found.reduce(narrower, first.code);
}

/** 某市 is no district 某区: the name goes on with a kind of place that is not its own. */
const isOtherKind = (text: string, { name, end }: RegionMention): boolean =>
  /[市县州盟旗镇乡]/.test(text[end] ?? '') && !name.endsWith(text[end - 1] ?? '') && !name.endsWith(text[end] ?? '');

const CENTRAL =
  /^(?:中华人民共和国|国务院|中共中央|中央|全国人民代表大会|全国人大|最高人民|国家(?!级)|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|财政部|人力资源(?:和)?社会保障部|自然资源部|生态环境部|住房(?:和)?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|国家卫生健康委|退役军人事务部|应急管理部|中国人民银行|审计署|海关总署|中国民用航空局)/;

/**
 * The place that a text is for: its issuer's, else its title's, else its number's, its page's, its file's or its folder's, each as
 * narrow as it is named; null where none is named.
 */
export function regionOf(
  issuer: string | null,
  title: string,
  number: string | null,
  page: PageFacts,
  file: string,
): string | null {
  return (
    firstPlace([issuer, title]) ??
    placeInNumber(number) ??
    firstPlace([page.labels.get('issuer'), page.site, page.from ?? page.labels.get('from')]) ??
    firstPlace(file.split(/[\\/]/).slice(-3).reverse())
  );
}

const ALL_PLACES = /(?:在|面向|适用于|覆盖)全国|全国(?:范围|各地)/;

/** The place of a part of a guide: what a central body issued is told there for the guide's own place, unless its text says 全国. */
export function regionOfPart(region: string | null, text: string, page: PageFacts, file: string): string | null {
  if (region !== NATIONAL || ALL_PLACES.test(text)) return region;
  return firstPlace([page.title, page.site, ...file.split(/[\\/]/).slice(-3).reverse()]) ?? region;
}

function firstPlace(texts: readonly (string | null | undefined)[]): string | null {
  for (const text of texts) {
    if (!text) continue;
    if (CENTRAL.test(text) || /(?:^|\s)www\.gov\.cn/.test(text)) return NATIONAL;
    const place = placeNamed(text.replace(/\s/g, '').slice(0, 60));
    if (place) return place;
  }
  return null;
}
