import type { PolicyDocument } from '../../knowledge/document.ts';
import { REFUSES } from '../../language/official-text.ts';
import { type Draft, isQuotation, withStatements } from '../draft/draft.ts';
import { cite, type Pieces, quote, Writer } from '../draft/writer.ts';
import type { Beside } from '../evidence/conditions-beside.ts';
import type { HeldSentence } from '../evidence/deciding/held-sentences.ts';
import { leadToItem, wordsWithLead } from '../evidence/deciding/lead-to-item.ts';

/** What refuses goes first where the message says so much of what sets it apart. */
const SAYS = 1;

/** Said before a sentence that refuses. */
export const FIRST = '要先看这句：';

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
  const refuses = REFUSES.test(wordsWithLead(clause, sentence, document)) && rare >= SAYS;
  const writer = new Writer();
  writer.say(refuses ? FIRST : '还要看这句：', quotedWithLead({ clause, sentence }, document));
  const added = writer.draft(draft.outcome);
  const { statements } = draft;
  const quoted = statements.findLastIndex(isQuotation);
  const cited = statements.findLastIndex((one) => one.some(({ kind }) => kind === 'citation'));
  const place = refuses ? 0 : (quoted < 0 ? cited : quoted) + 1;
  const citations = refuses ? [...added.citations, ...draft.citations] : [...draft.citations, ...added.citations];
  return withStatements(draft, statements.toSpliced(place, 0, ...added.statements), citations);
}

/** A sentence of a document with what leads it in, as quoted and cited. */
export function quotedWithLead({ clause, sentence }: Beside, document: PolicyDocument): Pieces {
  const lead = leadToItem(clause, sentence, document);
  const official = document.provenance === 'official';
  return [
    official ? '“' : '',
    ...(lead ? [quote(lead.clause, lead.start, lead.end)] : []),
    quote(clause, sentence.start, sentence.end),
    official ? '”' : '',
    ...(lead && lead.clause !== clause ? [cite(lead.clause)] : []),
    cite(clause),
  ];
}
