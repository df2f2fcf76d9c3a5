import type { Measure } from '../knowledge/catalogue/facet.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { FactBook } from '../knowledge/fact.ts';
import { parseFigures } from '../language/figure.ts';
import { withoutSpace } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';
import { shortForm } from './word-forms.ts';

/** The longest name of a measure, and of what it is found by. */
const LONGEST = 30;
const isName = (words: string): boolean =>
  words.length > 1 && words.length <= LONGEST && parseFigures(words).length === 0;

/** What a draft is called: its clause's heading, else what the catalogue calls it, else what its sum is calculated from or asks for first, else its document. */
export function titleOf(
  clause: Clause,
  measure: Measure | undefined,
  document: PolicyDocument,
  read: { readonly base: string | undefined; readonly facts: readonly AskedFact[] },
): string {
  const heading = withoutSpace(clause.heading);
  const called = withoutSpace(measure?.names[0] ?? '');
  const given = [read.base, ...read.facts.map(({ name }) => name)].map((words) => (words ? `${words}${SUPPORT}` : ''));
  const named = [heading, called, ...given].find((words) => words.length > 3 && isName(words));
  return named ?? withoutSpace(document.title.replace(/[《》]/g, ''));
}
const SUPPORT = '补助';

/** What owners may call it: its title, what it is for and who gets it, what it is calculated from, and what the money is called; no word that means anybody. */
export function keywordsOf(
  title: string,
  measure: Measure | undefined,
  base: string | undefined,
  money: string,
  book: FactBook,
  reader: FacetReader,
): readonly string[] {
  const words = [measure?.subject?.text, measure?.beneficiary?.text, base, money].map((w) => withoutSpace(w ?? ''));
  const own = words.filter((w) => w.length > 3 && isName(w) && !reader.holds('draft-anybody', w));
  return [...new Set([title, ...own, ...own.map((w) => shortForm(w, book))])];
}
