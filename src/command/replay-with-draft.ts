import { namesOf } from '../answer/gate/printable-names.ts';
import { answerOnce } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import type { FactBook } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { Rule } from '../knowledge/measure.ts';
import { readYaml } from '../knowledge/yaml-file.ts';

/** A measure as it would be taken: the text of its file, approved, and every fact with those that it adds. */
export interface DraftedKnowledge {
  readonly id: string;
  readonly text: string;
  readonly facts: FactBook;
}

/** A question, and what is replied to it without a measure and with it. */
export interface ChangedReply {
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** The kept questions to which a measure would change the reply; nothing is written. */
export async function changedBy(
  tried: DraftedKnowledge,
  questions: readonly string[],
  services: Services,
  today: string,
): Promise<readonly ChangedReply[]> {
  const knowledge = withMeasure(services.knowledge, tried);
  const then: Services = { ...services, knowledge, names: namesOf(knowledge) };
  const changed: ChangedReply[] = [];
  for (const question of questions) {
    const message = { id: null, text: question, asOf: today, history: [] };
    const [before, after] = [(await answerOnce(message, services)).text, (await answerOnce(message, then)).text];
    if (before !== after) changed.push({ question, before, after });
  }
  return changed;
}

/** A knowledge as it would be with a measure. What is read of its clauses once is read anew. */
function withMeasure(knowledge: Knowledge, { id, text, facts }: DraftedKnowledge): Knowledge {
  const file = readYaml(`${id}.yaml`, text, Rule);
  const { book } = knowledge;
  const rules = new Map([...book.rules, [id, file.data]]);
  return {
    ...knowledge,
    clauses: new Map(knowledge.clauses),
    book: { facts, rules, files: [...book.files.filter(({ data }) => data.id !== id), file], locked: book.locked },
  };
}
