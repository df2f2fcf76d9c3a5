import type { PolicyDocument } from '../../../knowledge/document.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import { type Draft, statementsOf } from '../../draft/draft.ts';
import { isBare } from '../bare.ts';
import type { QuotedDocument } from './deciding-signs.ts';

/** What a draft quotes of the one document of which only the text is known that it rests on; null where it rests on another, or on several. */
export function quotedDocument(draft: Draft, { clauses, documents }: Knowledge): QuotedDocument | null {
  const cited = new Set(draft.citations.map((id) => clauses.get(id)?.document));
  const [id] = cited;
  const document: PolicyDocument | undefined = cited.size === 1 ? documents.get(id ?? '') : undefined;
  if (!document || !isBare(document)) return null;
  const quoted = statementsOf(draft).flatMap((one) => one.filter((segment) => segment.kind === 'quote'));
  return { document, quoted };
}
