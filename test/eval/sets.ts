import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../../src/retrieve/passage.ts';

export interface Judged {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly questions: readonly { readonly text: string; readonly relevant: ReadonlySet<string> }[];
}

const FILES = [
  { name: 'ncp', passages: 'ncp/passages.jsonl', questions: 'ncp/queries.jsonl', qrels: 'ncp/passage-qrels.tsv' },
  { name: 'stard', passages: 'stard/articles.jsonl', questions: 'stard/queries.jsonl', qrels: 'stard/qrels.tsv' },
];

interface Row {
  readonly _id: string;
  readonly parent?: string;
  readonly title?: string;
  readonly text: string;
}

/** The sets of a folder in BEIR's form: passages, questions, and which answer which. */
export function readSets(folder: string): Judged[] {
  return FILES.map(({ name, passages, questions, qrels }) => {
    const relevant = new Map<string, Set<string>>();
    for (const line of lines(join(folder, qrels)).slice(1)) {
      const [question, passage] = line.split('\t') as [string, string];
      relevant.set(question, (relevant.get(question) ?? new Set()).add(passage));
    }
    return {
      name,
      passages: rows(join(folder, passages)).map(({ _id: id, ...rest }) => ({ id, ...rest })),
      questions: rows(join(folder, questions)).flatMap(({ _id, text }) => {
        const found = relevant.get(_id);
        return found ? [{ text, relevant: found }] : [];
      }),
    };
  });
}

function rows(file: string): Row[] {
  return lines(file).map((line) => JSON.parse(line) as Row);
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());
}
