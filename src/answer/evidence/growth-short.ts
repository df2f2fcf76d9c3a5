import type { LanguageData } from '../../knowledge/language-data.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';

/** A growth that the asker tells (资产多了15%) and that is less than the clause asks of the same thing (资产规模增长20%以上); null where none is. */
export function growthShort(
  { own }: Pick<Evidence, 'own'>,
  { clause, document }: Ranked,
  language: LanguageData,
): OnScale | null {
  if (!isBare(document)) return null;
  const told = own.figures.filter(
    (f) => f.unit === '%' && f.bound === 'exact' && !f.vague && language.pattern('{grew-by}$$').test(before(f)),
  );
  for (const sentence of sentencesOf(clause))
    for (const [i, least] of sentence.figures.entries()) {
      if (least.unit !== '%' || least.bound !== 'at-least') continue;
      const from = sentence.figures[i - 1]?.end ?? sentence.start;
      const measured = /[^，,。；;]*$/.exec(clause.text.slice(from, least.start))?.[0] ?? '';
      if (!language.pattern('{grown-by}').test(measured)) continue;
      const said = told.find(
        (f) => Number(f.value) < Number(least.value) && sharedPairs(measured, pairsOf(before(f))) > 0,
      );
      if (said) return { lead: 'below', said, clause, least };
    }
  return null;
}

const before = ({ around, text }: { readonly around: string; readonly text: string }): string =>
  around.slice(0, Math.max(0, around.indexOf(text)));
