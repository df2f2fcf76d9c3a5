import { type Clock, systemClock } from '../contract/clock.ts';
import { ModelError } from '../errors.ts';

/** Where a model is asked. Times in milliseconds. */
export interface Endpoint {
  readonly apiKey: string;
  /** null: the provider's own address. */
  readonly baseURL: string | null;
  /** How long one attempt may take, its answer read to the end. */
  readonly attempt: number;
  /** How long all attempts of one request may take. */
  readonly total: number;
  /** That all of this is measured on; the system's where there is none. */
  readonly clock?: Clock;
}

/** No answer of use is longer; a server that goes on for ever is cut off here. */
const MOST_BYTES = 2_000_000;
/** Before a request is tried once more. */
const PAUSE = 200;
/** No change of the system's time makes it jump. */
const STEADY: Clock = { ...systemClock, now: systemClock.steady };

/** Like fetch, but refuses a body that is longer than any answer of use. */
export async function cappedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) controller.error(new Error('the answer is too long'));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, response);
}

/** Runs a request, once more where that may help and there is time. @throws ModelError */
export async function requestTwice<T>(
  { attempt: each, total, clock = STEADY }: Pick<Endpoint, 'attempt' | 'total' | 'clock'>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ends = clock.now() + total;
  for (let tries = 1; ; tries++) {
    try {
      return await within(Math.min(each, ends - clock.now()), clock, run);
    } catch (error) {
      const fault = asModelError(error);
      const left = ends - clock.now() - PAUSE;
      if (!fault.retryable || tries > 1 || left < Math.min(each, total) / 4) throw fault;
      await new Promise<void>((resolve) => clock.after(PAUSE, resolve));
    }
  }
}

/** Rejects when the time is over, whether or not the request heeds its signal. */
async function within<T>(milliseconds: number, clock: Clock, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let callOff = (): void => {};
  const late = new Promise<never>((_, reject) => {
    callOff = clock.after(Math.max(1, milliseconds), () => {
      reject(new ModelError('no answer in time', true));
      controller.abort();
    });
  });
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    callOff();
  }
}

/** What went wrong, without the words of the request or of the answer: clients put both into their messages. */
function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const { status, name, message } = (error ?? {}) as { status?: unknown; name?: unknown; message?: unknown };
  if (typeof status === 'number')
    return new ModelError(`the endpoint answered ${status}`, status === 408 || status === 429 || status >= 500);
  if (name === 'SyntaxError') return new ModelError('the endpoint answered with something that is not JSON', false);
  if (name === 'TypeError' && message !== 'terminated')
    return new ModelError('the endpoint answered in another form than was agreed', false);
  return new ModelError('the endpoint can not be reached, or broke off', true);
}

/** True where an endpoint said no or was never reached: nobody pays for that. What broke off or came late may have been paid for. */
export function costsNothing(error: unknown): boolean {
  const { status, code, cause } = (error ?? {}) as { status?: unknown; code?: unknown; cause?: unknown };
  if (typeof status === 'number' || /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(code))) return true;
  return cause !== undefined && cause !== error && costsNothing(cause);
}
