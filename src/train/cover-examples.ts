import type { CoverCandidate } from '../answer/evidence/cover.ts';
import { gather } from '../answer/evidence/gather.ts';
import type { Services } from '../dialogue/services.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { readInContext } from '../understand/hypotheses/in-context.ts';
import { meantFeatures } from '../understand/learned/meant-features.ts';
import type { Question } from '../understand/question.ts';
import type { LabelledMessage } from './labelled-messages.ts';
import type { MeantExample } from './learn-meant.ts';
import { inConversation } from './replay.ts';

/** A labelled message as it is read: in the context of its conversation where it goes on with that. */
export interface ReadMessage extends MeantExample {
  readonly question: Question;
  readonly slots: Parameters<typeof gather>[4];
  readonly asOf: string;
}

/** What was found for a message, and which of it answers: none where nothing known does. */
export interface CoverExample {
  readonly found: readonly CoverCandidate[];
  readonly answers: ReadonlySet<CoverCandidate>;
  /** Something known answers, whether it was found or not. */
  readonly held: boolean;
}

/** What is known of a document is told with its first part. */
const OF_DOCUMENT = /#meta$/;

/** Null for words of command or courtesy alone. */
export async function readLabelled(message: LabelledMessage, on: Services): Promise<ReadMessage | null> {
  const said = await inConversation(message, on);
  if (!said) return null;
  const asking = readAsWritten(said.text, said.before, said.asOf, on);
  const written = { how: 'as-written', asking, question: asking.question, slips: [], pointedOut: [] } as const;
  const { question } = readInContext(written, said.before, on.knowledge) ?? written;
  const clauses = message.clauses.map((id) => id.replace(OF_DOCUMENT, '#0'));
  return { question, slots: asking.slots, asOf: said.asOf, features: meantFeatures(question), clauses };
}

/**
 * What is found for a message; null where it names its document. `bare`: as if the documents had only just been ingested, without what
 * people ask for their clauses and without measures.
 */
export async function coverExample(
  { question, slots, asOf, clauses }: ReadMessage,
  meant: ReadonlyMap<string, number>,
  on: Services,
  bare: boolean,
): Promise<CoverExample | null> {
  if (question.documents.length + question.unknownNumbers.length > 0) return null;
  const knowledge = bare ? withoutAsks(on.knowledge) : on.knowledge;
  const { candidates } = await gather(question, asOf, knowledge, on.index, slots, undefined, meant);
  const found = (candidates as readonly CoverCandidate[]).map((one) => (bare ? withoutMeasures(one) : one));
  const right = found.filter(({ clause }) => clauses.some((id) => isOf(clause.id, id)));
  return { found, answers: new Set(right), held: clauses.length > 0 };
}

/** The same clause, a part of it or what it is part of; any of the document for what opens it. */
const isOf = (found: string, right: string): boolean =>
  found === right ||
  found.startsWith(`${right}.`) ||
  right.startsWith(`${found}.`) ||
  (right.endsWith('#0') && found.startsWith(right.slice(0, -1)));

function withoutAsks(knowledge: Knowledge): Knowledge {
  const documents = new Map(
    [...knowledge.documents].map(([id, document]) => [
      id,
      { ...document, clauses: document.clauses.map((clause) => ({ ...clause, asks: [] })) },
    ]),
  );
  const clauses = new Map([...documents.values()].flatMap((d) => d.clauses.map((c) => [c.id, c] as const)));
  return { ...knowledge, documents, clauses };
}

const withoutMeasures = (one: CoverCandidate): CoverCandidate => ({
  ...one,
  signs: { ...one.signs, asks: 0, names: 0, facts: 0, meant: 0 },
});
