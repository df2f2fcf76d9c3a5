import type { Draft } from '../answer/draft/draft.ts';
import { decidingTogether, likeliestFurther } from '../answer/evidence/deciding/choose-deciding.ts';
import { type HeldDocument, heldAgainst } from '../answer/evidence/deciding/held-sentences.ts';
import { placesQuoted, quotedDocument } from '../answer/evidence/deciding/quoted-document.ts';
import { signsBeside } from '../answer/evidence/deciding/signs-beside.ts';
import { isPartAsked } from '../answer/evidence/part-asked.ts';
import { sentencesOf } from '../answer/evidence/sentences.ts';
import { wantedFigure, withAward } from '../answer/evidence/wanted-sentences.ts';
import { addDeciding } from '../answer/say/deciding-beside.ts';
import { quoteTogether, soleQuotation } from '../answer/say/deciding-together.ts';
import { isUnconfirmed } from '../knowledge/document.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import type { Way } from './way.ts';

/** Beside what is said with a sum or a verdict a sentence is quoted that is so likely to decide. */
const LIKELY = 0.5;

/** So many characters are quoted of an award, and half as many more where it takes them. */
const BUDGET = 160;

/** What only leads in a list decides nothing by itself. */
const LEADS_IN = /[:：]$/;

/** Asked for no more than what there is, or its own words, a clause answers as a whole. */
const OF_ALL: ReadonlySet<string> = new Set(['list', 'original']);

/**
 * What is said of an ingested document, with the sentences of it that likely decide: in place of a quotation that is all that is said, else
 * the likeliest one beside what is.
 */
export function withDeciding(way: Way, raw: string, asOf: string, before: Memory, on: Services): Way {
  const { knowledge } = on;
  const said = way.draft.outcome === 'answer' ? quotedDocument(way.draft, knowledge) : null;
  if (!said || said.quoted.length === 0) return way;
  const { question, own } = readAsWritten(normalise(raw), before, asOf, on);
  const { topics, aspects } = question;
  // Who only names a document, or one of its articles, asks for no sentence of it.
  const asksForPart = said.document.clauses.some((clause) => isPartAsked(clause, said.document, question));
  if (topics.length + aspects.length === 0 || asksForPart) return way;
  const held = heldAgainst(said.document, question, own.searched, knowledge.language);
  const quotation = aspects.some((aspect) => OF_ALL.has(aspect)) ? null : soleQuotation(way.draft);
  const chosen = decidingTogether(held);
  const first = held.sentences[chosen[0]!]!;
  if (!quotation || LEADS_IN.test(first.sentence.text) || isUnconfirmed(first.clause)) {
    const told = placesQuoted(held, said);
    const further = told.length > 0 ? likeliestFurther(held, told) : null;
    if (!further || further.likely < LIKELY) return way;
    const draft = beside(way.draft, held, told, further.at);
    return { ...way, draft, memory: { ...way.memory, cited: draft.citations } };
  }
  const { clause } = first;
  const within = chosen.filter((i) => held.sentences[i]!.clause === clause);
  const picked = within.map((i) => held.sentences[i]!.sentence);
  const ofMoney = wantedFigure(question) === 'money';
  const told = ofMoney ? withAward(clause, picked, sentencesOf(clause), BUDGET, true) : picked;
  const whole = quoteTogether(way.draft, quotation, clause, told, said.document);
  const draft = chosen.filter((i) => !within.includes(i)).reduce((so, i) => beside(so, held, within, i), whole);
  return { ...way, draft, memory: { ...way.memory, cited: draft.citations } };
}

function beside(draft: Draft, held: HeldDocument, told: readonly number[], at: number): Draft {
  const one = held.sentences[at]!;
  const rare = signsBeside(held, told)[at]?.get('beside: rare') ?? 0;
  return LEADS_IN.test(one.sentence.text) || isUnconfirmed(one.clause)
    ? draft
    : addDeciding(draft, one, held.document, rare);
}
