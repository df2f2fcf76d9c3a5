import { ManualClock } from './manual-clock.ts';
import type { ModelServer } from './model-server.ts';

/** No attempt is shorter, and no pause before another one longer. */
const PAUSE = 200;

/** A clock for requests to `server`: an attempt is over once the server lets it wait, and a pause between two at once. */
export class EndpointClock extends ManualClock {
  constructor(server: ModelServer) {
    super(0);
    server.onWait = () => this.advance(this.#longest);
  }

  #longest = 0;

  override after(ms: number, run: () => void): () => void {
    const callOff = super.after(ms, run);
    if (ms <= PAUSE) setImmediate(() => this.advance(ms));
    else this.#longest = ms;
    return callOff;
  }
}
