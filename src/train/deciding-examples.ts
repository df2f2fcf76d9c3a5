import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HeldDocument, heldAgainst } from '../answer/evidence/deciding/held-sentences.ts';
import type { Services } from '../dialogue/services.ts';
import { EMPTY_MEMORY, type Memory } from '../dialogue/state.ts';
import { waysOf } from '../dialogue/ways.ts';
import { normalise } from '../language/normalise.ts';
import { readAsWritten } from '../understand/hypotheses/as-written.ts';
import { ingestInvented, TRAINED_ON } from './asked-documents.ts';
import type { InventedDocument } from './invented.ts';
import { openForTraining } from './open-for-training.ts';

/** A question to a document whose sentences are held against it, with those that answer. */
export interface DecidingExample {
  readonly id: string;
  readonly set: string;
  /** The file of its document. */
  readonly file: string;
  readonly held: HeldDocument;
  /** The sentences, by their places in the document, that each one that its writer named is cut into; none of them empty. */
  readonly answers: readonly (readonly number[])[];
}

/** Of the questions of a set every so many-th is put, from one on; of the hard ones all. */
const EVERY: Readonly<Record<string, number>> = { hard: 1, polar: 2, questions: 8 };

/** Ingests invented documents and holds questions against them, each after a message that names the document; those without an answer there are left out. */
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
      const before = await afterNaming(document.title, on);
      for (const { id, set, line, question: text, sentences } of questions) {
        const every = EVERY[set] ?? 0;
        if (every === 0 || line % every !== every - 1) continue;
        const { question, own } = readAsWritten(normalise(text), before, TRAINED_ON, on);
        const held = heldAgainst(document, question, own.searched, on.knowledge.language);
        const answers = sentences.map((one) => placesOf(one, held)).filter((places) => places.length > 0);
        if (answers.length > 0) examples.push({ id, set, file, held, answers });
      }
      report(i + 1);
    }
    return examples;
  } finally {
    rmSync(data, { recursive: true });
  }
}

/** What is known after a message that names a document, whatever sentences are told with the reply. */
async function afterNaming(title: string, on: Services): Promise<Memory> {
  for await (const { memory } of waysOf(`想问《${title}》`, TRAINED_ON, EMPTY_MEMORY, on, undefined)) return memory;
  return EMPTY_MEMORY;
}

/** So much of a sentence tells it from others. */
const BEGINS = 12;
const SHORT = 4;
const unspaced = (text: string): string => text.replace(/\s/g, '');

/** The sentences, as the program cuts them, that one of a writer is, or is a part of, or holds. */
function placesOf(printed: string, { sentences }: HeldDocument): readonly number[] {
  const one = unspaced(printed);
  return sentences.flatMap(({ sentence }, i) => {
    const own = unspaced(sentence.text);
    const isOne =
      own.includes(one) ||
      (own.length >= SHORT && one.includes(own)) ||
      (own.length >= BEGINS && one.includes(own.slice(0, BEGINS)));
    return isOne ? [i] : [];
  });
}
