import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { CoverCandidate } from '../answer/evidence/cover.ts';
import { gather } from '../answer/evidence/gather.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/load.ts';
import { defaultEmbeddings } from '../model/static-embedding.ts';
import { passagesOf } from '../retrieve/clause-passages.ts';
import { buildIndex } from '../retrieve/local/build/build-index.ts';
import { Index } from '../retrieve/local/search/clause-index.ts';
import { EmbeddingIndex } from '../retrieve/local/search/embedding-index.ts';
import type { Before } from '../understand/before.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { shippedActTable } from '../understand/learned/act-table.ts';
import { createTopicReader } from '../understand/topic.ts';

/** A message without a history, of which it is known whether anything known answers it; `clause` or an act's measure or document tells what. */
const Message = z.object({
  question: z.string(),
  history: z.array(z.string()).default([]),
  asOf: z.string(),
  held: z.boolean().optional(),
  clause: z.string().nullish(),
  reading: z
    .object({
      acts: z.array(z.object({ act: z.string(), measure: z.string().nullish(), document: z.string().nullish() })),
    })
    .optional(),
});
type Message = z.infer<typeof Message>;

/** What was found for a message, and which of it answers: none where nothing known does. */
export interface CoverExample {
  readonly found: readonly CoverCandidate[];
  readonly answers: ReadonlySet<CoverCandidate>;
  /** Something known answers, whether it was found or not. */
  readonly held: boolean;
}

/** The acts that a clause answers. */
const OF_CLAUSES: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim', 'together', 'compare']);

/**
 * The examples that files of messages give; those without a label, with a history, or that name their document, give none. `bare`: as if
 * the documents had only just been ingested, without what people ask for their clauses and without measures.
 */
export async function readCoverExamples(
  files: readonly string[],
  bare = false,
  root = 'knowledge',
): Promise<CoverExample[]> {
  const whole = loadKnowledge(root);
  const knowledge = bare ? withoutAsks(whole) : whole;
  const readTopics = createTopicReader(knowledge.lexicon, knowledge.language);
  const folder = mkdtempSync(join(tmpdir(), 'cewen-cover-'));
  try {
    const embeddings = defaultEmbeddings();
    await buildIndex(passagesOf(knowledge), embeddings, folder, { words: knowledge.lexicon.words });
    const snapshot = Index.open(folder, embeddings);
    const index = new EmbeddingIndex(snapshot, embeddings, () => {});
    const examples: CoverExample[] = [];
    for (const message of files.flatMap(messagesIn)) {
      const asking = readAsWritten(message.question, NOTHING_BEFORE, message.asOf, {
        knowledge,
        readTopics,
        actTable: shippedActTable(),
      });
      const { documents, unknownNumbers } = asking.question;
      if (documents.length + unknownNumbers.length > 0) continue;
      const { candidates } = await gather(asking.question, message.asOf, knowledge, index, asking.slots);
      const found = (candidates as readonly CoverCandidate[]).map((one) => (bare ? withoutMeasures(one) : one));
      const right = found.filter((one) => answers(one, message, knowledge));
      examples.push({
        found,
        answers: new Set(message.held ? right : []),
        held: message.held === true,
      });
    }
    snapshot.close();
    return examples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  signs: { ...one.signs, asks: 0, names: 0, facts: 0 },
});

const NOTHING_BEFORE: Before = {
  regions: [],
  documents: [],
  searched: '',
  topics: [],
  aspects: [],
  cited: [],
  pending: null,
  awaiting: null,
  lastFact: null,
  facts: new Map(),
  notes: new Map(),
  items: '',
  around: null,
  rules: [],
};

function messagesIn(file: string): Message[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => Message.parse(JSON.parse(line)))
    .filter(
      ({ held, history, reading }) =>
        held !== undefined &&
        history.length === 0 &&
        (reading === undefined || reading.acts.some(({ act }) => OF_CLAUSES.has(act))),
    );
}

/** True for the clause that answers, a part of it or what it is part of; where only a document is known, for each of its clauses. */
function answers({ clause, document }: CoverCandidate, message: Message, { book }: Knowledge): boolean {
  const acts = message.reading?.acts ?? [];
  const clauses = [
    ...(message.clause?.split(/[\s,;]+/) ?? []),
    ...acts.flatMap((a) => book.rules.get(a.measure ?? '')?.clause ?? []),
  ];
  if (clauses.length > 0)
    return clauses.some((id) => id === clause.id || id.startsWith(`${clause.id}.`) || clause.id.startsWith(`${id}.`));
  const documents = acts.flatMap((a) => a.document ?? []);
  return documents.length === 0 || documents.includes(document.id);
}
