import type { Database } from './database.ts';
import { stripped } from './stripped.ts';

/** 有用 or 没用. Of what was asked over an app the inbox knows; a conversation without one tells the question itself. */
export interface Vote {
  readonly inbox: number | null;
  readonly channel: string;
  readonly sender: string;
  readonly useful: boolean;
  readonly question?: string | null;
  readonly clause?: string | null;
}

/** Votes on one question, stripped of what is the asker's; the times are milliseconds since 1970. */
export interface Feedback {
  readonly question: string | null;
  readonly clause: string | null;
  readonly useful: number;
  readonly useless: number;
  readonly last: number;
}

/** Keeps one vote a person and question; the last one counts. */
export function keepVote(db: Database, vote: Vote, now: number): void {
  const { inbox, channel, sender, useful } = vote;
  const text =
    inbox === null
      ? null
      : db.get("SELECT json_extract(body, '$.content.text') AS text FROM inbox WHERE id = ?", inbox);
  const asked = vote.question ?? text?.text ?? null;
  const question = asked === null ? null : stripped(String(asked));
  if (inbox === null)
    db.run(
      'DELETE FROM votes WHERE inbox IS NULL AND channel = ? AND sender = ? AND question IS ?',
      channel,
      sender,
      question,
    );
  db.run(
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

/** The votes by question, the most often found useless first. */
export function listFeedback(db: Database): Feedback[] {
  return db
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
