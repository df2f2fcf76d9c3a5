import type { Before } from '../before.ts';
import { readAsWritten, type WordReaders } from './as-written.ts';
import type { Homophones } from './homophones.ts';
import type { Hypothesis } from './hypothesis.ts';

/** The message with the words that it sounds like; null where it sounds like none of the field. */
export function readAsItSounds(
  text: string,
  before: Before,
  asOf: string,
  on: WordReaders & { readonly homophones: Homophones },
): Hypothesis | null {
  const mended = on.homophones.mend(text);
  if (!mended) return null;
  const asking = readAsWritten(mended.text, before, asOf, on);
  return { how: 'as-it-sounds', asking, question: asking.question, slips: mended.slips, pointedOut: [] };
}
