import type { FaqEntry } from '../../knowledge/faq.ts';
import { cite, documentDate, name, numberOf, type Pieces, title } from './writer.ts';

/** What stands for something of the document itself: {number}, {issued}, {title}. */
const PLACEHOLDER = /\{(number|title|issued|published|effective|from|to)\}/;

/** The answer of a frequent question, with the clauses that bear it. */
export function faqPieces({ says, document, clauses }: FaqEntry): Pieces {
  return [
    ...says
      .replace(/。$/, '')
      .split(PLACEHOLDER)
      .map((part, i) => {
        if (i % 2 === 0) return part === '' ? '' : name(part);
        if (part === 'number') return numberOf(document);
        return part === 'title' ? title(document) : documentDate(document, part as 'issued');
      }),
    ...clauses.map(cite),
    '。',
  ];
}

/** The words of an answer that are printed as they stand. */
export const faqWords = ({ says }: FaqEntry): readonly string[] =>
  says
    .replace(/。$/, '')
    .split(PLACEHOLDER)
    .filter((part, i) => i % 2 === 0 && part !== '');
