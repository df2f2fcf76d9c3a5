/** A small thing that the desk keeps: `body` is JSON that whoever keeps the kind reads. */
export interface KeptRecord {
  readonly kind: string;
  readonly id: string;
  /** What it belongs to; '' where it stands for itself. */
  readonly about: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: number;
}

/** Accounts, sessions, notes, silences and the like: few of each, looked up by name or by what they belong to. */
export interface Records {
  get(kind: string, id: string): Promise<KeptRecord | null>;
  /** Writes over the version that was read, 0 where there was none; false where somebody was faster. */
  put(record: KeptRecord): Promise<boolean>;
  /** Newest first; of all where `about` is null. */
  list(kind: string, about: string | null, skip: number, most: number): Promise<readonly KeptRecord[]>;
  remove(kind: string, id: string): Promise<void>;
  /** Deletes at most `most` of a kind from before `before`. Gives how many. */
  expire(kind: string, before: number, most: number): Promise<number>;
}
