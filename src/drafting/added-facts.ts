import { Fact, type FactBook } from '../knowledge/fact.ts';
import type { AskedFact } from './proposed-fact.ts';
import { yamlOf } from './write-draft.ts';

/** Whether the sentences of a proposed fact are read as they should be. */
export type Proves = (name: string, fact: Fact, book: FactBook) => boolean;

/** What is proposed of some facts as facts.yaml has it (null: nothing), and the book with them; what owners say is left out where its sentence is read otherwise. */
export function proposedFacts(
  asked: readonly AskedFact[],
  book: FactBook,
  proves: Proves,
): { readonly text: string | null; readonly book: FactBook } {
  const written: Record<string, unknown> = {};
  const added = Object.assign(new Map(book), { language: book.language });
  for (const { name, proposed } of asked) {
    if (!proposed || name in written) continue;
    const whole = Fact.safeParse(proposed);
    const { said, examples, ...bare } = proposed;
    const sound = whole.success && (said === undefined || proves(name, whole.data, book));
    const fact = sound ? whole.data : Fact.parse(bare);
    written[name] = sound ? proposed : bare;
    added.set(name, fact);
  }
  return { text: Object.keys(written).length > 0 ? yamlOf(written) : null, book: added };
}
