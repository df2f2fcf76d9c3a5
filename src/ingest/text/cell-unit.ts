const ONE =
  '(?:人民币)?[百千万亿十]{0,3}(?:元|美元|欧元|港元|港币|日元|英镑|[%％‰]|个百分点|人次?|亩|公顷|平方米|平米|㎡|吨|千瓦时|千瓦|兆瓦|户|家|个|项|台|套|辆|件|张|次|场|公里|标箱|TEU|年|个?月|天|小时)(?:[/／每][\\p{Script=Han}·/／a-zA-Z]{1,8})?';
const UNIT = new RegExp(`^${ONE}$`, 'u');
const BRACKETED = new RegExp(
  `(?<!\\s)\\s*[（(]\\s{0,4}(?:(?:金额|计量|计价)?单位\\s{0,4}[：:]?\\s{0,4})?(${ONE})\\s{0,4}[）)]\\s*`,
  'u',
);
const TRAILING = new RegExp(`[/／]\\s*(${ONE})$`, 'u');
/** What is said over a table of the unit of its figures: （单位：万元）. */
const OVER = /[（(]?\s*(?:金额|计量|计价)?单位\s*[：:]\s*([^）)\s，。；]{1,12})[）)]?/;

/** True for words that are nothing but a unit. */
export const isUnit = (text: string): boolean => UNIT.test(text.trim());

/** True for a unit of money. */
export const isMoney = (unit: string): boolean => /元|英镑|港币/.test(unit);

/** The header of a column without its unit: 奖励金额（万元） → 奖励金额, 万元; `unit` is empty where it names none. */
export function columnUnit(header: string): { name: string; unit: string } {
  const bracketed = BRACKETED.exec(header);
  if (bracketed) return { name: header.replace(bracketed[0], ''), unit: bracketed[1] ?? '' };
  const trailing = TRAILING.exec(header);
  return trailing ? { name: header.slice(0, trailing.index), unit: trailing[1] ?? '' } : { name: header, unit: '' };
}

/** The unit that words over a table give its figures, and the words without it. */
export function spokenUnit(words: string): { rest: string; unit: string } {
  return { rest: words.replace(OVER, '').trim(), unit: OVER.exec(words)?.[1] ?? '' };
}

/** Figures and what may stand around them in a cell that leaves out its unit. */
const BARE =
  /^(?:[\d.,，]|[（(]?不?含[）)]?|[-—–~～至到、/／+]|以上|以下|以内|不超过|不低于|最高|最低|不足|低于|高于|超过|大于|小于|少于|等于|达|约|每增加?|[≥≤<>＜＞]|\s)+$/;

/** True for a cell of figures without a unit: 50, 500（含）—1000, 不超过30. */
export const isBareFigure = (cell: string): boolean => /\d/.test(cell) && BARE.test(cell);

/** A cell of bare figures with the unit behind each; any other cell as it is. */
export function withUnit(cell: string, unit: string): string {
  if (!unit || !isBareFigure(cell)) return cell;
  return cell.replace(/\d(?:[\d.]|[,，](?=\d{3}))*/g, (figure) => `${figure}${unit}`);
}
