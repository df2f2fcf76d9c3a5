import { z } from 'zod';
import { InstrumentKind } from './language-data.ts';

const words = z.string().min(1);

/** A measure as the notes of a clause state it, in words of the clause; it takes the place of what the text is read as. */
export const StatedMeasure = z.strictObject({
  name: words.optional(),
  instrument: InstrumentKind,
  /** The words that give it. */
  said: words,
  beneficiary: words.optional(),
  subject: words.optional(),
  figures: z.array(words).default([]),
  promise: z.enum(['entitled', 'up-to', 'help']),
  conditions: z.array(words).default([]),
  exclusions: z.array(words).default([]),
  bodies: z.array(words).default([]),
  window: words.optional(),
  channel: words.optional(),
  phone: words.optional(),
  materials: z.array(words).default([]),
});
export type StatedMeasure = z.infer<typeof StatedMeasure>;
