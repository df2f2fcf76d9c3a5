import { ChannelError } from '../../errors.ts';
import type { Pause } from '../pause.ts';

/** So many calls in a row without an answer: the gateway is there and does nothing. */
const SILENT = 3;

/** Calls of a gateway, each given up after a while; tells when they stop coming back, and when one does again. */
export class Calls {
  readonly #wait: Pause;
  readonly #answering: (is: boolean) => void;
  #unanswered = 0;

  constructor(wait: Pause, answering: (is: boolean) => void) {
    this.#wait = wait;
    this.#answering = answering;
  }

  /** What a call gives. Rejects with its own error, or after `ms` milliseconds with one that says that nothing came. */
  async within<T>(ms: number, call: Promise<T>): Promise<T> {
    const over = new AbortController();
    let late = false;
    const limit = this.#wait(ms, over.signal).then((): never => {
      late = !over.signal.aborted;
      throw new ChannelError('gateway did not answer', { recovery: 'retry', scope: 'chat' });
    });
    try {
      return await Promise.race([call, limit]);
    } finally {
      over.abort();
      this.#unanswered = late ? this.#unanswered + 1 : 0;
      if (this.#unanswered === 0) this.#answering(true);
      if (this.#unanswered >= SILENT) this.#answering(false);
    }
  }
}
