import { OF_DOCUMENT } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** What is asked of the clauses beside what is asked of their document: 什么时候到期，归谁管. */
const OF_CLAUSES = [
  'amount',
  'office',
  'materials',
  'window',
  'deadline',
  'how-to-apply',
  'phone',
  'online',
  'payout-time',
];

/** True where a question that names a document, or wants the wording of a clause, asks something of its clauses too. */
export function asksOfClausesToo({ question }: Pick<Evidence, 'question'>): boolean {
  const { act, aspects, documents, signs, talkedOf } = question;
  if (aspects.includes('original')) {
    const ofClause = act.act !== 'ask' || act.of.words.length + act.of.measures.length > 0;
    return ofClause || (talkedOf.length > 0 && signs.asksWording);
  }
  return documents.length > 0 && OF_CLAUSES.some((aspect) => aspects.includes(aspect));
}

/** True where a question is about a document itself: its number, its dates, whether it is in force, which one it is. */
export function asksAboutDocument({ question }: Pick<Evidence, 'question'>): boolean {
  // 请核对原文: a figure is to be checked.
  const checks = question.signs.claimed.length > 0;
  return question.aspects.some((aspect) => OF_DOCUMENT.has(aspect) && !(checks && aspect === 'original'));
}

/**
 * What a question about a document itself is answered from. Of several that it names the first that has what is asked; its first
 * clause where the document was named, for no other clause is meant.
 */
export function documentAsked({ question, ranked }: Evidence, best: Ranked): Ranked {
  const { aspects, documents, regions, talkedOf } = question;
  if (aspects.includes('which-clause')) return ranked.find(({ clause }) => talkedOf.includes(clause.id)) ?? best;
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
