import { columnUnit, isBareFigure, isMoney, isUnit, withUnit } from './cell-unit.ts';
import { flat } from './grid.ts';
import type { TextTable } from './line.ts';
import { GIVEN } from './table.ts';

/** A row as it is told: one sentence, or, where a cell holds sentences of its own, a heading and a paragraph for each cell. */
export interface RowText {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const SERIAL = /^(?:序号|编号|项次|No\.?)$/i;
const UNIT_COLUMN = /^(?:计[量价])?单位$/;
const NOTHING = /^(?:[-—–－/／\\.]|无)*$/;
const DITTO = /^(?:[〃"”]|同上)$/;
/** What a firm has or does, not what it is given. */
const OWN =
  /投资|收入|营收|销售|产值|产量|面积|规模|融资|贷款|进出口|交易|纳税|税收|人数|数量|费用|支出|年限|年度|年份/;
/** A cell of so many characters is told in a paragraph of its own. */
const LONG = 48;

/** Each row with its headers, its figures with their units: 级别为国家级、档次为二档：奖励金额为30万元。 */
export function rowsOf(table: TextTable): RowText[] {
  const columns = columnsOf(table);
  const rows = filledDown(table, columns);
  return rows.flatMap((row) => {
    const told = columns.flatMap((column) => cellOf(column, row, columns));
    if (told.length === 0) return [];
    return told.some(({ text }) => text.length > LONG || /[。；\n]/.test(text))
      ? [inParagraphs(told)]
      : [inOneSentence(told)];
  });
}

interface Column {
  readonly at: number;
  readonly name: string;
  /** The unit of its bare figures, or empty. */
  readonly unit: string;
  readonly given: boolean;
  /** Holds the unit of the row's figures. */
  readonly units: boolean;
}

interface Told {
  readonly name: string;
  readonly text: string;
  readonly given: boolean;
}

function columnsOf({ header, rows, unit }: TextTable): Column[] {
  const all = header.map((printed, at): Column => {
    const { name, unit: own } = columnUnit(printed);
    const cells = rows.map((row) => flat(row[at] ?? '')).filter((cell) => cell !== '');
    const bare = cells.some(isBareFigure);
    const units = UNIT_COLUMN.test(name) && cells.length > 0 && cells.every(isUnit);
    const given = !units && GIVEN.test(name) && (!OWN.test(name) || /奖|补|资助|扶持|贴息/.test(name));
    return { at, name: flat(name), unit: own, given: given && (bare || cells.some((c) => /\d/.test(c))), units };
  });
  const open = all.filter((c) => c.unit === '' && !SERIAL.test(c.name) && !COUNTED.test(c.name));
  const money = open.filter((c) => c.given || OWN_MONEY.test(c.name));
  const take = isMoney(unit) && money.length > 0 ? money : open;
  return all
    .map((c) => (unit && take.includes(c) ? { ...c, unit } : c))
    .filter(
      ({ at, name }) =>
        !(SERIAL.test(name) && rows.every((row) => /^[\d一二三四五六七八九十.、\s]*$/.test(row[at] ?? ''))),
    );
}
const COUNTED = /^(?:人数|数量|个数|户数|家数|年份|年度|比例|占比)/;
const OWN_MONEY = /投资|收入|营收|销售|产值|融资|贷款|交易|纳税|税收|费用|支出|价|额$/;

/** The text of each cell; where a cell of the leading columns is left empty or says 同上, that of the row above. */
function filledDown({ rows }: TextTable, columns: readonly Column[]): string[][] {
  const first = columns.findIndex((c) => c.given);
  const above: string[] = [];
  return rows.map((row) =>
    row.map((raw, at) => {
      const cell = raw.trim();
      const place = columns.findIndex((c) => c.at === at);
      const leads = place >= 0 && place < first && row.some((other, i) => i !== at && other.trim() !== '');
      const text = (DITTO.test(cell) || (cell === '' && leads)) && above[at] ? (above[at] as string) : cell;
      above[at] = text;
      return text;
    }),
  );
}

function cellOf(column: Column, row: readonly string[], columns: readonly Column[]): Told[] {
  const raw = row[column.at] ?? '';
  if (column.units || NOTHING.test(raw.trim())) return [];
  // A cell spread over several columns is told once.
  const before = columns[columns.indexOf(column) - 1];
  if (before && raw === row[before.at] && (before.name === column.name || raw.length > 12)) return [];
  const ofRow = column.given ? (row[columns.find((c) => c.units)?.at ?? -1] ?? '') : '';
  const text = withUnit(flat(raw), column.unit || flat(ofRow));
  return [
    { name: column.name === text ? '' : column.name, text: /[。；]/.test(raw) ? raw : text, given: column.given },
  ];
}

function inOneSentence(told: readonly Told[]): RowText {
  const at = told.findIndex((cell) => cell.given);
  const lead = at > 0 ? at : 1;
  const named = ({ name, text }: Told): string => (name ? `${name}为${text}` : text);
  const keys = told.slice(0, lead).map(named).join('、');
  const rest = told.slice(lead).map(named).join('，');
  return { heading: '', paragraphs: [`${[keys, rest].filter(Boolean).join('：')}。`] };
}

/** What is quoted behind another sentence has its end. */
const ended = (line: string): string => (/[。；：！？，、]$/.test(line) ? line : `${line}。`);

function inParagraphs(told: readonly Told[]): RowText {
  const [first] = told;
  const headed = first !== undefined && first.text.length <= 40 && !/[。；]/.test(first.text) && told.length > 1;
  const rest = headed ? told.slice(1) : told;
  return {
    heading: headed ? first.text : '',
    paragraphs: rest.flatMap(({ name, text }) => {
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      return lines.map((line, i) => ended(i === 0 && name ? `${name}：${line}` : line));
    }),
  };
}
