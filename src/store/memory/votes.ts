import { redact } from '../../language/redact-question.ts';
import type { Person } from '../port/person.ts';
import type { Feedback, Vote, Votes } from '../port/votes.ts';
import { isOf, type Rows } from './rows.ts';

export class MemoryVotes implements Votes {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  async keep(vote: Vote, now: number): Promise<void> {
    const question = redact(vote.question);
    const theirs = isOf(vote);
    const before = [...this.#rows.votes].find(([, row]) => theirs(row) && row.question === question);
    const clause = vote.clause ?? before?.[1].clause ?? null;
    this.#rows.votes.set(before?.[0] ?? ++this.#rows.lastId, { ...vote, question, clause, at: now });
  }

  async list(): Promise<readonly Feedback[]> {
    const all = [...this.#rows.votes.values()];
    return [...new Set(all.map((vote) => vote.question))]
      .map((question) => {
        const votes = all.filter((vote) => vote.question === question);
        return {
          question,
          clause:
            votes
              .flatMap((vote) => vote.clause ?? [])
              .sort()
              .at(-1) ?? null,
          useful: votes.filter((vote) => vote.useful).length,
          useless: votes.filter((vote) => !vote.useful).length,
          last: Math.max(...votes.map((vote) => vote.at)),
        };
      })
      .sort((a, b) => b.useless - a.useless || b.useful - a.useful || b.last - a.last);
  }

  async forget(person: Person): Promise<void> {
    const theirs = isOf(person);
    for (const [id, vote] of this.#rows.votes) if (theirs(vote)) this.#rows.votes.delete(id);
  }
}
