/** A step of a message's way: it comes in, waits for its answer, is answered; its answer waits, is sent. */
export type TracedStep = 'receive' | 'wait for answer' | 'answer' | 'wait for sending' | 'send';

/** Counts and kinds, never words or people. */
type Told = Readonly<Record<string, string | number>>;

/** What is told of where the time of a message goes. Its trace is kept with it, so that whichever program goes on with it continues the trace. */
export interface Tracing {
  /** `trace`: what was kept of the message's trace, null where that begins here; `from`: when the step began, milliseconds since 1970, where not now. */
  begin(step: TracedStep, trace: string | null, told: Told, from?: number): TracedSpan;
  /** Hands over what has not left yet, as far as that can be done soon. */
  close(): Promise<void>;
}

export interface TracedSpan {
  /** To be kept with the message: as `traceparent` of W3C Trace Context. */
  readonly trace: string;
  /** `failed`: it did not come to its end. */
  end(told?: Told, failed?: boolean): void;
}
