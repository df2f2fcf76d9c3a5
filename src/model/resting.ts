import { ModelError } from '../errors.ts';
import type { ChatModel } from './chat-model.ts';

/** So many failures in a row, and the endpoint is left alone for this many milliseconds. */
const FAILURES = 3;
const REST = 60_000;

/**
 * A chat model that is not asked for a while after it has failed several times in a row: an endpoint that hangs would
 * otherwise cost every message its full time. The first request after the rest tries again; one more failure and it rests anew.
 * @param now milliseconds
 */
export function resting(model: ChatModel, now: () => number): ChatModel {
  let failures = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    name: model.name,
    get refused() {
      return model.refused ?? [];
    },
    complete: async (request) => {
      if (now() < until) throw new ModelError('the endpoint is left alone for a minute after its failures', false);
      try {
        const completion = await model.complete(request);
        failures = 0;
        return completion;
      } catch (error) {
        if (error instanceof ModelError && error.retryable) failures += 1;
        if (failures >= FAILURES) until = now() + REST;
        throw error;
      }
    },
  };
}
