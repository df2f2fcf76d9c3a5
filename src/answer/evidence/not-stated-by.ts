import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { statesAspect } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { namesOffice } from './names-office.ts';

/** Of the aspects that a question asks and no other provision answered, those that the clause leaves out, in order; `all`: it states none of those asked. */
export function notStatedBy(
  { question }: Evidence,
  { clause }: Ranked,
  answered: ReadonlySet<string>,
  language: LanguageData,
): { readonly unsaid: readonly AspectEntry[]; readonly all: boolean } {
  const asked = language.aspects.filter(
    ({ aspect, stated }) => stated.length > 0 && question.aspects.includes(aspect) && !answered.has(aspect),
  );
  const isStated = (aspect: string): boolean =>
    statesAspect(clause.text, aspect, language) || (aspect === 'office' && namesOffice(clause.text, language));
  const unsaid = asked.filter(({ aspect }) => !isStated(aspect));
  const others = question.aspects.some((i) => OF_THE_AWARD.has(i));
  return {
    unsaid,
    all: unsaid.length > 0 && unsaid.length === asked.length && !others,
  };
}

/** What is answered from the clause whatever else it leaves out. */
const OF_THE_AWARD: ReadonlySet<string> = new Set(['amount', 'conditions', 'who', 'office']);
