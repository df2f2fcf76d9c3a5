import type { Part } from '../../contract/channel.ts';
import type { Reply } from '../../contract/reply.ts';

/** A terminal takes any length: one part. */
export function render(reply: Reply): Part[] {
  return [{ text: reply.text, marks: [], buttons: [] }];
}
