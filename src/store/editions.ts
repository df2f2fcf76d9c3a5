/** A file of an edition: where it lies below the folder of data, and the sha256 of its bytes in hexadecimal. */
export interface EditionFile {
  readonly path: string;
  readonly sha256: string;
}

/** What answers are made of, as it was published: the index, the ingested policies, the admin's own knowledge. */
export interface Edition {
  readonly id: string;
  /** The build of its index. */
  readonly build: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A program that serves, and what it answers by, its policies and own knowledge by their hash where it says so; `fault`: why it could not take the served edition. */
export interface Reader {
  readonly name: string;
  readonly build: string;
  readonly knowledge: string | null;
  readonly fault: string | null;
}

/** Editions that several programs share by their store; one is served. */
export interface Editions {
  served(): Promise<Edition | null>;
  /** Newest first. */
  list(): Promise<readonly Edition[]>;
  filesOf(id: string): Promise<readonly EditionFile[]>;
  /** The bytes of a file by their sha256. @throws StoreError where they are gone, or are not what they were */
  read(sha256: string): Promise<Uint8Array>;
  /**
   * Keeps an edition and serves it in place of `base`; of those before the newest stay. `content` is asked for bytes that are not
   * kept yet. @throws InputError where another than `base` is served by now, StoreError where bytes are not what was hashed
   */
  publish(
    edition: Edition,
    files: readonly EditionFile[],
    content: (path: string) => Uint8Array,
    base: string | null,
  ): Promise<void>;
  /** Serves another one in place of `base`. @throws InputError where `base` is not served any more */
  serve(id: string, base: string): Promise<void>;
  /** Says what a program answers by. */
  report(reader: Reader): Promise<void>;
  /** Programs that have reported within the last half minute, by name. */
  readers(): Promise<readonly Reader[]>;
  /** `heard` is told when another edition is served. */
  listen(heard: () => void): void;
  close(): Promise<void>;
}
