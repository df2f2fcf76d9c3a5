/** Every error that Cewen raises on purpose, by whose fault it is. `code` is stable and goes into `--jsonl` answers. */
export abstract class CewenError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

const withCode = <Code extends string>(code: Code) =>
  class extends CewenError {
    readonly code = code;
  };

/** The operator's settings are wrong. Lists every fault at once; mend the environment and start again. */
export class ConfigError extends withCode('config') {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** The caller asked for something that can't be served. Catch it, tell the caller, go on with the next. */
export class InputError extends withCode('input') {}

/** A policy, rule or fact file is wrong. The message is `file:line: what, how to mend it`. */
export class KnowledgeError extends withCode('knowledge') {}

/** A file that can't be read as a policy. The other files go on. */
export class IngestError extends withCode('ingest') {}

/** An index that is damaged, foreign or absent. Rebuild it; never read it by half. */
export class SnapshotError extends withCode('snapshot') {}

/**
 * The language model's endpoint gave nothing of use: refused, late, broken, cut off, or the day's budget is spent. The
 * deterministic way goes on. `retryable`: the same request may work later. Never holds a key or the words of a message.
 */
export class ModelError extends withCode('model') {
  readonly retryable: boolean;
  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}

/** A draft says more than its evidence. It never reaches a person: the deterministic fallback does. */
export class VerificationError extends withCode('verification') {}

/** What must last can't be kept or read: locked, full, damaged or of another version. Nothing of the turn is half kept. */
export class StoreError extends withCode('store') {
  /** What the store itself calls the fault (SQLITE_FULL), where it says. */
  get reason(): string | null {
    const { code } = (this.cause ?? {}) as { code?: unknown };
    return typeof code === 'string' ? code : null;
  }
}

/**
 * An app refused a message or can't be reached. `retry`: try again, after `retryAfter` milliseconds where the app says so, for
 * this chat or for the whole channel; `drop`: this message can never be delivered; `stop`: the channel can't go on, and the
 * message says what the operator can do. Never holds a token or the words of a message.
 */
export class ChannelError extends withCode('channel') {
  readonly recovery: 'retry' | 'drop' | 'stop';
  readonly scope: 'chat' | 'channel';
  readonly retryAfter: number | null;
  /** What was sent may have arrived all the same: the answer was lost, not refused. */
  readonly unsure: boolean;
  constructor(
    message: string,
    how: {
      recovery: 'retry' | 'drop' | 'stop';
      scope?: 'chat' | 'channel';
      retryAfter?: number | null;
      unsure?: boolean;
    },
  ) {
    super(message);
    this.recovery = how.recovery;
    this.scope = how.scope ?? 'chat';
    this.retryAfter = how.retryAfter ?? null;
    this.unsure = how.unsure ?? false;
  }
}
