import { parseFigures } from '../../language/figure.ts';
import type { Segment } from './draft.ts';
import { figure, sayDate } from './writer.ts';

/** The record of what the asker said, as one text that a reply may repeat from; the gate holds what is repeated against it. */
export class OwnWords {
  #text: string;

  constructor(text = '') {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** 您说的“贷了500万” */
  quote(words: string): (string | Segment)[] {
    const plain = words
      .replace(/[“”\s]+/g, ' ')
      .trim()
      .slice(0, 60);
    return ['您说的“', { kind: 'words', text: plain, ...this.#add(plain) }, '”'];
  }

  /** The day on which something was said, an ISO date: 您说的日期：2026年11月21日 */
  day(on: string): (string | Segment)[] {
    const said = sayDate(on);
    const { start, end } = this.#add(said);
    return parseFigures(said).length === 1 ? ['您说的日期：', figure(said, { origin: 'user', start, end })] : [];
  }

  #add(words: string): { start: number; end: number } {
    const start = this.#text.length + 1;
    this.#text = `${this.#text}\n${words}`;
    return { start, end: start + words.length };
  }
}
