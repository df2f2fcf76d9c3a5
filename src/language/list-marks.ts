/** A running number before one of several things that are listed; offsets in UTF-16 units. */
export interface ListMark {
  /** The number as it was written, without what sets it off. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Written numbers, by how they are set off; `least`: so many in a row, else it may be any figure. */
const FORMS: readonly { readonly least: number; readonly of: (n: number) => RegExp }[] = [
  { least: 2, of: (n) => new RegExp(`()(${'①②③④⑤⑥⑦⑧⑨⑩'[n - 1]})`, 'g') },
  { least: 2, of: (n) => new RegExp(`(?<![\\d.])([(]?)(${n})(?:[、)）:]|[.．](?!\\d))\\s*`, 'g') },
  { least: 2, of: (n) => new RegExp(`(?<!\\p{Script=Han})([(]?)(${HAN[n - 1]})[、)）.．:]\\s*`, 'gu') },
  { least: 2, of: (n) => new RegExp(`()(第${HAN[n - 1]})(?:个(?:问题)?)?(?![${UNITS}款章部大步])[\\s,:、]*`, 'g') },
  { least: 3, of: (n) => new RegExp(`(?<![\\d.A-Za-z\\-/])()(${n})\\s*(?=\\p{Script=Han})(?!\\s*[${UNITS}])`, 'gu') },
];
const HAN = '一二三四五六七八九十';
const UNITS = '年月日天号时点分秒万亿千百元块吨公克斤米里平亩台架条家户个笔项次种期类级套件人名倍成折届批周岁档度层';

/** The running numbers of a list, from the first on: 1、…2、…, ①…②…, 第一…第二…, and bare 1…2…3…; empty where there is none. */
export function listMarks(text: string): readonly ListMark[] {
  const found = FORMS.map(({ least, of }) => {
    const marks: ListMark[] = [];
    for (let n = 1; n <= HAN.length; n += 1) {
      const all = of(n);
      all.lastIndex = marks.at(-1)?.end ?? 0;
      const at = all.exec(text);
      if (!at?.[2]) break;
      marks.push({ label: at[2], start: at.index, end: at.index + at[0].length });
    }
    return marks.length >= least ? marks : [];
  });
  return found.reduce((longest, marks) => (marks.length > longest.length ? marks : longest), []);
}

/** 1, 12, 一: a number that is set off from what it numbers by a mark. */
export const isListNumber = (label: string): boolean =>
  /^\d{1,2}$/.test(label) || (label.length === 1 && HAN.includes(label));
