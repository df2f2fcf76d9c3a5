import { redact } from '../../language/redact-question.ts';
import type { Feedback, Person, Vote, Votes } from '../port.ts';
import type { Database } from './database.ts';

export class LibsqlVotes implements Votes {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(vote: Vote, now: number): Promise<void> {
    const { inbox, channel, sender, useful } = vote;
    const asked = vote.question ?? this.#asked(inbox);
    const question = asked === null ? null : redact(asked);
    if (inbox === null)
      this.#db.run(
        'DELETE FROM votes WHERE inbox IS NULL AND channel = ? AND sender = ? AND question IS ?',
        channel,
        sender,
        question,
      );
    this.#db.run(
      `INSERT INTO votes (inbox, channel, sender, useful, voted_at, question, clause) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (inbox, sender) DO UPDATE SET useful = excluded.useful, voted_at = excluded.voted_at`,
      inbox,
      channel,
      sender,
      useful ? 1 : 0,
      now,
      question,
      vote.clause ?? null,
    );
  }

  async list(): Promise<readonly Feedback[]> {
    return this.#db
      .all(
        `SELECT question, max(clause) AS clause, sum(useful) AS useful, sum(1 - useful) AS useless, max(voted_at) AS last
         FROM votes GROUP BY question ORDER BY useless DESC, useful DESC, last DESC`,
      )
      .map((row) => ({
        question: row.question === null ? null : String(row.question),
        clause: row.clause === null ? null : String(row.clause),
        useful: Number(row.useful),
        useless: Number(row.useless),
        last: Number(row.last),
      }));
  }

  /** Without its message too: two of one message of whom nobody is known would be one. */
  async forget({ channel, sender }: Person): Promise<void> {
    this.#db.run("UPDATE votes SET sender = '', inbox = NULL WHERE channel = ? AND sender = ?", channel, sender);
    this.#db.leaveNoTrace();
  }

  #asked(inbox: number | null): string | null {
    if (inbox === null) return null;
    const row = this.#db.get("SELECT json_extract(body, '$.content.text') AS text FROM inbox WHERE id = ?", inbox);
    return row && row.text !== null ? String(row.text) : null;
  }
}
