import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';

/** The lines of a reply to a message by itself, without its sources and notices. */
export async function linesShown(text: string, parts: Services): Promise<string[]> {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts);
  return (reply.text.split('\n\n依据：')[0] ?? '').split('\n');
}
