import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ModelError } from '../errors.ts';

/** Tokens that a request set aside, and on which day. */
interface Held {
  readonly day: string;
  readonly tokens: number;
}

/**
 * Tokens a day. What is set aside and what was spent are lines of a file of the day, added at its end: processes on one data
 * folder see each other's, and starting again does not begin the day anew. What a process held when it was killed stays booked.
 */
export class Budget {
  private readonly file: string;
  private readonly limit: number;
  private readonly today: () => string;
  /** What no file could be written for, and the day of it. */
  private unwritten: Held = { day: '', tokens: 0 };
  /** The day whose file has been begun. */
  private begun = '';

  /** `file` gets the day added to its name; `limit` in tokens a day; `today` an ISO date. */
  constructor(file: string, limit: number, today: () => string) {
    this.file = file;
    this.limit = limit;
    this.today = today;
  }

  /** What the day has taken so far, with what is set aside. */
  get spent(): number {
    const kept = this.unwritten.day === this.today() ? this.unwritten.tokens : 0;
    try {
      const lines = readFileSync(this.ledger, 'utf8').split('\n');
      return lines.map(Number).reduce((sum, n) => (Number.isFinite(n) ? sum + n : sum), kept);
    } catch {
      return kept;
    }
  }

  get left(): number {
    return Math.max(0, this.limit - this.spent);
  }

  /** Sets aside what a request may take at most. @throws ModelError where the day's budget does not hold it */
  take(tokens: number): Held {
    this.book(tokens);
    if (this.spent <= this.limit) return { day: this.today(), tokens };
    this.book(-tokens);
    throw new ModelError('the budget of the day is spent', false);
  }

  /** Books what it took instead of what was set aside; what was set aside before midnight goes with its day. */
  settle(held: Held, used: number): void {
    this.book(held.day === this.today() ? used - held.tokens : used);
  }

  /** Books tokens whether or not the budget holds them. A file that can't be written costs the record, never an answer. */
  book(tokens: number): void {
    const day = this.today();
    try {
      if (this.begun !== day) this.begin(day);
      appendFileSync(this.ledger, `${tokens}\n`);
    } catch {
      const kept = this.unwritten.day === day ? this.unwritten.tokens : 0;
      this.unwritten = { day, tokens: kept + tokens };
    }
  }

  private get ledger(): string {
    return `${this.file}-${this.today()}`;
  }

  /** Makes the folder, and lets go of the days before. */
  private begin(day: string): void {
    const folder = dirname(this.file);
    mkdirSync(folder, { recursive: true });
    const own = `${basename(this.file)}-`;
    for (const name of readdirSync(folder))
      if (name.startsWith(own) && name < basename(this.ledger)) rmSync(join(folder, name), { force: true });
    this.begun = day;
  }
}
