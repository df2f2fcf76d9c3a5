import type { LanguageData } from '../../knowledge/language-data.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { ofAll, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** As many enterprises as are announced, told by one figure each: 手上三个客户，贷款280万、500万、2000万，各贴多少. */
export function firmsByFigures(text: string, language: LanguageData): readonly Listed[] {
  const [counted] = language.places('{firms-counted}', text);
  if (!counted) return [];
  const [count] = parseFigures(text.slice(counted.start, counted.end));
  const row = rowsOf(parseFigures(text), text).find(
    (figures) => figures.length === Number(count?.value) && (figures[0]?.start ?? 0) > counted.end,
  );
  const [first] = row ?? [];
  const last = row?.at(-1);
  if (!row || !first || !last || row.length < 2) return [];
  const lead = text.slice(0, first.start);
  const from = Math.max(...[...'，,。;；:：\n'].map((stop) => lead.lastIndexOf(stop))) + 1;
  const called = lead.slice(from);
  const after = ofAll(text.slice(last.end), language);
  const before = ofAll(lead.slice(0, from), language);
  if (before.asked === '' && after.asked === '') return [];
  return row.map((figure) => ({
    label: figure.text,
    ...withAll(`${called}${figure.text}`, before, after, language),
    apart: true,
    goesOn: false,
    client: null,
  }));
}

/** Sums that stand side by side with nothing between them but what parts them. */
function rowsOf(figures: readonly Figure[], text: string): readonly (readonly Figure[])[] {
  const rows: Figure[][] = [];
  for (const figure of figures.filter(({ unit }) => unit === 'CNY')) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && /^\s{0,40}[、,，/\s]\s{0,40}$/.test(text.slice(last.end, figure.start))) row.push(figure);
    else rows.push([figure]);
  }
  return rows;
}
