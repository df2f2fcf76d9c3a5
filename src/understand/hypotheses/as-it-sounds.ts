import type { Knowledge } from '../../knowledge/load.ts';
import type { Before } from '../before.ts';
import type { ReadTopics } from '../topic.ts';
import { readAsWritten } from './as-written.ts';
import type { Homophones } from './homophones.ts';
import type { Hypothesis } from './hypothesis.ts';

/** The message with the words that it sounds like; null where it sounds like none of the field. */
export function readAsItSounds(
  text: string,
  before: Before,
  knowledge: Knowledge,
  readTopics: ReadTopics,
  homophones: Homophones,
): Hypothesis | null {
  const mended = homophones.mend(text);
  if (!mended) return null;
  const asking = readAsWritten(mended.text, before, knowledge, readTopics);
  return { how: 'as-it-sounds', asking, question: asking.question, slips: mended.slips, pointedOut: [] };
}
