import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import { leadsIn, provisionsOf } from '../../../knowledge/provision.ts';
import type { Span } from '../../../understand/span.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';

interface LeadIn extends Span {
  readonly clause: Clause;
}

/** What leads in an item: the words that its list begins with, or the last sentence of the clause above it; null of any other sentence. */
export function leadToItem(clause: Clause, sentence: Sentence, document: PolicyDocument): LeadIn | null {
  const before = sentencesOf(clause).filter(({ end }) => end <= sentence.start);
  const opens = before.findLastIndex(({ text }) => !ITEM.test(text)) + 1;
  const first = before[opens];
  const [above] = before.slice(opens - 1, opens);
  if (above && LEADS_IN.test(above.text)) return { clause, start: above.start, end: above.end };
  // 下列情形不予补助：1.以现金支付的；
  const colon = first ? first.text.search(COLON) : -1;
  if (first && colon > 0) return { clause, start: first.start, end: first.start + colon + 1 };
  const over = provisionsOf(document).find(({ lead, items }) => leadsIn(lead) && items.includes(clause))?.lead;
  const last = over && before.length === 0 ? sentencesOf(over).at(-1) : undefined;
  return over && last ? { clause: over, start: last.start, end: last.end } : null;
}
const ITEM = /[;；]$/;
const LEADS_IN = /[:：]$/;
const COLON = /[:：]/;

/** The words of a sentence behind those that lead it in. */
export function wordsWithLead(clause: Clause, sentence: Sentence, document: PolicyDocument): string {
  const lead = leadToItem(clause, sentence, document);
  return `${lead?.clause.text.slice(lead.start, lead.end) ?? ''}${sentence.text}`;
}
