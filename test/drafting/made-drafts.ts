import { load } from 'js-yaml';
import { draftsOf, type MeasureDraft } from '../../src/drafting/drafts-of.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { held } from '../fakes/knowledge.ts';

/** The drafts of a made clause. */
export const draftsFrom = (text: string, heading = '一 甲'): readonly MeasureDraft[] =>
  draftsOfFirst('试行办法', `## ${heading}\n\n${text}`);

/** The drafts of the first clause of a made document that has a text. */
export function draftsOfFirst(title: string, body: string): readonly MeasureDraft[] {
  const document = parsePolicy(
    'made.md',
    `---\nid: made\ntitle: ${title}\nnumber: null\nissuer: null\nregion: "430100"\nissued: null\neffective: 2024-07-01\nperiod: null\nprovenance: restated\nsource: 试\n---\n\n${body}\n`,
  );
  const documents = new Map([...held.documents, [document.id, document]]);
  const clause = document.clauses.find(({ text }) => text !== '');
  if (!clause) throw new Error('no clause');
  const clauses = new Map([...held.clauses, ...document.clauses.map((c) => [c.id, c] as const)]);
  return draftsOf(clause, { ...held, documents, clauses } as Knowledge, () => true);
}

/** A drafted measure, as its file says it. */
export interface Measure {
  readonly conditions?: { readonly all: readonly unknown[] };
  readonly attest?: readonly string[];
  readonly reading?: string;
  readonly award: Record<string, unknown>;
  readonly examples: readonly { readonly name: string; readonly expect: Record<string, string> }[];
}
export const measureOf = (draft: MeasureDraft | undefined): Measure => load(draft?.measure ?? '') as Measure;
