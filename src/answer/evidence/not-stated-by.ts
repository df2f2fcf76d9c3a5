import type { PolicyDocument } from '../../knowledge/document.ts';
import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { STRETCH_OF_DAYS } from '../../language/official-text.ts';
import { statesAspect } from '../../understand/aspects.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { namesOffice } from './names-office.ts';

/** Of the aspects that a question asks and no other provision answered, those that the clause, and of a document of which only the text is known every clause, leaves out, in order; `all`: it states none of those asked. */
export function notStatedBy(
  { question }: Evidence,
  { clause, document }: Ranked,
  answered: ReadonlySet<string>,
  language: LanguageData,
): { readonly unsaid: readonly AspectEntry[]; readonly all: boolean } {
  const asked = language.aspects.filter(
    ({ aspect, stated }) => stated.length > 0 && question.aspects.includes(aspect) && !answered.has(aspect),
  );
  const held = isBare(document) ? document.clauses : [clause];
  const isStated = (aspect: string): boolean =>
    held.some(
      ({ text }) =>
        statesAspect(text, aspect, language) ||
        (aspect === 'office' && namesOffice(text, language)) ||
        // 每年3月1日至4月30日申报 tells up to when, too.
        (aspect === 'deadline' &&
          isBare(document) &&
          statesAspect(text, 'window', language) &&
          STRETCH_OF_DAYS.test(text)),
    );
  const unsaid = asked.filter((one) => mayLack(document, one) && !isStated(one.aspect));
  const others = question.aspects.some((i) => OF_THE_AWARD.has(i));
  return {
    unsaid,
    all: unsaid.length > 0 && unsaid.length === asked.length && !others,
  };
}

/** Whether it may be said of a document that it leaves an aspect out: where only the text is known, not of what hardly one does. */
export const mayLack = (document: PolicyDocument, { aspect }: AspectEntry): boolean =>
  !(isBare(document) && HOW_IT_IS_DONE.has(aspect));
const HOW_IT_IS_DONE: ReadonlySet<string> = new Set([
  ...['office', 'materials', 'how-to-apply', 'steps-order', 'online', 'payout-time', 'instalments'],
]);

/** What is answered from the clause whatever else it leaves out. */
const OF_THE_AWARD: ReadonlySet<string> = new Set(['amount', 'conditions', 'who', 'office']);
