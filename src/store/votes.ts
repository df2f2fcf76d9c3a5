import type { Database } from './database.ts';

/** Keeps one vote a person and question; the last one counts. */
export function keepVote(
  db: Database,
  vote: {
    readonly inbox: number | null;
    readonly channel: string;
    readonly sender: string;
    readonly useful: boolean;
  },
  now: number,
): void {
  db.run(
    `INSERT INTO votes (inbox, channel, sender, useful, voted_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (inbox, sender) DO UPDATE SET useful = excluded.useful, voted_at = excluded.voted_at`,
    vote.inbox,
    vote.channel,
    vote.sender,
    vote.useful ? 1 : 0,
    now,
  );
}
