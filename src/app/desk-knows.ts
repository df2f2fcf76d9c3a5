import { readDraft } from '../answer/gate/read-draft.ts';
import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import type { CardWords, ShownClause } from '../desk/desk-parts.ts';
import { answerOnce } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import { InputError, VerificationError } from '../errors.ts';
import { cardOf } from '../knowledge/catalogue/card.ts';
import { measuresOf } from '../knowledge/catalogue/catalogue.ts';
import { expand } from '../knowledge/lexicon.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { templateOf } from '../office/batch/template.ts';
import { cardLines } from '../office/card-lines.ts';
import { clauseSource } from '../office/clause-source.ts';
import { batchThread, type KnowledgePlaces } from './batch-thread.ts';
import { clientKnows } from './client-knows.ts';
import type { DeskKnows } from './open-desk.ts';

/** What the desk asks of the knowledge that is served now. `use` runs a turn on it. */
export function deskKnows(
  services: () => Services,
  use: <T>(turn: (on: Services) => Promise<T>) => Promise<T>,
  today: () => string,
  places: KnowledgePlaces,
  version: () => string,
): DeskKnows {
  return {
    version,
    batch: batchThread(places),
    template: () => templateOf(services().knowledge.book.facts),
    ...clientKnows(() => services().knowledge, today),
    factNames: () => [...services().knowledge.book.facts.keys()],
    readDraft: (text, { cited, calculations, asked }) => {
      const { knowledge, names, settings } = services();
      const decided = calculations.flatMap((calculation) => {
        const rule = knowledge.book.rules.get(calculation.rule);
        // Kept as it was told: the gate reads the parts that it knows.
        return rule ? [{ rule, calculation: calculation as never }] : [];
      });
      const basis = { ...knowledge, names, settings, asked, asOf: today(), decided };
      const places = decided.map(({ rule }) => rule.clause);
      return readDraft(text, new Set([...cited, ...places]), basis);
    },
    hasClause: (id) => services().knowledge.clauses.has(id),
    cardsOn: (clause) => cardsOn(clause, services().knowledge, today()),
    nameOf: (id) => nameIn(services().knowledge, id),
    nearClauses: (words) =>
      use(async ({ index, knowledge }) => {
        const also = expand(knowledge.lexicon, words).map(({ said, text, weight }) => ({ text, weight, of: said }));
        const documents = new Set(knowledge.documents.keys());
        const hits = await index.search({ text: words, also, documents, limit: NEAR });
        return [...new Set([words, ...hits.map(({ id }) => id)])].flatMap((id) => shownClause(id, knowledge));
      }),
    suggest: (text, history) => {
      const message: Message = { id: null, text, history: [...history], asOf: today() };
      return use((on) => suggested(message, on));
    },
  };
}

function cardsOn(id: string, knowledge: Knowledge, day: string): CardWords[] {
  const clause = knowledge.clauses.get(id);
  const cards = clause ? measuresOf(clause, knowledge).map((measure) => cardOf(measure, knowledge, day)) : [];
  const sourceOf = (of: string): string => clauseSource(of, knowledge);
  return cards.map((card) => ({ title: card.names[0] ?? card.id, text: cardLines(card, sourceOf).join('\n') }));
}

function nameIn({ clauses, documents, book }: Knowledge, id: string): string | null {
  const clause = clauses.get(id);
  const document = documents.get(clause?.document ?? id);
  return document ? `《${document.title}》${clause?.locator ?? ''}` : (book.rules.get(id)?.title ?? null);
}

/** So many clauses are offered to rest an answer on. */
const NEAR = 8;

function shownClause(id: string, knowledge: Knowledge): ShownClause[] {
  const clause = knowledge.clauses.get(id);
  const title = clause && knowledge.documents.get(clause.document)?.title;
  return clause && title ? [{ id, title, text: clause.text, source: clauseSource(id, knowledge) }] : [];
}

async function suggested(message: Message, on: Services): Promise<Reply | null> {
  try {
    return await answerOnce(message, on);
  } catch (error) {
    if (error instanceof InputError || error instanceof VerificationError) return null;
    throw error;
  }
}
