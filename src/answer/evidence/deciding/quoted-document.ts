import type { PolicyDocument } from '../../../knowledge/document.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import { type Draft, statementsOf } from '../../draft/draft.ts';
import { isBare } from '../bare.ts';
import type { HeldDocument } from './held-sentences.ts';

/** A stretch of a clause that a reply quotes. */
interface QuotedStretchOf {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
}

/** What a reply quotes of a document. */
export interface QuotedDocument {
  readonly document: PolicyDocument;
  readonly quoted: readonly QuotedStretchOf[];
}

/** What a draft quotes of the one document of which only the text is known that it rests on; null where it rests on another, or on several. */
export function quotedDocument(draft: Draft, { clauses, documents }: Knowledge): QuotedDocument | null {
  const cited = new Set(draft.citations.map((id) => clauses.get(id)?.document));
  const [id] = cited;
  const document: PolicyDocument | undefined = cited.size === 1 ? documents.get(id ?? '') : undefined;
  if (!document || !isBare(document)) return null;
  const quoted = statementsOf(draft).flatMap((one) => one.filter((segment) => segment.kind === 'quote'));
  return { document, quoted };
}

/** The sentences of a document that are quoted, whole or in part, by their places. */
export const placesQuoted = ({ sentences }: HeldDocument, { quoted }: QuotedDocument): readonly number[] =>
  sentences.flatMap(({ clause, sentence: { start, end } }, i) =>
    quoted.some((one) => one.clause === clause.id && one.start < end && start < one.end) ? [i] : [],
  );
