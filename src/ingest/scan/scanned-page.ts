import { z } from 'zod';

/** Left, top, right and bottom in pixels of the picture of the page. */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/** A line as a reader saw it. */
const SeenLine = z.object({ text: z.string(), box: Box });
export type SeenLine = z.infer<typeof SeenLine>;

/** What two readers saw on the picture of one page, each by itself. The text is the first one's, whose letters are surer. */
export const ScannedPage = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  first: z.array(SeenLine),
  second: z.array(SeenLine),
});
export type ScannedPage = z.infer<typeof ScannedPage>;

/**
 * What a person said of a figure in doubt. It is known again by what was seen there, not by its place: another reading of the page, with
 * more doubts or fewer, shifts nothing onto another figure.
 */
export const Confirmation = z.strictObject({
  page: z.int().min(1),
  read: z.string().nullable(),
  other: z.string().nullable(),
  words: z.string(),
  /** Which it is of so many of the page that look the same. */
  nth: z.int(),
  of: z.int(),
  said: z.string(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** The pages of a file that were read from their pictures, by number, and what a person said of doubtful figures. */
export interface Scan {
  /** Names the scan among those that are kept. */
  readonly id: string;
  readonly pages: ReadonlyMap<number, ScannedPage>;
  readonly confirmed: readonly Confirmation[];
}
