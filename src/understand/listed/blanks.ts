import type { LanguageData } from '../../knowledge/language-data.ts';
import { ofAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** What is to be filled in: 国家级__万｜省级__万, the rows of a table, or names behind one another (家数/占比/产值) of which a list is wanted. */
export function blanks(text: string, language: LanguageData): readonly Listed[] {
  const ways = [tableRows, filledIn, namesListed];
  return ways.map((read) => read(text, language)).find((parts) => parts.length > 1) ?? [];
}

const one = (label: string, told: readonly string[], text: string): Listed => ({
  label,
  ofAll: told,
  text,
  apart: true,
  goesOn: false,
  client: null,
});

/** The rows of a table, each asked for its open cells by the names of their columns. */
function tableRows(text: string, language: LanguageData): readonly Listed[] {
  const lines = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const at = lines.findIndex((cells) => cells.length > 1);
  const [head, ...rows] = lines.slice(at).filter((cells) => cells.length > 1);
  if (at < 0 || !head) return [];
  const blank = language.pattern('{blank}');
  const isOpen = (cell: string | undefined) => cell === undefined || cell === '' || blank.test(cell);
  const { told } = ofAll(text.split('\n').slice(0, at).join('\n'), language);
  return rows.map((cells) => {
    const known = cells.filter((cell) => !isOpen(cell)).join('');
    const asked = head.filter((_, i) => i > 0 && isOpen(cells[i]));
    return one(cells[0] ?? '', told, `${known}${asked.at(-1) ?? ''}是多少`);
  });
}

/** 国家级__万｜省级__万: each blank asked for by what stands before it. */
function filledIn(text: string, language: LanguageData): readonly Listed[] {
  const blank = language.pattern('{blank}');
  const cells = text.split(/[|\n,，;；。/]/).filter((cell) => blank.test(cell));
  const nameOf = (cell: string) =>
    cell
      .split(blank)[0]
      ?.replace(/(?<![\s:])[\s:]+$/, '')
      .split(':')
      .at(-1)
      ?.trim() ?? '';
  const [first = '', last = ''] = [cells[0], cells.at(-1)];
  const before = ofAll(text.slice(0, text.indexOf(nameOf(first))), language).told;
  const behind = ofAll(text.slice(text.lastIndexOf(last) + last.length), language).told;
  const units = cells.map((cell) => cell.split(blank)[1]?.trim().split(/\s+/) ?? []);
  const all = [...before, ...units.flatMap(([, ...said]) => said), ...behind];
  return cells.map((cell, i) => {
    const name = nameOf(cell);
    return one(name, all, `${name}多少${units[i]?.[0] ?? ''}`);
  });
}

/** 拉个单子：家数/占比/产值: each asked for by its name. */
function namesListed(text: string, language: LanguageData): readonly Listed[] {
  const [lead = '', list = '', further = ''] = text.split(/:([^:，,。\n]+)/);
  const names = list.split('/').map((name) => name.trim());
  if (names.length < LISTED || names.includes('') || !language.pattern('{wants-list}').test(lead)) return [];
  const { told } = ofAll(lead.replace(language.pattern('{wants-list}'), ''), language);
  const { asked } = ofAll(further, language);
  const parts = [
    ...names.map((name) => one(name, told, `${name}是多少`)),
    ...(asked === '' ? [] : [one('', told, asked)]),
  ];
  return parts.map((part) => ({ ...part, goesOn: true }));
}
const LISTED = 3;
