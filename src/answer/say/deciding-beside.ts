import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { leadsIn, provisionsOf } from '../../knowledge/provision.ts';
import { REFUSES } from '../../language/official-text.ts';
import type { Span } from '../../understand/span.ts';
import { type Draft, isQuotation, withStatements } from '../draft/draft.ts';
import { cite, quote, Writer } from '../draft/writer.ts';
import type { HeldSentence } from '../evidence/deciding/held-sentences.ts';
import { type Sentence, sentencesOf } from '../evidence/sentences.ts';

/** What refuses goes first where the message says so much of what sets it apart. */
const SAYS = 1;

interface LeadIn extends Span {
  readonly clause: Clause;
}

/**
 * Adds to a draft a sentence of its document that likely decides beside those that it quotes, with what leads it in; `rare`: how much of what
 * sets it apart the message says and those quoted don't.
 */
export function addDeciding(
  draft: Draft,
  { clause, sentence }: HeldSentence,
  document: PolicyDocument,
  rare = 0,
): Draft {
  const lead = leadToItem(clause, sentence, document);
  const led = lead?.clause.text.slice(lead.start, lead.end) ?? '';
  const refuses = REFUSES.test(led + sentence.text) && rare >= SAYS;
  const writer = new Writer();
  const official = document.provenance === 'official';
  writer.say(
    refuses ? '要先看这句：' : '还要看这句：',
    official ? '“' : '',
    ...(lead ? [quote(lead.clause, lead.start, lead.end)] : []),
    quote(clause, sentence.start, sentence.end),
    official ? '”' : '',
    ...(lead && lead.clause !== clause ? [cite(lead.clause)] : []),
    cite(clause),
  );
  const added = writer.draft(draft.outcome);
  const { statements } = draft;
  const quoted = statements.findLastIndex(isQuotation);
  const cited = statements.findLastIndex((one) => one.some(({ kind }) => kind === 'citation'));
  const place = refuses ? 0 : (quoted < 0 ? cited : quoted) + 1;
  const citations = refuses ? [...added.citations, ...draft.citations] : [...draft.citations, ...added.citations];
  return withStatements(draft, statements.toSpliced(place, 0, ...added.statements), citations);
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
