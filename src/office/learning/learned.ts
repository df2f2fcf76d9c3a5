import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Transaction } from '../../store/port.ts';
import { Shelf } from '../shelf.ts';

/** A question that has to be answered by a clause, from then on at every reindex; `passes`: whether it was when that was last looked at. */
const KeptQuestion = z.object({
  question: z.string(),
  clause: z.string(),
  /** The day it is asked on, ISO. */
  asOf: z.string(),
  passes: z.boolean(),
  by: z.string(),
});
export const KEPT_QUESTIONS = new Shelf('kept-question', KeptQuestion);

/** What askers say for what texts say; `taken`: when the admin's lexicon took it up, null where the next reindex will. */
const Saying = z.object({ say: z.string(), mean: z.string(), by: z.string(), taken: z.string().nullable() });
export const SAYINGS = new Shelf('saying', Saying);

/** A document that answers would need; `done`: who has brought it, or will not. */
const WantedDocument = z.object({
  what: z.string(),
  question: z.string(),
  by: z.string(),
  done: z.object({ by: z.string(), on: z.string() }).nullable(),
});
export const WANTED_DOCUMENTS = new Shelf('wanted-document', WantedDocument);

/** What becomes of an answer. */
export type Lesson =
  | { readonly kind: 'none' }
  | { readonly kind: 'question'; readonly question: string; readonly clause: string; readonly passes: boolean }
  | { readonly kind: 'saying'; readonly say: string; readonly mean: string }
  | { readonly kind: 'document'; readonly what: string; readonly question: string };

const LONGEST = 300;

/** Keeps what an answer becomes. `today`: ISO. @throws InputError where it is not told in full */
export async function learn(
  tx: Transaction,
  lesson: Lesson,
  { by, today, now }: { readonly by: string; readonly today: string; readonly now: number },
): Promise<void> {
  const id = randomUUID();
  switch (lesson.kind) {
    case 'none':
      return;
    case 'question': {
      const question = told(lesson.question, '检查用的问题');
      if (question.includes('□')) throw new InputError('检查用的问题里还有□：请换成具体的数或名称');
      const value = { question, clause: lesson.clause, asOf: today, passes: lesson.passes, by };
      await KEPT_QUESTIONS.put(tx, { id, about: '', value, at: now, version: 0 });
      return;
    }
    case 'saying': {
      const value = {
        say: told(lesson.say, '提问的人的叫法'),
        mean: told(lesson.mean, '文件里的叫法'),
        by,
        taken: null,
      };
      if (value.say.length < 2) throw new InputError('提问的人的叫法至少两个字，不然到处都会当成它');
      await SAYINGS.put(tx, { id, about: '', value, at: now, version: 0 });
      return;
    }
    case 'document': {
      const value = { what: told(lesson.what, '要找的文件'), question: lesson.question, by, done: null };
      await WANTED_DOCUMENTS.put(tx, { id, about: '', value, at: now, version: 0 });
    }
  }
}

function told(said: string, what: string): string {
  const words = said.trim().replace(/\s+/g, ' ');
  if (words === '' || words.length > LONGEST) throw new InputError(`${what}要写，最多 ${LONGEST} 个字`);
  return words;
}
