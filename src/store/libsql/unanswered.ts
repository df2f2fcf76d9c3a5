import { redact } from '../../language/redact-question.ts';
import { groupQuestions } from '../group-questions.ts';
import type { Person } from '../port/person.ts';
import type { MissedGroup, MissedQuestion, Unanswered } from '../port/unanswered.ts';
import type { Database } from './database.ts';

export class LibsqlUnanswered implements Unanswered {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep({ channel, sender, question, why, clause }: MissedQuestion & Person, now: number): Promise<void> {
    this.#db.run(
      'INSERT INTO unanswered (channel, sender, question, why, clause, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
      channel,
      sender,
      redact(question),
      why,
      clause,
      now,
    );
  }

  async list(): Promise<readonly MissedGroup[]> {
    const rows = this.#db.all(
      'SELECT question, why, clause, count(*) AS times, max(asked_at) AS last FROM unanswered GROUP BY question, why, clause',
    );
    return groupQuestions(
      rows.map((row) => ({
        question: String(row.question),
        why: String(row.why) as MissedQuestion['why'],
        clause: row.clause === null ? null : String(row.clause),
        times: Number(row.times),
        last: Number(row.last),
      })),
    );
  }

  async expire(before: number, most: number): Promise<number> {
    return this.#db.run(
      'DELETE FROM unanswered WHERE id IN (SELECT id FROM unanswered WHERE asked_at < ? LIMIT ?)',
      before,
      most,
    );
  }

  async forget({ channel, sender }: Person): Promise<void> {
    this.#db.run('DELETE FROM unanswered WHERE channel = ? AND sender = ?', channel, sender);
    this.#db.leaveNoTrace();
  }
}
