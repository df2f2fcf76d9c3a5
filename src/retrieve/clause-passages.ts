import type { Knowledge } from '../knowledge/load.ts';
import { foldInsets } from '../language/fold-insets.ts';
import { regionName } from '../language/region.ts';
import type { Passage } from './passage.ts';

/** The clauses of the knowledge base as passages; a heading that only groups is none. */
export function passagesOf(knowledge: Knowledge): Passage[] {
  return [...knowledge.documents.values()].flatMap((document) =>
    document.clauses
      .filter((clause) => clause.text !== '')
      .map((clause) => ({
        id: clause.id,
        parent: document.id,
        title: foldInsets(
          [document.region ? regionName(document.region) : '', document.title, ...clause.path, clause.heading].join(
            ' ',
          ),
        ),
        text: foldInsets(clause.text),
        asks: clause.asks,
      })),
  );
}
