import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftSentences, type QuotedDocument } from '../answer/evidence/deciding/deciding-signs.ts';
import { signsOfNone } from '../answer/evidence/deciding/likely-deciding.ts';
import { quotedDocument } from '../answer/evidence/deciding/quoted-document.ts';
import { memoryOf, STRANGER } from '../dialogue/clients.ts';
import { respond } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import type { Memory } from '../dialogue/state.ts';
import { waysOf } from '../dialogue/ways.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { ingestInvented, TRAINED_ON } from './asked-documents.ts';
import type { InventedDocument, InventedQuestion } from './invented.ts';
import type { SignedQuestion } from './learn-weights.ts';
import { openForTraining } from './open-for-training.ts';

/** A question by what its reply leaves out of the document: its sentences, and last that none of them decides. */
export interface DecidingExample extends SignedQuestion {
  readonly id: string;
  readonly set: string;
  /** The file of its document. */
  readonly file: string;
}

/** Of the questions of a set every so many-th is put, from one on; of the hard ones all. */
const EVERY: Readonly<Record<string, number>> = { hard: 1, questions: 4 };

/** Ingests invented documents and answers questions to them, each after a message that names the document. */
export async function decidingExamples(
  documents: readonly InventedDocument[],
  report: (done: number) => void,
): Promise<DecidingExample[]> {
  const data = mkdtempSync(join(tmpdir(), 'cewen-deciding-'));
  try {
    const ids = await ingestInvented(documents, data);
    const on = await openForTraining(data);
    const examples: DecidingExample[] = [];
    for (const [i, { file, questions }] of documents.entries()) {
      const document = on.knowledge.documents.get(ids.get(file) ?? '')!;
      const message = { id: 'train', text: `想问《${document.title}》`, asOf: TRAINED_ON, history: [] };
      const { state } = await respond(message, STRANGER, on);
      for (const question of questions) {
        const every = EVERY[question.set] ?? 0;
        if (every === 0 || question.line % every !== every - 1) continue;
        const said = await saidTo(question.question, document, memoryOf(state), on);
        if (said) examples.push({ ...exampleOf(question, said, memoryOf(state), on), file });
      }
      report(i + 1);
    }
    return examples;
  } finally {
    rmSync(data, { recursive: true });
  }
}

/** What a reply quotes of the document; null where it rests on another. */
async function saidTo(
  text: string,
  document: PolicyDocument,
  before: Memory,
  on: Services,
): Promise<QuotedDocument | null> {
  for await (const { draft } of waysOf(text, TRAINED_ON, before, on, undefined)) {
    const said = quotedDocument(draft, on.knowledge);
    if (said) return said.document === document ? said : null;
    return draft.citations.length === 0 && draft.outcome !== 'ask' ? { document, quoted: [] } : null;
  }
  return null;
}

/** A question with what is said to it, by the sentences that are left out. */
function exampleOf(
  { id, set, question: text, sentences }: InventedQuestion,
  said: QuotedDocument,
  before: Memory,
  on: Services,
): Omit<DecidingExample, 'file'> {
  const { question, own } = readAsWritten(normalise(text), before, TRAINED_ON, on);
  const left = leftSentences(said, question, own.searched, on.knowledge.language);
  const gold = left.map(({ sentence }) => Number(decides(sentence.text, sentences)));
  return {
    id,
    set,
    signs: [...left.map(({ signs }) => signs), signsOfNone(said.quoted.length > 0)],
    gold: Uint8Array.from([...gold, gold.includes(1) ? 0 : 1]),
  };
}

/** So much of a sentence tells it from others. */
const BEGINS = 12;
const SHORT = 4;
const unspaced = (text: string): string => text.replace(/\s/g, '');

/** Whether a sentence, as the program cuts it, is one of those that answer, or a part of one, or holds one. */
function decides(text: string, sentences: readonly string[]): boolean {
  const own = unspaced(text);
  return sentences
    .map(unspaced)
    .some(
      (one) =>
        own.includes(one) ||
        (own.length >= SHORT && one.includes(own)) ||
        (own.length >= BEGINS && one.includes(own.slice(0, BEGINS))),
    );
}
