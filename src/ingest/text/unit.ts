/** A provision on its way to becoming a clause. */
export interface DraftUnit {
  /** As it will stand in the file: 二(一)3, 附件1第三条, ·1 below a heading without a number; empty where the source has none. */
  readonly locator: string;
  heading: string;
  readonly depth: number;
  paragraphs: string[];
  bodies: string[];
  /** What owners say when they mean it: written by people, carried over from the known revision. */
  asks?: readonly string[];
}

/** A document's provisions in reading order; `depth` (from 0) tells what stands below what. */
export interface Outline {
  readonly units: readonly DraftUnit[];
  readonly warnings: readonly string[];
  /** The last list has a first item and no second, or ends with a bare heading: the source is cut short. */
  readonly cut: boolean;
}
