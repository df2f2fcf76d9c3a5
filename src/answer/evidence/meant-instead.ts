import type { LanguageData } from '../../knowledge/language-data.ts';
import { telling } from './conditions-beside.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';
import type { OwnWorked } from './worked-shape.ts';

/** So many pairs of characters name what another sentence pays for. */
const NAMES = 2;

/** Another thing that the document pays for, in a sentence of its own, which the message names, while it names nothing of what `worked` rests on alone: 关键零部件 beside 整机. */
export function meantInstead(
  { own }: Pick<Evidence, 'own'>,
  of: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): { readonly of: Ranked; readonly pay: Pay } | null {
  const [chosen] = worked.sentences;
  if (!chosen) return null;
  const said = pairsOf(own.searched);
  const title = pairsOf(of.document.title);
  const named = (some: Iterable<string>, others: ReadonlySet<string>): readonly string[] =>
    [...some].filter((pair) => !others.has(pair) && !title.has(pair));
  const others = of.document.clauses.flatMap((clause) =>
    paysIn(clause, sentencesOf(clause), language)
      .filter((pay) => clause.id !== worked.clause.id || !worked.sentences.some((s) => s.start === pay.sentence.start))
      .map((pay) => ({ clause, pay })),
  );
  const found = others.filter(({ pay }) => {
    const theirs = named(pairsOf(subjectOf(pay.sentence, language)), pairsOf(chosen.text));
    const its = named(pairsOf(subjectOf(chosen, language)), pairsOf(pay.sentence.text));
    const hits = theirs.filter((pair) => said.has(pair)).length;
    return hits >= NAMES && hits * 2 >= theirs.length && !its.some((pair) => said.has(pair));
  });
  const [only, ...more] = found;
  return only && more.length === 0 ? { of: { ...of, clause: only.clause }, pay: only.pay } : null;
}

/** The message names what a sentence pays for, by words that the document is not called by. */
export function namesSubject(
  { own }: Pick<Evidence, 'own'>,
  { document }: Ranked,
  sentence: Sentence,
  language: LanguageData,
): boolean {
  const title = pairsOf(document.title);
  const said = pairsOf(own.searched);
  const pairs = [...pairsOf(subjectOf(sentence, language))].filter((pair) => !title.has(pair));
  const hits = pairs.filter((pair) => said.has(pair)).length;
  return hits >= NAMES && hits * 2 >= pairs.length;
}

/** What a sentence pays for: its words before the first that say that it pays, or the first figure. */
function subjectOf({ text, start, figures }: Sentence, language: LanguageData): string {
  const [gives] = language.places('{gives}', text);
  const end = Math.min(gives?.start ?? text.length, (figures[0]?.start ?? start + text.length) - start);
  return telling(text.slice(0, end), language);
}
