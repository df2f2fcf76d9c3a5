import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { gather } from '../answer/evidence/gather.ts';
import type { ClauseSigns } from '../answer/evidence/within/clause-signs.ts';
import { type CutDocument, cutDocument } from '../answer/evidence/within/cut-document.ts';
import { askedWithin, type meantWithin, signsWithin } from '../answer/evidence/within/meant-within.ts';
import { memoryOf, STRANGER } from '../dialogue/clients.ts';
import { respond } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import { EMPTY_MEMORY, type Memory } from '../dialogue/state.ts';
import { InputError } from '../errors.ts';
import { gatherFile, settleCopies } from '../ingest/ingest-file.ts';
import { writePolicy } from '../ingest/text/policy.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { type InventedDocument, type InventedQuestion, inArticle } from './invented.ts';
import { openForTraining } from './open-for-training.ts';

/** A document as the program holds it once it is ingested, and the questions that a clause of it answers. */
export interface AskedDocument {
  readonly cut: CutDocument;
  readonly questions: readonly AskedQuestion[];
}

interface AskedQuestion {
  /** Folded, as the program puts it to the document. */
  readonly asked: string;
  readonly kind: InventedQuestion['kind'];
  /** n: 1 where the clause answers, in one of them at least; else 0. */
  readonly gold: Uint8Array;
  /** n: what tells of each clause beside how like it is to the question. */
  readonly signs: readonly ClauseSigns[];
}

/** The day on which questions are read that something is learned from. */
export const TRAINED_ON = '2026-11-27';

/** Ingests invented documents and reads the questions to them as the program does, after a message that names the document. */
export async function askInvented(
  documents: readonly InventedDocument[],
  report: (done: number) => void,
): Promise<AskedDocument[]> {
  const data = mkdtempSync(join(tmpdir(), 'cewen-invented-'));
  try {
    const ids = await ingestInvented(documents, data);
    const on = await openForTraining(data);
    const asked: AskedDocument[] = [];
    for (const [i, invented] of documents.entries()) {
      const document = on.knowledge.documents.get(ids.get(invented.file) ?? '')!;
      const text = `想问《${document.title}》`;
      const { state } = await respond({ id: 'train', text, asOf: TRAINED_ON, history: [] }, STRANGER, on);
      const cut = cutDocument(document);
      const questions = invented.questions.map((question) => ({ ...question, gold: goldOf(question, invented, cut) }));
      asked.push(await askDocument(document, questions, memoryOf(state), on));
      report(i + 1);
    }
    return asked;
  } finally {
    rmSync(data, { recursive: true });
  }
}

const Labelled = z.object({ doc: z.string(), question: z.string(), clause: z.array(z.string()) });

/** Reads questions to the documents of a data folder, a line each: the document, the question, the clauses that answer, by their ids. */
export async function askLabelled(file: string, data: string): Promise<AskedDocument[]> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const labels = lines.map((line) => Labelled.parse(JSON.parse(line)));
  const on = await openForTraining(data);
  const asked: AskedDocument[] = [];
  for (const id of new Set(labels.map(({ doc }) => doc))) {
    const document = on.knowledge.documents.get(id);
    if (!document) throw new InputError(`${file}: ${data} has no document ${id}`);
    const questions = labels
      .filter(({ doc }) => doc === id)
      .map(({ question, clause }) => ({
        question,
        kind: null,
        gold: Uint8Array.from(cutDocument(document).clauses, (one) => Number(clause.includes(one.id))),
      }));
    asked.push(await askDocument(document, questions, EMPTY_MEMORY, on));
  }
  return asked;
}

/** The id of each document by its file. */
export async function ingestInvented(
  documents: readonly InventedDocument[],
  data: string,
): Promise<ReadonlyMap<string, string>> {
  const gathered = (
    await Promise.all(documents.map(({ file }) => gatherFile(basename(file), () => readFileSync(file))))
  ).map(([one], i) => ({ ...one!, file: documents[i]!.file }));
  const folder = join(data, 'policies');
  mkdirSync(folder);
  return new Map(
    settleCopies(gathered, []).map(({ file, policy, refused }) => {
      if (!policy) throw new InputError(`${file}: ${refused?.why ?? 'no policy'}`);
      writeFileSync(join(folder, `${policy.metadata.id}.md`), writePolicy(policy));
      return [file, policy.metadata.id] as const;
    }),
  );
}

/** Reads questions to a document; those that no clause of it answers are left out. */
async function askDocument(
  document: PolicyDocument,
  questions: readonly { readonly question: string; readonly kind: AskedQuestion['kind']; readonly gold: Uint8Array }[],
  before: Memory,
  on: Services,
): Promise<AskedDocument> {
  const asked: AskedQuestion[] = [];
  for (const { question: text, kind, gold } of questions) {
    if (!gold.includes(1)) continue;
    const { question, slots } = readAsWritten(normalise(text), before, TRAINED_ON, on);
    let told: Omit<AskedQuestion, 'kind' | 'gold'> | undefined;
    const seeing: typeof meantWithin = (found, asking, searched, language) => {
      const own = found.filter((one) => one.document === document);
      told ??= {
        asked: askedWithin(searched, asking, document),
        signs: signsWithin(own, document, asking, searched, language).map(({ signs }) => signs),
      };
      return found.map((one) => ({ ...one, answers: null }));
    };
    await gather(question, TRAINED_ON, on.knowledge, on.index, slots, seeing);
    if (told) asked.push({ ...told, kind, gold });
  }
  return { cut: cutDocument(document), questions: asked };
}

/** So much of a sentence tells it from others. */
const BEGINS = 12;
const SHORT = 8;
const unspaced = (text: string): string => text.replace(/\s/g, '');

/** The clauses that stand in an article that answers; of several those that hold a sentence that does. */
function goldOf({ gold, sentences }: InventedQuestion, { articles }: InventedDocument, { clauses }: CutDocument) {
  const answering = gold.map((i) => articles[i]!);
  const printed = clauses.map(({ heading, text }) => unspaced(heading + text));
  const inArticles = clauses.map((clause) => answering.some((article) => inArticle(clause, article)));
  const answers = printed.map(
    (own, i) =>
      inArticles[i] &&
      sentences
        .map(unspaced)
        .some((sentence) => own.includes(sentence.slice(0, BEGINS)) || (own.length > SHORT && sentence.includes(own))),
  );
  return Uint8Array.from(answers.includes(true) ? answers : inArticles, Number);
}
