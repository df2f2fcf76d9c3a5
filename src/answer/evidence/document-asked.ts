import { OF_DOCUMENT } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** What is asked of the clauses beside what is asked of their document: 什么时候到期，归谁管. */
const OF_CLAUSES = ['office', 'materials', 'window', 'deadline', 'how-to-apply', 'phone', 'online', 'payout-time'];

/** True where a question that names a document asks something of its clauses too. */
export const asksOfClausesToo = ({ question: { aspects, documents } }: Pick<Evidence, 'question'>): boolean =>
  documents.length > 0 && (aspects.includes('amount') || OF_CLAUSES.some((aspect) => aspects.includes(aspect)));

/** True where a question is about a document itself: its number, its dates, whether it is in force, which one it is. */
export function asksAboutDocument({ question }: Pick<Evidence, 'question'>): boolean {
  return question.aspects.some((aspect) => OF_DOCUMENT.has(aspect));
}

/**
 * What a question about a document itself is answered from. Of several that it names the first that has what is asked; its first
 * clause where the document was named, for no other clause is meant.
 */
export function documentAsked({ question, ranked }: Evidence, best: Ranked): Ranked {
  const { aspects, documents, regions } = question;
  if (!documents.includes(best.document) || aspects.includes('which-document')) return best;
  const has = ({ document: d }: Ranked): boolean =>
    (!aspects.includes('number') || d.number !== null) &&
    (!aspects.includes('issued') || (d.issued ?? d.published ?? d.effective) !== null);
  const placed = regions.some((r) => r.code === best.document.region);
  const named = ranked.filter((r) => documents.includes(r.document));
  const chosen = placed ? best : (named.find(has) ?? best);
  const clause = chosen.document.clauses.find((c) => c.text !== '') ?? chosen.clause;
  return { ...chosen, clause };
}
