import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../errors.ts';

const Spent = z.object({ day: z.string(), tokens: z.number().nonnegative() });

/** Tokens a day. What was spent is kept in a file, so that starting again does not begin the day anew. */
export class Budget {
  private readonly file: string;
  private readonly limit: number;
  private readonly today: () => string;
  private held = 0;

  /** `limit` in tokens a day; `today` an ISO date. */
  constructor(file: string, limit: number, today: () => string) {
    this.file = file;
    this.limit = limit;
    this.today = today;
  }

  /** What the day has taken so far. */
  get spent(): number {
    try {
      const spent = Spent.parse(JSON.parse(readFileSync(this.file, 'utf8')));
      return spent.day === this.today() ? spent.tokens : 0;
    } catch {
      return 0;
    }
  }

  get left(): number {
    return Math.max(0, this.limit - this.spent - this.held);
  }

  /** Sets aside what a request may take at most. @throws ModelError where the day's budget does not hold it */
  take(tokens: number): number {
    if (tokens > this.left) throw new ModelError('the budget of the day is spent', false);
    this.held += tokens;
    return tokens;
  }

  /** Books what it took. A file that can't be written costs the record, never an answer. */
  settle(held: number, used: number): void {
    this.held -= held;
    const tokens = this.spent + used;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      const beside = `${this.file}.${process.pid}`;
      writeFileSync(beside, JSON.stringify({ day: this.today(), tokens }));
      renameSync(beside, this.file);
    } catch {
      this.held += used;
    }
  }
}
