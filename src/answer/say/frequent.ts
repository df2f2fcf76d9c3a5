import { statusOn } from '../../knowledge/document.ts';
import type { FaqEntry } from '../../knowledge/faq.ts';
import type { Draft } from '../draft/draft.ts';
import { faqPieces } from '../draft/faq-pieces.ts';
import { cite, Writer } from '../draft/writer.ts';
import { closeWithCaveats, type Standing, sayStatusOf } from './caveats.ts';
import { officeOf } from './not-stated.ts';

/** The answers of questions that are often asked, one after another, with whom to ask what a document leaves out. */
export function sayFrequent(entries: readonly FaqEntry[], asOf: string, noticed: ReadonlySet<string>): Draft {
  const writer = new Writer(noticed);
  const used = entries.flatMap(({ document, clauses }): Standing[] =>
    clauses.map((clause) => ({ clause, document, status: statusOn(document, asOf) })),
  );
  for (const entry of entries) writer.say(...faqPieces(entry));
  const [silent] = entries.filter(({ isSilent }) => isSilent);
  const [clause] = silent?.clauses ?? [];
  if (silent && clause) writer.say('可以问', ...officeOf(clause, silent.document), cite(clause), '。');
  sayStatusOf(writer, { asOf }, used);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}
