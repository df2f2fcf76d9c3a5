import { redact } from '../../language/redact-question.ts';
import type { Person } from '../port/person.ts';
import type { Feedback, Vote, Votes } from '../port/votes.ts';
import type { Database } from './database.ts';

export class PostgresVotes implements Votes {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep({ channel, sender, question, clause, useful }: Vote, now: number): Promise<void> {
    await this.#db.run(
      `INSERT INTO votes (channel, sender, question, clause, useful, voted_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (channel, sender, question) DO UPDATE
       SET clause = coalesce(excluded.clause, votes.clause), useful = excluded.useful, voted_at = excluded.voted_at`,
      channel,
      sender,
      redact(question),
      clause,
      useful ? 1 : 0,
      now,
    );
  }

  async list(): Promise<readonly Feedback[]> {
    const rows = await this.#db.all(
      `SELECT question, max(clause COLLATE "C") AS clause, sum(useful) AS useful, sum(1 - useful) AS useless, max(voted_at) AS last
       FROM votes GROUP BY question ORDER BY useless DESC, useful DESC, last DESC`,
    );
    return rows.map((row) => ({
      question: row.question === null ? null : String(row.question),
      clause: row.clause === null ? null : String(row.clause),
      useful: Number(row.useful),
      useless: Number(row.useless),
      last: Number(row.last),
    }));
  }

  async forget({ channel, sender }: Person): Promise<void> {
    await this.#db.run('DELETE FROM votes WHERE channel = $1 AND sender = $2', channel, sender);
  }
}
