import { leftSentences } from '../answer/evidence/deciding/deciding-signs.ts';
import { likeliestDeciding } from '../answer/evidence/deciding/likely-deciding.ts';
import { quotedDocument } from '../answer/evidence/deciding/quoted-document.ts';
import { addDeciding } from '../answer/say/deciding-beside.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import type { Way } from './way.ts';

/** A sentence that is so likely to decide beside those quoted is quoted too: on invented documents that nothing was learned from four of five are right. */
const LIKELY = 0.5;

/** What only leads in a list decides nothing by itself. */
const LEADS_IN = /[:：]$/;

/** What is said of an ingested document, with the sentence of it that likely decides beside those quoted. */
export function withDeciding(way: Way, raw: string, asOf: string, before: Memory, on: Services): Way {
  const { knowledge } = on;
  const said = way.draft.outcome === 'answer' ? quotedDocument(way.draft, knowledge) : null;
  if (!said) return way;
  const { question, own } = readAsWritten(normalise(raw), before, asOf, on);
  const left = leftSentences(said, question, own.searched, knowledge.language);
  const deciding = likeliestDeciding(left, said.quoted.length > 0);
  if (!deciding || deciding.likely < LIKELY || LEADS_IN.test(deciding.sentence.text)) return way;
  return { ...way, draft: addDeciding(way.draft, deciding, said.document) };
}
