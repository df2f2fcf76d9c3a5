import { redact } from '../../language/redact-question.ts';
import { groupQuestions } from '../group-questions.ts';
import type { Person } from '../port/person.ts';
import type { MissedGroup, MissedQuestion, Unanswered } from '../port/unanswered.ts';
import { isOf, type Rows } from './rows.ts';

export class MemoryUnanswered implements Unanswered {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async keep({ channel, sender, question, why, clause }: MissedQuestion & Person, now: number): Promise<void> {
    const id = ++this.#rows.lastId;
    this.#rows.unanswered.set(id, { channel, sender, question: redact(question), why, clause, at: now });
  }

  async list(): Promise<readonly MissedGroup[]> {
    const same = new Map<string, Omit<MissedGroup, 'also'>>();
    for (const { question, why, clause, at } of this.#rows.unanswered.values()) {
      const key = JSON.stringify([question, why, clause]);
      const { times = 0, last = at } = same.get(key) ?? {};
      same.set(key, { question, why, clause, times: times + 1, last: Math.max(last, at) });
    }
    return groupQuestions([...same.values()]);
  }

  async expire(before: number, most: number): Promise<number> {
    const old = [...this.#rows.unanswered].filter(([, { at }]) => at < before).slice(0, most);
    for (const [id] of old) this.#rows.unanswered.delete(id);
    return old.length;
  }

  async forget(person: Person): Promise<void> {
    const theirs = isOf(person);
    for (const [id, row] of this.#rows.unanswered) if (theirs(row)) this.#rows.unanswered.delete(id);
  }
}
